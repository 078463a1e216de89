// The twin: the same patient with one decision different, computed the same way, and the decisions in order of what they were worth.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { record } from '../../src/engine/run.ts';
import { alter, decisionsOf, firstDifference, scriptOf } from '../../src/engine/twin/script.ts';
import { gainOf, labelOf, leaveOneOut, playTwin, twinOf } from '../../src/engine/twin/twin.ts';
import type { Twin } from '../../src/engine/twin/twin.ts';
import type { Alternative, TwinCourse } from '../../src/engine/debrief-types.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { amount } from '../../src/views/format.ts';
import { endingCells, gainText } from '../../src/views/what-if-text.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { begin, HOUR, MINUTE } from './driver.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

function compute(twin: Twin, alternative: Alternative): { course: TwinCourse; steps: number } {
  const work = playTwin(twin, alternative);
  for (let steps = 1; ; steps++) {
    const { done, value } = work.next();
    if (done) return { course: value, steps };
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThanOrEqual(1);
  }
}

let kept: RunRecord;
let twin: Twin;
let asPlayed: TwinCourse;
beforeAll(() => {
  const player = begin('urosepsis', { resolution: 'held-beat' });
  player
    .give('lactate')
    .give('norepinephrine', { rate: 0.1 })
    .wait(10 * MINUTE);
  player.tell({ type: 'order.change', number: 2, rate: 0.2 });
  player
    .give('balanced')
    .give('piperacillin-tazobactam')
    .wait(50 * MINUTE);
  kept = record(player.run);
  twin = twinOf(readCase('urosepsis'), kept, null);
  asPlayed = compute(twin, { kind: 'as-played' }).course;
});
const eventOf = (order: string) => decisionsOf(kept).find((one) => one.order === order && one.part === 'order')!.event;

describe('the script of a run', () => {
  it('names the decisions, with changes of a pump', () => {
    expect(decisionsOf(kept).map(({ label, part }) => `${part}: ${label}`)).toEqual([
      'order: Norepinephrine 0.1 ug/kg/min',
      'change: Norepinephrine to 0.2 ug/kg/min',
      expect.stringContaining('order: Balanced crystalloid'),
      expect.stringContaining('order: Piperacillin-tazobactam'),
    ]);
  });
  it('takes an order out with all that hangs on it', () => {
    const script = scriptOf(kept);
    const without = alter(script, { kind: 'without', event: eventOf('norepinephrine') });
    expect(script.length - without.length).toBe(2);
    expect(firstDifference(script, without)).toBe(0);
    expect(firstDifference(script, alter(script, { kind: 'without', event: eventOf('balanced') }))).toBe(10 * MINUTE);
  });
  it('moves and replaces', () => {
    const script = scriptOf(kept);
    const later = alter(script, { kind: 'moved', event: eventOf('norepinephrine'), by: 30 * MINUTE });
    expect(later.filter(({ belongs }) => belongs === 2).map(({ at }) => at)).toEqual([30 * MINUTE, 40 * MINUTE]);
    const other = alter(script, {
      kind: 'replaced',
      event: eventOf('norepinephrine'),
      order: 'vasopressin',
      values: { rate: 0.03 },
    });
    expect(other.filter(({ belongs }) => belongs === 2).map(({ event }) => event.type)).toEqual(['order.place']);
  });
});

