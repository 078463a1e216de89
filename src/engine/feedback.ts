// What was done well, late or too much: each sentence from this run's own times and numbers, each with where its medicine comes from.
import { orderEntry } from '../catalog/orders.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart } from './chart.ts';
import { antibioticsWanted } from './problems.ts';
import {
  clock,
  firstStart,
  fluidGiven,
  isKind,
  isOrder,
  looks,
  minutesOf,
  PERFUSION_LOOKS,
  RECORD,
  say,
  secondsWhere,
  SSC_2021,
  SSC_2026,
} from './queries.ts';
import type { Stretch } from './queries.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './debrief-types.ts';

export interface Numbers {
  timeInTarget: number;
  timeInDissociation: number;
  dissociation: Stretch[];
}
export interface Played {
  timeline: Timeline;
  chart: Chart;
  definition: CaseDefinition;
  numbers: Numbers;
}

export function feedbackOn(timeline: Timeline, chart: Chart, definition: CaseDefinition, numbers: Numbers): Feedback[] {
  const played = { timeline, chart, definition, numbers };
  return [
    antibiotic,
    cultures,
    pressure,
    tooMuchPressure,
    fluid,
    refillChecks,
    dissociation,
    drainage,
    repeatedTests,
  ].flatMap((rule) => rule(played) ?? []);
}

function antibiotic({ chart, definition }: Played): Feedback {
  const given = firstStart(chart, isKind('antibiotic'));
  if (antibioticsWanted(definition).length === 0) return notNeeded(chart, given?.startsAt);
  const source = `${SSC_2021} (shock: ideally within 1 h); Kumar 2006, doi:10.1097/01.CCM.0000217961.75225.E9 (later cohorts found a smaller cost of each hour)`;
  const rule = 'in septic shock it belongs in the first hour';
  if (!given) {
    const none = chart.time < 3600 ? `had been started when the case ended at ${clock(chart.time)}` : 'was started';
    return say('first-antibiotic', { at: 'never' }, `No antibiotic ${none}; ${rule}.`, source);
  }
  const when = clock(given.startsAt);
  const text =
    given.startsAt <= 3600
      ? `The antibiotic ran at ${when}, within the first hour of shock.`
      : `The antibiotic ran at ${when}; ${rule}.`;
  return say('first-antibiotic', { at: given.startsAt }, text, source);
}

/** Where the case itself asks for no antibiotic. */
function notNeeded(chart: Chart, at: number | undefined): Feedback {
  const text =
    at === undefined
      ? `No antibiotic was started by ${clock(chart.time)}, and it is not what ends this shock.`
      : `An antibiotic ran at ${clock(at)}: one broad dose until infection is excluded is defensible, and it is not what ends this shock.`;
  return say('first-antibiotic', { at: at ?? 'never' }, text, SSC_2021);
}

/** Told, not judged: either order is right where drawing first would delay the antibiotic. */
function cultures({ chart }: Played): Feedback | null {
  const given = firstStart(chart, isKind('antibiotic'));
  const drawn = firstStart(chart, isOrder('cultures'));
  const told = (text: string): Feedback => say('first-cultures', { at: drawn?.startsAt ?? 'never' }, text, RECORD);
  if (!given && !drawn) return null;
  if (!drawn) return told('No cultures were drawn, so no organism will be known tomorrow.');
  const when = `Cultures were drawn at ${clock(drawn.startsAt)}`;
  if (!given || drawn.startsAt <= given.startsAt) return told(`${when}, before any antibiotic.`);
  return told(`${when}, after the antibiotic: acceptable where drawing would have delayed it.`);
}

function pressure({ timeline, definition, chart }: Played): Feedback {
  const { map, source } = definition.target;
  const reached = columnOf(timeline, 'map').findIndex((value) => value >= map);
  if (reached < 0) {
    return say('pressure-reached', { at: 'never' }, `Mean pressure never reached the target of ${map} mmHg.`, source);
  }
  const at = columnOf(timeline, 't_s')[reached];
  const when =
    reached === 0
      ? `was at ${map} mmHg or above at ${clock(at)}, on arrival`
      : `first reached ${map} mmHg at ${clock(at)}`;
  const pump = firstStart(chart, isOrder('norepinephrine'));
  const how = pump
    ? ` Norepinephrine started at ${clock(pump.startsAt)}${hasCentral(chart, pump.startsAt) ? '' : ', through the forearm, without waiting for a central line'}.`
    : '';
  return say(
    'pressure-reached',
    { at },
    `Mean pressure ${when}.${how}`,
    pump ? `${source}; peripheral start: ${SSC_2021}` : source,
  );
}

