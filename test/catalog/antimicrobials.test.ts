// Every antimicrobial kills what it covers for hours after its usual dose, and nothing else: the wrong drug is no drug.
import { describe, expect, it } from 'vitest';
import { antibiotics } from '../../src/catalog/drugs/antibiotics.ts';
import { formularyOf } from '../../src/catalog/orders.ts';
import { rateOfDose } from '../../src/catalog/units.ts';
import { killingRate } from '../../src/perfusion/body/antibiotics.ts';
import { createDrugs, spreadDrugs } from '../../src/perfusion/body/drugs.ts';
import { ORGANISMS, type Organism } from '../../src/perfusion/host.ts';

const killers = antibiotics.filter(({ drug }) => drug !== undefined);
const WEIGHT = 70;

/** 1/h, so many hours after the first dose of one drug; `working` is the share of filtration that the kidneys have left. */
function killing(id: string, organism: Organism, hours: number, resistance = 0, working = 1): number {
  const entry = killers.find((one) => one.id === id)!;
  const formulary = formularyOf([id]);
  const state = createDrugs(formulary, WEIGHT, 0);
  const { initial, unit } = entry.fields.find((field) => field.id === 'dose')!;
  const rate = rateOfDose(initial, unit, entry.drug!.rateUnit, entry.duration, WEIGHT);
  for (let s = 0; s < hours * 3600; s += 20) {
    const now = s < entry.duration * 60 ? rate : 0;
    spreadDrugs(state, formulary, Float64Array.of(now), WEIGHT, working, 20);
  }
  return killingRate(state.site, formulary, organism, resistance);
}

describe.each(killers.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  const { covers = [] } = entry.drug!;

  it('names family, spectrum and where both come from', () => {
    expect(entry.family).toBeDefined();
    expect(covers.length).toBeGreaterThan(0);
    expect(entry.drug!.source).toMatch(/chosen|breakpoint/);
    expect(entry.kind).toBe('antibiotic');
  });

  it('kills what it covers with most of its strength two hours after the first dose', () => {
    for (const organism of covers) expect(killing(id, organism, 2)).toBeGreaterThan(0.6 * entry.drug!.acts.kill!);
  });

  it('kills nothing else, and nothing that has learned to resist', () => {
    const spared = ORGANISMS.filter((organism) => !covers.includes(organism));
    for (const organism of spared) expect(killing(id, organism, 2)).toBe(0);
    expect(killing(id, covers[0], 2, 1)).toBe(0);
  });

  it('needs its full first dose in kidney injury: the level two hours later is hardly higher', () => {
    const [healthy, injured] = [killing(id, covers[0], 2), killing(id, covers[0], 2, 0, 0.2)];
    expect(injured).toBeGreaterThanOrEqual(healthy);
    expect(injured / healthy).toBeLessThan(1.5);
  });
});

it('somebody stocks something against every organism of the cases', () => {
  for (const organism of ORGANISMS) expect(killers.some(({ drug }) => drug!.covers!.includes(organism))).toBe(true);
});
