// What an observer expected of the next reading, and what it was: judged by the patient at the moments of the readings, not by how well they were read.
import type { Chart } from './chart.ts';
import { directionOf, YARDSTICKS } from './predictions.ts';
import { valueNear } from './queries.ts';
import type { Timeline } from './debrief-types.ts';
import type { Direction } from './types.ts';

/** The part of a chart that says what was read and when. */
type Readings = Pick<Chart, 'refillReadings' | 'fieldReadings' | 'results'>;

export interface ReadingGuess {
  /** Simulated seconds since arrival. */
  at: number;
  quantity: 'refill' | 'lactate' | 'vessels';
  expects: Direction;
}

export interface JudgedGuess extends ReadingGuess {
  /** Null when nothing followed before the end. */
  happened: Direction | null;
  before: number;
  after: number;
  unit: string;
}

/** When something was measured, and when the room heard of it. */
interface Reading {
  takenAt: number;
  toldAt: number;
}

/**
 * Compared are the last reading that the observer knew of (else the patient at that moment) and the next one.
 * Without a next one the quantity is looked at after the time in which it answers, as predictions of orders are.
 */
export function judgeGuess(chart: Readings, timeline: Timeline, guess: ReadingGuess): JudgedGuess {
  const { column, after: minutes, still, unit } = YARDSTICKS[guess.quantity];
  const readings = readingsOf(chart, guess.quantity);
  const last = readings.findLast(({ toldAt }) => toldAt <= guess.at)?.takenAt ?? guess.at;
  const next = readings.find(({ toldAt }) => toldAt > guess.at)?.takenAt ?? guess.at + minutes * 60;
  const before = valueNear(timeline, column, last);
  const after = valueNear(timeline, column, next);
  return { ...guess, happened: directionOf(after - before, still), before, after, unit };
}

/** In the order in which they were told. */
function readingsOf(
  { refillReadings, fieldReadings, results }: Readings,
  quantity: ReadingGuess['quantity'],
): Reading[] {
  if (quantity !== 'lactate') {
    const own: readonly { at: number }[] = quantity === 'refill' ? refillReadings : fieldReadings;
    return own.map(({ at }) => ({ takenAt: at, toldAt: at }));
  }
  return results
    .filter(({ values }) => values.some(({ name, value }) => name === 'lactate' && value !== null))
    .map(({ takenAt, readyAt }) => ({ takenAt, toldAt: readyAt }))
    .toSorted((a, b) => a.toldAt - b.toldAt);
}
