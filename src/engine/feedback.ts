// What was done well, late or too much: each sentence from this run's own times and numbers, each with where its medicine comes from.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderKind } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './types.ts';
import { clock, RECORD } from './underneath.ts';

const SSC_2021 = 'SSC 2021, doi:10.1007/s00134-021-06506-y';
const SSC_2026 = 'SSC 2026, see guideline, doi:10.1097/CCM.0000000000007075';

interface Numbers {
  timeInTarget: number;
  timeInDissociation: number;
  dissociation: { from: number; to: number }[];
}
interface Played {
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

type Test = (order: ChartedOrder) => boolean;
const isOrder =
  (id: string): Test =>
  ({ order }) =>
    order === id;
const isKind =
  (kind: OrderKind): Test =>
  ({ order }) =>
    orderEntry(order)?.kind === kind;

function firstStart(chart: Chart, test: Test): ChartedOrder | undefined {
  return chart.orders
    .filter((order) => test(order) && order.startsAt <= chart.time && order.state !== 'preparing')
    .sort((a, b) => a.startsAt - b.startsAt)[0];
}

function antibiotic({ chart }: Played): Feedback {
  const given = firstStart(chart, isKind('antibiotic'));
  const source = `${SSC_2021} (shock: ideally within 1 h); Kumar 2006, doi:10.1097/01.CCM.0000217961.75225.E9 (later cohorts found a smaller cost of each hour)`;
  const rule = 'in septic shock it belongs in the first hour';
  if (!given) {
    const none = chart.time < 3600 ? `had been started when the case ended at ${clock(chart.time)}` : 'was started';
    return { text: `No antibiotic ${none}; ${rule}.`, source };
  }
  const when = clock(given.startsAt);
  return given.startsAt <= 3600
    ? { text: `The antibiotic ran at ${when}, within the first hour of shock.`, source }
    : { text: `The antibiotic ran at ${when}; ${rule}.`, source };
}

/** Told, not judged: either order is right where drawing first would delay the antibiotic. */
function cultures({ chart }: Played): Feedback | null {
  const given = firstStart(chart, isKind('antibiotic'));
  const drawn = firstStart(chart, isOrder('cultures'));
  if (!given && !drawn) return null;
  if (!drawn) return { text: 'No cultures were drawn, so no organism will be known tomorrow.', source: RECORD };
  const when = `Cultures were drawn at ${clock(drawn.startsAt)}`;
  if (!given || drawn.startsAt <= given.startsAt) return { text: `${when}, before any antibiotic.`, source: RECORD };
  return { text: `${when}, after the antibiotic: acceptable where drawing would have delayed it.`, source: RECORD };
}

function pressure({ timeline, definition, chart }: Played): Feedback {
  const { map, source } = definition.target;
  const time = columnOf(timeline, 't_s');
  const mean = columnOf(timeline, 'map');
  const reached = mean.findIndex((value) => value >= map);
  if (reached < 0) return { text: `Mean pressure never reached the target of ${map} mmHg.`, source };
  const pump = firstStart(chart, isOrder('norepinephrine'));
  const how = pump
    ? ` Norepinephrine started at ${clock(pump.startsAt)}${hasCentral(chart, pump.startsAt) ? '' : ', through the forearm, without waiting for a central line'}.`
    : '';
  return {
    text: `Mean pressure first reached ${map} mmHg at ${clock(time[reached])}.${how}`,
    source: pump ? `${source}; peripheral start: ${SSC_2021}` : source,
  };
}

function hasCentral(chart: Chart, at: number): boolean {
  const since = chart.attached['central-line'];
  return since !== undefined && since <= at;
}

function tooMuchPressure({ timeline, definition }: Played): Feedback | null {
  const limit = definition.target.map + 15;
  const mean = columnOf(timeline, 'map');
  const norepinephrine = columnOf(timeline, 'rate_norepinephrine');
  const time = columnOf(timeline, 't_s');
  let seconds = 0;
  for (let i = 0; i + 1 < timeline.rows; i++)
    if (mean[i] > limit && norepinephrine[i] > 0) seconds += time[i + 1] - time[i];
  if (seconds < 1800) return null;
  return {
    text: `For ${Math.round(seconds / 60)} min mean pressure was above ${limit} mmHg while norepinephrine ran: more pressure than this patient's target needs.`,
    source:
      'SEPSISPAM, Asfar 2014, doi:10.1056/NEJMoa1312173 (no gain at 80-85); Dubin 2009, doi:10.1186/cc7922 (small vessels no better)',
  };
}

/** mL/kg: less than this is hardly a bolus; the guideline's first hours; more than both arms of the trials gave. */
const HARDLY = 3;
const GUIDELINE = 30;
const MUCH = 45;

function fluid({ timeline, chart, definition }: Played): Feedback {
  const given = Object.values(chart.given).reduce((sum, amount) => sum + amount, 0);
  const perKilogram = given / definition.host.weight;
  const amount = `${Math.round(given)} mL of fluid (${Math.round(perKilogram)} mL/kg) ran by ${clock(chart.time)}`;
  if (perKilogram < HARDLY)
    return {
      text: `${amount}. An early bolus fills an emptied circulation and opens small vessels.`,
      source: `${SSC_2021}; Ospina-Tascon 2010, doi:10.1007/s00134-010-1843-3`,
    };
  if (perKilogram > MUCH)
    return {
      text: `${amount}.${lungWater(timeline)} In two large trials patients who got about two liters less survived as often.`,
      source: 'CLOVERS 2023, doi:10.1056/NEJMoa2212663; CLASSIC 2022, doi:10.1056/NEJMoa2202707',
    };
  return {
    text: `${amount}, ${perKilogram > GUIDELINE + 2 ? 'more than a guideline start of 30 mL/kg and still ' : ''}within what trials gave.`,
    source: `${SSC_2021}; CLOVERS 2023, doi:10.1056/NEJMoa2212663`,
  };
}

/** mL more water in the lungs that is worth a word (chosen). */
const WET = 200;

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
  const looks = [
    ...chart.refillReadings.map(({ at }) => at),
    ...chart.results
      .filter(({ order }) => order === 'refill-finger' || order === 'refill-knee')
      .map(({ takenAt }) => takenAt),
  ];
  const checked = boluses.filter(({ startsAt, endsAt }) =>
    looks.some((at) => at >= startsAt + 300 && at <= (endsAt ?? 0) + 1200),
  ).length;
  return {
    text: `Refill was checked after ${checked} of ${boluses.length} ${boluses.length === 1 ? 'bolus' : 'boluses'}. It answers a bolus within 6 to 8 minutes and peaks at 10 to 12.`,
    source: 'Raia 2022, doi:10.1186/s13613-022-01049-x',
  };
}

