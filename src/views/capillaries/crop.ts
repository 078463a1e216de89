// Which part of the field fills a region of the screen: no bars at its sides, and a micrometer is as long across as down.
import type { FieldGeometry } from '../../engine/types.ts';

/** The same field seen through a narrower window around its middle, and how many pixels a um gets. */
export function cropField(
  geometry: FieldGeometry,
  width: number,
  height: number,
): { geometry: FieldGeometry; scale: number } {
  const { view } = geometry;
  const scale = Math.max(width / view.width, height / view.height);
  const [w, h] = [width / scale, height / scale];
  const window = { x: view.x + (view.width - w) / 2, y: view.y + (view.height - h) / 2, width: w, height: h };
  return { geometry: { ...geometry, view: window }, scale };
}
