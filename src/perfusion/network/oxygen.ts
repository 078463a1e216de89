// Oxygen on its way: from arterial blood along every vessel into the tissue around it, and what the tissue makes of it.
// A stopped vessel takes on the PO2 of its surroundings: it conducts oxygen, it does not supply any.
import { pow } from '../math.ts';
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { flowPaths } from './flow-order.ts';
import { TISSUE_LAW } from './laws.ts';
import { ROLE } from './network.ts';
import { LINKS } from './tissue.ts';

const k = values(TISSUE_LAW);

/** Hill exponent of human blood (network-reference section 2). */
const HILL = 2.7;
/** Highest saturation the table knows; PO2 there is 11 times P50. */
const FULL = 0.9985;
const STEPS = 1024;

/** PO2 / P50 at saturation i / STEPS: the inverse Hill curve. */
const TABLE = ((): Float64Array => {
  const table = new Float64Array(STEPS + 2);
  for (let i = 1; i < table.length; i++) {
    const s = Math.min(i / STEPS, FULL);
    table[i] = pow(s / (1 - s), 1 / HILL);
  }
  return table;
})();

/** Carries oxygen along the flow order. Returns the mean saturation of blood leaving through the outlets. */
export function marchOxygen(bed: Bed): number {
  const { network, order, nodeSaturation, vessels, tissue } = bed;
  const { role } = network;
  const { flow, carried, saturation, po2 } = vessels;
  const { segmentLink, segmentPull } = tissue;
  const { segment, bound } = flowPaths(order, network, flow);
  const { p50, hemoglobinOxygen, saturation: arterial } = bed.inputs;
  const passing = 1 / (1 + k.edemaBarrier * bed.inputs.edema);
  let left = 0;
  let leftCells = 0;
  let at = 0;
  stillVessels(bed);
  for (let i = 0; i < order.count; i++) {
    const n = order.order[i];
    const out = bound[2 * i + 1];
    const end = bound[2 * i + 2];
    let cells = 0;
    let oxygen = 0;
    for (; at < out; at++) {
      const s = segment[at];
      const carrying = Math.abs(flow[s]) * carried[s];
      cells += carrying;
      oxygen += carrying * saturation[s];
    }
    if (role[n] === ROLE.outlet) {
      left += oxygen;
      leftCells += cells;
    }
    const entering = cells > 0 ? oxygen / cells : arterial;
    nodeSaturation[n] = entering;
    for (; at < end; at++) {
      const s = segment[at];
      const before = saturation[s];
      saturation[s] = entering;
      if (segmentLink[s] === 0) continue;
      const link = segmentLink[s] * passing;
      const pull = segmentPull[s] * passing;
      const supply = Math.abs(flow[s]) * carried[s] * hemoglobinOxygen;
      // PO2 from the oxygen actually taken, or plugged vessels would give what they do not have (bed-prototype section 6.1).
      if (supply >= 1e-9) saturation[s] = endSaturation(entering, before, link * p50, pull, 1 / supply);
      po2[s] = (supply * (entering - saturation[s]) + pull) / link;
    }
  }
  // Without outflow the last blood stands in the venules.
  return leftCells > 1e-9 ? left / leftCells : bed.outputs.venousSaturation;
}

function stillVessels(bed: Bed): void {
  const { flow, po2 } = bed.vessels;
  const { segmentLink, segmentPull } = bed.tissue;
  for (let s = 0; s < flow.length; s++)
    if (flow[s] === 0 && segmentLink[s] > 0) po2[s] = segmentPull[s] / segmentLink[s];
}

/**
 * Saturation at a vessel's end: two Newton steps from the last answer, with exchange at its mid-way PO2. `link` is the exchange at PO2 = P50
 * in nl O2/min, `pull` what the tissue's own PO2 holds against it, `perSupply` the inverse of the oxygen that full red cells would carry in.
 * The table is straight between its places, so an answer between the same two as the last is exact after one step.
 */
