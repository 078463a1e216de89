// What a careful observer and a physiologist would measure in a freshly grown, healthy field.
import { channelShare, capillaryVelocity, redCellVelocity, restProblem } from '../../../src/perfusion/network/adapt.ts';
import { clipClass, VISIBLE_HEMATOCRIT } from '../../../src/perfusion/network/clip.ts';
import { STILL_VELOCITY } from '../../../src/perfusion/network/history.ts';
import { growNetwork, type Plan } from '../../../src/perfusion/network/generate.ts';
import { degree, KIND } from '../../../src/perfusion/network/network.ts';
import { scoreField } from '../../../src/perfusion/network/scoring.ts';
import { solveSteady } from '../../../src/perfusion/network/steady.ts';
import { heterogeneity, windowsOf } from '../../../src/perfusion/network/windows.ts';

export function measureHealthy(seed: number, plan: Plan) {
  const { network, rejected, reasons } = growNetwork(seed, plan);
  const flow = solveSteady(restProblem(network), { tolerance: 1e-8 });
  const velocity = network.length.map((_, s) => redCellVelocity(network, flow, s));
  const seen = {
    flowClass: velocity.map((v) => clipClass(v < STILL_VELOCITY ? 1 : 0, 0, v)),
    velocity,
    diameter: network.diameter,
    visible: flow.hematocrit.map((h) => (h >= VISIBLE_HEMATOCRIT ? 1 : 0)),
  };
  const field = { x0: 0, y0: 0, width: plan.width, height: plan.height };
  const scores = scoreField(network, seen, field);
  const windows = windowsOf(field).map((window) => scoreField(network, seen, window));
  const capillaries = velocity.filter((_, s) => network.kind[s] === KIND.capillary);
  let degrees = 0;
  for (let n = 0; n < network.nodes; n++) degrees = Math.max(degrees, degree(network, n));
  return {
    rejected,
    reasons,
    segments: network.segments,
    mostVesselsAtANode: degrees,
    converged: flow.converged,
    velocity: capillaryVelocity(network, flow),
    slowest: Math.min(...capillaries),
    channelShare: channelShare(network, flow),
    large: scores.tvdAll - scores.tvd,
    heterogeneity: heterogeneity(windows.map((w) => w.mfiVessel)),
    ...pick(scores),
  };
}

function pick({ tvdAll, tvd, tcd, pcd, ppv, ppvGrid, mfi, mfiVessel, deBacker }: ReturnType<typeof scoreField>) {
  return { tvdAll, tvd, tcd, pcd, ppv, ppvGrid, mfi, mfiVessel, deBacker };
}
