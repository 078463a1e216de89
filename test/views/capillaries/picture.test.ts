import { describe, expect, it } from 'vitest';
import { createCells, moveCells } from '../../../src/views/capillaries/cells.ts';
import { courseX, courseY, layCourse } from '../../../src/views/capillaries/course.ts';
import { createRollers } from '../../../src/views/capillaries/rollers.ts';
import { createPicture, drawFrame, drawStill } from '../../../src/views/capillaries/picture.ts';
import type { FieldState } from '../../../src/engine/types.ts';
import { geometry, healthy, septic } from '../field-fixture.ts';

const course = layCourse(geometry);
const [WIDTH, HEIGHT, SCALE] = [620, 464, 0.4];

function film(state: FieldState, frames: number): Uint32Array[] {
  const cells = createCells(geometry, state, course.visible);
  const picture = createPicture(WIDTH, HEIGHT, SCALE, 3, course);
  drawStill(picture, geometry, course, state);
  return Array.from({ length: frames }, () => {
    const pixels = new Uint32Array(WIDTH * HEIGHT);
    moveCells(cells, state, 1 / 30);
    drawFrame(picture, course, state, cells, createRollers(geometry, course), pixels);
    return pixels;
  });
}

const green = (pixel: number): number => (pixel >>> 8) & 255;
const middle = (s: number): number =>
  Math.floor(courseY(course, s, 0.5) * SCALE) * WIDTH + Math.floor(courseX(course, s, 0.5) * SCALE);
const inside = (s: number): boolean => {
  const [x, y] = [courseX(course, s, 0.5), courseY(course, s, 0.5)];
  return course.visible[s] === 1 && x > 40 && y > 40 && x < 1510 && y < 1120;
};

describe('the microscope picture', () => {
  const clip = film(healthy, 12);

  it('shows blood darker than tissue', () => {
    const all = [...clip[0]].map(green).sort((a, b) => a - b);
    const tissue = all[Math.floor(all.length * 0.6)];
    const wide = [...healthy.diameter.keys()].filter((s) => inside(s) && healthy.diameter[s] > 18);
    expect(wide.length).toBeGreaterThan(5);
    for (const s of wide) expect(green(clip[0][middle(s)])).toBeLessThan(tissue - 15);
  });

  it('moves where blood flows and stands still where it stopped', () => {
    const shock = film(septic, 12);
    const change = (s: number): number => {
      const values = shock.map((pixels) => green(pixels[middle(s)]));
      return Math.max(...values) - Math.min(...values);
    };
    const segments = [...septic.velocity.keys()].filter(inside);
    const stopped = segments.filter((s) => Math.abs(septic.velocity[s]) < 0.5 && septic.diameter[s] < 8);
    const quick = segments.filter((s) => Math.abs(septic.velocity[s]) > 400 && septic.diameter[s] < 9);
    const mean = (list: number[]): number => list.reduce((sum, s) => sum + change(s), 0) / list.length;
    expect(stopped.length).toBeGreaterThan(10);
    expect(mean(quick)).toBeGreaterThan(3 * mean(stopped) + 5);
  });
});
