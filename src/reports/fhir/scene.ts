// What every resource of one run shares: its patient and encounter, its clock, its identifiers.
import { v5 } from 'uuid';
import type { RunRecord } from '../../engine/types.ts';
import { OURS } from '../namespace.ts';
import { TEST_DATA } from './shapes.ts';
import type { Entry, Quantity, Reference } from './shapes.ts';
import { UCUM_SYSTEM } from './shapes.ts';
import { ucum } from './codes.ts';

export interface Scene {
  patient: Reference;
  encounter: Reference;
  /** Simulated seconds since arrival as a moment of the calendar. */
  moment(seconds: number): string;
  /** The same words give the same identifier, so that a bundle that is read twice makes no second patient. */
  entry(words: string, resourceType: string, fields: object): Entry;
  weight: number;
}

/** `arrival`: ISO date, the calendar's name for second 0. */
export function sceneOf(run: RunRecord, runId: string, arrival: string, weight: number): Scene {
  const space = v5(`${OURS}/runs/${runId}/${run.case}/${run.seed}/${run.mode}`, v5.URL);
  const begun = new Date(arrival).getTime();
  const id = (words: string): string => v5(words, space);
  return {
    patient: { reference: `urn:uuid:${id('patient')}` },
    encounter: { reference: `urn:uuid:${id('encounter')}` },
    moment: (seconds) => new Date(begun + Math.round(seconds) * 1000).toISOString(),
    entry: (words, resourceType, fields) => ({
      fullUrl: `urn:uuid:${id(words)}`,
      resource: { resourceType, id: id(words), meta: { security: [TEST_DATA] }, ...fields },
    }),
    weight,
  };
}

/** With its UCUM code where the unit has one. */
export function quantity(value: number, unit: string, code: string | undefined = ucum(unit)): Quantity {
  const rounded = Number(value.toPrecision(6));
  return code === undefined ? { value: rounded, unit } : { value: rounded, unit, system: UCUM_SYSTEM, code };
}
