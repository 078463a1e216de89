// Draws virtual patients: who they were, what they caught, how bad it is and how late they come. One patient per seed and number, always
// the same. The case mix is stated here number by number; nothing in it comes from a trial the model is compared with.
import { chanceStream, normal, subSeed } from '../perfusion/chance.ts';
import type { Host, Illness, Organism } from '../perfusion/host.ts';
import { HOST_RANGES, ILLNESS_RANGES, NO_ILLNESS, ORGANISMS, REFERENCE_HOST } from '../perfusion/host.ts';
import { exp, log } from '../perfusion/math.ts';

export const GENERATORS = ['septic-shock', 'sepsis', 'healthy', 'post-operative'] as const;
export type Generator = (typeof GENERATORS)[number];
export const ENDOTYPES = ['balanced', 'vasoplegic', 'leaky', 'cardiac', 'clotting', 'plugging'] as const;
export type Endotype = (typeof ENDOTYPES)[number];
export const SITES = ['lung', 'abdomen', 'urinary', 'soft-tissue', 'blood'] as const;
export type Site = (typeof SITES)[number];
export const TREATMENTS = ['none', 'partial', 'usual'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Who is drawn, in the words of trial files; shares 0-1, hours, kg, years. */
export interface Drawn {
  age: number;
  weight: number;
  height: number;
  sex: 'female' | 'male';
  /** Monk scale 1-10. */
  tone: number;
  /** Degrees 0-1, 0 = none. */
  hypertension: number;
  heart_failure: number;
  cirrhosis: number;
  chronic_kidney: number;
  diabetes: number;
  immunosuppressed: number;
  adrenal_reserve: number;
  /** Ejection fraction before the illness, %. */
  lvef: number;
  /** umol/L, and g/dL. */
  creatinine_baseline: number;
  hemoglobin: number;
  /** Flow of hands and feet at rest, relative to the reference adult's. */
  hand_flow: number;
  endotype: Endotype | 'none';
  severity: number;
  site: Site | 'none';
  organism: Organism | 'none';
  /** h from onset to the door, and to time zero. */
  hours_to_door: number;
  hours_since_onset: number;
  treatment: Treatment;
  /** 1 given. */
  antibiotics: number;
  ventilated: number;
}

type Draw = () => number;
const yes = (draw: Draw, share: number): boolean => draw() < share;
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const about = (draw: Draw, middle: number, spread: number, low: number, high: number): number =>
  within(middle + spread * normal(draw), low, high);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Picks by shares that add up to one. */
function pick<Word extends string>(draw: Draw, shares: Record<Word, number>): Word {
  let left = draw();
  const words = Object.keys(shares) as Word[];
  for (const word of words) if ((left -= shares[word]) < 0) return word;
  return words[words.length - 1];
}

/** Shares of infection sites in septic shock: lung first, then abdomen, then urine, as all large cohorts find (chosen round). */
const SITE_SHARES: Record<Site, number> = { lung: 0.4, abdomen: 0.27, urinary: 0.17, 'soft-tissue': 0.08, blood: 0.08 };
/** Chosen: a third answers evenly, the others with one part of the picture in front. */
const ENDOTYPE_SHARES: Record<Endotype, number> = {
  balanced: 0.35,
  vasoplegic: 0.17,
  leaky: 0.13,
  cardiac: 0.12,
  clotting: 0.1,
  plugging: 0.13,
};
const ORGANISM_SHARES: Partial<Record<Organism, number>> = {
  'gram-negative': 0.5,
  pseudomonas: 0.06,
  esbl: 0.06,
  streptococcus: 0.16,
  mssa: 0.12,
  mrsa: 0.04,
  enterococcus: 0.06,
};

/** Patient number `index` of a generator. Facts that are `set` replace what would be drawn, and what follows from them follows. */
export function drawPatient(generator: Generator, index: number, seed: number, set: Partial<Drawn> = {}): Drawn {
  const draw = chanceStream(subSeed(subSeed(seed, GENERATORS.indexOf(generator)), index));
  const person = drawPerson(draw, generator, set);
  const hand_flow = drawHands(chanceStream(subSeed(subSeed(seed, HANDS), index)), person);
  return {
    ...person,
    hand_flow,
    ...(isSeptic(generator) ? drawIllness(draw, generator, set) : wellOrOperated(draw, generator)),
    ...set,
  };
}

type Person = Omit<Drawn, 'hand_flow' | keyof ReturnType<typeof wellOrOperated>>;

/** A stream of its own, so that hands change nothing else that is drawn. */
const HANDS = 78;

/**
 * Warm and cold hands. Men's hands carry more blood than women's (Cooke 1990, doi:10.1161/01.CIR.82.5.1607: twice as much at rest), which ends
 * with the years (Bartelink 1993, doi:10.1152/jappl.1993.74.2.727); people of one age and sex differ far more: age, sex and temperature explain
 * 8 % of what refill varies (Anderson 2008, doi:10.1016/j.ajem.2007.06.026). Chosen so that refill has the medians and upper limits of
 * Schriger and Baraff 1988 (doi:10.1016/S0196-0644(88)80675-9).
 */
function drawHands(draw: Draw, { age, sex }: Person): number {
  const old = within((age - 55) / 10, 0, 1);
  const young = sex === 'male' ? { middle: 1.35, spread: 0.45 } : { middle: 1, spread: 0.5 };
  const middle = young.middle + (1 - young.middle) * old;
  const spread = young.spread + (0.64 - young.spread) * old;
  return rounded(within(middle * exp(spread * normal(draw)), ...HOST_RANGES.handFlow), 3);
}

function drawPerson(draw: Draw, generator: Generator, set: Partial<Drawn>): Person {
  const healthy = generator === 'healthy';
  const drawnAge = healthy ? 18 + 62 * draw() : about(draw, 65, 14, 18, 95);
  const age = set.age ?? rounded(drawnAge, 0);
  const sex = set.sex ?? (yes(draw, healthy ? 0.5 : 0.6) ? 'male' : 'female');
  const height = about(draw, sex === 'male' ? 175 : 162, 7, 145, 200);
  const weight = about(draw, sex === 'male' ? 82 : 70, healthy ? 10 : 15, 40, 150);
  const sick = healthy ? 0 : 1; // volunteers have none of what follows
  const tense = yes(draw, within(0.15 + 0.007 * (age - 40), 0.02, 0.65) * sick);
  const weak = yes(draw, within(0.05 + 0.003 * (age - 40), 0.01, 0.25) * sick);
  const degree = (): number => 0.3 + 0.7 * draw();
  const hypertension = tense ? degree() : 0;
  const heartFailure = weak ? degree() : 0;
  const failing = set.heart_failure ?? heartFailure;
  const kidney = yes(draw, within(0.08 + 0.003 * (age - 40), 0.02, 0.3) * sick) ? 0.5 * degree() : 0;
  const chronic = set.chronic_kidney ?? kidney;
  return {
    age,
    sex,
    height: rounded(height, 0),
    weight: rounded(weight, 0),
    tone: 1 + Math.floor(10 * draw()),
    hypertension,
    heart_failure: heartFailure,
    cirrhosis: yes(draw, 0.07 * sick) ? degree() : 0,
    chronic_kidney: kidney,
    diabetes: yes(draw, 0.25 * sick) ? degree() : 0,
    immunosuppressed: yes(draw, 0.15 * sick) ? 0.7 * degree() : 0,
    adrenal_reserve: healthy ? 1 : drawAdrenals(draw, generator),
    lvef: rounded(about(draw, 60 - 28 * failing, 5, 20, 72), 0),
    creatinine_baseline: rounded(about(draw, (sex === 'male' ? 80 : 66) + 160 * chronic, 10, 45, 400), 0),
    hemoglobin: rounded(
      about(draw, (sex === 'male' ? 14.6 : 13.2) - (healthy ? 0 : 1.4), healthy ? 0.8 : 1.5, 8, 17),
      1,
    ),
  };
}

/**
 * In septic shock nearly half do not answer corticotropin (233 of 499: CORTICUS, Sprung 2008, doi:10.1056/NEJMoa071366), and these feel
 * norepinephrine least (Annane 1998). What fails is the further rise and not the cortisol that is there: 40 to 80 % of the most that healthy
 * adrenals can give is chosen.
 */
const ADRENALS_FAIL = 0.47;

function drawAdrenals(draw: Draw, generator: Generator): number {
  const [fails, degree] = [draw() < ADRENALS_FAIL && isSeptic(generator), draw()];
  return rounded(fails ? 0.4 + 0.4 * degree : 0.8 + 0.2 * degree, 2);
}

const isSeptic = (generator: Generator): boolean => generator === 'septic-shock' || generator === 'sepsis';

function wellOrOperated(draw: Draw, generator: Generator) {
  const hours = generator === 'healthy' ? 0 : rounded(4 + 4 * draw(), 1);
  return {
    endotype: 'none' as Drawn['endotype'],
    severity: generator === 'healthy' ? 0 : rounded(draw(), 2),
    site: 'none' as Drawn['site'],
    organism: 'none' as Drawn['organism'],
    hours_to_door: hours,
    hours_since_onset: hours,
    treatment: 'none' as Treatment,
    antibiotics: 0,
    ventilated: 0,
  };
}

/** What is caught and how fast it grows, in the model's numbers. */
const loadOf = (severity: number): number => within(0.4 + 0.9 * severity, ...ILLNESS_RANGES.load);
const growthOf = (severity: number): number => within(0.28 + 0.18 * severity, ...ILLNESS_RANGES.growth);

/**
 * Nobody comes because so many hours have passed, but because of being so ill: an infection that grows slowly is met later, at about the same
 * size (chosen: 21 h from the first growth, hours before the first rigor, at middle severity; 28 in the mildest).
 */
const MET_AT = 3000;
const hoursUntilIll = (severity: number): number => log(MET_AT / loadOf(severity)) / growthOf(severity);

/**
 * `sepsis` is what intensive care calls severe sepsis: 63 % of it is shock (1,121 of 1,781 patients of 100 units: ALBIOS, Caironi 2014,
 * doi:10.1056/NEJMoa1305727), which is drawn as `septic-shock` is.
 */
const IN_SHOCK = 0.63;
/**
 * Ventilated under usual care. Of patients in septic shock 84 % come to it during their stay (EPISS, Quenot 2013, doi:10.1186/cc12598); that
 * 70 % of these and 30 % of the others are by time zero is chosen.
 */
const VENTILATED = { shock: 0.7, other: 0.3 };

/** Severity 0-1 is how strong the infection and the answer to it are; shock begins near a third (see `illnessOf`). */
function drawIllness(draw: Draw, generator: Generator, set: Partial<Drawn>): ReturnType<typeof wellOrOperated> {
  const shock = draw() < IN_SHOCK || generator === 'septic-shock';
  const severity = rounded(shock ? about(draw, 0.58, 0.13, 0.36, 1) : about(draw, 0.36, 0.1, 0.1, 1), 3);
  const site = pick(draw, SITE_SHARES);
  const organism = pick(draw, ORGANISM_SHARES as Record<Organism, number>);
  const endotype = pick(draw, ENDOTYPE_SHARES);
  const door = within(hoursUntilIll(set.severity ?? severity) * exp(0.15 * normal(draw)), 8, 36);
  const treatment = set.treatment ?? pick(draw, { none: 0.12, partial: 0.23, usual: 0.65 });
  // Time under care: half are met within six hours, some after a day or two.
  const cared =
    treatment === 'none' ? 0 : treatment === 'partial' ? 1 + 2 * draw() : within(6 * exp(0.9 * normal(draw)), 2, 60);
  const late = set.hours_since_onset;
  const time = late ?? rounded(door + cared, 1);
  const least = treatment === 'none' ? time : within(time - (treatment === 'usual' ? 2 : 1), 1, time);
  return {
    endotype,
    severity,
    site,
    organism,
    hours_to_door: rounded(treatment === 'none' ? time : Math.min(door, least), 1),
    hours_since_onset: time,
    treatment,
    antibiotics: treatment === 'none' ? 0 : 1,
    ventilated: treatment === 'usual' && yes(draw, shock ? VENTILATED.shock : VENTILATED.other) ? 1 : 0,
  };
}

export function hostOf(drawn: Drawn): Host {
  return {
    ...REFERENCE_HOST,
    age: drawn.age,
    sex: drawn.sex,
    weight: drawn.weight,
    height: drawn.height,
    hypertension: drawn.hypertension,
    contractility: within(drawn.lvef / 60, ...HOST_RANGES.contractility),
    hemoglobin: drawn.hemoglobin,
    creatinine: drawn.creatinine_baseline,
    cirrhosis: drawn.cirrhosis,
    chronicKidney: drawn.chronic_kidney,
    heartFailure: drawn.heart_failure,
    diabetes: drawn.diabetes,
    immunosuppression: drawn.immunosuppressed,
    adrenalReserve: drawn.adrenal_reserve,
    handFlow: drawn.hand_flow,
  };
}

/** What stands in front in each endotype, relative to the even answer; chosen so that their pictures differ at the bedside. */
const FRONT: Record<Endotype, Partial<Record<Answer, number>>> = {
  balanced: {},
  vasoplegic: { vasoplegia: 1.35, plugging: 0.85 },
  leaky: { leak: 1.6 },
  cardiac: { cardiac: 1.8, vasoplegia: 0.9 },
  clotting: { clotting: 1.7, plugging: 1.1 },
  plugging: { plugging: 1.4, vasoplegia: 0.9 },
};
type Answer = 'vasoplegia' | 'leak' | 'cardiac' | 'plugging' | 'clotting' | 'mitochondria';

/** The illness at the door in the model's numbers. */
export function illnessOf(drawn: Drawn, seed: number): Illness {
  if (drawn.site === 'none')
    return {
      ...NO_ILLNESS,
      hours: drawn.hours_to_door,
      deficit: drawn.hours_to_door > 0 ? 500 + 700 * drawn.severity : 0,
    };
  const draw = chanceStream(subSeed(seed, 77));
  const { severity, site, endotype } = drawn;
  const vary = (name: Answer, middle: number): number =>
    within(middle * exp(0.18 * normal(draw)) * (endotype === 'none' ? 1 : (FRONT[endotype][name] ?? 1)), 0.1, 3);
  return {
    ...NO_ILLNESS,
    load: loadOf(severity),
    growth: growthOf(severity),
    hours: drawn.hours_to_door,
    deficit: within((100 + 600 * severity) * exp(0.25 * normal(draw)) * (drawn.weight / 75), ...ILLNESS_RANGES.deficit),
    vasoplegia: vary('vasoplegia', 1.25 + 0.5 * severity),
    leak: vary('leak', 0.35 + 0.25 * severity),
    cardiac: vary('cardiac', 0.6 + 0.3 * severity),
    plugging: vary('plugging', 0.85 + 0.4 * severity),
    clotting: vary('clotting', 0.5 + 0.4 * severity),
    mitochondria: vary('mitochondria', 0.8 + 0.3 * severity),
    obstruction: site === 'urinary' ? 0.4 : 0,
    source: { lung: 0.15, abdomen: 0.7, urinary: 0.6, 'soft-tissue': 0.5, blood: 0.2 }[site],
    lungShunt: site === 'lung' ? within(0.06 + 0.16 * severity * draw(), 0, 0.3) : 0,
    organism: ORGANISMS.find((name) => name === drawn.organism) ?? NO_ILLNESS.organism,
  };
}
