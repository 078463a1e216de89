// Questions for an educator to read aloud, each made of this run's own decisions, times and skin: what was done, what the body showed, what was thought.
import { orderEntry } from '../catalog/orders.ts';
import type { Played } from './feedback.ts';
import { clock, firstStart, isPressor, looks, minutesOf, PERFUSION_LOOKS, RECORD, say, valueNear } from './queries.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, ReflectionPart, Score } from './debrief-types.ts';

/** By part of the talk (Eppich and Cheng 2015, doi:10.1097/SIH.0000000000000072): open questions, the facts first. */
export function readAloud(played: Played, score: Score): Record<ReflectionPart['id'], Feedback[]> {
  return {
    reactions: [howWasIt(played)],
    description: firstThought(played),
    analysis: [...pressorSeen(played), ...skinUnseen(played)],
    summary: nextTime(score),
  };
}

const ENDS = { recovered: 'the patient recovered', handover: 'you handed over', died: 'the patient died' };

function howWasIt({ chart }: Played): Feedback {
  const values = { minutes: minutesOf(chart.time), end: ENDS[chart.outcome?.kind ?? 'handover'] };
  const text = `You treated for ${values.minutes} min, and ${values.end}. How was that for you?`;
  return say('ask-reactions', values, text, RECORD);
}

/** What stood at the bed when the first order was given. */
function firstThought({ chart, timeline }: Played): Feedback[] {
  const [first] = chart.orders.filter(({ placedAt }) => placedAt <= chart.time);
  const at = first?.placedAt ?? 0;
  const [map, refill] = [valueNear(timeline, 'map', at), valueNear(timeline, 'crt_finger_s', at)];
  if (!first || !Number.isFinite(map) || !Number.isFinite(refill)) return [];
  const label = orderEntry(first.order)?.label ?? first.order;
  const values = { at, label, map: Math.round(map), refill: refill.toFixed(1) };
  const text = `Your first order, at ${clock(at)}, was: ${label}. The pressure was ${values.map} mmHg, and the finger took ${values.refill} s to refill. What did you think was going on?`;
  return [say('ask-first-order', values, text, RECORD)];
}

/** s after which a vasopressor's work on the skin is asked about: refill follows flow with minutes of lag. */
const LATER = 900;

function pressorSeen({ chart, timeline }: Played): Feedback[] {
  const pressor = firstStart(chart, isPressor);
  if (!pressor) return [];
  const at = pressor.startsAt;
  const read = (name: string, when: number): number => valueNear(timeline, name, when);
  const numbers = [
    read('map', at),
    read('map', at + LATER),
    read('crt_finger_s', at),
    read('crt_finger_s', at + LATER),
  ];
  if (at + LATER > chart.time || !numbers.every(Number.isFinite)) return [];
  const [from, to] = numbers.slice(0, 2).map(Math.round);
  const [refill, later] = numbers.slice(2).map((value) => value.toFixed(1));
  const values = { at, from, to, refill, later };
  const text = `At ${clock(at)} the first vasopressor began. In 15 min the pressure went from ${from} to ${to} mmHg and the refill of the finger from ${refill} to ${later} s. What had you expected, and how did you check?`;
  return [say('ask-vasopressor', values, text, RECORD)];
}

/** Nobody looked: what the skin would have said when it was at its worst. */
function skinUnseen({ chart, timeline }: Played): Feedback[] {
  if (looks(chart, ...PERFUSION_LOOKS).length > 0) return [];
  const refill = columnOf(timeline, 'crt_finger_s');
  let row = -1;
  refill.forEach((value, i) => {
    if (Number.isFinite(value) && (row < 0 || value > refill[row])) row = i;
  });
  if (row < 0) return [];
  const values = { at: columnOf(timeline, 't_s')[row], refill: refill[row].toFixed(1) };
  const text = `Nobody looked at skin or vessels. At ${clock(values.at)} the finger would have taken ${values.refill} s to refill. What would you have done with that?`;
  return [say('ask-skin', values, text, RECORD)];
}

function nextTime({ actions }: Score): Feedback[] {
  const critical = actions.filter(({ class: worth }) => worth === 'critical');
  const missed = critical.find(({ number }) => number === null);
  const late = critical.find((action) => action.number !== null && action.late);
  const one = missed ?? late;
  if (!one) return [];
  const how = missed ? 'was not done' : 'came late';
  const text = `${one.label}: this ${how}. What in your room would bring it earlier the next time?`;
  return [say('ask-next-time', { label: one.label, how }, text, RECORD)];
}