function endSaturation(entering: number, before: number, link: number, pull: number, perSupply: number): number {
  const steepness = 0.5 * link * STEPS * perSupply;
  let out = before < FULL ? before : FULL;
  let last = -1;
  for (let round = 0; round < 2; round++) {
    const middle = 0.5 * (entering + out);
    const place = (middle < FULL ? middle : FULL) * STEPS;
    const i = place | 0;
    if (i === last) return out;
    last = i;
    const rise = TABLE[i + 1] - TABLE[i];
    const given = link * (TABLE[i] + rise * (place - i));
    out += (entering - out - (given - pull) * perSupply) / (1 + steepness * rise);
    out = out < 0 ? 0 : out > FULL ? FULL : out;
  }
  return out;
}

/** Oxygen stored in a tissue cell, nl per mmHg. */
const STORE = (k.store * k.cell * k.cell * k.cell) / 1e6;

/** New tissue PO2 (implicit, closed form) and the sums over tissue. */
export function feedTissue(bed: Bed, dt: number): void {
  const { tissue, inputs, outputs, rest } = bed;
  const { cells, po2, demand, linkSegment, link, linkSum, segmentPull } = tissue;
  const vesselPo2 = bed.vessels.po2;
  const passing = 1 / (1 + k.edemaBarrier * inputs.edema);
  const critical = k.critical + k.criticalByMitochondria * inputs.mito;
  const need = inputs.demand * (1 - k.mitochondrialLoss * inputs.mito);
  const store = (STORE * 60) / dt;
  let uptake = 0;
  let wanting = 0;
  let hypoxic = 0;
  let sum = 0;
  segmentPull.fill(0);
  for (let c = 0; c < cells; c++) {
    if (linkSum[c] === 0) continue;
    // Seven links written out: as loops they took two and a half times as long.
    const at = LINKS * c;
    const s0 = linkSegment[at];
    const s1 = linkSegment[at + 1];
    const s2 = linkSegment[at + 2];
    const s3 = linkSegment[at + 3];
    const s4 = linkSegment[at + 4];
    const s5 = linkSegment[at + 5];
    const s6 = linkSegment[at + 6];
    const l0 = link[at];
    const l1 = link[at + 1];
    const l2 = link[at + 2];
    const l3 = link[at + 3];
    const l4 = link[at + 4];
    const l5 = link[at + 5];
    const l6 = link[at + 6];
    const near = l0 * vesselPo2[s0] + l1 * vesselPo2[s1] + l2 * vesselPo2[s2];
    const far = l3 * vesselPo2[s3] + l4 * vesselPo2[s4] + (l5 * vesselPo2[s5] + l6 * vesselPo2[s6]);
    const a = linkSum[c] * passing + store;
    const gain = (near + far) * passing + store * po2[c];
    const want = demand[c] * need;
    const b = a * critical + want - gain;
    const p = (Math.sqrt(b * b + 4 * a * gain * critical) - b) / (2 * a);
    po2[c] = p;
    segmentPull[s0] += l0 * p;
    segmentPull[s1] += l1 * p;
    segmentPull[s2] += l2 * p;
    segmentPull[s3] += l3 * p;
    segmentPull[s4] += l4 * p;
    segmentPull[s5] += l5 * p;
    segmentPull[s6] += l6 * p;
    if (demand[c] === 0) continue;
    uptake += (want * p) / (p + critical);
    wanting++;
    sum += p;
    if (p < k.hypoxic) hypoxic++;
  }
  outputs.uptake = rest.uptake > 0 ? uptake / rest.uptake : uptake;
  outputs.demandMet = inputs.demand > 0 ? outputs.uptake / inputs.demand : 1;
  outputs.hypoxicFraction = wanting > 0 ? hypoxic / wanting : 0;
  outputs.tissuePo2 = wanting > 0 ? sum / wanting : 0;
}

/** PO2 of the blood in a vessel, mmHg, for those who look; a vessel that exchanges nothing has only its saturation. */
export function bloodPo2(bed: Bed, s: number): number {
  if (bed.tissue.segmentLink[s] > 0) return bed.vessels.po2[s];
  return bed.inputs.p50 * TABLE[Math.floor(Math.min(Math.max(bed.vessels.saturation[s], 0), FULL) * STEPS)];
}
