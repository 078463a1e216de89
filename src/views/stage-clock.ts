// How long drawing takes: the script time of the last frames (a few seconds) in a ring, with median and 95th percentile on request.

export interface FrameClock {
  times: Float32Array;
  frames: number;
  started: number;
}

export const createFrameClock = (size = 120): FrameClock => ({ times: new Float32Array(size), frames: 0, started: 0 });

export function noteFrame(clock: FrameClock, ms: number): void {
  clock.times[clock.frames % clock.times.length] = ms;
  clock.frames++;
}

export function frameStats(clock: FrameClock): { median: number; p95: number; frames: number } {
  const kept = Float32Array.from(clock.times.subarray(0, Math.min(clock.frames, clock.times.length))).sort();
  const at = (share: number): number =>
    kept.length ? kept[Math.min(kept.length - 1, Math.floor(share * kept.length))] : 0;
  return { median: at(0.5), p95: at(0.95), frames: clock.frames };
}
