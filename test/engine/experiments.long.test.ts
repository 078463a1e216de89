// Every guided experiment of the lab is played through, and each of its claims must come out of the model.
import { afterAll, describe, expect, test } from 'vitest';
import { EXPERIMENTS, holds } from '../../src/catalog/experiments.ts';
import { rangeOf } from '../../src/catalog/lab-dials.ts';
import type { Measures } from '../../src/catalog/lab-measures.ts';
import { createLab, type Lab, playExperiment } from '../../src/engine/lab.ts';

const labs = new Map<string, Lab>();
/** Grown once for all experiments on the same bed. */
function labOf(site: Lab['site'], seed: number): Lab {
  const key = `${site} ${seed}`;
  const lab = labs.get(key) ?? createLab(site, seed);
  labs.set(key, lab);
  return lab;
}
afterAll(() => labs.clear());

describe.each(EXPERIMENTS)('$title', (experiment) => {
  let found: Measures[] = [];
  test('can be played to its end', () => {
    found = playExperiment(labOf(experiment.site, experiment.seed), experiment);
    expect(found).toHaveLength(experiment.steps.length + 1);
    const shown = found.flatMap((measures) => experiment.shown.map((id) => measures[id]));
    expect(shown.every(Number.isFinite)).toBe(true);
  });

  test.each(experiment.claims)('$says', (claim) => {
    const change = `${claim.measure} ${found[claim.from][claim.measure]} -> ${found[claim.to][claim.measure]}`;
    expect({ change, holds: holds(claim, found) }).toEqual({ change, holds: true });
  });

  test('is complete: prediction, reachable dials, sources', () => {
    expect(experiment.guesses[experiment.right]).toBeTruthy();
    for (const { set } of [experiment.start, ...experiment.steps])
      for (const [dial, value] of Object.entries(set)) {
        const range = rangeOf(dial as keyof typeof set);
        expect(range).not.toBeNull();
        expect(value).toBeGreaterThanOrEqual(range!.min);
        expect(value).toBeLessThanOrEqual(range!.max);
      }
    for (const { text, source } of experiment.explanation) expect([text, source]).not.toContain('');
    for (const claim of experiment.claims) expect(claim.to).toBeLessThanOrEqual(experiment.steps.length);
  });
});

test('the lessons 1 to 12 each have an experiment', () => {
  const served = new Set(EXPERIMENTS.flatMap(({ lessons }) => lessons));
  for (let lesson = 1; lesson <= 12; lesson++) expect(served).toContain(lesson);
});