function dissociation({ chart, numbers }: Played): Feedback | null {
  if (numbers.timeInDissociation < 600) return null;
  const looked = (at: number): boolean => numbers.dissociation.some(({ from, to }) => at >= from && at <= to);
  const times = [
    ...chart.refillReadings.map(({ at }) => at),
    ...chart.results
      .filter(({ order }) => ['refill-finger', 'refill-knee', 'mottling', 'videomicroscopy'].includes(order))
      .map(({ takenAt }) => takenAt),
  ];
  const minutes = Math.round(numbers.timeInDissociation / 60);
  const seen = times.some(looked)
    ? 'You examined skin or capillaries during that time, which is how it is noticed.'
    : 'Nobody looked at skin or capillaries during that time.';
  return {
    text: `For ${minutes} min the pressure was at target while many small vessels stood still. ${seen}`,
    source: 'De Backer 2013, doi:10.1097/CCM.0b013e3182742e8b; ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071',
  };
}

function drainage({ chart, definition }: Played): Feedback {
  const { order: id, site } = definition.sourceControl;
  const orders = chart.orders.filter(({ order }) => order === id);
  const order = orders.find(({ state }) => state === 'done') ?? orders.at(-1);
  const source = `Source control: ${SSC_2026}`;
  if (!order) return { text: `Nobody was called to drain ${site}. Without that the infection goes on.`, source };
  const called = `Drainage of ${site} was ordered at ${clock(order.placedAt)}`;
  if (order.state !== 'done' || order.endsAt === null)
    return { text: `${called} and not finished when the case ended.`, source };
  return { text: `${called} and done at ${clock(order.endsAt)}.`, source };
}

/** s within which the same test can hardly tell anything new, how many such repeats are worth a word, and how much blood is, mL (chosen). */
const SOON = 20 * 60;
const MANY = 3;
const MUCH_BLOOD = 150;

/** Ordering everything again and again costs blood, hands and attention. */
function repeatedTests({ chart }: Played): Feedback | null {
  const tests = chart.orders.filter((order) => isKind('investigation')(order) && order.startsAt <= chart.time);
  const repeats = tests.filter((test) =>
    tests.some(
      ({ order, number, startsAt }) =>
        order === test.order && number < test.number && Math.abs(test.startsAt - startsAt) < SOON,
    ),
  ).length;
  const blood = tests.reduce((sum, { order }) => sum + (orderEntry(order)?.blood ?? 0), 0);
  if (repeats < MANY && blood < MUCH_BLOOD) return null;
  const again =
    repeats < MANY
      ? ''
      : ` ${repeats} of them repeated one from less than 20 minutes before and could hardly tell anything new.`;
  return { text: `${tests.length} tests took ${blood} mL of blood.${again}`, source: RECORD };
}
