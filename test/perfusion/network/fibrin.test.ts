// Clots that hours leave behind can be laid in an instant, where they would have come: this is how a second site of a patient gets its own.
import { expect, test } from 'vitest';
import type { Bed } from '../../../src/perfusion/network/bed.ts';
import { growClots } from '../../../src/perfusion/network/fibrin.ts';
import { KIND } from '../../../src/perfusion/network/network.ts';
import { begin, mean, MINUTE } from './bed-driver.ts';

const septic = (): Bed => begin('average', 1).wait(2 * MINUTE, 5).bed;

function clotted(bed: Bed): number[] {
  const capillaries = [...bed.fibrin.active.keys()].filter((s) => bed.network.kind[s] === KIND.capillary);
  return capillaries.map((s) => bed.fibrin.active[s]);
}

test('as many capillaries as asked for hold a clot, and a bed that has them already gets no more', () => {
  const bed = septic();
  growClots(bed, 0.1);
  const once = mean(clotted(bed));
  expect(once).toBeGreaterThanOrEqual(0.1);
  expect(once).toBeLessThan(0.1 + 1.5 / clotted(bed).length);
  growClots(bed, 0.05);
  expect(mean(clotted(bed))).toBe(once);
});

test('they lie where blood is slow, and the same bed has them in the same places', () => {
  const bed = septic();
  const again = septic();
  const speed = bed.vessels.velocity.slice();
  const usual = mean(Array.from(speed));
  growClots(bed, 0.1);
  growClots(again, 0.1);
  expect(bed.fibrin.active).toEqual(again.fibrin.active);
  expect(mean(Array.from(speed.filter((_, s) => bed.fibrin.active[s] === 1)))).toBeLessThan(0.5 * usual);
});
