// Learn mode may look underneath, the other modes cannot, and looking changes nothing.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SITES } from '../../src/catalog/sites.ts';
import { parseCase } from '../../src/engine/case-schema.ts';
import { isLearnRun, revealedGeometry, revealedOf } from '../../src/engine/reveal.ts';
import { advanceRun, record, type Run, send, startRun } from '../../src/engine/run.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { STEPS_PER_SECOND } from '../../src/perfusion/advance.ts';

const definition = parseCase(parse(readFileSync('cases/urosepsis.yaml', 'utf8')));
const begun = (mode: RunRecord['mode']): Run => {
  const run = startRun(definition, { seed: 7, mode, resolution: 'held-beat' });
  send(run, { type: 'case.begin' });
  advanceRun(run, 60 * STEPS_PER_SECOND);
  return run;
};

describe('the look underneath', { timeout: 400_000 }, () => {
  const run = begun('learn');
  if (!isLearnRun(run)) throw new Error('a Learn run must pass the guard');

  test('opens every bed with its own vessels', () => {
    const seen = SITES.map(({ id }) => ({
      geometry: revealedGeometry(run, id),
      look: revealedOf(run, { site: id, segment: null }),
    }));
    for (const { geometry, look } of seen) {
      expect(look.field.geometry).toBe(geometry.id);
      expect(look.field.state.diameter).toHaveLength(geometry.length.length);
      expect(look.field.state.teaching?.tissue).toHaveLength(geometry.tissue?.x.length ?? 0);
      expect(Object.values(look.bed.states).reduce((a, b) => a + b, 0)).toBe(look.bed.small);
    }
    expect(new Set(seen.map(({ geometry }) => geometry.id)).size).toBe(SITES.length);
  });

  test('shows beds that differ at one and the same pressure', () => {
    const { beds } = revealedOf(run, { site: 'skin', segment: null });
    const perfused = beds.map(({ ppv }) => ppv);
    expect(Math.max(...perfused) - Math.min(...perfused)).toBeGreaterThan(5);
  });

  test('names who constricts: nerves, drugs and vasopressin add up to what the bed is told', () => {
    const { constrictor } = revealedOf(run, { site: 'gut', segment: null });
    const { nerves, drugs, vasopressin } = constrictor;
    expect(nerves + drugs + vasopressin).toBeCloseTo(run.patient.bedInputs[2].alpha, 1);
    expect(drugs).toBeLessThan(0.05);
  });

  test('explains a standing vessel down to what blocks or feeds it', () => {
    const stands = run.patient.sublingual.flowClass.indexOf(0);
    const { causes } = revealedOf(run, { site: 'sublingual', segment: stands });
    expect(causes[0].segment).toBe(stands);
    expect(causes.length).toBeLessThanOrEqual(3);
  });

  test('changes nothing', () => {
    const before = record(run).digest;
    SITES.forEach(({ id }) => revealedOf(run, { site: id, segment: 3 }));
    expect(record(run).digest).toBe(before);
  });

  test('cannot be made in Practice or Exam', () => {
    for (const mode of ['practice', 'exam'] as const) {
      const locked: Run = { ...run, options: { ...run.options, mode } };
      expect(isLearnRun(locked)).toBe(false);
      // @ts-expect-error a run that has not passed the guard does not fit
      void (() => revealedOf(locked, { site: 'gut', segment: null }));
    }
  });
});
