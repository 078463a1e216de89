// The drawn part of the bedside: patient, monitor and microscope in one canvas. Screens give it places and what to show; it gives back acts.
import type { BeatTrace, Bedside, FieldGeometry } from '../engine/types.ts';
import { chooseRenderer, NO_RENDERER, probe } from './stage-renderer.ts';
import type { RendererWish } from './stage-renderer.ts';

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

export type Overlay = 'none' | 'flow' | 'velocity' | 'hematocrit';

export interface Regions {
  patient?: Rect;
  monitor?: Rect;
  capillaries?: Rect;
}

export interface Stage {
  layout(regions: Regions): void;
  show(bedside: Bedside, beat: BeatTrace | null, geometry: FieldGeometry | null, pace: number): void;
  onAct(listener: (act: PatientAct) => void): void;
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

/** Starts the stage inside `parent`. Rejects with a sentence for people when this browser can draw in no way. */
export async function createStage(parent: HTMLElement, options: { renderer?: RendererWish } = {}): Promise<Stage> {
  const renderer = chooseRenderer(options.renderer ?? 'auto', probe(document));
  if (!renderer) throw new Error(NO_RENDERER);
  const { startStage } = await import('./stage-game.ts');
  return startStage(parent, renderer);
}
