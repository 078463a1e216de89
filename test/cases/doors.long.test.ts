// The patient of each case as written arrives nearly as the handover says; `test/slow/doors.test.ts` asks the middle of five.
import { expect, it } from 'vitest';
import { startRun, truth } from '../../src/engine/run.ts';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { misspoken, spokenIn } from './spoken.ts';

it.each(caseIds())('%s arrives as the handover says, give or take what one patient differs', (id) => {
  const run = startRun(readCase(id), { seed: 1, mode: 'practice', resolution: 'held-beat' });
  expect(misspoken(spokenIn(readCase(id).handover), truth(run), 1)).toEqual([]);
});

it('who would die on the way is brought in earlier', () => {
  const illest = startRun(readCase('fifth-liter'), { seed: 3, mode: 'practice', resolution: 'held-beat' });
  const { alive, rr, map } = truth(illest);
  expect(alive).toBe(1);
  expect(rr).toBeGreaterThan(8);
  expect(map).toBeGreaterThan(40);
});
