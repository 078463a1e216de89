import { describe, expect, it } from 'vitest';
import { createCells, moveCells, CELL_CAP } from '../../../src/views/capillaries/cells.ts';
import { redCellFlux } from '../../../src/views/capillaries/cell-flux.ts';
import { layCourse } from '../../../src/views/capillaries/course.ts';
import type { FieldState } from '../../../src/engine/types.ts';
import { geometry, healthy, septic } from '../field-fixture.ts';

const course = layCourse(geometry);
const SECONDS = 10;
const FRAME = 1 / 30;

/** Cells counted over the middle of every segment while a clip of ten seconds plays. */
function film(state: FieldState): { counted: Float64Array; cells: ReturnType<typeof createCells> } {
  const cells = createCells(geometry, state, course.visible);
  for (let t = 0; t < 4; t += FRAME) moveCells(cells, state, FRAME);
  const counted = new Float64Array(geometry.from.length);
  for (let i = 0; i < SECONDS / FRAME; i++) moveCells(cells, state, FRAME, counted);
  return { counted, cells };
}

const solved = (state: FieldState, s: number): number => redCellFlux(state, s) * SECONDS;
const GROUPS = {
  capillaries: (d: number) => d < 9,
  'small vessels': (d: number) => d >= 9 && d < 15,
  'large vessels': (d: number) => d >= 15,
};

describe.each([
  ['healthy', healthy],
  ['septic', septic],
] as const)('red cells of a %s field', (_, state) => {
  const { counted, cells } = film(state);

  it.each(Object.entries(GROUPS))('pass through %s as often as the solver says, within 5 %%', (_name, belongs) => {
    let [drawn, wanted] = [0, 0];
    for (let s = 0; s < counted.length; s++) {
      if (!course.visible[s] || !belongs(state.diameter[s])) continue;
      drawn += counted[s];
      wanted += solved(state, s);
    }
    expect(wanted).toBeGreaterThan(50);
    expect(Math.abs(drawn / wanted - 1)).toBeLessThan(0.05);
  });

  it('pass through single well-flowing vessels within a tenth, and through stopped ones never', () => {
    const seen = [...counted.keys()].filter((s) => course.visible[s] === 1);
    for (const s of seen.filter((k) => Math.abs(state.velocity[k]) < 1)) expect(counted[s]).toBeLessThan(5);
    const flowing = seen.filter((s) => solved(state, s) > 400);
    const errors = flowing.map((s) => Math.abs(counted[s] / solved(state, s) - 1));
    errors.sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(30);
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(0.1);
  });

  it('stay under the cap and inside their vessels', () => {
    expect(cells.count).toBeLessThanOrEqual(CELL_CAP);
    expect(cells.count).toBeGreaterThan(800);
    for (let i = 0; i < cells.count; i++) {
      expect(cells.position[i]).toBeGreaterThanOrEqual(0);
      expect(cells.position[i]).toBeLessThanOrEqual(geometry.length[cells.segment[i]]);
    }
  });
});

describe('one red cell', () => {
  it('moves exactly as fast as the solver says', () => {
    const cells = createCells(geometry, healthy, course.visible);
    const travel = (i: number): number => healthy.velocity[cells.segment[i]] * 0.01;
    const staying = [...cells.position.slice(0, 400).keys()].filter((i) => {
      const after = cells.position[i] + travel(i);
      return after > 0 && after < geometry.length[cells.segment[i]];
    });
    expect(staying.length).toBeGreaterThan(100);
    for (const i of staying) {
      const alone = {
        ...cells,
        count: 1,
        position: Float32Array.of(cells.position[i]),
        segment: cells.segment.slice(i, i + 1),
      };
      moveCells(alone, healthy, 0.01);
      expect(alone.position[0] - cells.position[i]).toBeCloseTo(travel(i), 2);
    }
  });

  it('makes the same picture from the same inputs', () => {
    const run = (): Float32Array => film(healthy).cells.position;
    expect(run()).toEqual(run());
  });
});