function hasCentral(chart: Chart, at: number): boolean {
  const since = chart.attached['central-line'];
  return since !== undefined && since <= at;
}

/** mmHg above the target from which more pressure is judged, and how long of it is worth a word, s (product rule; SEPSISPAM). */
export const ABOVE_TARGET = 15;
export const LONG_ABOVE = 1800;

function tooMuchPressure({ timeline, definition }: Played): Feedback | null {
  const limit = definition.target.map + ABOVE_TARGET;
  const seconds = secondsWhere(
    timeline,
    ['map', 'catecholamine_dose', 'rate_norepinephrine'],
    (mean, dose, rate) => mean > limit && (dose > 0 || rate > 0),
  );
  if (seconds < LONG_ABOVE) return null;
  return say(
    'pressure-beyond-target',
    { seconds, limit },
    `For ${minutesOf(seconds)} min mean pressure was above ${limit} mmHg while a vasopressor ran: more pressure than this patient's target needs.`,
    'SEPSISPAM, Asfar 2014, doi:10.1056/NEJMoa1312173 (no gain at 80-85); Dubin 2009, doi:10.1186/cc7922 (small vessels no better)',
  );
}

/** mL/kg: less than this is hardly a bolus; the guideline's first hours; more than both arms of the trials gave. */
const HARDLY = 3;
export const GUIDELINE_FLUID = 30;
export const MUCH_FLUID = 45;

function fluid({ timeline, chart, definition }: Played): Feedback {
  const given = fluidGiven(chart);
  const perKilogram = given / definition.host.weight;
  const amount = `${Math.round(given)} mL of fluid (${Math.round(perKilogram)} mL/kg) ran by ${clock(chart.time)}`;
  const told = (text: string, source: string): Feedback =>
    say('fluid-given', { given: Math.round(given), perKilogram: Math.round(perKilogram) }, text, source);
  const { infused } = definition.illness;
  if (definition.bleeding && perKilogram <= MUCH_FLUID)
    return told(
      `${amount}, blood products not counted. What has bled out is replaced by blood; water only bridges the minutes until it is there.`,
      'European guideline, Rossaint 2023, doi:10.1186/s13054-023-04327-7',
    );
  if (infused > 0 && perKilogram < HARDLY)
    return told(
      `${amount}, after ${infused} mL before arrival. Late fluid opened no small vessels.`,
      'Ospina-Tascon 2010, doi:10.1007/s00134-010-1843-3',
    );
  if (perKilogram < HARDLY)
    return told(
      `${amount}. An early bolus fills an emptied circulation and opens small vessels.`,
      `${SSC_2021}; Ospina-Tascon 2010, doi:10.1007/s00134-010-1843-3`,
    );
  if (perKilogram > MUCH_FLUID)
    return told(
      `${amount}.${lungWater(timeline)} In two large trials patients who got about two liters less survived as often.`,
      'CLOVERS 2023, doi:10.1056/NEJMoa2212663; CLASSIC 2022, doi:10.1056/NEJMoa2202707',
    );
  return told(
    `${amount}, ${perKilogram > GUIDELINE_FLUID + 2 ? 'more than a guideline start of 30 mL/kg and still ' : ''}within what trials gave.`,
    `${SSC_2021}; CLOVERS 2023, doi:10.1056/NEJMoa2212663`,
  );
}

/** mL more water in the lungs that is worth a word (chosen). */
export const WET = 200;

function lungWater(timeline: Timeline): string {
  const water = columnOf(timeline, 'evlw_ml');
  const [first, last] = [water[0] ?? NaN, water.at(-1) ?? NaN];
  return last - first > WET
    ? ` Water in the lungs rose from ${(first / 1000).toFixed(1)} to ${(last / 1000).toFixed(1)} L.`
    : '';
}

