import { describe, expect, it } from 'vitest';
import { layCourse } from '../../../src/views/capillaries/course.ts';
import { cropField } from '../../../src/views/capillaries/crop.ts';
import { countRollers, createRollers, moveRollers } from '../../../src/views/capillaries/rollers.ts';
import { geometry, healthy, septic } from '../field-fixture.ts';

const course = layCourse(geometry);

describe('white cells on venule walls', () => {
  it('roll in larger numbers when capillaries are plugged', () => {
    const rollers = createRollers(geometry, course);
    countRollers(rollers, healthy);
    const few = rollers.active;
    countRollers(rollers, septic);
    expect(few).toBeGreaterThan(5);
    expect(rollers.active).toBeGreaterThan(2 * few);
  });

  it('roll no faster than 50 um/s and stay in their vessels', () => {
    const rollers = createRollers(geometry, course);
    countRollers(rollers, septic);
    for (let t = 0; t < 40; t++) {
      const before = [...rollers.position];
      const home = [...rollers.segment];
      moveRollers(rollers, healthy, 0.1);
      for (let i = 0; i < rollers.active; i++) {
        expect(rollers.position[i]).toBeGreaterThanOrEqual(0);
        expect(rollers.position[i]).toBeLessThanOrEqual(1);
        if (rollers.segment[i] !== home[i] || Math.abs(rollers.position[i] - before[i]) > 0.9) continue;
        const run = Math.abs(rollers.position[i] - before[i]) * geometry.length[home[i]];
        expect(run).toBeLessThan(5.01);
      }
    }
  });
});

describe('the part of the field that is shown', () => {
  it('fills the region at one scale, around the middle', () => {
    for (const [w, h] of [
      [417, 228],
      [300, 600],
    ]) {
      const { geometry: seen, scale } = cropField(geometry, w, h);
      expect(seen.view.width * scale).toBeCloseTo(w, 6);
      expect(seen.view.height * scale).toBeCloseTo(h, 6);
      expect(seen.view.x + seen.view.width / 2).toBeCloseTo(geometry.view.x + geometry.view.width / 2, 6);
      expect(seen.view.width).toBeLessThanOrEqual(geometry.view.width + 1e-6);
      expect(seen.view.height).toBeLessThanOrEqual(geometry.view.height + 1e-6);
    }
  });
});
