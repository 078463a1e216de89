// One field is one sample: how even a bed is shows only over several places, and a score means something only over several clips.
import { refreshScores, type Field, type Scores } from './scoring.ts';
import type { Bed } from './bed-types.ts';

/** Five overlapping windows of a field, half as wide and high: its four quarters and its middle. They stand for five sites. */
export function windowsOf({ x0, y0, width, height }: Field): Field[] {
  const places = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0.5, 0.5],
  ];
  return places.map(([right, up]) => ({
    x0: x0 + (right * width) / 2,
    y0: y0 + (up * height) / 2,
    width: width / 2,
    height: height / 2,
  }));
}

/** (highest - lowest) / mean over sites (Trzeciak 2007); 0 where nothing flows anywhere. */
export function heterogeneity(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return mean > 0 ? (Math.max(...values) - Math.min(...values)) / mean : 0;
}

/** Heterogeneity of a bed over five windows of its own field: perfused share, and flow index by vessel. */
export function unevenness(bed: Bed): { ppv: number; mfiVessel: number } {
  const windows = windowsOf({ x0: 0, y0: 0, width: bed.width, height: bed.height });
  const scores = windows.map((window) => refreshScores(bed, window));
  return { ppv: heterogeneity(scores.map((s) => s.ppv)), mfiVessel: heterogeneity(scores.map((s) => s.mfiVessel)) };
}

/** Mean of several scorings of one bed: of clips one after another, since a single one is noisy (bed-prototype section 6, trap 11). */
export function meanScores(clips: Scores[]): Scores {
  const mean = { ...clips[0] };
  for (const name of Object.keys(mean) as (keyof Scores)[]) {
    if (name === 'mfiByQuadrant') continue;
    mean[name] = clips.reduce((sum, clip) => sum + clip[name], 0) / clips.length;
  }
  mean.mfiByQuadrant = clips[0].mfiByQuadrant.map(
    (_, k) => clips.reduce((sum, clip) => sum + clip.mfiByQuadrant[k], 0) / clips.length,
  );
  return mean;
}
