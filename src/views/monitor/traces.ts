// All traces of the monitor together: one clock, one playing beat, a strip per channel.
import type { BeatTrace } from '../../engine/types.ts';
import type { ChannelId } from './numerics.ts';
import {
  advancePlayer,
  createPlayer,
  createStrip,
  offerBeat,
  readTrace,
  samplesDue,
  SLOW_SPEED,
  SWEEP_SPEED,
  write,
} from './sweep.ts';
import type { BeatPlayer, Strip } from './sweep.ts';
import { breath, ecg } from './waveforms.ts';

export interface Traces {
  player: BeatPlayer;
  strips: Record<ChannelId, Strip>;
  breathPhase: number;
  breathsPerMinute: number;
  /** Slow mean that a pleth amplifier takes away; it shows pulses, not pressure. */
  plethMean: number;
  working: { saturation: boolean; arterial: boolean };
}

/** Fixed gains: full height of each trace in the units of its signal, and the value at its foot. */
export const SCALES: Record<ChannelId, { low: number; high: number }> = {
  ecg: { low: -0.55, high: 1.45 },
  arterial: { low: 20, high: 160 },
  saturation: { low: -22, high: 30 },
  central: { low: -2, high: 22 },
  breaths: { low: -1.4, high: 1.4 },
};

export function createTraces(width: number): Traces {
  const strip = (): Strip => createStrip(width, SWEEP_SPEED);
  const strips = {
    ecg: strip(),
    arterial: strip(),
    saturation: strip(),
    central: strip(),
    breaths: createStrip(width, SLOW_SPEED, 320),
  };
  const working = { saturation: true, arterial: true };
  return { player: createPlayer(), strips, breathPhase: 0, breathsPerMinute: 0, plethMean: Number.NaN, working };
}

export function takeBeat(traces: Traces, beat: BeatTrace | null): void {
  offerBeat(traces.player, beat);
}

/** Writes `dt` real seconds of every trace. */
export function runTraces(traces: Traces, dt: number): void {
  const { ecg: lead, breaths } = traces.strips;
  const count = samplesDue(lead, dt);
  for (let i = 0; i < count; i++) {
    advancePlayer(traces.player, 1 / lead.rate);
    writeBeat(traces);
  }
  const slow = samplesDue(breaths, dt);
  for (let i = 0; i < slow; i++) {
    traces.breathPhase += traces.breathsPerMinute / 60 / breaths.rate;
    write(breaths, traces.breathsPerMinute > 0 ? breath(traces.breathPhase) : -1);
  }
}

function writeBeat(traces: Traces): void {
  const { strips, working } = traces;
  const { beat, time } = traces.player;
  write(strips.ecg, beat ? ecg(time, beat.duration) : 0);
  write(strips.arterial, working.arterial ? (beat ? readTrace(beat.arterial, time, beat.duration) : 0) : Number.NaN);
  write(strips.saturation, working.saturation ? pleth(traces) : 0);
  write(strips.central, beat ? readTrace(beat.central, time, beat.duration) : 0);
}

function pleth(traces: Traces): number {
  const { beat, time } = traces.player;
  if (!beat) return 0;
  const value = readTrace(beat.pleth, time, beat.duration);
  if (Number.isNaN(traces.plethMean)) traces.plethMean = value;
  traces.plethMean += (value - traces.plethMean) / (1.5 * traces.strips.saturation.rate);
  return value - traces.plethMean;
}

/** Height 0-1 of a value within its channel's fixed scale. */
export function heightOf(id: ChannelId, value: number): number {
  const { low, high } = SCALES[id];
  return Math.max(0, Math.min(1, (value - low) / (high - low)));
}
