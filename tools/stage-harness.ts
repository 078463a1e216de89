// A page for whoever works on the pictures: one stage fed with fixtures, chosen by the address
// (?state=shock&tone=5&view=knee&field=septic&renderer=canvas&overlay=flow&press=finger). Not part of the game.
import type { BeatTrace, Bedside } from '../src/engine/types.ts';
import { createStage } from '../src/views/stage.ts';
import type { Overlay, Place, Regions } from '../src/views/stage-types.ts';
import { rendererWish } from '../src/views/stage-renderer.ts';
import { beat, bedside, SKETCHES } from '../test/views/bedside-fixture.ts';
import { geometry, healthy, septic } from '../test/views/field-fixture.ts';

const query = new URLSearchParams(location.search);
const parent = document.querySelector<HTMLElement>('#stage')!;
const number = (name: string): number | null => (query.has(name) ? Number(query.get(name)) : null);

/** What is shown now; `set` changes it, so that many pictures can be taken of one page. */
interface Choice {
  state: keyof typeof SKETCHES;
  tone: number;
  mottling: number | null;
  asystole: boolean;
  /** Lines and devices besides those of the state. */
  extra: string[];
  field: 'septic' | 'healthy' | 'none' | null;
}
const chosen: Choice = {
  state: (query.get('state') ?? 'shock') as keyof typeof SKETCHES,
  tone: number('tone') ?? 3,
  mottling: number('mottling'),
  asystole: query.has('asystole'),
  extra: (query.get('extra') ?? '').split(',').filter(Boolean),
  field: query.get('field') as Choice['field'],
};

/** The regions of the game on a screen of 1280 x 720. */
const GAME: Regions = {
  monitor: { x: 8, y: 8, width: 840, height: 195 },
  patient: { x: 8, y: 211, width: 415, height: 228 },
  capillaries: { x: 431, y: 211, width: 417, height: 228 },
};

function regions(): Regions {
  const [w, h] = [parent.clientWidth, parent.clientHeight];
  const only = query.get('only');
  if (only) return { [only]: { x: 0, y: 0, width: w, height: h } };
  if (query.get('layout') === 'game') return GAME;
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

type Frame = [Bedside, BeatTrace | null];
function compose(): Frame {
  const { state, tone, mottling, asystole, extra } = chosen;
  const sketch = { ...SKETCHES[state], tone, mottling: mottling ?? SKETCHES[state].mottling };
  sketch.lines = [...sketch.lines, ...extra];
  const field = chosen.field ?? (state === 'shock' || state === 'mottled' ? 'septic' : 'healthy');
  const shown = bedside(sketch, { septic, healthy, none: null }[field]);
  return asystole ? [stopHeart(shown), null] : [shown, beat(sketch)];
}

function stopHeart(alive: Bedside): Bedside {
  const zero = { value: 0, state: 'good', age: 0 } as const;
  const lost = { value: null, state: 'lost', age: 0 } as const;
  const monitor = { ...alive.monitor, rhythm: 'asystole' as const, heartRate: zero, breaths: zero, saturation: lost };
  const alarm = { id: 'asystole', priority: 'high', text: 'ASYSTOLE', since: 0, active: true } as const;
  return { ...alive, monitor, alarms: [alarm], appearance: { ...alive.appearance, breathsPerMinute: 0 } };
}

let [shown, trace] = compose();
const feed = (): void => stage.show({ ...shown, time: performance.now() / 1000 }, trace, geometry, 1);
function set(change: Partial<Choice>): void {
  Object.assign(chosen, change);
  [shown, trace] = compose();
  feed();
}
feed();
setInterval(feed, 100);
stage.view((query.get('view') ?? 'whole') as Place);
stage.setOverlay((query.get('overlay') ?? 'none') as Overlay);
const press = query.get('press') as 'finger' | 'knee' | null;
if (press) {
  setTimeout(() => stage.press(press), 600);
  setTimeout(() => stage.release(press), 600 + 1000 * Number(query.get('held') ?? 9));
}
Object.assign(globalThis, { stage, set });
