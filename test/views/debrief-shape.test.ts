// What the debrief computes before it is drawn or written: signs, jumps, the moment at the cursor, files.
import { describe, expect, test } from 'vitest';
import type { Debrief, Mark, Timeline } from '../../src/engine/debrief-types.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { beginningOf } from '../../src/main/reports.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { reader, valuesAt, whyAt } from '../../src/views/moment.ts';
import { reportJson, timelineCsv } from '../../src/reports/learner.ts';
import { lanesOf, neighbor, signMarks } from '../../src/views/timeline-shape.ts';
import { Ward } from '../engine/machine-driver.ts';
import { debriefWith } from '../engine/timelines.ts';

const mark = (at: number, kind: Mark['kind'], label = 'x'): Mark => ({ at, until: null, kind, label });
const ward = new Ward().begin().order('balanced').order('lactate').wait(600);
const debrief: Debrief = debriefWith(ward, {
  map: (minute) => 50 + minute,
  sub_ppv: () => 62,
  sub_plugs: () => 0.12,
  sub_glyco: () => 0.55,
  debt_total: (minute) => minute,
  shown_map: () => NaN,
});
const record = {
  format: 1,
  app: 'refill',
  model: 'old',
  case: 'urosepsis',
  caseVersion: 1,
  seed: 4,
  mode: 'exam',
  resolution: 'full',
  events: [
    { step: 0, event: { type: 'case.begin' } },
    { step: 5000, event: { type: 'order.place', order: 'balanced', values: {} } },
    { step: 90_000, event: { type: 'order.place', order: 'lactate', values: {} } },
    { step: 100_000, event: { type: 'handover.give' } },
  ],
  step: 100_000,
  digest: 'abcd',
} as RunRecord;

describe('the timeline', () => {
  test('has macro lanes above and micro lanes below; another course stretches the scale', () => {
    const course: Timeline = { columns: ['t_s', 'map'], values: Float64Array.of(0, 50, 600, 140), rows: 2 };
    const lanes = lanesOf(debrief, course);
    expect(lanes.map(({ id, level }) => `${level} ${id}`)).toEqual(['macro map', 'micro ppv', 'micro debt']);
    expect(lanes[0].other.at(-1)).toEqual({ at: 600, value: 140 });
    expect(lanes[0].to).toBeGreaterThanOrEqual(140);
  });
  test('shows alarms, examinations, hints, predictions and questions as signs, orders not', () => {
    const signs = signMarks([mark(1, 'alarm'), mark(2, 'order'), mark(3, 'hint'), mark(4, 'prediction')]);
    expect(signs.map(({ sign }) => sign)).toEqual(['!', '?', '◇']);
  });
  test('jumps from mark to mark and stops at the ends', () => {
    const marks = [mark(10, 'order'), mark(10, 'alarm'), mark(30, 'hint')];
    expect([neighbor(marks, 0, 1), neighbor(marks, 10, 1), neighbor(marks, 30, 1)]).toEqual([10, 30, null]);
    expect(neighbor(marks, 30, -1)).toBe(10);
  });
});

describe('a moment', () => {
  const read = reader(debrief.timeline);
  test('is read at the last row before it', () => {
    expect(read('map', 305)).toBeCloseTo(55, 9);
    expect(read('map', 1e6)).toBeCloseTo(60, 9);
    expect(read('nothing', 10)).toBeNaN();
  });
  test('tells what is known in words with units', () => {
    expect(valuesAt(read, 300).map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Mean pressure: 55 mmHg',
      'Perfused small vessels: 62 %',
    ]);
  });
  test('tells why, from cause to effect', () => {
    expect(whyAt(read, 300).map(({ id, bad }) => `${id} ${bad}`)).toEqual(['coat true', 'plugs true', 'vessels true']);
    expect(whyAt(read, 300)[1].text).toBe('White cells plugged 12 % of the capillaries.');
  });
});

describe('files', () => {
  test('the table has a row for each sample, the events beside them, and the warning on top', () => {
    const lines = timelineCsv(debrief).trimEnd().split('\n');
    expect(lines[0]).toContain('For training only, not for patient care');
    expect(lines[1]).toBe(`${debrief.timeline.columns.join(',')},events`);
    expect(lines).toHaveLength(2 + debrief.timeline.rows);
    const named = lines.filter((line) => line.includes('Lactate, point of care')).length;
    expect(named).toBeGreaterThan(0);
  });
  test('a label cannot become a formula', () => {
    const hostile = { ...debrief, marks: [mark(0, 'order', '=HYPERLINK("x")')] };
    expect(timelineCsv(hostile)).toContain(`"'=HYPERLINK(""x"")"`);
  });
  test('the report holds scores, feedback and own words, and no rows', () => {
    const file = JSON.parse(reportJson(debrief, record, { 'Why?': 'Because.' }));
    expect(file.note).toContain('training only');
    expect(file.report.scores[0].parts.length).toBeGreaterThan(3);
    expect(file.notes).toEqual({ 'Why?': 'Because.' });
    expect(file.report.timeline).toBeUndefined();
  });
});

describe('trying again from a moment', () => {
  test('keeps what was done up to it and nothing that ended the case; an exam goes on as practice', () => {
    const beginning = beginningOf(record, readCase('urosepsis'), 60);
    expect(beginning.events.map(({ event }) => event.type)).toEqual(['case.begin', 'order.place']);
    expect(beginning).toMatchObject({
      step: 30_000,
      mode: 'practice',
      digest: '',
      caseVersion: readCase('urosepsis').version,
    });
    expect(beginningOf(record, readCase('urosepsis'), 1e6).events.at(-1)?.event.type).toBe('order.place');
  });
});
