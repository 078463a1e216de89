// Plays frames of monitor, vessels and breathing chest as the scenes do, without Phaser, and prints how many bytes a frame leaves on the heap.
// Run by frame-heap.test.ts as a program of its own: a test runner wraps every import, and then nothing is compiled as in the game.
import { fieldGeometry, fieldState } from '../../src/engine/see.ts';
import { createBed } from '../../src/perfusion/network/bed.ts';
import { createCells, moveCells } from '../../src/views/capillaries/cells.ts';
import { layCourse } from '../../src/views/capillaries/course.ts';
import { createPicture, drawFrame, drawStill } from '../../src/views/capillaries/picture.ts';
import { countRollers, createRollers, moveRollers } from '../../src/views/capillaries/rollers.ts';
import type { ChannelId } from '../../src/views/monitor/numerics.ts';
import { createPainter, paintTraces, setRows } from '../../src/views/monitor/trace-painter.ts';
import { createTraces, runTraces, SCALES, takeBeat } from '../../src/views/monitor/traces.ts';
import { chestAt, layChest, shiftChest } from '../../src/views/patient/breathing.ts';
import { beat, SKETCHES } from './bedside-fixture.ts';

const [WIDTH, HEIGHT] = [440, 330];
const FRAME = 1 / 30;

const bed = createBed(1);
const geometry = fieldGeometry(bed);
const { state } = fieldState(bed);
const course = layCourse(geometry);
const cells = createCells(geometry, state, course.visible);
const rollers = createRollers(geometry, course);
const picture = createPicture(WIDTH, HEIGHT, WIDTH / geometry.view.width, 1, course);
const screen = new Uint32Array(WIDTH * HEIGHT);
countRollers(rollers, state);
drawStill(picture, geometry, course, state);

const traces = createTraces(220);
const painter = createPainter(220, 200, new Uint32Array(220 * 200), 1.6);
const shown: ChannelId[] = ['ecg', 'arterial', 'saturation', 'central', 'breaths'];
setRows(
  painter,
  shown.map((id) => ({ id, label: id, scale: SCALES[id] })),
);
takeBeat(traces, beat(SKETCHES.mottled));
traces.breathsPerMinute = 28;

const chest = layChest(200, 150, 118, 84, { width: 400, height: 300 });
const view = new Uint32Array(400 * 300).fill(0xff8090a0);
const lifted = new Uint32Array(chest.width * chest.height);
let phase = 0;

function frame(): void {
  runTraces(traces, FRAME);
  paintTraces(painter, traces);
  moveCells(cells, state, FRAME);
  moveRollers(rollers, state, FRAME);
  drawFrame(picture, course, state, cells, rollers, screen);
  phase += FRAME * 0.45;
  shiftChest(chest, view, 400, lifted, 3.2 * chestAt(phase, 0.6));
}

/** Bytes that a frame leaves behind, in the quieter of many stretches: one in which the compiler or the collector was at work says nothing. */
function bytesPerFrame(stretches: number, frames: number): number {
  const found: number[] = [];
  for (let i = 0; i < stretches; i++) {
    const before = process.memoryUsage().heapUsed;
    for (let k = 0; k < frames; k++) frame();
    found.push((process.memoryUsage().heapUsed - before) / frames);
  }
  return found.toSorted((a, b) => a - b)[Math.floor(stretches / 4)];
}

for (let i = 0; i < 900; i++) frame();
console.log(JSON.stringify({ cells: cells.count, bytes: bytesPerFrame(20, 40) }));
