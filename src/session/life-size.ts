// Keeps sounds at life speed when the clock runs faster: one beep per real heart beat, and alarm bursts that do not pile up.
import type { Emitted } from '../engine/types.ts';

const ALARM_GAP_MS = 5000;

export interface LifeSize {
  sinceBeat: number;
  sinceAlarm: number;
  saturation: number | null;
}

export function createLifeSize(): LifeSize {
  return { sinceBeat: 0, sinceAlarm: ALARM_GAP_MS, saturation: null };
}

/** Should this line go to the page? Everything at 1x; faster, no simulated beats and alarm bursts only now and then. */
export function keepAudible(life: LifeSize, line: Emitted, fast: boolean): boolean {
  if (line.kind === 'beat') {
    life.saturation = line.saturation;
    return !fast;
  }
  if (line.kind !== 'alarm' || !fast) return true;
  if (life.sinceAlarm < ALARM_GAP_MS) return false;
  life.sinceAlarm = 0;
  return true;
}

/** A beat of the present duration (s) in real time, or null when none is due in this slice. */
export function lifeSizeBeat(life: LifeSize, wallMs: number, duration: number | null): Emitted | null {
  life.sinceAlarm += wallMs;
  life.sinceBeat += wallMs;
  if (duration === null || life.sinceBeat < duration * 1000) return null;
  life.sinceBeat = 0;
  return { kind: 'beat', saturation: life.saturation };
}
