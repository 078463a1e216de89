// What a case says, for whoever plays or lists it. Without the form that checks a case file, so that a browser need not load the checker.
import { orderEntry } from '../catalog/orders.ts';
import { withEndotype } from '../perfusion/endotypes.ts';
import type { Host, Illness } from '../perfusion/host.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { CaseOffer, CaseSummary } from './types.ts';
import { fillRanges, fillWords } from './vary.ts';

/** Adrenal reserve below which the chart says that this person lives on steroids (chosen). */
export const STEROID_DEPENDENT = 0.3;

/** The model's part of the case's host. */
export function hostOf(definition: CaseDefinition): Host {
  const { tone: _tone, ...person } = definition.host;
  return person;
}

export function illnessOf(definition: CaseDefinition): Illness {
  const { endotype, ...illness } = definition.illness;
  return withEndotype(illness, endotype);
}

/** What the library shows, and what the prebrief needs to tell of one patient. */
export function caseOffer(definition: CaseDefinition): CaseOffer {
  const { host, vary, noise, subtitle, handover, chart } = definition;
  const { age, weight, tone } = host;
  const written = { subtitle, handover, chart, noise, host: { age, weight, tone }, ...(vary ? { vary } : {}) };
  return { ...caseSummary(fillRanges(definition, definition)), written };
}

/** What is told of a case before the bedside. */
export function caseSummary(written: CaseDefinition): CaseSummary {
  const definition = fillWords(written);
  const { id, version, title, subtitle, level, minutes: time, learners, objectives, prebrief } = definition;
  const { handover, chart, author, reviewed, citations, exam: exams } = definition;
  return {
    id,
    version,
    title,
    subtitle,
    level,
    minutes: time,
    learners,
    objectives,
    prebrief,
    handover,
    chart,
    author,
    reviewed,
    citations,
    exam: exams,
  };
}

/** Minutes of an order in this hospital. */
export function timingOf(
  definition: CaseDefinition,
  id: string,
): { preparation: number; duration: number; turnaround: number } {
  const entry = orderEntry(id);
  const usual = {
    preparation: entry?.preparation ?? 0,
    duration: entry?.duration ?? 0,
    turnaround: entry?.turnaround ?? 0,
  };
  const own = definition.timings[id] ?? {};
  return {
    preparation: own.preparation ?? usual.preparation,
    duration: own.duration ?? usual.duration,
    turnaround: own.turnaround ?? usual.turnaround,
  };
}
