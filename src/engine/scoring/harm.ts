// What the treatment itself did wrong: too much water, too much vasopressor, too much pressure or far too little, antibiotics too late, tests for nothing.
import type { ChartedOrder } from '../chart.ts';
import type { Numbers, Played } from '../feedback.ts';
import { ABOVE_TARGET, LONG_ABOVE, MANY_REPEATS, MUCH_BLOOD, testsOf, WET } from '../feedback.ts';
import { antibioticsWanted } from '../problems.ts';
import {
  clock,
  firstStart,
  fluidGiven,
  isKind,
  looks,
  minutesOf,
  RECORD,
  say,
  secondsWhere,
  SSC_2021,
  stretchesWhere,
} from '../queries.ts';
import type { Stretch } from '../queries.ts';
import { columnOf } from '../timeline.ts';
import type { Feedback } from '../debrief-types.ts';
import type { Profile } from './profiles.ts';

interface Harm {
  /** Points lost of 100 (chosen; each alone keeps a run above half). */
  points: number;
  line: Feedback;
}
type Rule = (played: Played, profile: Profile) => Harm | null;

const TRIALS = 'CLASSIC 2022, doi:10.1056/NEJMoa2202707; CLOVERS 2023, doi:10.1056/NEJMoa2212663';
const MAHESHWARI = 'Maheshwari 2018, doi:10.1007/s00134-018-5218-5';
const SEPSISPAM = 'SEPSISPAM, Asfar 2014, doi:10.1056/NEJMoa1312173';

const RULES: readonly Rule[] = [
  overload,
  wetLungs,
  pressorBeyondNeed,
  pressureWithoutTest,
  pressureLeftLow,
  lateAntibiotic,
  needlessTests,
];

export function harmOf(played: Played & { numbers: Numbers }, profile: Profile): { value: number; lines: Feedback[] } {
  const found = RULES.flatMap((rule) => rule(played, profile) ?? []);
  const lost = found.reduce((sum, { points }) => sum + points, 0);
  return { value: Math.max(0, 100 - lost), lines: found.map(({ line }) => line) };
}

/** mL/kg of a bolus that only asks (chosen: 250 mL). */
const A_TEST = 4;

function overload({ chart, definition }: Played, profile: Profile): Harm | null {
  const own = fluidGiven(chart) / definition.host.weight;
  const before = definition.illness.infused / definition.host.weight;
  const perKilogram = own + before;
  // What others gave is not counted against this trainee, and a small bolus to test the answer is not harm.
  const beyond = Math.min(own, perKilogram - profile.muchFluid);
  if (beyond <= (before > 0 ? A_TEST : 0)) return null;
  const value = Math.round(perKilogram);
  return {
    points: Math.min(35, 10 + beyond),
    line: say(
      'harm-fluid',
      { perKilogram: value },
      `${value} mL/kg of fluid ran in; beyond ${profile.muchFluid} it mostly leaks.`,
      TRIALS,
    ),
  };
}

function wetLungs({ timeline }: Played): Harm | null {
  const water = columnOf(timeline, 'evlw_ml');
  const rise = (water.at(-1) ?? NaN) - (water[0] ?? NaN);
  if (!(rise > WET)) return null;
  const value = Math.round(rise);
  return {
    points: Math.min(25, rise / 20),
    line: say(
      'harm-lungs',
      { rise: value },
      `${value} mL more water stood in the lungs at the end than at arrival.`,
      TRIALS,
    ),
  };
}

/** mmHg above target at which a running vasopressor is more than was needed, and for how long it may be, s (chosen: one titration step late). */
const BEYOND = 10;
const A_STEP_LATE = 15 * 60;