/** Was refill looked at between 5 minutes after the beginning and 20 minutes after the end of each bolus? */
function refillChecks({ chart }: Played): Feedback | null {
  const boluses = chart.orders.filter(
    (order) => isKind('fluid')(order) && order.state === 'done' && order.endsAt !== null,
  );
  if (boluses.length === 0) return null;
  const seen = looks(chart, 'refill-finger', 'refill-knee');
  const checked = boluses.filter(({ startsAt, endsAt }) =>
    seen.some((at) => at >= startsAt + 300 && at <= (endsAt ?? 0) + 1200),
  ).length;
  return say(
    'refill-after-bolus',
    { checked, boluses: boluses.length },
    `Refill was checked after ${checked} of ${boluses.length} ${boluses.length === 1 ? 'bolus' : 'boluses'}. It answers a bolus within 6 to 8 minutes and peaks at 10 to 12.`,
    'Raia 2022, doi:10.1186/s13613-022-01049-x',
  );
}

function dissociation({ chart, numbers }: Played): Feedback | null {
  if (numbers.timeInDissociation < 600) return null;
  const found = dissociationSeen(chart, numbers.dissociation);
  const minutes = minutesOf(numbers.timeInDissociation);
  const seen =
    found === null
      ? 'Nobody looked at skin or capillaries during that time.'
      : `You examined skin or capillaries during that time, first at ${clock(found)}, which is how it is noticed.`;
  return say(
    'dissociation',
    { seconds: numbers.timeInDissociation, seen: found ?? 'never' },
    `For ${minutes} min the pressure was at target while many small vessels stood still. ${seen}`,
    'De Backer 2013, doi:10.1097/CCM.0b013e3182742e8b; ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071',
  );
}

/** When skin or vessels were first looked at while pressure and vessels disagreed; null if never. */
export function dissociationSeen(chart: Chart, stretches: readonly Stretch[]): number | null {
  const inside = (at: number): boolean => stretches.some(({ from, to }) => at >= from && at <= to);
  return looks(chart, ...PERFUSION_LOOKS).find(inside) ?? null;
}

function drainage({ chart, definition }: Played): Feedback | null {
  if (!definition.sourceControl) return null;
  const { order: id, site } = definition.sourceControl;
  const orders = chart.orders.filter(({ order }) => order === id);
  const order = orders.find(({ state }) => state === 'done') ?? orders.at(-1);
  const source = `Source control: ${SSC_2026}`;
  const done = order?.state === 'done' ? order.endsAt : null;
  const told = (text: string): Feedback =>
    say('source-control', { ordered: order?.placedAt ?? 'never', done: done ?? 'never' }, text, source);
  if (!order) return told(`Nobody was called to control the source, ${site}. Without that the infection goes on.`);
  const called = `Source control of ${site} was ordered at ${clock(order.placedAt)}`;
  return told(
    done === null ? `${called} and not finished when the case ended.` : `${called} and done at ${clock(done)}.`,
  );
}

/** s within which the same test can hardly tell anything new, how many such repeats are worth a word, and how much blood is, mL (chosen). */
const SOON = 20 * 60;
export const MANY_REPEATS = 3;
export const MUCH_BLOOD = 150;

/** Tests, those of them that repeat one from less than 20 minutes before, and the blood they took, mL. */
export function testsOf(chart: Chart): { tests: number; repeats: number; blood: number } {
  const tests = chart.orders.filter((order) => isKind('investigation')(order) && order.startsAt <= chart.time);
  const repeats = tests.filter((test) =>
    tests.some(
      ({ order, number, startsAt }) =>
        order === test.order && number < test.number && Math.abs(test.startsAt - startsAt) < SOON,
    ),
  ).length;
  const blood = tests.reduce((sum, { order }) => sum + (orderEntry(order)?.blood ?? 0), 0);
  return { tests: tests.length, repeats, blood };
}

/** Ordering everything again and again costs blood, hands and attention. */
function repeatedTests({ chart }: Played): Feedback | null {
  const { tests, repeats, blood } = testsOf(chart);
  if (repeats < MANY_REPEATS && blood < MUCH_BLOOD) return null;
  const again =
    repeats < MANY_REPEATS
      ? ''
      : ` ${repeats} of them repeated one from less than 20 minutes before and could hardly tell anything new.`;
  return say('tests', { tests, repeats, blood }, `${tests} tests took ${blood} mL of blood.${again}`, RECORD);
}
