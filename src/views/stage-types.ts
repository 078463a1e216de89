// The words between the drawn part of the bedside and the screens: places, acts, overlays, and what a stage can do.
import type { BeatTrace, Bedside, FieldGeometry } from '../engine/types.ts';

/** CSS pixels in the parent. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Place = 'finger' | 'knee' | 'face' | 'chest' | 'hand' | 'foot' | 'urine-bag' | 'whole';

export type PatientAct =
  { act: 'refill.press' | 'refill.release'; site: 'finger' | 'knee'; held: number } | { act: 'look'; site: Place };

/** The last four need what only Learn mode and the lab have. */
export type Overlay = 'none' | 'flow' | 'velocity' | 'hematocrit' | 'oxygen' | 'coat' | 'blocks' | 'shunt';

export interface Regions {
  patient?: Rect;
  monitor?: Rect;
  capillaries?: Rect;
}

export interface Stage {
  layout(regions: Regions): void;
  show(bedside: Bedside, beat: BeatTrace | null, geometry: FieldGeometry | null, pace: number): void;
  onAct(listener: (act: PatientAct) => void): void;
  /** The patient is in the picture: until then his place is bare. */
  onPainted(listener: () => void): void;
  /** The keyboard's path to the same act and picture. */
  press(site: 'finger' | 'knee'): void;
  release(site: 'finger' | 'knee'): void;
  view(site: Place): void;
  setMotion(reduced: boolean): void;
  setOverlay(overlay: Overlay): void;
  /** Script time per frame, ms, over the last few hundred frames. */
  frameStats(): { median: number; p95: number; frames: number };
  /** Which renderer draws, for the about box and tests. */
  renderer(): 'webgl' | 'canvas';
  destroy(): void;
}
