// What can be wrong with the ranges of a case beyond their form, each in one sentence: the patient as written must be one of those that can be
// drawn, the target must hold for all of them, and no text may give away a number that varies.
import type { CaseDefinition, CaseProblem } from './case-schema.ts';
import { COMORBIDITIES, WORDS } from './vary.ts';

/** Age from which guidelines allow a lower target (SSC 2026). */
const OLD = 65;

type Written = Omit<CaseDefinition, 'formulary'>;

export function varyProblems(definition: Written): CaseProblem[] {
  return [
    ...rangeProblems(definition),
    ...arrivalProblems(definition),
    ...targetProblems(definition),
    ...wordProblems(definition),
  ];
}

function rangeProblems({ vary, host, noise, illness }: Written): CaseProblem[] {
  if (!vary) return [];
  const found: CaseProblem[] = [];
  const usual = { age: host.age, weight: host.weight, tone: host.tone, noise };
  for (const name of ['age', 'weight', 'tone', 'noise'] as const) {
    const range = vary[name];
    if (!range) continue;
    const [low, high] = range;
    if (low > high)
      found.push({ path: ['vary', name], message: `goes from ${low} to ${high}: the lower number comes first` });
    else if (usual[name] < low || usual[name] > high)
      found.push({ path: ['vary', name], message: `leaves out the ${usual[name]} of the patient as written` });
  }
  if (vary.endotype && !vary.endotype.includes(illness.endotype))
    found.push({
      path: ['vary', 'endotype'],
      message: `leaves out the "${illness.endotype}" of the patient as written`,
    });
  vary.comorbidity.forEach((name, i) => {
    const fields = Object.keys(COMORBIDITIES[name].host) as (keyof typeof host)[];
    if (fields.some((field) => field !== 'creatinine' && Number(host[field]) > 0))
      found.push({ path: ['vary', 'comorbidity', i], message: `${name} is part of the patient as written already` });
  });
  return found;
}

/** mmHg between which a patient can be found by trying, and hours of illness that can be shortened or drawn out (chosen). */
const NARROWEST = 6;
const LONG_ENOUGH = 8;

function arrivalProblems({ arrives, illness }: Written): CaseProblem[] {
  if (!arrives) return [];
  const [low, high] = arrives.map;
  const path = ['arrives', 'map'];
  const found: CaseProblem[] = [];
  if (high - low < NARROWEST)
    found.push({ path, message: `goes from ${low} to ${high}: leave at least ${NARROWEST} mmHg` });
  if (illness.load === 0 || illness.hours < LONG_ENOUGH)
    found.push({ path, message: `needs an infection that has grown for ${LONG_ENOUGH} hours or more` });
  return found;
}

function targetProblems({ vary, target }: Written): CaseProblem[] {
  if (!vary?.age || target.map >= OLD || vary.age[0] >= OLD) return [];
  return [{ path: ['vary', 'age'], message: `a target of ${target.map} mmHg is for ${OLD} years and over` }];
}

const FIELDS = ['subtitle', 'handover', 'chart', 'prebrief', 'staff'] as const;

/** Braces that mean nothing, and numbers in words that would be wrong for most of the drawn patients. */
function wordProblems(definition: Written): CaseProblem[] {
  const found: CaseProblem[] = [];
  for (const { path, text } of FIELDS.flatMap((field) => textsIn(definition[field], [field]))) {
    for (const [, word] of text.matchAll(/\{(\w+)\}/g))
      if (!(WORDS as readonly string[]).includes(word))
        found.push({
          path,
          message: `{${word}} means nothing; there are ${WORDS.map((one) => `{${one}}`).join(' and ')}`,
        });
    const { vary, host } = definition;
    if (vary?.age && new RegExp(`\\b${host.age}( years|,)`).test(text))
      found.push({ path, message: `says ${host.age} although the age varies: write {age}` });
    if (vary?.weight && new RegExp(`\\b${host.weight} (kg|kilograms)\\b`).test(text))
      found.push({ path, message: `says ${host.weight} kg although the weight varies: write {weight}` });
  }
  return found;
}

function textsIn(thing: unknown, path: CaseProblem['path']): { path: CaseProblem['path']; text: string }[] {
  if (typeof thing === 'string') return [{ path, text: thing }];
  if (Array.isArray(thing)) return thing.flatMap((part, i) => textsIn(part, [...path, i]));
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([name, part]) => textsIn(part, [...path, name]));
}
