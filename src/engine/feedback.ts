// What was done well, late or too much: each sentence from this run's own times and numbers, each with where its medicine comes from.
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './types.ts';
import { clock } from './underneath.ts';

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
  return [antibiotic, pressure, tooMuchPressure, fluid, refillChecks, dissociation, drainage].flatMap(
    (rule) => rule(played) ?? [],
  );
}

function firstStart(chart: Chart, id: string): ChartedOrder | undefined {
  return chart.orders.find((order) => order.order === id && (order.state === 'running' || order.state === 'done'));
}

function antibiotic({ chart }: Played): Feedback {
  const given = firstStart(chart, 'piperacillin-tazobactam');
  const source = `${SSC_2021} (shock: ideally within 1 h); Kumar 2006, doi:10.1097/01.CCM.0000217961.75225.E9 (an upper bound for the cost of an hour)`;
  if (!given) return { text: 'No antibiotic was started. In septic shock it belongs in the first hour.', source };
  const when = clock(given.startsAt);
  return given.startsAt <= 3600
    ? { text: `The antibiotic ran at ${when}, within the first hour of shock.`, source }
    : { text: `The antibiotic ran at ${when}; in septic shock it belongs in the first hour.`, source };
}

function pressure({ timeline, definition, chart }: Played): Feedback {
  const { map, source } = definition.target;
  const time = columnOf(timeline, 't_s');
  const mean = columnOf(timeline, 'map');
  const reached = mean.findIndex((value) => value >= map);
  if (reached < 0) return { text: `Mean pressure never reached the target of ${map} mmHg.`, source };
  const pump = firstStart(chart, 'norepinephrine');
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

function fluid({ chart, definition }: Played): Feedback {
  const given = chart.given['balanced'] ?? 0;
  const perKilogram = given / definition.host.weight;
  const amount = `${Math.round(given)} mL of crystalloid (${perKilogram.toFixed(0)} mL/kg)`;
  if (given < 200)
    return {
      text: `Only ${amount} ran. An early bolus fills an emptied circulation.`,
      source: `${SSC_2021}; Ospina-Tascon 2010, doi:10.1007/s00134-010-1843-3`,
    };
  if (perKilogram > 45) {
    return {
      text: `${amount} ran. Beyond the first liters fluid leaks out and no longer opens vessels.`,
      source: 'Ospina-Tascon 2010, doi:10.1007/s00134-010-1843-3; CLASSIC 2022, doi:10.1056/NEJMoa2202707',
    };
  }
  return {
    text: `${amount} ran, within what trials and guidelines use.`,
    source: `${SSC_2021}; CLOVERS 2023, doi:10.1056/NEJMoa2212663`,
  };
}

/** Was the finger looked at within 5 to 30 minutes after each bolus? */
function refillChecks({ chart }: Played): Feedback | null {
  const boluses = chart.orders.filter(
    (order) => order.order === 'balanced' && order.state === 'done' && order.endsAt !== null,
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
    text: `Refill was checked after ${checked} of ${boluses.length} boluses. It answers a bolus within 6 to 8 minutes and peaks at 10 to 12.`,
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
    text: `For ${minutes} min the pressure was at target while the small vessels were not. ${seen}`,
    source: 'De Backer 2013, doi:10.1097/CCM.0b013e3182742e8b; ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071',
  };
}

function drainage({ chart, definition }: Played): Feedback {
  const order = chart.orders.find((one) => one.order === definition.sourceControl.order);
  const source = `Source control: ${SSC_2026}`;
  if (!order) return { text: 'Nobody was called to drain the source. Without that the infection goes on.', source };
  if (order.state !== 'done' || order.endsAt === null)
    return { text: `Drainage was ordered at ${clock(order.placedAt)} and not finished when the case ended.`, source };
  return { text: `Drainage was ordered at ${clock(order.placedAt)} and done at ${clock(order.endsAt)}.`, source };
}
