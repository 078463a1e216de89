// All traces of the monitor together: one clock, one playing beat, a strip per channel.
import type { BeatTrace } from '../../engine/types.ts';
import type { ChannelId } from './numerics.ts';
import {
  advancePlayer,
  createPlayer,
  createStrip,
  offerBeat,
  readBeat,
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
  saturation: { low: -40, high: 56 },
  central: { low: 0, high: 20 },
  // Room at the top for its name.
  breaths: { low: -1.3, high: 2.1 },
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

/** mmHg, mmHg and pulse of the present sample; handed over in an array, because a fraction that a function returns may go over the heap. */
const heard = new Float64Array(3);

function writeBeat(traces: Traces): void {
  const { strips, working } = traces;
  const { beat } = traces.player;
  if (beat) readBeat(beat, traces.player.time, heard);
  else heard[0] = traces.pressure + (STANDING - traces.pressure) / (RUN_OFF * strips.arterial.rate);
  traces.pressure = heard[0];
  // These strips have one speed and therefore one place to write.
  const at = strips.ecg.head;
  strips.ecg.values[at] = beat ? ecg(traces.player.time, beat.duration) : 0;
  strips.arterial.values[at] = working.arterial ? heard[0] : Number.NaN;
  strips.central.values[at] = beat ? heard[1] : STANDING;
  filterPleth(traces, at);
  const next = (at + 1) % strips.ecg.values.length;
  strips.ecg.head = next;
  strips.arterial.head = next;
  strips.central.head = next;
  strips.saturation.head = next;
}

/** Flat without a beat or a finger in the clip; a trace that comes back starts around its own mean instead of jumping. */
function filterPleth(traces: Traces, at: number): void {
  const { beat } = traces.player;
  const { values, rate } = traces.strips.saturation;
  if (!beat || !traces.working.saturation) {
    traces.plethMean = Number.NaN;
    values[at] = 0;
    return;
  }
  if (Number.isNaN(traces.plethMean)) traces.plethMean = mean(beat.pleth);
  traces.plethMean += (heard[2] - traces.plethMean) / (1.5 * rate);
  values[at] = heard[2] - traces.plethMean;
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
