// Another patient for another seed: age, weight, skin, endotype, one illness more and the noise of results are drawn within the case's
// ranges. Seed 1 is the case as written. The same seed always draws the same, and a case that was drawn is not drawn again.
import { chanceStream, subSeed } from '../perfusion/chance.ts';
import { roundTo } from './round.ts';
import type { CaseDefinition } from './case-schema.ts';

/** Seed that gets the case as written: for texts, lessons and exams. */
const AS_WRITTEN = 1;

type Vary = NonNullable<CaseDefinition['vary']>;

/** What one more illness is for the model (chosen: of middle degree) and how it stands in the chart. */
export const COMORBIDITIES = {
  hypertension: { host: { hypertension: 0.6 }, chart: 'High blood pressure for ten years, ramipril.' },
  diabetes: { host: { diabetes: 0.5 }, chart: 'Type 2 diabetes, metformin.' },
  'heart-failure': {
    host: { heartFailure: 0.25 },
    chart: 'Heart failure, ejection fraction slightly reduced; bisoprolol and ramipril.',
  },
  'chronic-kidney': {
    host: { chronicKidney: 0.35, creatinine: 150 },
    chart: 'Chronic kidney disease, creatinine about 150 umol/L for years.',
  },
  cirrhosis: { host: { cirrhosis: 0.3 }, chart: 'Fatty liver with scars on elastography, no ascites so far.' },
} as const;
export const COMORBIDITY_NAMES = Object.keys(COMORBIDITIES) as [
  keyof typeof COMORBIDITIES,
  ...(keyof typeof COMORBIDITIES)[],
];

/** Draws are named, so that a range added later changes nothing that was drawn before. */
const DRAW = { age: 1, weight: 2, tone: 3, endotype: 4, comorbidity: 5, noise: 6 } as const;

/** The case of this seed, with its words filled in and nothing left to draw. */
export function drawnCase(definition: CaseDefinition, seed: number): CaseDefinition {
  const { vary, ...written } = definition;
  return fillWords(vary && seed !== AS_WRITTEN ? drawn(written, vary, seed) : written);
}

function drawn(written: CaseDefinition, vary: Vary, seed: number): CaseDefinition {
  const uniform = (what: keyof typeof DRAW): number => chanceStream(subSeed(seed, 900 + DRAW[what]))();
  const between = (what: 'age' | 'weight' | 'tone' | 'noise', usual: number, decimals: number): number => {
    const [low, high] = vary[what] ?? [usual, usual];
    return roundTo(low + (high - low) * uniform(what), decimals);
  };
  const one = <Thing>(what: 'endotype' | 'comorbidity', list: readonly Thing[]): Thing =>
    list[Math.min(list.length - 1, Math.floor(list.length * uniform(what)))];
  const more = vary.comorbidity.length > 0 ? one('comorbidity', [null, ...vary.comorbidity]) : null;
  const { host, illness } = written;
  return {
    ...written,
    noise: between('noise', written.noise, 2),
    host: {
      ...host,
      age: between('age', host.age, 0),
      weight: between('weight', host.weight, 0),
      tone: between('tone', host.tone, 0),
      ...(more === null ? {} : COMORBIDITIES[more].host),
    },
    illness: { ...illness, endotype: vary.endotype ? one('endotype', vary.endotype) : illness.endotype },
    chart: more === null ? written.chart : [...written.chart, { label: 'Also', value: COMORBIDITIES[more].chart }],
  };
}

/** What may stand in braces in any text of a case. */
export const WORDS = ['age', 'weight'] as const;

/** `{age}` and `{weight}` of this patient in all texts. */
export function fillWords(definition: CaseDefinition): CaseDefinition {
  return filled(definition, definition.host) as CaseDefinition;
}

function filled(thing: unknown, host: CaseDefinition['host']): unknown {
  if (typeof thing === 'string')
    return thing.replace(/\{(age|weight)\}/g, (_, word: (typeof WORDS)[number]) => String(host[word]));
  if (Array.isArray(thing)) return thing.map((part) => filled(part, host));
  if (typeof thing !== 'object' || thing === null) return thing;
  return Object.fromEntries(Object.entries(thing).map(([name, part]) => [name, filled(part, host)]));
}
