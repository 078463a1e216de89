// What every drug, fluid and blood product of the catalog must have. A new entry is walked by these tests without being named here.
import { describe, expect, it } from 'vitest';
import { drugs } from '../../src/catalog/drugs.ts';
import { formularyOf, orderEntries, orderEntry } from '../../src/catalog/orders.ts';
import type { OrderEntry } from '../../src/catalog/types.ts';
import { amountPerMinute, rateOfDose, unitOf } from '../../src/catalog/units.ts';
import { createDrugs, spreadDrugs } from '../../src/perfusion/body/drugs.ts';
import { bindReceptors, createEffects, type Effects } from '../../src/perfusion/body/receptors.ts';
import type { DrugModel } from '../../src/perfusion/inputs.ts';

const GIVEN = ['fluid', 'infusion', 'dose', 'antibiotic'];
const given = orderEntries.filter(({ kind }) => GIVEN.includes(kind));
const named = (entries: readonly OrderEntry[]) => entries.map((entry) => [entry.id, entry] as const);

describe('every treatment', () => {
  it.each(named(given))('%s either acts or says that it does not', (_, entry) => {
    const acts = Object.keys(entry.drug?.acts ?? entry.fluid ?? {}).length > 0;
    expect(acts).not.toBe(entry.notSimulated !== undefined);
    expect(entry.notSimulated ?? 'It acts.').toMatch(/\.$/);
  });

  it.each(named(given.filter(({ kind, id }) => kind !== 'antibiotic' && id !== 'antihistamine')))(
    '%s says how well it stands, with a source',
    (_, { evidence }) => {
      expect(evidence?.says).toMatch(/\.$/);
      expect(evidence?.source.length).toBeGreaterThan(10);
    },
  );

  it('that trials or guidelines speak against says so', () => {
    const against = ['vitamin-c', 'terlipressin', 'levosimendan', 'esmolol', 'landiolol', 'dopamine', 'bicarbonate'];
    for (const id of against) expect(orderEntry(id)?.evidence?.kind).toBe('suggested against');
    for (const id of ['iloprost', 'methylene-blue']) expect(orderEntry(id)?.evidence?.kind).toBe('experimental');
    for (const id of ['paracetamol', 'nitroglycerin', 'inhaled-nitric-oxide'])
      expect(orderEntry(id)?.evidence?.kind).toBe('trial neutral');
  });

  const pumps = given.filter(({ kind, drug, id }) => kind === 'infusion' && drug && id !== 'inhaled-nitric-oxide');
  it.each(named(pumps))('%s runs in the unit of its drug, from a syringe that lasts more than an hour', (_, entry) => {
    const { unit, initial } = entry.fields.find(({ id }) => id === 'rate')!;
    expect(unit).toBe(entry.drug!.rateUnit);
    expect(unitOf(unit).perKilogram).toBe(entry.drug!.perKilogram);
    expect(entry.syringe! / amountPerMinute(initial, unit, 70)).toBeGreaterThan(60);
  });

  const doses = given.filter(({ kind, drug }) => kind !== 'infusion' && drug);
  it.each(named(doses))('%s is dosed in a unit that becomes a rate of its drug', (_, entry) => {
    const { unit } = entry.fields.find(({ id }) => id === 'dose')!;
    expect(rateOfDose(1, unit, entry.drug!.rateUnit, 10, 70)).toBeGreaterThan(0);
  });
});

it('half a milligram over five minutes is 1.43 ug/kg/min in 70 kg, and 6 mg/h', () => {
  expect(rateOfDose(0.5, 'mg', 'ug/kg/min', 5, 70)).toBeCloseTo(1.4286, 3);
  expect(rateOfDose(0.5, 'mg', 'mg/h', 5, 70)).toBeCloseTo(6, 9);
  expect(rateOfDose(2, 'mg/kg', 'mg/kg/h', 30, 70)).toBeCloseTo(4, 9);
  expect(() => unitOf('drops')).toThrow('Nobody can convert the unit "drops".');
});

it('a loading dose and its pump are one drug to the patient', () => {
  const { drugs: two } = formularyOf(['milrinone', 'milrinone-load']);
  expect(two.map(({ id }) => id)).toEqual(['milrinone']);
});

/** Effects of one drug alone after two hours of a rate, in a patient of 70 kg. */
function effectsOf(model: DrugModel, rate: number): Effects {
  const formulary = { drugs: [model], fluids: [] };
  const state = createDrugs(formulary, 70, 0);
  for (let second = 0; second < 7200; second += 20) {
    spreadDrugs(state, formulary, Float64Array.of(rate), 70, 1, 20);
    bindReceptors(state, state, formulary, 0, 20);
  }
  return Object.fromEntries(
    Object.keys(createEffects()).map((name) => [name, state[name as keyof Effects]]),
  ) as unknown as Effects;
}

const simulated = drugs.filter(
  (entry) => entry.drug !== undefined && entry.id === entry.drug.id && entry.kind !== 'antibiotic',
);
describe.each(named(simulated))('%s', (_, entry) => {
  const field = entry.fields.find(({ id }) => id === 'rate' || id === 'dose')!;
  const model = entry.drug!;
  const usual = field.id === 'rate' ? field.initial : rateOfDose(field.initial, field.unit, model.rateUnit, 120, 70);
  const none = effectsOf(model, 0);
  const once = effectsOf(model, usual);
  const twice = effectsOf(model, 2 * usual);

  it('does nothing at no dose', () => {
    expect(none).toEqual(createEffects());
  });
  it('does something at its usual dose and more at twice that', () => {
    const touched = Object.keys(once).filter((name) => once[name as keyof Effects] > 0);
    expect(touched.length).toBeGreaterThan(0);
    for (const name of touched) expect(twice[name as keyof Effects]).toBeGreaterThan(once[name as keyof Effects]);
  });
  it('leaves no place beyond its full effect', () => {
    const { insulin: _, ...huge } = effectsOf(model, 1000 * usual); // insulin is counted, not bound
    expect(Math.max(...Object.values(huge))).toBeLessThanOrEqual(1);
  });
});
