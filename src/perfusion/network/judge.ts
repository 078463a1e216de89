// Decides whether a grown network can stand for a healthy sublingual field: in one piece, fast enough, even enough, little shunt.
import { restProblem, redCellVelocity } from './adapt.ts';
import { KIND, pieces, ROLE, type Network } from './network.ts';
import { clipClass, STILL_VELOCITY, VISIBLE_HEMATOCRIT } from './clip.ts';
import { scoreField } from './scoring.ts';
import { solveSteady, type SteadyFlow } from './steady.ts';

export interface Verdict {
  suitable: boolean;
  reason: string;
  /** mean over capillaries, um/s */
  velocity: number;
  /** share of the inflow that passes through thoroughfare channels */
  channelShare: number;
}

/** Limits, chosen so that a healthy field looks like Edul 2012 (velocity) and shunts little (bed-prototype sections 2 and 6). */
const SLOWEST = 900;
const FASTEST = 1600;
const MOST_SHUNT = 0.12;

export function judge(network: Network, size: { width: number; height: number }): Verdict {
  const verdict: Verdict = { suitable: false, reason: '', velocity: 0, channelShare: 0 };
  if (pieces(network).count > 1) return { ...verdict, reason: 'disconnected' };
  const flow = solveSteady(restProblem(network), { tolerance: 1e-3, maxIterations: 150 });
  verdict.velocity = meanVelocity(network, flow);
  verdict.channelShare = shareThroughChannels(network, flow);
  if (!flow.converged) verdict.reason = 'flow does not settle';
  else if (verdict.velocity < SLOWEST || verdict.velocity > FASTEST)
    verdict.reason = `velocity ${verdict.velocity.toFixed(0)}`;
  else if (verdict.channelShare > MOST_SHUNT) verdict.reason = `channels carry ${verdict.channelShare.toFixed(2)}`;
  else verdict.reason = uneven(network, flow, size);
  verdict.suitable = verdict.reason === '';
  return verdict;
}

function meanVelocity(network: Network, flow: SteadyFlow): number {
  let sum = 0;
  let count = 0;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] !== KIND.capillary) continue;
    sum += redCellVelocity(network, flow, s);
    count++;
  }
  return sum / count;
}

function shareThroughChannels(network: Network, flow: SteadyFlow): number {
  let inflow = 0;
  let channels = 0;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] === KIND.thoroughfare) channels += Math.abs(flow.flow[s]);
    if (network.role[network.from[s]] === ROLE.inlet) inflow += flow.flow[s];
    if (network.role[network.to[s]] === ROLE.inlet) inflow -= flow.flow[s];
  }
  return channels / inflow;
}

/** Least perfused share (percent) and least flow index of a healthy field (Edul 2012: 100 +- 1 and 2.97 +- 0.03). */
const LEAST_PPV = 98;
const LEAST_MFI = 2.9;

function uneven(network: Network, flow: SteadyFlow, size: { width: number; height: number }): string {
  const velocity = Float64Array.from(network.length, (_, s) => redCellVelocity(network, flow, s));
  const seen = {
    flowClass: velocity.map((v) => clipClass(v < STILL_VELOCITY ? 1 : 0, 0, v)),
    velocity,
    diameter: network.diameter,
    visible: flow.hematocrit.map((h) => (h >= VISIBLE_HEMATOCRIT ? 1 : 0)),
  };
  const { ppv, mfi } = scoreField(network, seen, { x0: 0, y0: 0, ...size });
  if (ppv < LEAST_PPV) return `only ${ppv.toFixed(0)} percent perfused`;
  // Quarters of a small sample hold too few vessels for a flow index (bed-prototype section 7).
  if (network.segments > 400 && mfi < LEAST_MFI) return `flow index ${mfi.toFixed(2)}`;
  return '';
}
