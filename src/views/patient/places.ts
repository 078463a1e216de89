// The places that can be looked at: which baked view shows each, how it is framed, and where they lie in the whole picture.
import spots from '../../../assets/patient/spots.json';
import type { Place } from '../stage-types.ts';
import type { Focus } from './framing.ts';

export type ViewName = 'whole' | 'face' | 'finger' | 'knee';

const focus = (x: number, y: number, zoom = 1, keepX = 0.84, keepY = 0.62): Focus => ({ x, y, zoom, keepX, keepY });
const { whole } = spots;

export const PLACES: Record<Place, { view: ViewName; focus: Focus; label: string }> = {
  whole: { view: 'whole', focus: focus(0.515, 0.47, 1, 0.83, 0.6), label: 'Whole' },
  face: { view: 'face', focus: focus(0.5, 0.42), label: 'Face' },
  chest: { view: 'whole', focus: focus(whole.chest.x, whole.chest.y, 2.1), label: 'Chest' },
  hand: { view: 'finger', focus: focus(0.5, 0.45), label: 'Hand' },
  finger: { view: 'finger', focus: focus(spots.finger.x, spots.finger.y, 1.7), label: 'Finger' },
  knee: { view: 'knee', focus: focus(0.46, 0.46, 1, 0.86, 0.55), label: 'Knee' },
  foot: { view: 'whole', focus: focus(whole.foot.x, whole.foot.y, 2.4), label: 'Foot' },
  'urine-bag': { view: 'whole', focus: focus(whole.bag.x, whole.bag.y, 2.2), label: 'Urine' },
};

/** Places offered by the buttons along the foot of the picture. */
export const OFFERED: readonly Place[] = ['whole', 'face', 'finger', 'knee', 'foot', 'urine-bag'];

const TARGETS: [Place, number, number, number][] = [
  ['face', whole.face.x, whole.face.y, 0.075],
  ['chest', whole.chest.x, whole.chest.y, 0.09],
  ['finger', whole.hand.x + 0.03, whole.hand.y, 0.07],
  ['knee', whole.knee.x, whole.knee.y, 0.1],
  ['foot', whole.foot.x, whole.foot.y, 0.08],
  ['urine-bag', whole.bag.x, whole.bag.y, 0.07],
];

/** The place nearest to a point of the whole picture (0-1 across and down), or null on bare bed and wall. */
export function placeAt(x: number, y: number, aspect: number): Place | null {
  let best: Place | null = null;
  let least = 1;
  for (const [place, px, py, reach] of TARGETS) {
    const d = Math.hypot((x - px) * aspect, y - py) / reach / 1.25;
    if (d < least) [least, best] = [d, place];
  }
  return best;
}

/** Where a finger presses in its close-up: middle and radius in pixels of a view of this size. */
export function pressSpot(
  site: 'finger' | 'knee',
  width: number,
  height: number,
): { x: number; y: number; radius: number } {
  const spot = spots[site];
  return { x: spot.x * width, y: spot.y * height, radius: spot.radius * spot.scale * height };
}

export { spots };
