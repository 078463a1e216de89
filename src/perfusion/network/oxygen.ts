// Oxygen on its way: from arterial blood along every vessel into the tissue around it, and what the tissue makes of it.
// A stopped vessel takes on the PO2 of its surroundings: it conducts oxygen, it does not supply any.
import { pow } from '../math.ts';
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { TISSUE_LAW } from './laws.ts';
import { ROLE } from './network.ts';

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
  const { network, order, nodeSaturation, vessels } = bed;
  const { from, first, adjacent, role } = network;
  const { flow, carried, saturation } = vessels;
  let left = 0;
  let leftCells = 0;
  stillVessels(bed);
  for (let i = 0; i < order.count; i++) {
    const n = order.order[i];
    let cells = 0;
    let oxygen = 0;
    for (let e = first[n]; e < first[n + 1]; e++) {
      const s = adjacent[e];
      const into = from[s] === n ? -flow[s] : flow[s];
      if (into <= 0) continue;
      cells += into * carried[s];
      oxygen += into * carried[s] * saturation[s];
    }
    if (role[n] === ROLE.outlet) {
      left += oxygen;
      leftCells += cells;
    }
    nodeSaturation[n] = cells > 0 ? oxygen / cells : bed.inputs.saturation;
    for (let e = first[n]; e < first[n + 1]; e++) {
      const s = adjacent[e];
      if ((from[s] === n ? flow[s] : -flow[s]) > 0) unload(bed, s, nodeSaturation[n]);
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

/** One vessel: two Newton steps, from the last answer, for the saturation at its end, with exchange at its mid-way PO2. */
function unload(bed: Bed, s: number, entering: number): void {
  const { vessels, tissue, inputs } = bed;
  const barrier = 1 + k.edemaBarrier * inputs.edema;
  const link = tissue.segmentLink[s] / barrier;
  let out = Math.min(vessels.saturation[s], FULL);
  vessels.saturation[s] = entering;
  if (link === 0) return;
  const pull = tissue.segmentPull[s] / barrier;
  const supply = Math.abs(vessels.flow[s]) * vessels.carried[s] * inputs.hemoglobinOxygen;
  if (supply < 1e-9) {
    vessels.po2[s] = pull / link;
    return;
  }
  for (let round = 0; round < 2; round++) {
    const place = Math.min((entering + out) / 2, FULL) * STEPS;
    const i = Math.floor(place);
    const rise = TABLE[i + 1] - TABLE[i];
    const p = inputs.p50 * (TABLE[i] + rise * (place - i));
    const excess = entering - out - (link * p - pull) / supply;
    out += excess / (1 + (link * inputs.p50 * rise * STEPS) / (2 * supply));
    if (out < 0) out = 0;
    else if (out > FULL) out = FULL;
  }
  vessels.saturation[s] = out;
  // PO2 from the oxygen actually taken, or plugged vessels would give what they do not have (bed-prototype section 6.1).
  vessels.po2[s] = (supply * (entering - out) + pull) / link;
}

/** Oxygen stored in a tissue cell, nl per mmHg. */
const STORE = (k.store * k.cell * k.cell * k.cell) / 1e6;

/** New tissue PO2 (implicit, closed form) and the sums over tissue. */
export function feedTissue(bed: Bed, dt: number): void {
  const { tissue, inputs, outputs, rest } = bed;
  const { po2, demand, first, linkSegment, link, linkSum, segmentPull } = tissue;
  const vesselPo2 = bed.vessels.po2;
  const barrier = 1 + k.edemaBarrier * inputs.edema;
  const critical = k.critical + k.criticalByMitochondria * inputs.mito;
  const need = inputs.demand * (1 - k.mitochondrialLoss * inputs.mito);
  const store = (STORE * 60) / dt;
  let uptake = 0;
  let wanting = 0;
  let hypoxic = 0;
  let sum = 0;
  segmentPull.fill(0);
  for (let c = 0; c < tissue.cells; c++) {
    if (linkSum[c] === 0) continue;
    let supply = 0;
    for (let i = first[c]; i < first[c + 1]; i++) supply += link[i] * vesselPo2[linkSegment[i]];
    const a = linkSum[c] / barrier + store;
    const gain = supply / barrier + store * po2[c];
    const want = demand[c] * need;
    const b = a * critical + want - gain;
    const p = (Math.sqrt(b * b + 4 * a * gain * critical) - b) / (2 * a);
    po2[c] = p;
    for (let i = first[c]; i < first[c + 1]; i++) segmentPull[linkSegment[i]] += link[i] * p;
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