describe('the twin', () => {
  it('of a run as played ends exactly like the run when both are held-beat', () => {
    const again = twinOf(readCase('urosepsis'), kept, null);
    const { course } = compute(again, { kind: 'as-played' });
    expect(course.ending).toEqual(asPlayed.ending);
    expect(course.timeline).toEqual(asPlayed.timeline);
  });
  it('that branches late from a kept state is the same as one played from the door', () => {
    const change: Alternative = { kind: 'without', event: eventOf('balanced') };
    const fresh = twinOf(readCase('urosepsis'), kept, null);
    const late = compute(twin, change);
    const whole = compute(fresh, change);
    expect(late.course).toEqual(whole.course);
    expect(late.steps).toBeLessThan(whole.steps);
    expect(late.course.ending.fluid).toBe(0);
  });
  it('finds the right order when numbers have shifted', () => {
    const { course } = compute(twin, {
      kind: 'without',
      event: kept.events.findIndex(({ event }) => event.type === 'order.place'),
    });
    expect(course.timeline.values.at(-1)).toBeDefined();
    const rate = course.timeline.columns.indexOf('rate_norepinephrine');
    expect(course.timeline.values[(course.timeline.rows - 1) * course.timeline.columns.length + rate]).toBeCloseTo(
      0.2,
      9,
    );
  });
  it('says what could not be done in it', () => {
    const { course } = compute(twin, {
      kind: 'replaced',
      event: eventOf('balanced'),
      order: 'drainage',
      values: {},
    });
    expect(course.refused).toHaveLength(1);
    expect(course.refused[0]).toMatch(/at 0:10: Urology/);
  });
  it('can be left to an automatic colleague', () => {
    const { course } = compute(twin, { kind: 'policy', id: 'bundle' });
    expect(course.ending.fluid).toBeGreaterThan(0);
    expect(course.label).toContain('bundle');
  });
  it('norepinephrine raises the pressure that is missing without it', () => {
    const { course } = compute(twin, { kind: 'without', event: eventOf('norepinephrine') });
    expect(course.ending.map).toBeLessThan(asPlayed.ending.map - 3);
    expect(labelOf(twin, course.alternative)).toBe('Without Norepinephrine 0.1 ug/kg/min (0:00)');
  });
});

describe('what a decision was worth', () => {
  const ending = (debt: number, diedAt: number | null = null) => ({
    ...asPlayed.ending,
    debt,
    diedAt,
    alive: diedAt === null,
  });
  it('life comes before oxygen', () => {
    expect(gainOf(ending(100), ending(130))).toBe(30);
    expect(gainOf(ending(100), ending(20, 2 * HOUR))).toBe(10_000);
    expect(gainOf(ending(100, HOUR), ending(100))).toBe(-10_000);
  });
  it('is told as the rows of both courses hold it', () => {
    const { course } = compute(twin, { kind: 'without', event: eventOf('norepinephrine') });
    const last = ({ timeline: { columns, values, rows } }: TwinCourse, name: string): number =>
      values[(rows - 1) * columns.length + columns.indexOf(name)];
    for (const one of [asPlayed, course])
      expect(endingCells(one.ending)).toEqual([
        'alive',
        ...(['debt_total', 'map'] as const).map((name) => last(one, name).toFixed(0)),
        ...(['lactate', 'crt_finger_s'] as const).map((name) => last(one, name).toFixed(1)),
        ...(['sub_ppv', 'fluid_given_ml'] as const).map((name) => last(one, name).toFixed(0)),
      ]);
    const more = last(course, 'debt_total') - last(asPlayed, 'debt_total');
    expect(more).toBeGreaterThan(1);
    expect(gainText(gainOf(asPlayed.ending, course.ending), asPlayed.ending, course.ending)).toBe(
      `without it the tissues would have missed ${amount(more)} mL/kg more`,
    );
  });
  it('a life is told as a life, and a lot of oxygen is not taken for one', () => {
    const told = (a: typeof asPlayed.ending, b: typeof asPlayed.ending) => gainText(gainOf(a, b), a, b);
    expect(told(ending(100), ending(20, 2 * HOUR))).toBe('without it the patient would have died');
    expect(told(ending(20, HOUR), ending(100))).toBe('without it the patient would have lived');
    expect(told(ending(10), ending(1200))).toBe('without it the tissues would have missed 1190 mL/kg more');
    expect(told(ending(10), ending(10.4))).toBe('no difference by the end');
  });
  it('is asked of every treatment once', () => {
    expect(leaveOneOut(kept).map((one) => labelOf({ record: kept }, one))).toHaveLength(3);
  });
});
