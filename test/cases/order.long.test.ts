// A slice of the table of cases and automatic trainees (docs/cases-played.md, all of it by `check --table`): a mimic of three hours, which is
// won by whoever reads the chart and lost by nothing, everything and the care of another illness.
import { expect, it, vi } from 'vitest';
import { readCase } from '../../src/headless/case-file.ts';
import { playJob } from '../../src/headless/cohort-work.ts';
import { orderFaults } from '../../src/headless/policy-order.ts';
import { isMimic, tableRows } from '../../src/headless/policy-table.ts';

vi.setConfig({ testTimeout: 400_000 });

it('anaphylaxis: the order of the trainees is as taught', () => {
  const definition = readCase('anaphylaxis');
  const until = definition.outcome.handover.after * 60;
  const policies = ['none', 'everything', 'crt', 'expert'];
  const runs = playJob({ case: 'anaphylaxis', policies, seed: 1, until, at: [], columns: [], openEnded: false });
  const rows = tableRows(runs);
  expect(isMimic(definition)).toBe(true);
  expect(orderFaults(rows, ['anaphylaxis'])).toEqual([]);
  const expert = rows.find(({ policy }) => policy === 'expert')!;
  expect(expert).toMatchObject({ survival: 1, recovered: 1 });
});
