// The debrief tells a run from its own numbers, each medical sentence with its source.
import { describe, expect, it, vi } from 'vitest';
import { begin, MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';
import { debriefWith } from './timelines.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

describe('numbers', () => {
  const ward = new Ward().begin().wait(60 * MINUTE);
  const debrief = debriefWith(ward, {
    map: (minute) => (minute < 20 ? 52 : 66),
    sub_ppv: (minute) => (minute < 40 ? 65 : 85),
    crt_finger_s: () => 3.5,
    lactate: (minute) => 4.6 - minute / 60,
    rate_norepinephrine: () => 0.1,
    debt_gut: (minute) => minute / 10,
    sub_glyco: () => 0.6,
  });

  it('time in target and time in dissociation are counted from the samples', () => {
    expect(debrief.timeInTarget).toBe(40 * MINUTE);
    expect(debrief.timeInDissociation).toBe(20 * MINUTE);
    expect(debrief.dissociation).toEqual([{ from: 20 * MINUTE, to: 40 * MINUTE }]);
  });

  it('three sentences say what happened underneath, with this run in them', () => {
    expect(debrief.underneath).toHaveLength(3);
    expect(debrief.underneath[0].text).toContain('65 %');
    expect(debrief.underneath[0].text).toContain('85 %');
    expect(debrief.underneath[1].text).toContain('for 40 min, and in 50 % of that time');
    expect(debrief.underneath[1].text).toContain('4.6 to 3.6');
    expect(debrief.underneath[2].text).toContain('60 % to 60 %');
    expect(debrief.underneath[2].text).toContain('never controlled');
  });

  it('oxygen debt is told by bed in words', () => {
    expect(debrief.debt).toEqual([{ bed: 'gut', value: 6 }]);
  });

  it('every sentence of feedback has a source', () => {
    for (const { text, source } of [...debrief.feedback, ...debrief.teachingPoints]) {
      expect(text.length).toBeGreaterThan(20);
      expect(source).toMatch(/doi:|PMC|SSC|This run's record/);
    }
  });

  it('no sentence shows a name of the model to the learner', () => {
    for (const { text, source } of [...debrief.underneath, ...debrief.feedback])
      expect(`${text} ${source}`).not.toMatch(/[a-z]_[a-z]|\bNaN\b|undefined|null|Infinity/);
  });
});

describe('feedback', () => {
  const flat = { map: () => 66, sub_ppv: () => 70, rate_norepinephrine: () => 0.1 };
  const texts = (ward: Ward, columns: Record<string, (minute: number) => number> = flat) =>
    debriefWith(ward, columns)
      .feedback.map(({ text }) => text)
      .join('\n');

  it('praises the antibiotic of the first hour and names a missing one', () => {
    expect(
      texts(
        new Ward()
          .begin()
          .order('piperacillin-tazobactam')
          .wait(30 * MINUTE),
      ),
    ).toContain('The antibiotic ran at 0:08, within the first hour');
    expect(texts(new Ward().begin().wait(30 * MINUTE))).toContain(
      'No antibiotic had been started when the case ended at 0:30',
    );
    expect(texts(new Ward().begin().wait(90 * MINUTE))).toContain('No antibiotic was started; in septic shock');
  });

  it('asks whether refill was checked after a bolus', () => {
    const looked = new Ward()
      .begin()
      .order('balanced')
      .wait(22 * MINUTE)
      .order('refill-finger')
      .wait(10 * MINUTE);
    expect(texts(looked)).toContain('Refill was checked after 1 of 1 bolus.');
    expect(
      texts(
        new Ward()
          .begin()
          .order('balanced')
          .wait(60 * MINUTE),
      ),
    ).toContain('after 0 of 1 bolus.');
  });

  it('names pressure beyond what the target needs', () => {
    const ward = new Ward().begin().wait(60 * MINUTE);
    expect(texts(ward, { ...flat, map: () => 85 })).toContain('more pressure than this patient');
    expect(texts(ward, { ...flat, map: () => 65 })).not.toContain('more pressure than');
  });

  it('says whether anybody looked while pressure and vessels disagreed', () => {
    expect(texts(new Ward().begin().wait(30 * MINUTE))).toContain('Nobody looked');
    expect(
      texts(
        new Ward()
          .begin()
          .wait(5 * MINUTE)
          .order('refill-finger')
          .wait(25 * MINUTE),
      ),
    ).toContain('You examined');
  });

  it('never calls defensible practice wrong', () => {
    const acceptable = new Ward()
      .begin()
      .order('piperacillin-tazobactam')
      .order('norepinephrine', { rate: 0.08 })
      .wait(10 * MINUTE)
      .order('cultures')
      .order('balanced', { volume: 750, duration: 30 })
      .wait(60 * MINUTE);
    const said = texts(acceptable, { ...flat, map: () => 62, sub_ppv: () => 85 });
    expect(said).toContain('after the antibiotic: acceptable where drawing would have delayed it');
    expect(said).toContain('(10 mL/kg) ran by 1:10, within what trials gave');
    expect(said).toContain('without waiting for a central line');
    expect(said).not.toMatch(/hydrocortisone|more pressure|too much|wrong|should have/i);
  });

  it('says when fluid was more than trials gave, and when tests were only repeated', () => {
    const everything = new Ward().begin();
    for (let i = 0; i < 5; i++)
      everything
        .order('balanced', { volume: 1000, duration: 10 })
        .order('lactate')
        .order('blood-count')
        .wait(12 * MINUTE);
    const said = texts(everything);
    expect(said).toContain('patients who got about two liters less survived as often');
    expect(said).toContain('8 of them repeated one from less than 20 minutes before');
  });

  it('an early handover and the end of the six hours have words of their own', () => {
    const early = new Ward().begin().wait(15 * MINUTE);
    early.send({ type: 'handover.give' });
    expect(debriefWith(early, flat).outcome.text).toContain('before the six hours are over');
    const late = new Ward().begin().wait(1);
    late.time = 6 * 3600 - 1;
    late.wait(2);
    expect(late.chart.outcome?.text).toContain('Six hours have passed');
  });

  it('tells when the kidney was drained', () => {
    const ward = new Ward()
      .begin()
      .order('ultrasound-kidney')
      .wait(16 * MINUTE)
      .order('drainage')
      .wait(110 * MINUTE);
    expect(texts(ward)).toContain('Source control of the left kidney was ordered at 0:16 and done at 2:01');
  });
});

describe('marks', () => {
  it('an order that was cancelled before it began stands where it was cancelled; a pump with the rate it began with', () => {
    const ward = new Ward()
      .begin()
      .order('central-line')
      .order('norepinephrine', { rate: 0.1 })
      .wait(5 * MINUTE);
    ward.send({ type: 'order.stop', number: 1 });
    ward.send({ type: 'order.change', number: 2, rate: 0.2 });
    ward.wait(10 * MINUTE);
    const marks = debriefWith(ward, { map: () => 60, sub_ppv: () => 80 }).marks;
    expect(marks.find(({ label }) => label.startsWith('Central'))).toMatchObject({ at: 300, until: null });
    expect(marks.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Norepinephrine, 0.1 ug/kg/min', 'Norepinephrine to 0.2 ug/kg/min']),
    );
  });
});

describe('a real run', () => {
  it('has marks for orders, results, alarms and examinations in order of time, and columns that the views draw', () => {
    const player = begin('urosepsis')
      .give('balanced')
      .give('lactate')
      .give('refill-finger')
      .wait(20 * MINUTE);
    const debrief = player.debrief;
    const kinds = new Set(debrief.marks.map(({ kind }) => kind));
    for (const kind of ['order', 'result', 'examination']) expect(kinds.has(kind as 'order')).toBe(true);
    const times = debrief.marks.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const name of ['map', 'crt_finger_s', 'lactate', 'sub_ppv']) expect(debrief.timeline.columns).toContain(name);
    expect(debrief.timeline.rows).toBe(41);
    expect(debrief.underneath).toHaveLength(3);
  });
});
