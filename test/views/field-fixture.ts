// A known field for drawing tests: the project's synthetic sublingual network with its reference solutions, in health and in septic shock.
import segmentsCsv from '../data/networks/sublingual_seed14/segments.csv?raw';
import nodesCsv from '../data/networks/sublingual_seed14/nodes.csv?raw';
import healthyCsv from '../data/networks/sublingual_seed14/ref_healthy_vivo94_mcv92_vplas1.2.csv?raw';
import septicCsv from '../data/networks/sublingual_seed14/ref_septic_vivo94_mcv92_vplas1.2.csv?raw';
import { KIND_NAMES } from '../../src/perfusion/network/network.ts';
import type { FieldGeometry, FieldState } from '../../src/engine/types.ts';

const table = (csv: string): string[][] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const segments = table(segmentsCsv);
const nodes = table(nodesCsv);
const column = (rows: string[][], k: number): Float32Array => Float32Array.from(rows, (row) => Number(row[k]));

export const geometry: FieldGeometry = {
  id: 14,
  nodeX: column(nodes, 1),
  nodeY: column(nodes, 2),
  from: Int32Array.from(segments, (row) => Number(row[1])),
  to: Int32Array.from(segments, (row) => Number(row[2])),
  kind: Uint8Array.from(segments, (row) => Math.max(0, (KIND_NAMES as readonly string[]).indexOf(row[3]))),
  restDiameter: column(segments, 4),
  length: column(segments, 5),
  view: { x: 0, y: 0, width: 1550, height: 1160 },
};

/** Tube over discharge hematocrit (Pries 1990). */
function tube(hd: number, d: number): number {
  return hd * (hd + (1 - hd) * (1 + 1.7 * Math.exp(-0.415 * d) - 0.6 * Math.exp(-0.011 * d)));
}

function solution(csv: string, diameter: Float32Array, plugged: (s: number) => boolean, haze: number): FieldState {
  const rows = table(csv);
  const [flowAt, hdAt] = headers(csv);
  const flow = column(rows, flowAt);
  const hd = column(rows, hdAt);
  const ht = hd.map((h, s) => tube(h, diameter[s]));
  const velocity = flow.map(
    (q, s) => (((q * 1e6) / 60) * (ht[s] > 1e-6 ? hd[s] / ht[s] : 1) * 4) / (Math.PI * diameter[s] ** 2),
  );
  const block = Uint8Array.from(flow, (_, s) => (plugged(s) ? 1 + (s % 4 === 0 ? 1 : 0) : 0));
  const still = (s: number): boolean => hd[s] < 0.01;
  return {
    diameter,
    velocity,
    tubeHematocrit: ht.map((h, s) => (still(s) && plugged(s) ? 0.25 : h)),
    dischargeHematocrit: hd,
    flow,
    block,
    haze,
  };
}

function headers(csv: string): [number, number] {
  const names = csv.split('\n')[0].trim().split(',');
  return [names.findIndex((n) => n.startsWith('flow')), names.findIndex((n) => /^hd/i.test(n))];
}

export const healthy: FieldState = solution(healthyCsv, column(segments, 4), () => false, 0);
export const septic: FieldState = solution(septicCsv, column(segments, 6), (s) => segments[s][7].trim() === '1', 0.35);
