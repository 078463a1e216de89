// Decides whether a grown network can stand for a healthy sublingual field: in one piece, fast enough, even enough, little shunt.
import { capillaryVelocity, channelShare, restProblem, redCellVelocity, type Adapted } from './adapt.ts';
import type { Plan } from './generate.ts';
import { KIND, pieces, type Network } from './network.ts';
import { clipClass, VISIBLE_HEMATOCRIT } from './clip.ts';
import { STILL_VELOCITY } from './history.ts';
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

/** um/s: one standard deviation around the healthy mean (Edul 2012: 1332 +- 187). */
const SLOWEST = 1145;
const FASTEST = 1519;
/** Share of the inflow through channels; and spread of capillary velocity over its mean, so that no single one carries all. */
const SHUNT = { least: 0.04, most: 0.08 };
const WIDEST_SPREAD = 1.15;
/** um/s: no capillary of a healthy bed stands still. */
const IDLE = 50;
/** mm/mm2: capillaries on the side-stream scale (Edul 2012: 16.7 +- 1.6, within what labs report), and vessels over 20 um on the
 * incident-dark-field scale (Uz 2022: 7 to 8 +- 1). */
const CAPILLARIES = { least: 14.5, most: 18.5 };
/** The same for all vessels under 20 um on the incident-dark-field scale (model.md section 4: 20 to 22). */
const SMALL_VESSELS = { least: 19.5, most: 23 };
const LARGE = { least: 6.2, most: 8.8 };

export function judge({ network, factor }: Adapted, plan: Plan): Verdict {
  const verdict: Verdict = { suitable: false, reason: '', velocity: 0, channelShare: 0 };
  if (pieces(network).count > 1) return { ...verdict, reason: 'disconnected' };
  const flow = solveSteady(restProblem(network), { tolerance: 1e-3, maxIterations: 150 }, factor);
  verdict.velocity = capillaryVelocity(network, flow);
  verdict.channelShare = channelShare(network, flow);
  verdict.reason = flow.converged
    ? unhealthy(network, flow, verdict) || unlike(network, flow, plan)
    : 'flow does not settle';
  verdict.suitable = verdict.reason === '';
  return verdict;
}

/** Least perfused share (percent) and least flow index of a healthy field (Edul 2012: 100 +- 1 and 2.97 +- 0.03). */
const LEAST_PPV = 98;
const LEAST_MFI = 2.9;

/** Why flow is not that of health; '' if it is. */
function unhealthy(network: Network, flow: SteadyFlow, { velocity, channelShare: share }: Verdict): string {
  if (outside(velocity, { least: SLOWEST, most: FASTEST })) return `velocity ${velocity.toFixed(0)}`;
  if (outside(share, SHUNT)) return `channels carry ${share.toFixed(2)}`;
  const { spread, slowest } = velocitySpread(network, flow, velocity);
  if (spread > WIDEST_SPREAD) return 'one capillary carries most';
  return slowest < IDLE ? 'an idle capillary' : '';
}

function outside(value: number, range: { least: number; most: number }): boolean {
  return !(value >= range.least && value <= range.most);
}

/** Spread of capillary velocity over its mean, and the slowest capillary, um/s. */
function velocitySpread(network: Network, flow: SteadyFlow, mean: number): { spread: number; slowest: number } {
  let squares = 0;
  let count = 0;
  let slowest = Infinity;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] !== KIND.capillary) continue;
    const v = redCellVelocity(network, flow, s);
    squares += (v - mean) * (v - mean);
    count++;
    if (v < slowest) slowest = v;
  }
  return { spread: Math.sqrt(squares / count) / mean, slowest };
}

/** Why a trained eye would not take the field for a healthy one; '' if it would. */
function unlike(network: Network, flow: SteadyFlow, plan: Plan): string {
  const velocity = Float64Array.from(network.length, (_, s) => redCellVelocity(network, flow, s));
  const seen = {
    flowClass: velocity.map((v) => clipClass(v < STILL_VELOCITY ? 1 : 0, 0, v)),
    velocity,
    diameter: network.diameter,
    visible: flow.hematocrit.map((h) => (h >= VISIBLE_HEMATOCRIT ? 1 : 0)),
  };
  const { ppv, mfi, tcd, tvd, tvdAll } = scoreField(network, seen, { x0: 0, y0: 0, ...plan });
  if (ppv < LEAST_PPV) return `only ${ppv.toFixed(0)} percent perfused`;
  if (outside(tcd, CAPILLARIES)) return `${tcd.toFixed(1)} mm/mm2 of capillaries`;
  if (plan.collectors && outside(tvd, SMALL_VESSELS)) return `${tvd.toFixed(1)} mm/mm2 of small vessels`;
  if (plan.collectors && outside(tvdAll - tvd, LARGE)) return `${(tvdAll - tvd).toFixed(1)} mm/mm2 of large vessels`;
  if (mfi < LEAST_MFI) return `flow index ${mfi.toFixed(2)}`;
  return '';
}
