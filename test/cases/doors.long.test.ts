// The patient of each case as written arrives nearly as the handover says; `test/slow/doors.test.ts` asks the middle of five.
import { expect, it } from 'vitest';
import { startRun, truth } from '../../src/engine/run.ts';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { misspoken, spokenIn } from './spoken.ts';

it.each(caseIds())('%s arrives as the handover says, give or take what one patient differs', (id) => {
  const run = startRun(readCase(id), { seed: 1, mode: 'practice', resolution: 'held-beat' });
  expect(misspoken(spokenIn(readCase(id).handover), truth(run), 1)).toEqual([]);
});

it('who would die on the way, or whose lactate would be far beyond what the handover says, is brought in earlier', () => {
  const written = readCase('fifth-liter');
  const illest = startRun(written, { seed: 3, mode: 'practice', resolution: 'held-beat' });
  const { alive, rr, map, lactate } = truth(illest);
  expect(illest.patient.illness.hours).toBeLessThan(written.illness.hours);
  expect(lactate).toBeLessThanOrEqual(written.arrives!.lactate!);
  expect(alive).toBe(1);
  expect(rr).toBeGreaterThan(8);
  expect(map).toBeGreaterThan(40);
});

it('who falls ill faster comes earlier, who falls ill slower comes later, and both are as ill as the handover says', () => {
  const comes = (id: string, seed: number): number => {
    const { arrives, illness } = readCase(id);
    const run = startRun(readCase(id), { seed, mode: 'practice', resolution: 'held-beat' });
    expect(truth(run)['map']).toBeGreaterThanOrEqual(arrives!.map[0]);
    expect(truth(run)['map']).toBeLessThanOrEqual(arrives!.map[1]);
    return run.patient.illness.hours / illness.hours;
  };
  expect(comes('anastomosis', 7)).toBeLessThan(1);
  expect(comes('pneumonia', 1)).toBeGreaterThan(1);
});
