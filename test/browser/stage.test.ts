// The drawn stage in a real browser: all three pictures appear, take acts, survive a lost context, and cost little.
import { afterEach, describe, expect, it } from 'vitest';
import { createStage } from '../../src/views/stage.ts';
import type { PatientAct, Stage } from '../../src/views/stage-types.ts';
import { PLACES, pressSpot } from '../../src/views/patient/places.ts';
import { roomFor } from '../../src/views/patient/picture-room.ts';
import { framePicture } from '../../src/views/patient/framing.ts';
import { beat, bedside, SKETCHES } from '../views/bedside-fixture.ts';
import { geometry, healthy } from '../views/field-fixture.ts';

const REGIONS = {
  patient: { x: 0, y: 0, width: 400, height: 400 },
  monitor: { x: 400, y: 0, width: 400, height: 200 },
  capillaries: { x: 400, y: 200, width: 400, height: 200 },
};
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

let stage: Stage | null = null;
let parent: HTMLElement | null = null;

async function open(renderer: 'webgl' | 'canvas', sketch = SKETCHES.healthy): Promise<Stage> {
  parent = document.createElement('div');
  Object.assign(parent.style, { position: 'absolute', left: '0', top: '0', width: '800px', height: '400px' });
  document.body.append(parent);
  stage = await createStage(parent, { renderer });
  stage.layout(REGIONS);
  stage.show(bedside(sketch, healthy), beat(sketch), geometry, 1);
  return stage;
}

afterEach(() => {
  stage?.destroy();
  parent?.remove();
  stage = null;
});

/** What is on the screen now: read after the game has drawn and before the page is shown. */
async function pixels(): Promise<ImageData> {
  await wait(0);
  return new Promise((done) => requestAnimationFrame(() => done(pixelsNow())));
}

function pixelsNow(): ImageData {
  const canvas = parent!.querySelector('canvas')!;
  const copy = document.createElement('canvas');
  copy.width = 800;
  copy.height = 400;
  const pen = copy.getContext('2d', { willReadFrequently: true })!;
  pen.drawImage(canvas, 0, 0, 800, 400);
  return pen.getImageData(0, 0, 800, 400);
}

/** Spread of brightness in a region: near 0 when nothing is drawn there. */
function spread(data: ImageData, { x, y, width, height }: (typeof REGIONS)['patient']): number {
  let [sum, squares, n] = [0, 0, 0];
  for (let j = y; j < y + height; j += 3) {
    for (let i = x; i < x + width; i += 3) {
      const v = data.data[(j * 800 + i) * 4 + 1];
      sum += v;
      squares += v * v;
      n++;
    }
  }
  return Math.sqrt(squares / n - (sum / n) ** 2);
}

async function until(done: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await done()) return;
    await wait(100);
  }
  throw new Error('waited in vain');
}

const drawnEverywhere = async (): Promise<boolean> => {
  const seen = await pixels();
  return (
    spread(seen, REGIONS.patient) > 20 && spread(seen, REGIONS.monitor) > 8 && spread(seen, REGIONS.capillaries) > 8
  );
};

describe.each(['canvas', 'webgl'] as const)('the stage drawn with %s', (renderer) => {
  it('shows patient, monitor and vessels', async () => {
    const opened = await open(renderer);
    expect(opened.renderer()).toBe(renderer);
    await until(drawnEverywhere);
    await until(() => opened.frameStats().frames > 3);
  }, 400_000);

  it('is never empty while the page changes its shape', async () => {
    const opened = await open(renderer);
    await until(drawnEverywhere);
    parent!.style.height = '392px';
    opened.layout(REGIONS);
    expect(spread(pixelsNow(), REGIONS.patient)).toBeGreaterThan(20);
  }, 400_000);

  it('follows the size of its parent and leaves nothing behind', async () => {
    const opened = await open(renderer);
    parent!.style.width = '600px';
    await until(() => Math.abs(parent!.querySelector('canvas')!.getBoundingClientRect().width - 600) < 1);
    opened.destroy();
    stage = null;
    await until(() => parent!.querySelector('canvas') === null);
    expect(parent!.childElementCount).toBe(0);
  }, 400_000);
});

describe('a lost graphics context', () => {
  it('comes back with every picture, twenty times', async () => {
    await open('webgl');
    await until(drawnEverywhere);
    const gl = parent!.querySelector('canvas')!.getContext('webgl')!;
    const loser = gl.getExtension('WEBGL_lose_context')!;
    for (let round = 0; round < 20; round++) {
      loser.loseContext();
      await wait(150);
      loser.restoreContext();
      await wait(300);
      await until(drawnEverywhere);
      expect(gl.isContextLost()).toBe(false);
    }
  }, 400_000);
});

describe('pressing the fingertip in the picture', () => {
  async function close(): Promise<{ x: number; y: number; acts: PatientAct[]; opened: Stage }> {
    const opened = await open('canvas', { ...SKETCHES.healthy, refill: 2 });
    const acts: PatientAct[] = [];
    opened.onAct((act) => acts.push(act));
    opened.view('finger');
    await until(async () => spread(await pixels(), REGIONS.patient) > 20);
    await until(async () => (await skinAt(200, 200))[0] > 60);
    const spot = pressSpot('finger', 640, 520);
    const f = framePicture(640, 520, roomFor(400, 400, 1).picture, PLACES.finger.focus);
    return { x: f.left + spot.x * f.scale, y: f.top + spot.y * f.scale, acts, opened };
  }
  async function skinAt(x: number, y: number): Promise<[number, number, number]> {
    const { data } = await pixels();
    const at = (Math.round(y) * 800 + Math.round(x)) * 4;
    return [data[at], data[at + 1], data[at + 2]];
  }
  const point = (type: string, x: number, y: number): boolean => {
    const canvas = parent!.querySelector('canvas')!;
    const box = canvas.getBoundingClientRect();
    const init = { clientX: box.left + x, clientY: box.top + y, pointerId: 1, bubbles: true, button: 0 };
    canvas.setPointerCapture = () => undefined;
    return canvas.dispatchEvent(new PointerEvent(type, init));
  };

  it('reports press and release and blanches the skin', async () => {
    const { x, y, acts } = await close();
    await wait(300);
    const before = await skinAt(x, y);
    point('pointerdown', x, y);
    await wait(1500);
    const pressed = await skinAt(x, y);
    point('pointerup', x, y);
    expect(acts.map((act) => act.act)).toEqual(['refill.press', 'refill.release']);
    expect((acts[1] as { held: number }).held).toBeGreaterThan(1);
    expect(pressed[1]).toBeGreaterThan(before[1] + 8);
  }, 400_000);

  it('refills on the screen in the time the model says, by keyboard as well', async () => {
    const { x, y, opened } = await close();
    await wait(300);
    const before = await skinAt(x, y);
    opened.press('finger');
    await wait(8600);
    const pale = await skinAt(x, y);
    opened.release('finger');
    const start = performance.now();
    const since = (): number => (performance.now() - start) / 1000;
    // What is seen was drawn between asking and having looked; a busy computer looks seldom and late.
    let [lastPale, looked] = [0, 0];
    await until(async () => {
      const asked = since();
      const now = await skinAt(x, y);
      looked = since();
      const pink = (pale[1] - now[1]) / (pale[1] - before[1]) >= 0.95;
      if (!pink) lastPale = asked;
      return pink;
    });
    expect(lastPale).toBeLessThan(2.6);
    // One color step is two percent, so the reading is coarser than the picture.
    expect(looked).toBeGreaterThan(1.4);
  }, 400_000);
});
