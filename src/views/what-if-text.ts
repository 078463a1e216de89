// What a course of the twin came to, in words: how it ended, and what the decision that was left out had been worth.
import type { Ending } from '../engine/debrief-types.ts';
import { amount, shortTime } from './format.ts';
import { debriefWords } from './words-debrief.ts';

/** One cell for each column of the table. */
export function endingCells(ending: Ending): string[] {
  const alive = ending.alive ? debriefWords.twin.alive : debriefWords.twin.died(shortTime(ending.diedAt ?? 0));
  const number = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : '–');
  return [
    alive,
    number(ending.debt, 0),
    number(ending.map, 0),
    number(ending.lactate, 1),
    number(ending.refill, 1),
    number(ending.vessels, 0),
    number(ending.fluid, 0),
  ];
}

/** mL/kg under which nobody could tell a difference (chosen). */
const NOTHING = 1;

/** `gain` is what the run with the decision had over the one without. */
export function gainText(gain: number, asPlayed: Ending, without: Ending): string {
  const text = debriefWords.twin;
  if (asPlayed.alive !== without.alive) return asPlayed.alive ? text.savedLife : text.costLife;
  if (!asPlayed.alive) return Math.abs(gain) < NOTHING ? text.noMatter : gain > 0 ? text.earlierDeath : text.laterDeath;
  if (Math.abs(gain) < NOTHING) return text.noMatter;
  return gain > 0 ? text.more(amount(gain)) : text.less(amount(-gain));
}
