// The hint ladder: nudge, mechanism, answer. Every hint is made from the patient's state through a named query; nothing is scripted.
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { clock } from './queries.ts';
import type { Problem, Situation } from './problems.ts';
import { PROBLEMS } from './problems.ts';
import type { Hint } from './types.ts';

/** Points of the score for a nudge, a mechanism, an answer; Learn is free (chosen: three answers cost what one late antibiotic does). */
export const HINT_COST = { 1: 2, 2: 4, 3: 8 } as const;

/** The next rung on the problem that presses most. Asking again about the same one climbs; a new problem begins with a nudge. */
export function nextHint(chart: Chart, definition: CaseDefinition, time: number, look: Look): Hint {
  const situation: Situation = { chart, definition, time, look };
  const problem = PROBLEMS.find(({ presses }) => presses(situation))!;
  const before = chart.hints.filter(({ topic }) => topic === problem.id).at(-1);
  const level = before && time - before.at < FORGOTTEN ? (Math.min(3, before.level + 1) as Hint['level']) : 1;
  const { text, source } = wordsOf(problem, level, situation);
  return { at: time, topic: problem.id, level, text, source, cost: chart.mode === 'practice' ? HINT_COST[level] : 0 };
}

/** s after which a ladder begins at the bottom again (chosen). */
const FORGOTTEN = 30 * 60;

function wordsOf(problem: Problem, level: Hint['level'], situation: Situation): { text: string; source: string } {
  const { nudge, mechanism, answer, source } = problem;
  const text = (level === 1 ? nudge : level === 2 ? mechanism : answer)(situation);
  return { text, source };
}

export function hintRefusal(chart: Chart): string | null {
  if (chart.mode === 'exam') return 'There are no hints in an exam.';
  return chart.arrestAt === null ? null : 'The team is resuscitating: there is no time for hints.';
}

/** How a hint stands on the timeline. */
export function hintLabel({ level, topic, at }: Hint): string {
  return `${['Nudge', 'Mechanism', 'Answer'][level - 1]} on ${topic.replaceAll('-', ' ')} at ${clock(at)}`;
}
