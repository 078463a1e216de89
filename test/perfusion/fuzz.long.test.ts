// Anybody, ordered anything: no number is lost, none leaves its range, and the books of water, cells, albumin and chloride balance.
// Here a few patients for an hour; `npm run fuzz` lives as many as the machine has time for (docs/model.md).
import { describe, expect, it, vi } from 'vitest';
import { advance } from '../../src/perfusion/advance.ts';
import { noInputs } from '../../src/perfusion/inputs.ts';
import { livePatient } from './fuzz/fuzz-patient.ts';
import { checkState, Fault, Ledger } from './fuzz/ledger.ts';
import { RandomOrders } from './fuzz/random-orders.ts';
import { randomPerson } from './fuzz/random-patient.ts';
import { healthy } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('random patients under random orders', () => {
  it.each([4, 5, 7])('number %d lives an hour without a fault', (seed) => {
    const { fault, hours } = livePatient(seed, 1, 'held-beat');
    expect(fault).toBeNull();
    expect(hours).toBe(1);
  });
  it('and every beat of a quarter of an hour', () => {
    expect(livePatient(4, 0.25, 'full').fault).toBeNull();
  });
  it('are the same for the same number, and are given something', () => {
    expect(randomPerson(11).host).toEqual(randomPerson(11).host);
    expect(randomPerson(11).host).not.toEqual(randomPerson(12).host);
    const { patient, inputs } = healthy();
    const orders = new RandomOrders(randomPerson(11).draw);
    let given = 0;
    for (let minute = 0; minute < 600; minute++) {
      orders.order(60 * minute, inputs, patient);
      given += inputs.drugRates.filter((rate) => rate > 0).length + inputs.fluidRates.filter((rate) => rate > 0).length;
    }
    expect(given).toBeGreaterThan(600);
  });
});

describe('the audit finds', () => {
  const lost = (spoil: (p: ReturnType<typeof healthy>['patient']) => void): string => {
    const { patient } = healthy();
    patient.drinks = false;
    const ledger = new Ledger(patient);
    const inputs = noInputs(patient.formulary);
    for (let second = 0; second < 60; second++) {
      const due = (patient.step + 500) % 2500 === 0 ? ledger.expect(patient, inputs) : null;
      advance(patient, inputs);
      if (second === 32) spoil(patient);
      try {
        if (due) ledger.compare(patient, due);
      } catch (error) {
        return (error as Fault).quantity;
      }
    }
    return 'nothing';
  };
  it.each([
    ['nothing', () => undefined],
    ['water not accounted for (mL)', (p) => (p.fluids.interstitial += 0.01)],
  ] as [string, Parameters<typeof lost>[0]][])('%s', (what, spoil) => {
    expect(lost(spoil)).toBe(what);
  });
  it('a number that is none, wherever it hides', () => {
    const { patient } = healthy();
    patient.networks[2].inputs.demand = NaN;
    expect(() => checkState(patient, 'patient', 0)).toThrow(/^patient\.networks\.2\..* is NaN at step 0$/);
  });
});
