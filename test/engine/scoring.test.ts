// The score tells parts: what the tissue missed, what did harm, what was done and when. Doing nothing and clicking everything both lose.
import { describe, expect, it } from 'vitest';
import { isTested } from '../../src/engine/scoring/harm.ts';
import { orderEntry } from '../../src/catalog/orders.ts';
import type { ActionClass, Debrief, ScorePart } from '../../src/engine/debrief-types.ts';
import { HOUR, MINUTE } from './driver.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { Ward } from './machine-driver.ts';
import type { Columns } from './timelines.ts';
import { debriefWith } from './timelines.ts';

const part = (debrief: Debrief, id: ScorePart['id'], profile = 0) =>
  debrief.scores[profile].parts.find((one) => one.id === id)!;
const told = (debrief: Debrief, id: ScorePart['id']) =>
  part(debrief, id)
    .lines.map(({ text }) => text)
    .join('\n');
const classOf = (debrief: Debrief, label: string): ActionClass | undefined =>
  debrief.scores[0].actions.find((action) => action.label.startsWith(label))?.class;
const CALM: Columns = { map: () => 62, cvp: () => 4, evlw_ml: () => 500, fluid_given_ml: () => 0, sub_ppv: () => 85 };

describe('harm', () => {
  const harmful = (
    columns: Columns,
    ward = new Ward()
      .begin()
      .order('piperacillin-tazobactam')
      .wait(2 * HOUR),
  ) => debriefWith(ward, { ...CALM, catecholamine_dose: () => 0.2, ...columns });
  it('is nothing at the target', () => expect(part(harmful({}), 'harm')).toMatchObject({ value: 100, lines: [] }));
  it('counts pressure far above the target that nobody tested', () => {
    const debrief = harmful({ map: (minute) => (minute < 10 ? 62 : 80) });
    expect(told(debrief, 'harm')).toContain('For 110 min in one go mean pressure stood above 75 mmHg');
    expect(told(debrief, 'harm')).toContain('a vasopressor ran although mean pressure was above 70');
  });
  it('lets a tested higher pressure pass', () => {
    expect(isTested([500, 3000], { from: 600, to: 5000 })).toBe(true);
    expect(isTested([500], { from: 600, to: 5000 })).toBe(false);
  });
  it('counts pressure left far below the target once treatment has had half an hour to work', () => {
    expect(told(harmful({ map: (minute) => (minute < 28 ? 48 : 66) }), 'harm')).not.toContain('stood below');
    expect(told(harmful({ map: () => 48 }), 'harm')).toContain('For 120 min mean pressure stood below 50 mmHg');
  });
  it('counts water in the lungs and fluid beyond what trials gave', () => {
    const ward = new Ward().begin().order('piperacillin-tazobactam');
    for (let i = 0; i < 4; i++) ward.order('balanced', { volume: 1000, duration: 20 }).wait(25 * MINUTE);
    const text = told(harmful({ evlw_ml: (minute) => 500 + 5 * minute }, ward), 'harm');
    expect(text).toContain('54 mL/kg of fluid ran in');
    expect(text).toContain('500 mL more water stood in the lungs');
  });
  it('counts an antibiotic after the first hour', () => {
    const ward = new Ward()
      .begin()
      .wait(100 * MINUTE)
      .order('piperacillin-tazobactam')
      .wait(30 * MINUTE);
    expect(told(harmful({}, ward), 'harm')).toContain('The first antibiotic ran at 1:48, 48 min after the first hour');
  });
});

describe('actions', () => {
  it('are classed by the case; what was asked for and not done is named', () => {
    const ward = new Ward()
      .begin()
      .order('norepinephrine')
      .order('arterial-line')
      .wait(2 * HOUR);
    const debrief = debriefWith(ward, { ...CALM, map: () => 52 });
    expect(classOf(debrief, 'Norepinephrine')).toBe('critical');
    expect(classOf(debrief, 'Arterial line')).toBe('acceptable');
    expect(told(debrief, 'actions')).toContain('Piperacillin-tazobactam was not ordered');
    expect(part(debrief, 'actions').value).toBeLessThan(50);
  });
  it('late is late: half the time over costs half', () => {
    const ward = new Ward()
      .begin()
      .wait(45 * MINUTE)
      .order('norepinephrine')
      .wait(10 * MINUTE);
    const debrief = debriefWith(ward, { ...CALM, map: () => 52 });
    expect(debrief.scores[0].actions.find(({ label }) => label === 'Norepinephrine')?.late).toBe(true);
    expect(told(debrief, 'timing')).toContain('Norepinephrine was ordered at 0:45; the case asks for it by 0:30');
  });
  it('a rule with a condition asks only where it has held', () => {
    const ward = new Ward().begin().wait(2 * HOUR);
    const missed = (map: (minute: number) => number) => told(debriefWith(ward, { ...CALM, map }), 'actions');
    expect(missed(() => 66)).not.toContain('Norepinephrine');
    expect(missed((minute) => (minute > 20 ? 52 : 66))).toContain('Norepinephrine was not ordered');
    expect(missed((minute) => (minute > 100 ? 52 : 66))).not.toContain('Norepinephrine'); // not yet late
  });
  it('the same test again within 20 minutes is unnecessary', () => {
    const ward = new Ward()
      .begin()
      .order('chemistry')
      .wait(5 * MINUTE)
      .order('chemistry')
      .wait(5 * MINUTE);
    const classes = debriefWith(ward, CALM).scores[0].actions.filter(
      ({ label }) => label === orderEntry('chemistry')?.label,
    );
    expect(classes.map((action) => action.class)).toEqual(['acceptable', 'unnecessary']);
  });
  it('fluid into wet lungs is harmful', () => {
    const ward = new Ward()
      .begin()
      .wait(4 * HOUR)
      .order('balanced')
      .wait(30 * MINUTE);
    expect(classOf(debriefWith(ward, { ...CALM, evlw_ml: () => 1200 }), 'Balanced')).toBe('harmful');
  });
  it('more of what was asked for is harmful when it is too much', () => {
    const ward = new Ward()
      .begin()
      .wait(4 * HOUR)
      .order('balanced')
      .wait(30 * MINUTE);
    expect(classOf(debriefWith(ward, { ...CALM, fluid_given_ml: () => 4000 }), 'Balanced')).toBe('harmful');
    expect(classOf(debriefWith(ward, { ...CALM, fluid_given_ml: () => 1000 }), 'Balanced')).toBe('recommended');
  });
});

