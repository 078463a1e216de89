// Questions for the talk after the case, alone or with a teacher, in the order of PEARLS, each with the moments of this run it is about.
import type { Played } from './feedback.ts';
import { clock, firstStart, isKind, isPressor, minutesOf, RECORD, say, valueNear } from './queries.ts';
import { readAloud } from './read-aloud.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, ReflectionPart, Score } from './debrief-types.ts';

/** Eppich and Cheng 2015: reactions, description, analysis, summary. */
export function reflectionOn(played: Played, score: Score): ReflectionPart[] {
  const aloud = readAloud(played, score);
  return partsOf(played, score).map((part) => ({ ...part, aloud: aloud[part.id] }));
}

function partsOf(played: Played, score: Score): Omit<ReflectionPart, 'aloud'>[] {
  const { definition } = played;
  const [first = '', ...others] = definition.debriefQuestions;
  return [
    { id: 'reactions', questions: [first], moments: [arrival(played), ...worstMoment(played)] },
    {
      id: 'description',
      questions: ['Tell the case in three sentences, as you would to the colleague who takes over.'],
      moments: [firstSteps(played)],
    },
    { id: 'analysis', questions: others, moments: [...disagreement(played), ...lateOnes(score)] },
    {
      id: 'summary',
      questions: ['What will you do in the same way next time, and what differently?', 'What will you look at first?'],
      moments: [],
    },
  ];
}

function arrival({ timeline }: Played): Feedback {
  const [map, refill] = [valueNear(timeline, 'map', 0), valueNear(timeline, 'crt_finger_s', 0)];
  const values = { map: Math.round(map), refill: refill.toFixed(1) };
  return say('arrival', values, `At arrival: mean pressure ${values.map} mmHg, refill ${values.refill} s.`, RECORD);
}

/** When fewest small vessels were perfused. */
function worstMoment({ timeline }: Played): Feedback[] {
  const ppv = columnOf(timeline, 'sub_ppv');
  let row = -1;
  ppv.forEach((value, i) => {
    if (Number.isFinite(value) && (row < 0 || value < ppv[row])) row = i;
  });
  if (row < 0) return [];
  const values = { at: columnOf(timeline, 't_s')[row], vessels: Math.round(ppv[row]) };
  const text = `The worst moment underneath was ${clock(values.at)}: blood moved in ${values.vessels} % of the small vessels.`;
  return [say('worst-moment', values, text, RECORD)];
}

function firstSteps({ chart }: Played): Feedback {
  const when = (at: number | undefined): string => (at === undefined ? 'never' : clock(at));
  const values = {
    fluid: when(firstStart(chart, isKind('fluid'))?.startsAt),
    pressor: when(firstStart(chart, isPressor)?.startsAt),
    antibiotic: when(firstStart(chart, isKind('antibiotic'))?.startsAt),
  };
  const text = `First fluid ${values.fluid}, first vasopressor ${values.pressor}, first antibiotic ${values.antibiotic}.`;
  return say('first-steps', values, text, RECORD);
}

/** The longest stretch in which pressure and vessels told different stories. */
function disagreement({ numbers }: Played): Feedback[] {
  const longest = numbers.dissociation.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (!longest || longest.to - longest.from < 300) return [];
  const values = { from: longest.from, to: longest.to };
  const text = `From ${clock(values.from)}, for ${minutesOf(values.to - values.from)} min, the pressure was at target and many small vessels stood still.`;
  return [say('longest-dissociation', values, text, RECORD)];
}

function lateOnes(score: Score): Feedback[] {
  return score.actions.filter(({ late, class: worth }) => late && worth === 'critical').map(({ why }) => why);
}