function pressorBeyondNeed({ timeline, chart, definition }: Played): Harm | null {
  const limit = definition.target.map + BEYOND;
  // In long-standing hypertension a higher pressure that is tested is what the trials tried: SEPSISPAM's stratum, ANDROMEDA-SHOCK-2.
  const tried = definition.host.hypertension > 0 ? looks(chart, ...TESTS_PRESSURE) : [];
  const seconds = stretchesWhere(timeline, ['map', 'catecholamine_dose'], (mean, dose) => mean > limit && dose > 0)
    .filter((stretch) => !isTested(tried, stretch))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  if (seconds <= A_STEP_LATE) return null;
  return {
    points: Math.min(25, seconds / 300),
    line: say(
      'harm-pressor',
      { seconds, limit },
      `For ${minutesOf(seconds)} min a vasopressor ran although mean pressure was above ${limit} mmHg.`,
      SEPSISPAM,
    ),
  };
}

/** What shows whether a higher pressure helps. */
const TESTS_PRESSURE = ['urine', 'refill-finger', 'refill-knee'];

/** A stretch far above the target counts unless somebody tested what it is good for. */
function pressureWithoutTest({ timeline, chart, definition }: Played): Harm | null {
  const limit = definition.target.map + ABOVE_TARGET;
  const long = stretchesWhere(timeline, ['map', 'catecholamine_dose'], (mean, dose) => mean > limit && dose > 0)
    .filter(({ from, to }) => to - from > LONG_ABOVE)
    .filter((stretch) => !isTested(looks(chart, ...TESTS_PRESSURE), stretch));
  if (long.length === 0) return null;
  const seconds = long.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    points: 15,
    line: say(
      'harm-untested-pressure',
      { seconds, limit },
      `For ${minutesOf(seconds)} min in one go mean pressure stood above ${limit} mmHg, and nobody compared urine or refill before and after to see whether it helps.`,
      SEPSISPAM,
    ),
  };
}

/** mmHg below target at which pressure is far too low, and for how long it may be until treatment can work, s (chosen: half an hour). */
const FAR_BELOW = 10;
const UNTIL_IT_WORKS = 30 * 60;

function pressureLeftLow({ timeline, definition }: Played): Harm | null {
  const limit = definition.target.map - FAR_BELOW;
  const seconds = secondsWhere(timeline, ['map'], (mean) => mean < limit);
  if (seconds <= UNTIL_IT_WORKS) return null;
  return {
    points: Math.min(30, (seconds - UNTIL_IT_WORKS) / 240),
    line: say(
      'harm-low-pressure',
      { seconds, limit },
      `For ${minutesOf(seconds)} min mean pressure stood below ${limit} mmHg.`,
      MAHESHWARI,
    ),
  };
}

/** Urine or refill looked at shortly before the pressure rose and again 15 to 90 min later: a recorded test of a higher pressure. */
export function isTested(seen: readonly number[], { from }: Stretch): boolean {
  const before = seen.some((at) => at >= from - 1800 && at <= from + 300);
  const after = seen.some((at) => at >= from + 900 && at <= from + 5400);
  return before && after;
}

function lateAntibiotic({ chart, definition }: Played): Harm | null {
  if (antibioticsWanted(definition).length === 0) return null;
  const first: ChartedOrder | undefined = firstStart(chart, isKind('antibiotic'));
  const at = first?.startsAt ?? chart.time;
  if (at <= 3600) return null;
  const text = first
    ? `The first antibiotic ran at ${clock(at)}, ${minutesOf(at - 3600)} min after the first hour of shock.`
    : `No antibiotic ran in ${clock(at)} hours of shock.`;
  return {
    points: first ? Math.min(25, 8 + (at - 3600) / 600) : 30,
    line: say('harm-antibiotic', { at: first?.startsAt ?? 'never' }, text, `${SSC_2021} (shock: ideally within 1 h)`),
  };
}

function needlessTests({ chart }: Played): Harm | null {
  const { repeats, blood } = testsOf(chart);
  if (repeats < MANY_REPEATS && blood < MUCH_BLOOD) return null;
  return {
    points: Math.min(20, repeats) + (blood >= MUCH_BLOOD ? 5 : 0),
    line: say(
      'harm-tests',
      { repeats, blood },
      `${repeats} tests were repeated within 20 minutes; ${blood} mL of blood were drawn.`,
      RECORD,
    ),
  };
}