describe('defensible practice is never below acceptable', () => {
  it.each<[string, (ward: Ward) => Ward, Columns]>([
    [
      'a first 30 mL/kg while the veins are empty',
      (ward) => ward.order('balanced', { volume: 2000, duration: 60 }),
      { evlw_ml: () => 1100 },
    ],
    [
      'norepinephrine before the bolus ends',
      (ward) => ward.order('balanced').order('norepinephrine').wait(60),
      { map: () => 50 },
    ],
    [
      'hydrocortisone on a vasopressor',
      (ward) =>
        ward
          .order('norepinephrine')
          .wait(10 * MINUTE)
          .order('hydrocortisone'),
      {},
    ],
    [
      'the antibiotic before the cultures',
      (ward) =>
        ward
          .order('piperacillin-tazobactam')
          .wait(9 * MINUTE)
          .order('cultures'),
      {},
    ],
    ['a mean of 60 to 65 in the old', (ward) => ward.order('norepinephrine'), { map: () => 61 }],
  ])('%s', (_what, treat, columns) => {
    const ward = treat(new Ward().begin()).wait(30 * MINUTE);
    const debrief = debriefWith(ward, { ...CALM, ...columns });
    const given = debrief.scores[0].actions.filter(({ number }) => number !== null);
    expect(given.map((action) => action.class).join()).not.toMatch(/unnecessary|harmful/);
  });
});

describe('a bolus that a case calls harmful', () => {
  const bolus = (gain: string, columns: Columns = {}, read?: number) => {
    const ward = new Ward().begin();
    ward.definition = readCase('fifth-liter');
    ward.order('passive-leg-raise').wait(8 * MINUTE);
    if (read !== undefined) ward.send({ type: 'refill.report', site: 'finger', seconds: read, held: 10 });
    ward.chart.results.find(({ order }) => order === 'passive-leg-raise')!.text = gain;
    ward.order('balanced', { volume: 500, duration: 20 }).wait(30 * MINUTE);
    return classOf(debriefWith(ward, { ...CALM, crt_finger_s: () => 5, ...columns }), 'Balanced');
  };
  const UP = 'Stroke volume by echo 14 % higher with legs raised.';

  it('is defensible after raised legs said yes, while refill is slow and lungs are dry', () => {
    expect(bolus(UP)).toBe('acceptable');
  });
  it('is judged by the refill that was read, not by one that nobody knew', () => {
    expect(bolus(UP, { crt_finger_s: () => 2.8 }, 3.4)).toBe('acceptable');
    expect(bolus(UP, {}, 2)).toBe('harmful');
  });
  it('is harmful when they said no, when refill is quick and when lungs are wet', () => {
    expect(bolus('Stroke volume by echo 4 % higher with legs raised.')).toBe('harmful');
    expect(bolus(UP, { crt_finger_s: () => 2 })).toBe('harmful');
    expect(bolus(UP, { evlw_ml: () => 1200 })).toBe('harmful');
  });
});

describe('local practice', () => {
  it('a hospital that gives little fluid does not ask for the bolus', () => {
    const debrief = debriefWith(new Ward().begin().wait(2 * HOUR), CALM);
    const asked = (profile: number) => debrief.scores[profile].actions.map(({ label }) => label).join();
    expect(asked(0)).toContain('Balanced');
    expect(asked(1)).not.toContain('Balanced');
  });
});

describe('own readings', () => {
  it('are judged against the truth with their lean', () => {
    const ward = new Ward({ sub_ppv: 70, sub_mfi: 2 }).begin().wait(60);
    ward.send({ type: 'refill.report', site: 'finger', seconds: 5.3, held: 10 });
    ward.send({ type: 'refill.report', site: 'finger', seconds: 7, held: 10 });
    ward.send({ type: 'mottling.report', score: 3 });
    ward.send({ type: 'field.report', ppv: 90, mfi: 2.2 });
    const skill = part(debriefWith(ward.wait(60), CALM), 'skill');
    expect(skill.value).toBeCloseTo(60, 9); // 3 of 5: the second refill and the vessels are off
    expect(skill.lines[0].text).toContain('2 times: 1 within 0.5 s of the truth, on average 1.1 s too high');
  });
  it('cannot be impossible', () => {
    const ward = new Ward().begin();
    expect(ward.send({ type: 'field.report', ppv: 120, mfi: 2 })).toBe(false);
    expect(ward.send({ type: 'field.report', ppv: 50, mfi: -1 })).toBe(false);
  });
});
