// The sheet of looks, for people to judge: five lived states on three tones, as the game draws them. Run by `npm run screens`, not by `npm test`.
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { createStage } from '../../src/views/stage.ts';
import type { Place, Stage } from '../../src/views/stage-types.ts';
import { live, LIVES, withDampedLine } from './lived.ts';
import type { Look } from './lived.ts';

const TONES = [2, 5, 9];
const [WIDTH, HEIGHT] = [460, 400];
/** Without the bar of buttons below the picture. */
const PICTURE = 364;
const VIEWS: Place[] = ['whole', 'knee', 'face', 'finger'];
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const looks: Look[] = [];
let parent: HTMLElement;

beforeAll(async () => {
  for (const life of LIVES) looks.push(await live(life, TONES[0]));
}, 400_000);

async function open(regions: Parameters<Stage['layout']>[0], width: number, height: number): Promise<Stage> {
  parent = document.createElement('div');
  Object.assign(parent.style, { position: 'absolute', left: '0', top: '0' });
  Object.assign(parent.style, { width: `${width}px`, height: `${height}px` });
  document.body.append(parent);
  const stage = await createStage(parent, { renderer: 'canvas' });
  stage.layout(regions);
  return stage;
}

function sheet(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#0b0d10';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#ffffff';
  pen.font = '22px sans-serif';
  return pen;
}

/** What is on the screen now, drawn into the sheet. */
const take = (pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): Promise<void> =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      pen.drawImage(parent.querySelector('canvas')!, 0, 0, width, height, x, y, width, height);
      done();
    }),
  );

async function keep(pen: CanvasRenderingContext2D, name: string): Promise<void> {
  const data = pen.canvas.toDataURL('image/png').split(',')[1];
  await commands.writeFile(`artifacts/screens/${name}.png`, data, 'base64');
}

/** Something was drawn: an empty sheet is nearly black. */
const brightest = (pen: CanvasRenderingContext2D): number =>
  Math.max(
    ...pen.getImageData(0, 0, WIDTH, 1).data.filter((_, i) => i % 4 === 1),
    ...pen.getImageData(0, 60, WIDTH, 1).data.filter((_, i) => i % 4 === 1),
  );

const caption = ({ name, truth }: Look): string =>
  `${name}: MAP ${Math.round(truth['map'])}, lactate ${truth['lactate'].toFixed(1)}, refill ${truth['crt_finger_s'].toFixed(1)} s, mottling ${truth['mottling']}, toe ${truth['temp_toe'].toFixed(0)} °C`;

describe('five lived states', () => {
  it('are what their names say', () => {
    const [healthy, early, third, cold, recovered] = looks.map(({ truth }) => truth);
    expect(healthy['mottling'] + early['mottling'] + recovered['mottling']).toBe(0);
    expect(healthy['crt_finger_s']).toBeLessThan(2);
    expect(early['temp_core']).toBeGreaterThan(38);
    expect(third['mottling']).toBe(3);
    expect(cold['mottling']).toBe(5);
    expect(cold['temp_core'] - cold['temp_toe']).toBeGreaterThan(10);
    expect(cold['alive']).toBe(1);
    expect(recovered['crt_finger_s']).toBeLessThan(3);
  });

  it.each(TONES)('on tone %i', { timeout: 400_000 }, async (tone) => {
    const pen = sheet(VIEWS.length * WIDTH, looks.length * HEIGHT);
    const stage = await open({ patient: { x: 0, y: 0, width: WIDTH, height: HEIGHT } }, WIDTH, HEIGHT);
    for (const [row, look] of looks.entries()) {
      const { appearance } = look.bedside;
      stage.show({ ...look.bedside, appearance: { ...appearance, tone } }, look.beat, look.geometry, 1);
      for (const [column, view] of VIEWS.entries()) {
        stage.view(view);
        await wait(row === 0 && column === 0 ? 4000 : 1200);
        await take(pen, column * WIDTH, row * HEIGHT, WIDTH, PICTURE);
      }
      pen.fillText(`tone ${tone}, ${caption(look)}`, 8, row * HEIGHT + HEIGHT - 10);
    }
    stage.destroy();
    parent.remove();
    await keep(pen, `looks-tone-${tone}`);
    expect(brightest(pen)).toBeGreaterThan(90);
  });

  it('at the monitor and under the microscope', { timeout: 400_000 }, async () => {
    const monitor = { x: 0, y: 0, width: 700, height: PICTURE };
    const capillaries = { x: 710, y: 0, width: 700, height: PICTURE };
    const all = [...looks, withDampedLine(looks[looks.length - 1])];
    const pen = sheet(1410, all.length * HEIGHT);
    for (const [row, look] of all.entries()) {
      const stage = await open({ monitor, capillaries }, 1410, PICTURE);
      stage.show(look.bedside, look.beat, look.geometry, 1);
      await wait(8000);
      await take(pen, 0, row * HEIGHT, 1410, PICTURE);
      pen.fillText(caption(look), 8, row * HEIGHT + HEIGHT - 10);
      stage.destroy();
      parent.remove();
    }
    await keep(pen, 'looks-instruments');
    expect(brightest(pen)).toBeGreaterThan(90);
  });
});
