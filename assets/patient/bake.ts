// Bakes the pictures of the patient: `npx tsx assets/patient/bake.ts [view] [--draft]`. Each file holds three pictures on top of each other:
// everything but skin; skin light, gloss and region; mottling zone, net and blood. The game colors the skin when it shows them.
import { readFileSync, writeFileSync } from 'node:fs';
import { decodePng, encodePng } from './png.ts';
import { PER_PIXEL, project, takePicture } from './march.ts';
import type { Planes, View } from './march.ts';
import { faceView, fingerView, KNEE_SPOT, kneeView, NEAR_LEG, PULP_SPOT, wholeView } from './views.ts';
import { patella } from './leg.ts';
import { HAND_NEAR, HEAD } from './body.ts';
import { onBack } from './bed.ts';

const here = new URL('.', import.meta.url).pathname;
const code = (linear: number): number => {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
};
const root = (v: number): number => Math.round(255 * Math.sqrt(Math.min(1, Math.max(0, v / 2))));
const byte = (v: number): number => Math.round(Math.min(255, Math.max(0, v)));

function pack({ width, height, data }: Planes): Uint8Array {
  const n = width * height;
  const out = new Uint8Array(n * 9);
  for (let i = 0; i < n; i++) {
    const v = data.subarray(i * PER_PIXEL, (i + 1) * PER_PIXEL);
    const cover = v[5];
    out.set([code(v[0]), code(v[1]), code(v[2])], i * 3);
    if (cover <= 0) continue;
    out.set([root(v[3]), root(v[4]), v[9] * 32], (n + i) * 3);
    const blood = 128 + 48 * Math.log2(Math.max(0.1, v[8] / cover));
    out.set([byte((v[6] / cover) * 48), byte((v[7] / cover) * 255), byte(blood)], (2 * n + i) * 3);
  }
  return out;
}

/** The same for a look at the result without the game: skin in one plain color. */
function preview({ width, height, data }: Planes): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const v = data.subarray(i * PER_PIXEL, (i + 1) * PER_PIXEL);
    for (let k = 0; k < 3; k++) out[i * 3 + k] = code(v[k] + v[3] * [0.58, 0.34, 0.25][k] + v[4]);
  }
  return out;
}

