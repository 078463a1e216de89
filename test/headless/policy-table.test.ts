// The page of every case under every automatic trainee says what the runs said, and names what is not as taught.
import { expect, it } from 'vitest';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { orderFaults } from '../../src/headless/policy-order.ts';
import { isMimic, tablePage, tableRows } from '../../src/headless/policy-table.ts';

const run = (policy: string, seed: number, alive: boolean, missed: number, score: number, name = 'belly') => ({
  case: name,
  policy,
  seed,
  alive,
  outcome: alive ? 'recovered' : 'died',
  missed,
  score,
  parts: { perfusion: 100 - 100 * missed, harm: score },
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
  expect(rows[0].parts).toEqual({ perfusion: 50, harm: 25 });
});

it('leaves the cells of trainees who did not play empty, and says when fewer patients were played', () => {
  const page = tablePage(tableRows([run('none', 1, true, 0, 9), ...[1, 2].map((seed) => run('expert', seed, true, 0.03, 94))]), [], '2026-11-22'); // prettier-ignore
  expect(page).toContain('| belly | 9 (1) |  |  |  |  |  | 94 |');
  expect(page).toContain('| belly | 100 (100) |  |  |  |  |  | 100 (100) |');
  expect(page).toContain('| belly | 100 / 9 / - / - |');
  expect(page).toContain('--seeds 2 ');
});

it('finds nothing to say about an order that is as taught', () => {
  expect(orderFaults(rows, [])).toEqual([]);
  expect(tablePage(rows, [], '2026-11-22')).toContain('## Not as taught\n\nNothing.');
});

it('names a case that is won by doing nothing, by clicking everything, or by another than the expert', () => {
  const played = { none: 65, everything: 63, bundle: 90, crt: 55, expert: 80 };
  const won = tableRows(Object.entries(played).map(([policy, score]) => run(policy, 1, true, 0, score)));
  expect(orderFaults(won, [])).toEqual([
    'belly: none scores 65',
    'belly: everything scores 63',
    'belly: bundle scores 90, expert 80',
    'belly: crt scores only 55',
  ]);
});

it('wants the mimics to tell who read the chart', () => {
  const alike = tableRows([run('crt', 1, true, 0, 93, 'tablets'), run('expert', 1, true, 0, 95, 'tablets')]);
  expect(orderFaults(alike, [])).toEqual([]);
  expect(orderFaults(alike, ['tablets'])).toEqual([
    'tablets: crt scores 93, not behind expert (95) although this is no sepsis',
  ]);
});

it('knows which cases are mimics', () => {
  expect(caseIds().filter((id) => isMimic(readCase(id)))).toEqual(['adrenal-crisis', 'anaphylaxis', 'bleeding']);
});
