// Mast cells let go within minutes, and a beta-2 agonist holds them back.
import { describe, expect, it } from 'vitest';
import { createMediators, releaseMediators } from '../../src/perfusion/body/mediators.ts';

/** Minutes of release, with a beta-2 effect or without. */
function after(minutes: number, beta2: number, own = 0) {
  const cells = { ...createMediators(), exposure: 1 };
  for (let s = 0; s < minutes * 60; s += 5) releaseMediators(cells, beta2, own, 5);
  return cells;
}

describe('mast cells', () => {
  it('let go within minutes and for hours', () => {
    expect(after(15, 0).level).toBeGreaterThan(0.7);
    expect(after(120, 0).level).toBeGreaterThan(0.6);
  });

  it('are quieted by a beta-2 agonist', () => {
    const treated = after(40, 0.6);
    expect(treated.level).toBeLessThan(0.4);
    expect(treated.exposure).toBeLessThan(after(40, 0).exposure);
  });

  it('go on for hours when nothing is given, however much epinephrine the patient makes', () => {
    const [calm, stressed] = [after(180, 0), after(180, 0.2, 0.2)];
    expect(stressed.exposure).toBe(calm.exposure);
    expect(stressed.exposure).toBeGreaterThan(0.75);
    expect(stressed.level).toBeGreaterThan(0.6);
  });

  it('do nothing without an allergen', () => {
    const well = createMediators();
    releaseMediators(well, 0, 0, 3600);
    expect(well).toEqual({ exposure: 0, level: 0 });
  });
});
