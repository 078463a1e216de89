// The clock of a run: turns wall time and pace into whole 20 ms control intervals, and says when it cannot keep up.
//
// Rules, written down because they are choices:
// - The clock never leaps. A slice of wall time counts for at most a quarter of a second, whatever the computer did meanwhile.
// - A hidden tab holds the clock (the trainee may switch that off); a reopened run is held until the trainee continues.
// - Hands-on examinations run at life speed and give the chosen pace back.
// - New results, new kinds of high-priority alarm and alarms that became worse bring the chosen pace down to 1x, and say so. What already
//   sounded when the pace was chosen, or stood beyond a limit when the patient was taken over, does not (`changes.ts`).

export type Pace = 1 | 2 | 5 | 10 | 20 | 60;

/** Why the pace came down by itself. */
export type SlowedBy = 'alarm' | 'result' | 'change';

/** Length of a control interval: 10 steps of 2 ms. */
export const INTERVAL_MS = 20;
export const STEPS_PER_SECOND = 500;
/** The longest that "until something changes" runs. */
export const LONGEST_SKIP_STEPS = 30 * 60 * STEPS_PER_SECOND;

const LONGEST_SLICE_MS = 250;
/** What is owed beyond this much wall time is forgiven: the computer cannot keep the pace. */
const LONGEST_DEBT_MS = 120;
/** Time constant of the measured pace, wall ms. */
const MEASURE_MS = 1500;

export interface Clock {
  pace: Pace;
  /** The trainee's hand is on the patient. */
  hands: boolean;
  /** An order under way keeps the trainee's hands, e.g. the microscope. */
  busy: boolean;
  slowedBy: SlowedBy | null;
  holds: { hidden: boolean; reopened: boolean; frozen: boolean };
  /** Step at which a skip began. */
  skippingFrom: number | null;
  /** Simulated ms bought by wall time and not yet played. */
  owed: number;
  /** Moving sums for the measured pace. */
  playedMs: number;
  wallMs: number;
}

/** What the clock panel shows. */
export interface ClockView {
  pace: Pace;
  /** Pace in force: 1 while hands are on. */
  effective: number;
  /** Measured pace, simulated over wall time. */
  achieved: number;
  behind: boolean;
  hands: boolean;
  slowedBy: SlowedBy | null;
  skipping: boolean;
  held: 'hidden' | 'reopened' | 'frozen' | null;
}

export function createClock(): Clock {
  return {
    pace: 1,
    hands: false,
    busy: false,
    slowedBy: null,
    holds: { hidden: false, reopened: false, frozen: false },
    skippingFrom: null,
    owed: 0,
    playedMs: 0,
    wallMs: 0,
  };
}

export function isHeld(clock: Clock): boolean {
  return clock.holds.hidden || clock.holds.reopened || clock.holds.frozen;
}

export function effectivePace(clock: Clock): number {
  return areHandsOn(clock) ? 1 : clock.pace;
}

function areHandsOn(clock: Clock): boolean {
  return clock.hands || clock.busy;
}

/** Adds the simulated time that a slice of wall time buys. A held clock buys nothing. */
export function buyTime(clock: Clock, wallMs: number): void {
  const slice = Math.min(Math.max(wallMs, 0), LONGEST_SLICE_MS);
  if (isHeld(clock)) return;
  fadeMeasure(clock, slice);
  const pace = effectivePace(clock);
  clock.owed = Math.min(clock.owed + slice * pace, LONGEST_DEBT_MS * pace + INTERVAL_MS);
}

/** Is another control interval due? A skip always wants one more. */
export function isDue(clock: Clock): boolean {
  if (isHeld(clock)) return false;
  return clock.skippingFrom !== null || clock.owed >= INTERVAL_MS;
}

/** Books one played interval of so many simulated ms. */
export function spendInterval(clock: Clock, ms = INTERVAL_MS): void {
  clock.playedMs += ms;
  clock.owed = clock.skippingFrom === null ? clock.owed - ms : 0;
}

export function choosePace(clock: Clock, pace: Pace): void {
  clock.pace = pace;
  clock.slowedBy = null;
  clock.skippingFrom = null;
  resetMeasure(clock);
}

/** A result or a high alarm: the trainee gets life speed to think. */
export function slowDown(clock: Clock, why: SlowedBy): void {
  if (clock.pace === 1 && clock.skippingFrom === null) return;
  choosePace(clock, 1);
  clock.slowedBy = why;
}

export function startSkip(clock: Clock, step: number): void {
  if (areHandsOn(clock)) return;
  clock.slowedBy = null;
  clock.skippingFrom = step;
  resetMeasure(clock);
}

/** `whose`: the hand on the skin, or an order that needs both hands. Either brings life speed and gives the pace back. */
export function setHands(clock: Clock, on: boolean, whose: 'hands' | 'busy' = 'hands'): void {
  if (clock[whose] === on) return;
  clock[whose] = on;
  clock.skippingFrom = null;
  resetMeasure(clock);
}

export function clockView(clock: Clock): ClockView {
  const effective = effectivePace(clock);
  const achieved = clock.wallMs > 300 ? clock.playedMs / clock.wallMs : effective;
  const skipping = clock.skippingFrom !== null;
  return {
    pace: clock.pace,
    effective,
    achieved,
    behind: !skipping && clock.wallMs > MEASURE_MS / 2 && achieved < effective * 0.85,
    hands: areHandsOn(clock),
    slowedBy: clock.slowedBy,
    skipping,
    held: heldBy(clock),
  };
}

function heldBy(clock: Clock): ClockView['held'] {
  if (clock.holds.reopened) return 'reopened';
  if (clock.holds.frozen) return 'frozen';
  return clock.holds.hidden ? 'hidden' : null;
}

function fadeMeasure(clock: Clock, slice: number): void {
  const keep = 1 / (1 + slice / MEASURE_MS);
  clock.playedMs *= keep;
  clock.wallMs = (clock.wallMs + slice) * keep;
}

function resetMeasure(clock: Clock): void {
  clock.owed = 0;
  clock.playedMs = 0;
  clock.wallMs = 0;
}
