// Every handover tells the patients whom the model sends: the middle of five has all spoken numbers, and each of them the spoken pressure.
import { expect, it } from 'vitest';
import { startRun, truth } from '../../src/engine/run.ts';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { misspoken, spokenIn } from '../cases/spoken.ts';

it.each(caseIds())('%s arrives as the handover says (middle of five patients, and each one pressure)', (id) => {
  const doors = [1, 2, 3, 4, 5].map((seed) =>
    truth(startRun(readCase(id), { seed, mode: 'practice', resolution: 'held-beat' })),
  );
  const middle = (column: string): number => doors.map((door) => door[column]).toSorted((a, b) => a - b)[2];
  const spoken = spokenIn(readCase(id).handover);
  const door = Object.fromEntries(spoken.map(({ column }) => [column, middle(column)]));
  expect(misspoken(spoken, door)).toEqual([]);
  const pressure = spoken.filter(({ column }) => column === 'map');
  for (const one of doors) expect(misspoken(pressure, one, 0.5)).toEqual([]);
});