function write(
  view: View,
  samples: number,
  name: string,
  draft: boolean,
  window?: Parameters<typeof takePicture>[2],
): void {
  const started = Date.now();
  const planes = takePicture(view, samples, window);
  const { width, height } = planes;
  if (draft) writeFileSync(`/tmp/refill-${name}.png`, encodePng(preview(planes), width, height));
  else writeFileSync(`${here}${name}.png`, encodePng(pack(planes), width, height * 3));
  console.log(name, width, height, `${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The eyes alone, half open and closed, to lay over the face. */
function eyeWindow(view: View): { x: number; y: number; width: number; height: number } {
  const at = (u: number, v: number, w: number) =>
    project(
      view,
      [0, 1, 2].map((k) => HEAD.origin[k] + HEAD.x[k] * u + HEAD.y[k] * v + HEAD.z[k] * w) as unknown as [
        number,
        number,
        number,
      ],
    );
  const corners = [at(-0.056, 0.012, 0.07), at(0.056, 0.012, 0.07), at(-0.056, -0.018, 0.07), at(0.056, -0.018, 0.07)];
  const [xs, ys] = [corners.map((c) => c.x * view.width), corners.map((c) => c.y * view.height)];
  const x = Math.floor(Math.min(...xs));
  const y = Math.floor(Math.min(...ys));
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

function writeEyes(make: (face: { open: number }) => View, name: string, samples: number, draft: boolean): void {
  const window = eyeWindow(make({ open: 1 }));
  for (const [label, open] of [
    ['half', 0.38],
    ['shut', 0],
  ] as const)
    write(make({ open }), samples, `${name}-${label}`, draft, window);
}

/** Takes only a window of a view again (`--window=x,y,width,height`) and sets it into the picture that is there. */
function rewrite(view: View, samples: number, [x, y, width, height]: number[]): void {
  const old = decodePng(readFileSync(`${here}${view.name}.png`));
  const part = pack(takePicture(view, samples, { x, y, width, height }));
  for (let plane = 0; plane < 3; plane++) {
    for (let row = 0; row < height; row++) {
      const from = (plane * height + row) * width * 3;
      const to = ((plane * view.height + y + row) * view.width + x) * 3;
      old.set(part.subarray(from, from + width * 3), to);
    }
  }
  writeFileSync(`${here}${view.name}.png`, encodePng(old, view.width, view.height * 3));
  console.log(view.name, 'window', x, y, width, height);
}

const spots: Record<string, unknown> = {};

function noteSpots(): void {
  const finger = fingerView();
  const knee = kneeView();
  const whole = wholeView();
  spots.faceEyes = eyeWindow(faceView());
  spots.wholeEyes = eyeWindow(whole);
  spots.finger = { ...project(finger, PULP_SPOT), radius: 0.0062 };
  spots.knee = { ...project(knee, KNEE_SPOT), radius: 0.014 };
  const face = faceView();
  const onHead = (u: number, v: number, w: number): [number, number, number] =>
    [0, 1, 2].map((k) => HEAD.origin[k] + HEAD.x[k] * u + HEAD.y[k] * v + HEAD.z[k] * w) as [number, number, number];
  spots.face = {
    mouth: project(face, onHead(0, -0.05, 0.1)),
    nose: project(face, onHead(0, -0.012, 0.1)),
    chin: project(face, onHead(0, -0.1, 0.08)),
    left: project(face, onHead(0.075, -0.02, 0.0)),
    right: project(face, onHead(-0.075, -0.02, 0.0)),
    neckTop: project(face, onHead(-0.045, -0.085, 0.03)),
    neckLow: project(face, onBack(0.5, 0.15, 0.05)),
    chest: project(face, onBack(0.42, 0.23, 0)),
  };
  spots.whole = {
    mouth: project(whole, onHead(0, -0.05, 0.1)),
    nose: project(whole, onHead(0, -0.012, 0.1)),
    ear: project(whole, onHead(-0.075, -0.02, 0.0)),
    farHand: project(whole, [0.06, 0.3, -0.09]),
    farArm: project(whole, [-0.03, 0.29, -0.16]),
    sheetEdge: project(whole, [0.14, 0.12, 0.46]),
    poleLow: project(whole, [-0.62, 0.5, -0.78]),
    poleHigh: project(whole, [-0.62, 1.0, -0.78]),
    cuff: project(whole, [-0.24, 0.22, 0.3]),
    face: project(whole, HEAD.origin),
    chest: project(whole, onBack(0.33, 0.23, 0)),
    hand: project(whole, HAND_NEAR.origin),
    knee: project(whole, patella(NEAR_LEG)),
    foot: project(whole, [0.93, 0.1, 0.18]),
    bag: project(whole, [0.12, -0.22, 0.52]),
    pole: project(whole, [-0.5, 1.25, -0.78]),
    pump: project(whole, [-0.62, 0.75, -0.78]),
    wrist: project(whole, [-0.02, 0.1, 0.34]),
    neck: project(whole, onBack(0.56, 0.17, 0.06)),
  };
  writeFileSync(
    `${here}spots.json`,
    `${JSON.stringify(spots, (_k, v) => (typeof v === 'number' ? Math.round(v * 1e4) / 1e4 : v), 1)}\n`,
  );
}

const only = process.argv[2] && !process.argv[2].startsWith('--') ? process.argv[2] : '';
const draft = process.argv.includes('--draft');
const window = process.argv.find((word) => word.startsWith('--window='));
const shrink = (view: View): View =>
  draft ? { ...view, width: Math.round(view.width * 0.6), height: Math.round(view.height * 0.6) } : view;
const samples = draft ? 1 : 2;
for (const make of [wholeView, faceView, kneeView, fingerView]) {
  const view = shrink(make());
  if (only && only !== view.name) continue;
  if (window) rewrite(view, samples, window.slice(9).split(',').map(Number));
  else write(view, samples, view.name, draft);
}
if (!only || only === 'eyes') {
  writeEyes((face) => shrink(faceView(face)), 'face', samples, draft);
  writeEyes((face) => shrink(wholeView(face)), 'whole', samples, draft);
}
if (!draft) noteSpots();
