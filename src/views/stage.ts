// The drawn part of the bedside: patient, monitor and microscope in one canvas. Screens give it places and what to show; it gives back acts.
import { chooseRenderer, NO_RENDERER, probe } from './stage-renderer.ts';
import type { RendererWish } from './stage-renderer.ts';
import type { Stage } from './stage-types.ts';

/** Gets what draws before it is wanted; nothing where nothing can be drawn. */
export function fetchStage(): void {
  if (chooseRenderer('auto', probe(document))) void fetchAhead();
}

async function fetchAhead(): Promise<void> {
  try {
    const { fetchWhole } = await import('./stage-game.ts');
    fetchWhole();
  } catch {
    // Asked for again, and complained about, when it is wanted.
  }
}

/** Starts the stage inside `parent`. Rejects with a sentence for people when this browser can draw in no way. */
export async function createStage(parent: HTMLElement, options: { renderer?: RendererWish } = {}): Promise<Stage> {
  const renderer = chooseRenderer(options.renderer ?? 'auto', probe(document));
  if (!renderer) throw new Error(NO_RENDERER);
  const { startStage } = await import('./stage-game.ts');
  return startStage(parent, renderer);
}
