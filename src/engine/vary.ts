// Another patient for another seed: age, weight, skin, endotype, one illness more and the noise of results are drawn within the case's
// ranges. Seed 1 is the case as written. The same seed always draws the same, and a case that was drawn is not drawn again.
import { chanceStream, subSeed } from '../perfusion/chance.ts';
import { roundTo } from './round.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { CaseOffer, CaseSummary } from './types.ts';

/** Seed that gets the case as written: for texts and lessons. */
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

function drawn(written: Omit<CaseDefinition, 'vary'>, vary: Vary, seed: number): CaseDefinition {
  const { one, between } = drawsOf(seed);
  const { host, illness } = written;
  const person = personOf(written, vary, seed);
  const more = person.more === null ? {} : COMORBIDITIES[person.more].host;
  return {
    ...written,
    noise: between('noise', vary.noise, written.noise, 2),
    host: { ...host, age: person.age, weight: person.weight, tone: between('tone', vary.tone, host.tone, 0), ...more },
    illness: { ...illness, endotype: vary.endotype ? one('endotype', vary.endotype) : illness.endotype },
    chart: person.chart,
  };
}

/** What is told of this seed's patient before the bedside. */
function personOf({ host, chart }: Pick<CaseDefinition, 'chart'> & Offered, vary: Vary, seed: number) {
  const { one, between } = drawsOf(seed);
  const more = vary.comorbidity.length > 0 ? one('comorbidity', [null, ...vary.comorbidity]) : null;
  return {
    age: between('age', vary.age, host.age, 0),
    weight: between('weight', vary.weight, host.weight, 0),
    more,
    chart: more === null ? chart : [...chart, { label: 'Also', value: COMORBIDITIES[more].chart }],
  };
}

type Offered = { host: Pick<CaseDefinition['host'], 'age' | 'weight'> };

function drawsOf(seed: number) {
  const uniform = (what: keyof typeof DRAW): number => chanceStream(subSeed(seed, 900 + DRAW[what]))();
  return {
    between(what: keyof typeof DRAW, range: [number, number] | undefined, usual: number, decimals: number): number {
      const [low, high] = range ?? [usual, usual];
      return roundTo(low + (high - low) * uniform(what), decimals);
    },
    one: <Thing>(what: keyof typeof DRAW, list: readonly Thing[]): Thing =>
      list[Math.min(list.length - 1, Math.floor(list.length * uniform(what)))],
  };
}

/** What the prebrief says of this seed's patient: the same as the case itself says at the bedside. */
export function drawnSummary({ written, ...summary }: CaseOffer, seed: number): CaseSummary {
  const { vary, host, subtitle, handover, chart } = written;
  const person = vary && seed !== AS_WRITTEN ? personOf(written, vary, seed) : { ...host, chart };
  return { ...summary, ...filled({ subtitle, handover, chart: person.chart }, person) };
}

/** For the library, where nobody knows the patient yet: "65 to 82 years". */
export function fillRanges<Texts>(texts: Texts, { host, vary }: Pick<CaseDefinition, 'host' | 'vary'>): Texts {
  const told = (what: 'age' | 'weight'): string => vary?.[what]?.join(' to ') ?? String(host[what]);
  return filled(texts, { age: told('age'), weight: told('weight') });
}

/** What may stand in braces in any text of a case. */
export const WORDS = ['age', 'weight'] as const;

/** `{age}` and `{weight}` of this patient in all texts. */
export function fillWords(definition: CaseDefinition): CaseDefinition {
  return filled(definition, definition.host);
}

function filled<Texts>(texts: Texts, told: Record<(typeof WORDS)[number], number | string>): Texts {
  const fill = (thing: unknown): unknown => {
    if (typeof thing === 'string')
      return thing.replace(/\{(age|weight)\}/g, (_, word: (typeof WORDS)[number]) => String(told[word]));
    if (Array.isArray(thing)) return thing.map(fill);
    if (typeof thing !== 'object' || thing === null) return thing;
    return Object.fromEntries(Object.entries(thing).map(([name, part]) => [name, fill(part)]));
  };
  return fill(texts) as Texts;
}
