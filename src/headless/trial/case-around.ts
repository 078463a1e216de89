// A case for a patient of a trial, so that an automatic trainee can work at the bedside: what may be ordered, what is in place, what is drained.
import { orderEntries } from '../../catalog/orders.ts';
import type { CaseDefinition } from '../../engine/case-schema.ts';
import { parseCase } from '../../engine/case-schema.ts';
import type { Patient } from '../../perfusion/patient.ts';

export const AT_THE_DOOR = ['ecg', 'oximeter', 'cuff', 'thermometer', 'peripheral-line'];
export const IN_INTENSIVE_CARE = [...AT_THE_DOOR, 'arterial-line', 'central-line', 'urinary-catheter'];

const imaging = ['ultrasound-kidney', 'ct-abdomen'];
const NO_WORDS = 'A patient of a virtual trial.';

export function caseAround(patient: Patient, tone: number, inPlace: readonly string[]): CaseDefinition {
  const procedure = orderEntries.find(({ group }) => group === 'Source control');
  return parseCase({
    id: 'virtual-trial',
    version: 1,
    title: NO_WORDS,
    subtitle: NO_WORDS,
    level: 'advanced',
    minutes: 60,
    learners: NO_WORDS,
    author: NO_WORDS,
    reviewed: '2026-11-22',
    objectives: [NO_WORDS],
    prebrief: [NO_WORDS],
    handover: [NO_WORDS],
    chart: [],
    target: { map: 65, source: 'SSC 2021, doi:10.1007/s00134-021-06506-y' },
    host: { ...patient.host, tone },
    illness: { ...patient.illness },
    inPlace: [...inPlace],
    formulary: orderEntries.map(({ id }) => id),
    sourceControl: {
      order: procedure?.id ?? 'drainage',
      site: 'the source',
      after: imaging,
      refusal: 'Find the source first.',
      done: 'The source is drained.',
    },
    staff: [],
    outcome: {
      recovery: {
        held: 60,
        refill: 3,
        lactateBelow: 2,
        lactateFall: 0.2,
        norepinephrine: 0.1,
        sourceControlled: false,
        text: NO_WORDS,
      },
      handover: { after: 1440, text: NO_WORDS, early: NO_WORDS },
      death: { text: NO_WORDS },
    },
    teachingPoints: [{ text: NO_WORDS, source: NO_WORDS }],
    debriefQuestions: [NO_WORDS],
    citations: [NO_WORDS],
  });
}
