// The score of a run, always as parts: what the tissue got, what did harm, what was done, when, how well it was seen and foreseen.
import type { Played } from '../feedback.ts';
import { calibration, judgePredictions } from '../predictions.ts';
import { RECORD, say } from '../queries.ts';
import type { Feedback, Score, ScorePart } from '../debrief-types.ts';
import { actionsValue, scoredActions, timing } from './actions.ts';
import { harmOf } from './harm.ts';
import { perfusionOf } from './perfusion.ts';
import { PROFILES } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { skillOf } from './skill.ts';

/** What each part weighs in a table of policies (chosen: the tissue counts as much as all orders together). */
const WEIGHTS: Partial<Record<ScorePart['id'], number>> = { perfusion: 0.35, actions: 0.2, timing: 0.15 };
/** Share of it that harm can take away: it is not one merit among others that the rest makes up for (chosen). */
const HARM_TAKES = 0.6;

export function scoreOf(played: Played, profile: Profile): Score {
  const actions = scoredActions(played, profile);
  const named = actions.filter(({ class: worth }) => worth !== 'acceptable');
  const parts: ScorePart[] = [
    { id: 'perfusion', ...perfusionOf(played) },
    { id: 'harm', ...harmOf(played, profile) },
    { id: 'actions', value: actionsValue(actions), lines: named.map(({ why }) => why) },
    { id: 'timing', ...timing(played, profile) },
    { id: 'skill', ...skillOf(played.chart) },
    { id: 'prediction', ...foresight(played) },
    { id: 'hints', ...hintsOf(played) },
  ];
  return { profile: profile.id, parts, actions, total: totalOf(parts) };
}

export function scoresOf(played: Played): Score[] {
  return PROFILES.map((profile) => scoreOf(played, profile));
}

function totalOf(parts: readonly ScorePart[]): number {
  let [sum, weight] = [0, 0];
  for (const { id, value } of parts) {
    const share = WEIGHTS[id] ?? 0;
    if (value === null || share === 0) continue;
    sum += share * value;
    weight += share;
  }
  const valueOf = (part: ScorePart['id']): number => parts.find(({ id }) => id === part)?.value ?? 100;
  const harmless = 1 - HARM_TAKES * (1 - valueOf('harm') / 100);
  return weight === 0 ? 0 : Math.max(0, (sum / weight) * harmless - (100 - valueOf('hints')));
}

function foresight({ chart, timeline }: Played): { value: number | null; lines: Feedback[] } {
  const groups = calibration(judgePredictions(chart, timeline));
  const of = groups.reduce((sum, group) => sum + group.of, 0);
  const right = groups.reduce((sum, group) => sum + group.right, 0);
  if (of === 0) return { value: null, lines: [] };
  const text = `${right} of ${of} predictions came true.`;
  return { value: (100 * right) / of, lines: [say('predictions', { right, of }, text, RECORD)] };
}

function hintsOf({ chart }: Played): { value: number | null; lines: Feedback[] } {
  const cost = chart.hints.reduce((sum, hint) => sum + hint.cost, 0);
  if (chart.mode === 'exam' || chart.hints.length === 0) return { value: null, lines: [] };
  const count = chart.hints.length;
  const text = `${count} ${count === 1 ? 'hint was' : 'hints were'} asked for${cost > 0 ? `, at ${cost} points` : ', for nothing in Learn'}.`;
  return { value: Math.max(0, 100 - cost), lines: [say('hints', { count, cost }, text, RECORD)] };
}
