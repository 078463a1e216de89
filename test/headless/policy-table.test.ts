// The page of every case under every automatic trainee says what the runs said.
import { expect, it } from 'vitest';
import { tablePage, tableRows } from '../../src/headless/policy-table.ts';

const run = (policy: string, seed: number, alive: boolean, missed: number, score: number) => ({
  case: 'belly',
  policy,
  seed,
  alive,
  outcome: alive ? 'recovered' : 'died',
  missed,
  score,
});

const rows = tableRows([
  run('none', 1, false, 0.6, 20),
  run('none', 2, true, 0.4, 30),
  run('expert', 1, true, 0.02, 96),
  run('expert', 2, true, 0.04, 92),
]);

it('takes the mean over the patients of each trainee', () => {
  expect(rows.map(({ policy, survival, missed, score }) => [policy, survival, missed, score])).toEqual([
    ['none', 0.5, 50, 25],
    ['expert', 1, 3, 94],
  ]);
});

it('leaves the cells of trainees who did not play empty', () => {
  const page = tablePage(rows);
  expect(page).toContain('| belly | 50 (50) |  |  |  |  |  | 100 (100) |');
  expect(page).toContain('--seeds 2 ');
});
