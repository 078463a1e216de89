// Hints climb a ladder and cost something, predictions are judged by what the body did, questions stop the clock, an exam helps nobody.
import { describe, expect, it } from 'vitest';
import type { CaseDefinition } from '../../src/engine/case-schema.ts';
import { caseMachine } from '../../src/engine/case-machine.ts';
import { parseCase } from '../../src/engine/case-schema.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { initialTransition } from 'xstate';
import { MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';
import { debriefWith } from './timelines.ts';

class Classroom extends Ward {
  constructor(mode: RunRecord['mode'], changes: Partial<CaseDefinition> = {}, patient: Record<string, number> = {}) {
    super({ sub_ppv: 68, sub_mfi: 2.1, sub_plugs: 0.1, sub_fibrin: 0.02, ...patient });
    this.definition = parseCase({ ...this.definition, ...changes });
    this.machine = caseMachine(this.definition);
    [this.state] = initialTransition(this.machine, { seed: 7, openEnded: false, mode });
    this.begin();
  }
  hint() {
    if (!this.send({ type: 'hint.ask' })) throw new Error('no hint was given');
    return this.chart.hints.at(-1)!;
  }
}

describe('the hint ladder', () => {
  it('goes from nudge to mechanism to answer, with this patient in it, and costs more each time in Practice', () => {
    const ward = new Classroom('practice').wait(5 * MINUTE);
    const [nudge, mechanism, answer] = [ward.hint(), ward.hint(), ward.hint()];
    expect([nudge.level, mechanism.level, answer.level]).toEqual([1, 2, 3]);
    expect(new Set([nudge.topic, mechanism.topic, answer.topic])).toEqual(new Set(['pressure']));
    expect(mechanism.text).toContain('52 mmHg');
    expect(answer.text).toContain('norepinephrine');
    expect([nudge.cost, mechanism.cost, answer.cost]).toEqual([2, 4, 8]);
    for (const { source } of ward.chart.hints) expect(source).toMatch(/doi:/);
  });
  it('is free in Learn', () => expect(new Classroom('learn').wait(60).hint().cost).toBe(0));
  it('speaks of what presses now: the antibiotic once the pressure holds, then the cause', () => {
    const ward = new Classroom('practice', {}, { map: 66 }).wait(10 * MINUTE);
    expect(ward.hint().topic).toBe('antibiotic');
    ward.order('piperacillin-tazobactam').order('balanced', { volume: 750, duration: 15 }).wait(60);
    expect(ward.hint().topic).toBe('cause');
    ward.order('ultrasound-kidney').wait(16 * MINUTE);
    expect(ward.hint().topic).toBe('source-control');
    ward.order('drainage').wait(60);
    expect(ward.hint().topic).toBe('hidden-shock');
    expect(ward.hint().text).toMatch(/68 % of the small vessels.*white cells stick/);
  });
  it('has nothing to nag about when all is well', () => {
    const ward = new Classroom('practice', {}, { map: 66, crt_finger_s: 2, sub_ppv: 92 })
      .order('piperacillin-tazobactam')
      .order('ultrasound-kidney')
      .wait(16 * MINUTE)
      .order('drainage');
    expect(ward.hint().topic).toBe('going-well');
  });
  it('is refused in an exam', () => {
    const ward = new Classroom('exam');
    expect(ward.send({ type: 'hint.ask' })).toBe(false);
    expect(ward.chart.hints).toEqual([]);
  });
  it('stands in the debrief with its cost', () => {
    const ward = new Classroom('practice').wait(60 * MINUTE);
    ward.hint();
    ward.hint();
    const debrief = debriefWith(ward, { map: () => 52 });
    expect(debrief.scores[0].parts.find(({ id }) => id === 'hints')).toMatchObject({ value: 94 });
    expect(debrief.marks.filter(({ kind }) => kind === 'hint').map(({ label }) => label)).toEqual([
      'Nudge on pressure at 1:00',
      'Mechanism on pressure at 1:00',
    ]);
  });
});

describe('predictions', () => {
  const predicted = () => {
    const ward = new Classroom('practice').order('balanced');
    expect(
      ward.send({
        type: 'prediction.make',
        number: 1,
        expects: { map: 'up', refill: 'down', lactate: 'down', vessels: 'same' },
        sure: 3,
      }),
    ).toBe(true);
    return ward.wait(30 * MINUTE);
  };
  it('are judged by each quantity after its own time; what the case did not reach is left open', () => {
    const debrief = debriefWith(predicted(), {
      map: (minute) => 52 + minute / 2,
      crt_finger_s: () => 5,
      lactate: () => 4,
      sub_ppv: () => 70,
    });
    const happened = Object.fromEntries(debrief.predictions.map((one) => [one.quantity, one.happened]));
    expect(happened).toEqual({ map: 'up', refill: 'same', lactate: null, vessels: 'same' });
    expect(debrief.calibration).toEqual([{ sure: 3, right: 2, of: 3, should: 0.95 }]);
    expect(debrief.marks.some(({ kind }) => kind === 'prediction')).toBe(true);
  });
  it('are asked once, in time, and only of what is given', () => {
    const ward = predicted();
    const say = (number: number) => ward.send({ type: 'prediction.make', number, expects: { map: 'up' }, sure: 1 });
    expect(say(1)).toBe(false); // has one
    ward.order('lactate');
    expect(say(2)).toBe(false); // a test
    ward.order('norepinephrine').wait(10 * MINUTE);
    expect(say(3)).toBe(false); // too late
    ward.order('vasopressin');
    expect(say(4)).toBe(true);
  });
});

const question = {
  id: 'what-now',
  when: { at: 2, lacks: [], holds: 0 },
  text: 'What do you expect in the next ten minutes?',
  options: [
    { text: 'Better refill', right: true, why: 'Fluid reaches the skin within minutes.', source: 'Raia 2022' },
    { text: 'Less lactate', right: false, why: 'Lactate takes hours.', source: 'Hernandez 2014' },
  ],
};

describe("an author's question", () => {
  it('stops the clock until it is answered, once', () => {
    const ward = new Classroom('learn', { questions: [question] }).wait(3 * MINUTE);
    expect(ward.state.value).toEqual({ treating: 'paused' });
    expect(ward.chart.time).toBe(2 * MINUTE);
    expect(ward.send({ type: 'clock.resume' })).toBe(false);
    expect(ward.send({ type: 'question.answer', id: 'what-now', choice: 5 })).toBe(false);
    expect(ward.send({ type: 'question.answer', id: 'what-now', choice: 1 })).toBe(true);
    expect(ward.state.value).toEqual({ treating: 'running' });
    ward.wait(10 * MINUTE);
    expect(ward.state.value).toEqual({ treating: 'running' });
    expect(debriefWith(ward, { map: () => 52 }).answers).toMatchObject([
      { answer: 'Less lactate', right: false, why: 'Lactate takes hours.' },
    ]);
  });
  it('may be left, and is not put to policies in tables', () => {
    const ward = new Classroom('exam', { questions: [question] }).wait(3 * MINUTE);
    expect(ward.send({ type: 'question.answer', id: 'what-now', choice: -1 })).toBe(true);
    const table = new Classroom('practice', { questions: [question] });
    [table.state] = initialTransition(table.machine, { seed: 7, openEnded: true });
    table.begin().wait(3 * MINUTE);
    expect(table.state.value).toEqual({ treating: 'running' });
  });
  it('needs a right option', () => {
    const options = question.options.map((one) => ({ ...one, right: false }));
    expect(() => new Classroom('learn', { questions: [{ ...question, options }] })).toThrow('right option');
  });
});

describe('an exam', () => {
  it('has three pauses', () => {
    const ward = new Classroom('exam');
    for (let i = 0; i < 3; i++) {
      expect(ward.send({ type: 'clock.pause' })).toBe(true);
      expect(ward.send({ type: 'clock.resume' })).toBe(true);
    }
    expect(ward.send({ type: 'clock.pause' })).toBe(false);
  });
  it('takes no predictions', () => {
    const ward = new Classroom('exam').order('balanced');
    expect(ward.send({ type: 'prediction.make', number: 1, expects: { map: 'up' }, sure: 1 })).toBe(false);
  });
});
