// The red cells that are drawn are the red cells that were solved.
import { describe, expect, test } from 'vitest';
import { createCells, moveCells } from '../../../src/perfusion/network/motion.ts';
import { createMarkers, MARKER, moveMarkers } from '../../../src/perfusion/network/markers.ts';
import { KIND, KIND_NAMES } from '../../../src/perfusion/network/network.ts';
import type { Bed } from '../../../src/perfusion/network/bed.ts';
import { begin, MINUTE } from './bed-driver.ts';

function countedOverSolved(bed: Bed, kind: number): number {
  const cells = createCells(bed, 3000);
  for (let frame = 0; frame < 600; frame++) moveCells(cells, bed, 1 / 60);
  let counted = 0;
  let solved = 0;
  for (let s = 0; s < bed.network.segments; s++) {
    if (bed.network.kind[s] !== kind || cells.share[s] === 0) continue;
    counted += cells.entered[s] / cells.share[s];
    solved += (10 * Math.abs(bed.vessels.flow[s]) * bed.vessels.carried[s] * 1e6) / 60 / 90;
  }
  return counted / solved;
}

describe('red cells that pass in ten seconds equal flow times hematocrit', () => {
  test.each([KIND.arteriole, KIND.precapillary, KIND.capillary, KIND.postcapillary, KIND.venule])('kind %i', (kind) => {
    for (const state of ['rest', 'average'] as const) {
      const { bed } = begin(state, 2).wait(10 * MINUTE);
      expect(Math.abs(countedOverSolved(bed, kind) - 1), `${KIND_NAMES[kind]} ${state}`).toBeLessThan(0.05);
    }
  });
});

describe('drawing', () => {
  test('never writes to the bed and keeps to its capacity', () => {
    const { bed } = begin('average', 2).wait(10 * MINUTE);
    const before = structuredClone(bed);
    const cells = createCells(bed, 1500);
    const markers = createMarkers(bed);
    for (let frame = 0; frame < 300; frame++) {
      moveCells(cells, bed, 1 / 25);
      moveMarkers(markers, bed, 1 / 25);
    }
    expect(bed).toEqual(before);
    expect(cells.count).toBeLessThanOrEqual(1500);
    expect(cells.count).toBeGreaterThan(900);
    for (let i = 0; i < cells.count; i++) expect(Number.isFinite(cells.x[i] + cells.y[i] + cells.cosine[i])).toBe(true);
  });

  test('the last cells out of vessels that no longer get any end the move, and bring no crowd with them', () => {
    const { bed } = begin('average', 2).wait(10 * MINUTE);
    const cells = createCells(bed, 1500);
    for (let s = 0; s < bed.network.segments; s++) if (s % 2 === 0) bed.vessels.carried[s] = s % 4 === 0 ? 0 : 1e-12;
    for (let frame = 0; frame < 100; frame++) moveCells(cells, bed, 1 / 25);
    expect(cells.count).toBeLessThan(1500);
    for (const owed of cells.owed) expect(owed).toBeLessThan(9);
  });

  test('cells in a stopped vessel stand still', () => {
    const { bed } = begin('average', 2).wait(10 * MINUTE);
    const cells = createCells(bed);
    const stuck = bed.plugs.active;
    const waiting = Array.from(cells.segment.slice(0, cells.count)).filter((s) => stuck[s] === 1).length;
    expect(waiting).toBeGreaterThan(0);
    for (let frame = 0; frame < 100; frame++) moveCells(cells, bed, 1 / 25);
    const later = Array.from(cells.segment.slice(0, cells.count)).filter((s) => stuck[s] === 1).length;
    expect(later).toBeGreaterThan(0.7 * waiting);
  });

  test('every stuck white cell has a marker; few roll in health, more in sepsis', () => {
    const rolling = (['rest', 'average'] as const).map((state) => {
      const { bed } = begin(state, 2).wait(10 * MINUTE);
      const markers = createMarkers(bed);
      moveMarkers(markers, bed, 0.04);
      const kinds = Array.from(markers.kind.slice(0, markers.count));
      const blocked = bed.plugs.active.filter((p, s) => p === 1 && bed.fibrin.active[s] === 0).length;
      expect(kinds.filter((k) => k === MARKER.plug)).toHaveLength(blocked);
      return kinds.filter((k) => k === MARKER.rolling).length;
    });
    expect(rolling[1]).toBeGreaterThan(1.5 * rolling[0]);
  });
});
