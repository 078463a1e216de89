// Blood gases of a septic course: first too alkaline for her lactate, then mixed, then acid, and never compensated beyond what lungs do.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

describe('she sinks without care', () => {
  let gases: Record<string, number>[] = [];
  beforeAll(() => {
    gases = urosepsis({ seed: 1 }).record(['lactate', 'ph', 'paco2', 'hco3', 'rr'], 11 * HOUR, 30 * MINUTE);
  });
  const at = (low: number, high: number): Record<string, number>[] => {
    const some = gases.filter(({ lactate }) => lactate >= low && lactate < high);
    expect(some.length).toBeGreaterThan(0);
    return some;
  };

  it('at the door with a lactate of 3 to 4.2: PaCO2 30 to 35 mmHg, pH 7.38 to 7.48, 22 to 30 breaths', () => {
    for (const { paco2, ph, rr } of at(3, 4.2)) {
      expect(paco2).toBeGreaterThan(29);
      expect(paco2).toBeLessThan(35);
      expect(ph).toBeGreaterThan(7.38);
      expect(ph).toBeLessThan(7.48);
      expect(rr).toBeGreaterThan(22);
      expect(rr).toBeLessThan(30);
    }
  });
  it('with a lactate of 4.5 to 8 the acidosis begins to show: pH 7.27 to 7.40', () => {
    for (const { ph } of at(4.5, 8)) {
      expect(ph).toBeGreaterThan(7.27);
      expect(ph).toBeLessThan(7.4);
    }
  });
  it('with a lactate over 10 it is overt: pH under 7.25', () => {
    for (const { ph } of at(10, 60)) expect(ph).toBeLessThan(7.25);
  });
  it('once acid rules, PaCO2 is never more than 2 mmHg under what Winters expects', () => {
    for (const { paco2, hco3 } of gases.filter((gas) => 1.5 * gas['hco3'] + 8 < 31))
      expect(paco2).toBeGreaterThan(1.5 * hco3 + 8 - 2);
  });
  it('and in the end tired muscles let it climb above', () => {
    const { paco2, hco3 } = gases[gases.length - 1];
    expect(paco2).toBeGreaterThan(1.5 * hco3 + 8 + 3);
  });
});
