// A run as a FHIR R4 bundle: the fictional patient, the visit, what was measured and what was given. Every resource is marked as test data.
import type { Debrief } from '../../engine/debrief-types.ts';
import type { RunRecord } from '../../engine/types.ts';
import { OURS, TRAINING } from '../namespace.ts';
import { administrationsOf } from './administrations.ts';
import { observationsOf } from './observations.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { TEST_DATA } from './shapes.ts';
import type { Bundle, Entry } from './shapes.ts';

export interface FhirParts {
  debrief: Debrief;
  record: RunRecord;
  /** Tells this run from another of the same case and seed. */
  runId: string;
  /** ISO date: the calendar's name for arrival. */
  arrival: string;
}

export function fhirBundle({ debrief, record, runId, arrival }: FhirParts): Bundle {
  const scene = sceneOf(record, runId, arrival, debrief.care.person.weight);
  const entry = [
    patientOf(debrief, scene),
    encounterOf(debrief, scene),
    ...observationsOf(debrief, scene),
    ...administrationsOf(debrief.care.given, scene),
  ];
  return {
    resourceType: 'Bundle',
    id: scene.entry('bundle', 'Bundle', {}).resource.id,
    meta: { security: [TEST_DATA] },
    identifier: { system: `${OURS}/runs`, value: runId },
    type: 'collection',
    timestamp: scene.moment(debrief.treated),
    entry,
  };
}

function patientOf({ care: { person } }: Debrief, scene: Scene): Entry {
  return scene.entry('patient', 'Patient', {
    text: {
      status: 'generated',
      div: `<div xmlns="http://www.w3.org/1999/xhtml">A simulated patient. ${TRAINING}.</div>`,
    },
    active: true,
    name: [{ use: 'anonymous', text: 'Simulated patient' }],
    gender: person.sex,
    birthDate: String(Number(scene.moment(0).slice(0, 4)) - Math.round(person.age)),
  });
}

function encounterOf({ caseTitle, outcome, treated }: Debrief, scene: Scene): Entry {
  return scene.entry('encounter', 'Encounter', {
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'EMER',
      display: 'emergency',
    },
    subject: scene.patient,
    period: { start: scene.moment(0), end: scene.moment(treated) },
    reasonCode: [{ text: caseTitle }],
    ...(outcome.kind === 'died'
      ? {
          hospitalization: {
            dischargeDisposition: {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
                  code: 'exp',
                  display: 'Expired',
                },
              ],
              text: 'Died',
            },
          },
        }
      : {}),
  });
}
