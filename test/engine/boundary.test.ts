// What nobody could mean is refused where it comes in, with its name, its value and what would be accepted: every order, every setting,
// every number of a person and an illness. A field that is added later stands in these tables by itself.
import { describe, expect, it } from 'vitest';
import { formularyOf, orderEntries } from '../../src/catalog/orders.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { placeRefusal } from '../../src/engine/refusal.ts';
import {
  checkPerson,
  type Host,
  HOST_RANGES,
  ILLNESS_RANGES,
  type Illness,
  NO_ILLNESS,
  REFERENCE_HOST,
} from '../../src/perfusion/host.ts';
import { type Inputs, noInputs } from '../../src/perfusion/inputs.ts';
import type { Patient } from '../../src/perfusion/patient.ts';
import { checkInputs } from '../../src/perfusion/ranges.ts';
import { Ward } from './machine-driver.ts';

/** No numbers, and just beyond both ends. */
const beyond = (low: number, high: number): number[] => {
  const step = Math.max(1e-6, (high - low) * 1e-6);
  return [NaN, Infinity, -Infinity, low - step, high + step, -1e9, 1e9];
};
const FORMULARY = formularyOf(orderEntries.map(({ id }) => id));

describe('orders', () => {
  const ward = new Ward().begin();
  const everything = { ...readCase('urosepsis'), formulary: orderEntries.map(({ id }) => id) };
  const table = orderEntries.flatMap((entry) => entry.fields.map((field) => ({ entry, field })));

  it('have dozens of numbers to set', () => {
    expect(table.length).toBeGreaterThan(50);
  });

  it('outside the range of any of them are refused with label, value and range', () => {
    for (const { entry, field } of table) {
      for (const value of beyond(field.min, field.max)) {
        const told = placeRefusal(ward.chart, everything, {
          type: 'order.place',
          order: entry.id,
          values: { [field.id]: value },
        });
        expect(told, `${entry.id}.${field.id} ${value}`).toContain(
          `${field.label.toLowerCase()} ${Number.isFinite(value) ? value : 'is not a number'}`,
        );
        expect(told).toContain(`${field.min} to ${field.max} ${field.unit}`);
      }
    }
  });

  it('at the ends of every range are never refused for their numbers', () => {
    for (const { entry, field } of table)
      for (const value of [field.min, field.initial, field.max])
        expect(
          placeRefusal(ward.chart, everything, {
            type: 'order.place',
            order: entry.id,
            values: { [field.id]: value },
          }) ?? '',
        ).not.toContain('is outside');
  });
});

describe('a person and an illness', () => {
  const told = (host: unknown, illness: unknown): string => {
    try {
      checkPerson(host as Host, illness as Illness);
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  it('have a range for every number', () => {
    expect(Object.keys(HOST_RANGES).sort()).toEqual(
      Object.keys(REFERENCE_HOST)
        .filter((name) => name !== 'sex')
        .sort(),
    );
    expect(Object.keys(ILLNESS_RANGES).sort()).toEqual(
      Object.keys(NO_ILLNESS)
        .filter((name) => name !== 'organism')
        .sort(),
    );
  });
  it.each([
    { whose: 'host', ranges: HOST_RANGES },
    { whose: 'illness', ranges: ILLNESS_RANGES },
  ])(
    'beyond a range of the $whose are refused with name, value and range; at its ends they are accepted',
    ({ whose, ranges }) => {
      const tell = (name: string, value: unknown): string =>
        whose === 'host'
          ? told({ ...REFERENCE_HOST, [name]: value }, NO_ILLNESS)
          : told(REFERENCE_HOST, { ...NO_ILLNESS, [name]: value });
      for (const [name, [low, high]] of Object.entries(ranges)) {
        for (const value of [...beyond(low, high), undefined, null, String(low)])
          expect(tell(name, value)).toBe(`${whose}.${name} is ${value}; accepted ${low} to ${high}.`);
        for (const value of [low, high]) expect(tell(name, value)).toBe('accepted');
      }
    },
  );
  it('of no known sex or organism are refused as well', () => {
    expect(told({ ...REFERENCE_HOST, sex: 'x' }, NO_ILLNESS)).toBe('host.sex is "x"; accepted: female, male.');
    expect(told(REFERENCE_HOST, { ...NO_ILLNESS, organism: 'prion' })).toContain('illness.organism is "prion"');
  });
});

describe('what reaches the body', () => {
  const patient = { formulary: FORMULARY } as Patient;
  const told = (spoil: (inputs: Inputs) => void): string => {
    const inputs = noInputs(FORMULARY);
    spoil(inputs);
    try {
      checkInputs(inputs, patient);
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  /** Every number of the inputs, found in them. */
  const numbers = (thing: object): { holder: (inputs: Inputs) => Record<string, number>; name: string }[] =>
    Object.entries(thing).flatMap(([name, value]) => {
      if (typeof value === 'number') return [{ holder: (i: Inputs) => i as unknown as Record<string, number>, name }];
      if (ArrayBuffer.isView(value) || typeof value !== 'object') return [];
      return Object.entries(value as object)
        .filter(([, part]) => typeof part === 'number')
        .map(([part]) => ({
          holder: (i: Inputs) => i[name as 'oxygen'] as unknown as Record<string, number>,
          name: part,
        }));
    });
  const table = numbers(noInputs(FORMULARY));

  it('are more than ten settings besides pumps and bags', () => {
    expect(told(() => undefined)).toBe('accepted');
    expect(table.length).toBeGreaterThan(10);
  });
  it.each(table)('$name: no number, and none that no machine does', ({ holder, name }) => {
    for (const value of [NaN, Infinity, -Infinity, 1e9, -1e9])
      expect(told((inputs) => (holder(inputs)[name] = value))).toMatch(
        new RegExp(`is ${value}; accepted [-\\d.]+ to [-\\d.]+\\.$`),
      );
  });
  it('no pump and no bag runs backward, without end, or at no number', () => {
    FORMULARY.drugs.forEach(({ id }, i) => {
      for (const value of [NaN, Infinity, -0.001])
        expect(told((inputs) => (inputs.drugRates[i] = value))).toContain(`${id} is ${value}; accepted 0 to`);
    });
    FORMULARY.fluids.forEach(({ id }, i) => {
      for (const value of [NaN, Infinity, -0.001, 1500.1])
        expect(told((inputs) => (inputs.fluidRates[i] = value))).toContain(`${id} is ${value}; accepted 0 to`);
    });
  });
});
