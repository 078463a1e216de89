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
  /** mmHg, last arterial pressure written; without a beat it sinks to what a standing circulation keeps. */
  pressure: number;
  working: { saturation: boolean; arterial: boolean };
}

/** Full height of a trace in the units of its signal, and the value at its foot. */
export interface Scale {
  low: number;
  high: number;
}

/** Fixed gains: a weak pleth must look weak. */
export const SCALES: Record<ChannelId, Scale> = {
  ecg: { low: -0.55, high: 1.45 },
  arterial: { low: 0, high: 160 },
  saturation: { low: -22, high: 30 },
  central: { low: 0, high: 20 },
  breaths: { low: -1.4, high: 1.4 },
};

/** mmHg and s: mean systemic filling pressure of a stopped heart, and how fast arteries run empty toward it. */
const STANDING = 12;
const RUN_OFF = 0.9;

/** `width` in CSS pixels (so that a second is 25 mm), drawn in `columns` pixels of the screen. */
export function createTraces(width: number, columns = width): Traces {
  const strip = (speed = SWEEP_SPEED): Strip => createStrip(width, speed, columns);
  const strips = {
    ecg: strip(),
    arterial: strip(),
    saturation: strip(),
    central: strip(),
    breaths: strip(SLOW_SPEED),
  };
  return {
    player: createPlayer(),
    strips,
    breathPhase: 0,
    breathsPerMinute: 0,
    plethMean: Number.NaN,
    pressure: STANDING,
    working: { saturation: true, arterial: true },
  };
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
  if (beat) traces.pressure = readTrace(beat.arterial, time, beat.duration);
  else traces.pressure += (STANDING - traces.pressure) / (RUN_OFF * strips.arterial.rate);
  write(strips.ecg, beat ? ecg(time, beat.duration) : 0);
  write(strips.arterial, working.arterial ? traces.pressure : Number.NaN);
  write(strips.saturation, pleth(traces));
  write(strips.central, beat ? readTrace(beat.central, time, beat.duration) : STANDING);
}

/** Flat without a beat or a finger in the clip; a trace that comes back starts around its own mean instead of jumping. */
function pleth(traces: Traces): number {
  const { beat, time } = traces.player;
  if (!beat || !traces.working.saturation) {
    traces.plethMean = Number.NaN;
    return 0;
  }
  const value = readTrace(beat.pleth, time, beat.duration);
  if (Number.isNaN(traces.plethMean)) traces.plethMean = mean(beat.pleth);
  traces.plethMean += (value - traces.plethMean) / (1.5 * traces.strips.saturation.rate);
  return value - traces.plethMean;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return values.length ? sum / values.length : 0;
}

/** mmHg at the top of the arterial scale: the steps that monitors offer. The label names the one in use. */
const TOPS = [100, 160, 240];
/** Shares of its scale that the systolic pressure may reach and fall to before another step is taken. */
const REACH = 0.95;
const SINK = 0.5;

/** The arterial scale for this systolic pressure; the present one is kept as long as it serves, so that it does not flip. */
export function pressureScale(now: Scale, systolic: number | null): Scale {
  if (systolic === null || (systolic < REACH * now.high && systolic > SINK * now.high)) return now;
  const high = TOPS.find((top) => systolic < REACH * top) ?? TOPS[TOPS.length - 1];
  return high === now.high ? now : { low: 0, high };
}

/** Height 0-1 of a value within a scale. */
export function heightOf({ low, high }: Scale, value: number): number {
  return Math.max(0, Math.min(1, (value - low) / (high - low)));
}
