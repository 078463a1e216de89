// How far the learner is with each case, and which one to play next. Read from the runs kept in this browser; nothing is guessed.
import type { CaseSummary } from '../../engine/types.ts';
import type { KeptRun } from '../game.ts';

export interface CaseProgress {
  /** Runs that came to an end. */
  finished: number;
  survived: number;
  /** ISO time of the last run that came to an end. */
  last: string | null;
  /** Best value of each part of the score, 0-100; empty before the first debrief. */
  best: Readonly<Record<string, number>>;
  /** A run that can be gone on with. */
  open: KeptRun | null;
}

export function progressOf(caseId: string, kept: readonly KeptRun[]): CaseProgress {
  const mine = kept.filter((run) => run.caseId === caseId);
  const ended = mine.filter(({ outcome }) => outcome !== null);
  const best: Record<string, number> = {};
  for (const { parts } of ended)
    for (const [name, value] of Object.entries(parts)) best[name] = Math.max(best[name] ?? 0, value);
  return {
    finished: ended.length,
    survived: ended.filter(({ outcome }) => outcome?.kind !== 'died').length,
    last: latest(ended)?.startedAt ?? null,
    best,
    open: latest(mine.filter(({ outcome, playable }) => outcome === null && playable)),
  };
}

function latest(runs: readonly KeptRun[]): KeptRun | null {
  return runs.reduce<KeptRun | null>((last, run) => (last && last.startedAt >= run.startedAt ? last : run), null);
}

const LEVELS = ['introductory', 'intermediate', 'advanced'];

/** Easy and short ones first: the ladder that a newcomer climbs. */
export function laddered(cases: readonly CaseSummary[]): CaseSummary[] {
  const rank = ({ level }: CaseSummary): number => LEVELS.indexOf(level);
  return cases.toSorted((a, b) => rank(a) - rank(b) || a.minutes - b.minutes || a.title.localeCompare(b.title));
}

export interface Suggestion {
  caseId: string;
  why: 'first' | 'unfinished' | 'died' | 'due' | 'next' | 'oldest';
  /** Days since it was last played. */
  days: number;
}

/** Days after which a case is worth another patient (chosen: refreshers at about three weeks kept skills better than later ones). */
const DUE_DAYS = 21;
const DAY_MS = 86_400_000;

/** What to play next. `cases` in the order of the ladder; `now` in ms. */
export function suggestionOf(cases: readonly CaseSummary[], kept: readonly KeptRun[], now: number): Suggestion | null {
  const all = cases.map(({ id }) => ({ id, progress: progressOf(id, kept), lastRun: lastEnded(id, kept) }));
  const days = (run: KeptRun | null): number => (run ? Math.floor((now - Date.parse(run.startedAt)) / DAY_MS) : 0);
  const say = (why: Suggestion['why'], one: (typeof all)[number] | undefined): Suggestion | null =>
    one ? { caseId: one.id, why, days: days(one.lastRun) } : null;
  const played = all.filter(({ lastRun }) => lastRun !== null);
  const longestAgo = played.toSorted((a, b) => days(b.lastRun) - days(a.lastRun))[0];
  return (
    say(
      'unfinished',
      all.find(({ progress }) => progress.open !== null),
    ) ??
    say(
      'died',
      played.find(({ lastRun }) => lastRun?.outcome?.kind === 'died'),
    ) ??
    say('due', longestAgo && days(longestAgo.lastRun) >= DUE_DAYS ? longestAgo : undefined) ??
    say(
      played.length === 0 ? 'first' : 'next',
      all.find(({ lastRun }) => lastRun === null),
    ) ??
    say('oldest', longestAgo)
  );
}

function lastEnded(caseId: string, kept: readonly KeptRun[]): KeptRun | null {
  return latest(kept.filter((run) => run.caseId === caseId && run.outcome !== null));
}
