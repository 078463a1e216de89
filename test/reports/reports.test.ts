// Reports as files: complete, and harmless in a spreadsheet whatever somebody typed as a name.
import { describe, expect, test } from 'vitest';
import { textCell } from '../../src/reports/csv.ts';
import { groupCsv, groupJson, spreadOf } from '../../src/reports/group.ts';
import type { GroupRow } from '../../src/reports/group.ts';
import { firstTimes, reportJson } from '../../src/reports/learner.ts';
import { played } from './played.ts';

const row = (letter: string, change: Partial<GroupRow> = {}): GroupRow => ({
  letter,
  alive: true,
  inTarget: 12,
  inDissociation: 3,
  debt: 8.5,
  firstAntibiotic: 21,
  firstVasopressor: null,
  ...change,
});
const report = { caseTitle: 'Urosepsis', madeAt: '2026-03-02T09:00:00.000Z', rows: [row('A'), row('B', { debt: 20 })] };

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '|cmd', '＝1', '\r\n=1'])('%j stays text', (typed) => {
    expect(textCell(typed)).toMatch(/^"'/);
  });
  test('quotes are doubled and lines joined', () => {
    expect(textCell('a "b"\n c')).toBe('"a ""b"" c"');
  });
});

describe('the report of a group', () => {
  test('has a line for each station under its letter, and no names', () => {
    const lines = groupCsv(report).trimEnd().split('\n');
    expect(lines[0]).toContain('For training only');
    expect(lines[1]).not.toContain('names');
    expect(lines[2]).toBe('"A",yes,12,3,8.5,21,');
    expect(lines).toHaveLength(4);
  });
  test('has names only when the educator gave them, and they cannot be formulas', () => {
    const named = { ...report, rows: [row('A', { names: '=HYPERLINK("http://x")' }), row('B', { names: 'Eve' })] };
    const lines = groupCsv(named).split('\n');
    expect(lines[1]).toMatch(/,names$/);
    expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(groupJson(report)).not.toContain('names');
  });
  test('tells the middle and the ends of each measure, over those who have one', () => {
    expect(spreadOf([row('A', { debt: 1 }), row('B', { debt: 9 }), row('C', { debt: 2 })], 'debt')).toEqual({
      of: 3,
      low: 1,
      middle: 2,
      high: 9,
    });
    expect(spreadOf(report.rows, 'firstVasopressor')).toBeNull();
    expect(JSON.parse(groupJson(report)).spread.debt).toEqual({ of: 2, low: 8.5, middle: 14.25, high: 20 });
  });
});

describe('the report of a learner', () => {
  const { debrief, record } = played();
  test('says when each thing was first done', () => {
    const times = firstTimes(debrief, (order) => order === 'norepinephrine');
    expect(times.look).toBe(120);
    expect(times.fluid).toBeGreaterThanOrEqual(120);
    expect(times.vasopressor).toBeGreaterThan(720);
    expect(times.antibiotic).not.toBeNull();
  });
  test('holds what was given with every rate', () => {
    const file = JSON.parse(reportJson(debrief, record, {}));
    expect(file.note).toContain('For training only');
    const pump = file.report.care.given.find(({ order }: { order: string }) => order === 'norepinephrine');
    expect(pump.rates.map(({ value }: { value: number }) => value)).toEqual([0.1, 0.2]);
  });
});
