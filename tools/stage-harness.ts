// A page for whoever works on the pictures: one stage fed with fixtures, chosen by the address
// (?state=shock&tone=5&view=knee&field=septic&renderer=canvas&overlay=flow&press=finger). Not part of the game.
import { createStage } from '../src/views/stage.ts';
import type { Overlay, Place, Regions } from '../src/views/stage.ts';
import { rendererWish } from '../src/views/stage-renderer.ts';
import { beat, bedside, SKETCHES } from '../test/views/bedside-fixture.ts';
import { geometry, healthy, septic } from '../test/views/field-fixture.ts';

const query = new URLSearchParams(location.search);
const parent = document.querySelector<HTMLElement>('#stage')!;
const state = (query.get('state') ?? 'shock') as keyof typeof SKETCHES;
const sketch = { ...SKETCHES[state], tone: Number(query.get('tone') ?? 3) };
if (query.has('mottling')) sketch.mottling = Number(query.get('mottling'));

function regions(): Regions {
  const [w, h] = [parent.clientWidth, parent.clientHeight];
  const only = query.get('only');
  if (only) return { [only]: { x: 0, y: 0, width: w, height: h } };
  if (w < 700) {
    const third = h / 3;
    const part = (i: number) => ({ x: 0, y: i * third, width: w, height: third - 4 });
    return { patient: part(0), monitor: part(1), capillaries: part(2) };
  }
  const left = Math.round(w * 0.6);
  return {
    patient: { x: 0, y: 0, width: left - 4, height: h },
    monitor: { x: left, y: 0, width: w - left, height: h / 2 - 4 },
    capillaries: { x: left, y: h / 2, width: w - left, height: h / 2 },
  };
}

const stage = await createStage(parent, { renderer: rendererWish(location.search) });
stage.layout(regions());
addEventListener('resize', () => stage.layout(regions()));
const field =
  { septic, healthy, none: null }[
    query.get('field') ?? (state === 'shock' || state === 'mottled' ? 'septic' : 'healthy')
  ] ?? null;
const shown = bedside(sketch, field);
const trace = beat(sketch);
const feed = (): void => stage.show({ ...shown, time: performance.now() / 1000 }, trace, geometry, 1);
feed();
setInterval(feed, 100);
stage.view((query.get('view') ?? 'whole') as Place);
stage.setOverlay((query.get('overlay') ?? 'none') as Overlay);
const press = query.get('press') as 'finger' | 'knee' | null;
if (press) {
  setTimeout(() => stage.press(press), 600);
  setTimeout(() => stage.release(press), 600 + 1000 * Number(query.get('held') ?? 9));
}
Object.assign(globalThis, { stage });
