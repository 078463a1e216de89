// The price of an hour: the same patient, the same fluid and pressor and drain, the antibiotic one, three or six hours after the door.
import { expect, it, vi } from 'vitest';
import { HOUR, MINUTE, urosepsis } from '../perfusion/patient-driver.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Odds of death by day 14 at twelve hours. */
function odds(delay: number): number {
  const patient = urosepsis();
  const bags = [5, 30, 60, 80].map((at) => at * MINUTE);
  const plan: [at: number, order: () => unknown][] = [
    ...bags.map((at): [number, () => unknown] => [at, () => patient.pour('balanced', 500, 15 * MINUTE)]),
    [delay, () => patient.inject('piperacillin-tazobactam', 4.5, 30 * MINUTE)],
    [110 * MINUTE, () => patient.drain()],
  ];
  for (const [at, order] of plan.sort(([a], [b]) => a - b)) {
    patient.holdPressure(65, at - patient.time);
    order();
  }
  const chance = patient.holdPressure(65, 12 * HOUR - patient.time).truth['p_death'] / 100;
  return chance / (1 - chance);
}

it('each hour of delay from the first to the sixth multiplies the odds of death by 1.02 to 1.2 (Kumar 2006: 1.12; Seymour 2017: 1.04)', () => {
  const [first, third, sixth] = [1, 3, 6].map((hours) => odds(hours * HOUR));
  expect(third).toBeGreaterThan(first);
  expect(sixth).toBeGreaterThan(third);
  const perHour = Math.exp(Math.log(sixth / first) / 5);
  expect(perHour).toBeGreaterThan(1.02);
  expect(perHour).toBeLessThan(1.2);
});
