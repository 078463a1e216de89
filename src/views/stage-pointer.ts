// Fingers and mice on the patient: press and hold on skin, or a tap that asks for a closer look. Positions in CSS pixels of the region.
import type { Rect } from './stage-types.ts';

export interface PointerTarget {
  pointerDown(x: number, y: number): void;
  pointerUp(): void;
  /** The cursor that tells what would happen here. */
  cursorAt(x: number, y: number): string;
}

export function attachPointer(canvas: HTMLElement, region: () => Rect | null, target: PointerTarget): () => void {
  const stop = new AbortController();
  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (e: PointerEvent) => void,
  ) => canvas.addEventListener(type, act, { signal: stop.signal });
  const inside = (event: PointerEvent): { x: number; y: number } | null => {
    const rect = region();
    if (!rect) return null;
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - rect.x, event.clientY - box.top - rect.y];
    return x >= 0 && y >= 0 && x < rect.width && y < rect.height ? { x, y } : null;
  };
  listen('pointerdown', (event) => {
    const at = inside(event);
    if (!at || event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    target.pointerDown(at.x, at.y);
  });
  listen('pointermove', (event) => {
    const at = inside(event);
    canvas.style.cursor = at ? target.cursorAt(at.x, at.y) : 'default';
  });
  listen('pointerup', () => target.pointerUp());
  listen('pointercancel', () => target.pointerUp());
  return () => stop.abort();
}
