// The infection and the body's answer to it: bacteria, activated neutrophils, tissue damage and the brake on inflammation.
// Four equations of Reynolds 2006 as coded in the Pulse immune model; time in hours, bacteria in 1e6/mL.
import { standard } from '../body/standard.ts';
import type { Illness } from '../host.ts';
import { exp, limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';
import { type Challenge, createChallenge, feltOf, passOn } from './endotoxin.ts';

const REYNOLDS = 'Reynolds 2006 J Theor Biol 242:220, as coded in Pulse ImmuneModel';
const ENDS =
  'chosen so that a severe course (load 1, growth 0.5) stands at a stimulus near 0.7 and an injury near 0.5 after a day';
const MEDIATORS = 'chosen so that mediators rise in the order TNF, IL-1, IL-6, IL-10 within hours';
export const INFLAMMATION = {
  brakeHalf: q(0.28, 'anti-inflammatory units', REYNOLDS),
  capacity: q(20, '1e6/mL', REYNOLDS),
  localKill: q(0.003, '1e6/mL/h', REYNOLDS),
  localDecay: q(0.002, '1/h', REYNOLDS),
  localUse: q(0.01, '1/h per 1e6/mL of bacteria', REYNOLDS),
  neutrophilKill: q(1.8, '1/h per unit', REYNOLDS),
  callByNeutrophils: q(0.01, '1/h per unit of neutrophils', REYNOLDS),
  callByBacteria: q(0.1, '1/h per 1e6/mL of bacteria', REYNOLDS),
  callByDamage: q(0.02, '1/h per unit of damage', REYNOLDS),
  neutrophilSupply: q(0.08, 'units/h', REYNOLDS),
  restingDecay: q(0.12, '1/h of resting neutrophils', REYNOLDS),
  neutrophilDecay: q(0.05, '1/h', REYNOLDS),
  damageMade: q(0.35, 'units/h at most', REYNOLDS),
  damageSteepness: q(6, 'Hill exponent', REYNOLDS),
  damageHalf: q(4.6656e-8, 'units of neutrophils to the sixth power', `${REYNOLDS}: 0.06 to the sixth`),
  brakeSupply: q(0.0125, 'units/h', REYNOLDS),
  brakeMade: q(0.04, 'units/h at most', REYNOLDS),
  brakeByDamage: q(48, 'units of neutrophils per unit of damage', REYNOLDS),
  brakeDecay: q(0.1, '1/h', REYNOLDS),
  brakeRest: q(0.125, 'anti-inflammatory units', `${REYNOLDS}: supply over decay`),
  damageDecay: q(0.02, '1/h', REYNOLDS),
  damageRepair: q(
    0.03,
    '1/h added by effective treatment',
    'chosen so that damage recovers over a day once the cause is treated; in the reference it never does',
  ),
  antibioticReach: q(
    0.25,
    'share',
    'chosen so that antibiotics alone hold but do not cure an obstructed, infected kidney',
  ),
  seeding: q(0.09, '1e6/mL/h', 'chosen so that an undrained source keeps blood positive under antibiotics alone'),
  reliefTime: q(6, 'h', 'chosen so that effective treatment shows in the endothelium over hours, not days'),
  reliefDepth: q(0.6, 'share', 'chosen so that six hours after effective treatment the stimulus is down by a quarter'),
  fullKill: q(0.4, '1/h', 'chosen so that drugs killing this fast count as fully effective treatment'),
  cleared: q(0.05, '1e6/mL', 'chosen: a twentieth of the load that made the patient ill counts as none'),
  sourceHold: q(0.8, 'share', 'chosen so that an open source leaves a fifth of the relief of effective drugs'),
  neutropenic: q(0.15, 'share of supply', 'chosen: monocytes and tissue cells answer even without neutrophils'),
  feltBacteria: q(
    0.06,
    'units of neutrophils per 1e6/mL',
    'chosen so that neutropenic sepsis is no milder than other sepsis once bacteria grow freely',
  ),
  stimulusHalf: q(0.3, 'units of neutrophils', ENDS),
  injuryHalf: q(6, 'units of damage', ENDS),
  calmHalf: q(0.4, 'anti-inflammatory units above rest', ENDS),
  tnfCalmed: q(0.6, 'share at full calm', 'chosen so that TNF is an early mediator and falls while damage goes on'),
  tnfTime: q(0.5, 'h', MEDIATORS),
  il1Time: q(1, 'h', MEDIATORS),
  il6Time: q(2, 'h', MEDIATORS),
  il10Time: q(3, 'h', MEDIATORS),
  il6ByTnf: q(0.6, 'share', 'chosen so that IL-6 follows TNF early and damage late'),
  il6ByInjury: q(0.4, 'share', 'chosen with il6ByTnf: together 1 in a severe course'),
  feverSpan: q(3.4, 'C', 'chosen so that usual IL-1 levels defend about 39 C'),
  feverCalmed: q(
    0.5,
    'share of the fever at full effect of antipyretics',
    'chosen so that 1 g of paracetamol takes 0.1 to 0.5 C off a septic fever in hours (HEAT trial, Young 2015, N Engl J Med 373:2215: 0.3 C)',
  ),
};
const k = values(INFLAMMATION);

export interface Inflammation {
  /** 1e6/mL, neutrophil activation, damage, anti-inflammatory mediators (Reynolds units). */
  bacteria: number;
  neutrophils: number;
  damage: number;
  brake: number;
  /** 0-1: how far effective treatment has taken the stimulus off the endothelium. */
  relief: number;
  /** 0-1: what the rest of the body feels: inflammation after relief, and damage. */
  stimulus: number;
  injury: number;
  /** Mediators, 0-1 of a severe course. */
  tnf: number;
  il1: number;
  il6: number;
  il10: number;
  /** Endotoxin given from outside, and its signals. */
  challenge: Challenge;
}

export function createInflammation(): Inflammation {
  return {
    bacteria: 0,
    neutrophils: 0,
    damage: 0,
    brake: k.brakeRest,
    relief: 0,
    stimulus: 0,
    injury: 0,
    tnf: 0,
    il1: 0,
    il6: 0,
    il10: 0,
    challenge: createChallenge(),
  };
}

/** What treatment does to the infection. `kill` 1/h of the drugs in the blood, `drained` 0-1. */
export interface Treatment {
  kill: number;
  drained: number;
  /** Neutrophils that the host has, relative to normal, 0-1. */
  defense: number;
  /** ng/kg of endotoxin given so far. */
  endotoxin: number;
}

/** One step of `dt` hours (a minute at most). */
export function inflame(state: Inflammation, illness: Illness, treatment: Treatment, dt: number): void {
  const f = (x: number): number => x / (1 + (state.brake / k.brakeHalf) * (state.brake / k.brakeHalf));
  const { bacteria, neutrophils, damage } = state;
  const open = illness.source * (1 - treatment.drained);
  const kill = treatment.kill * (1 - (1 - k.antibioticReach) * open);
  const grown =
    illness.growth * bacteria * (1 - bacteria / k.capacity) + (bacteria > 0 || open > 0 ? k.seeding * open : 0);
  const local = (treatment.defense * k.localKill * bacteria) / (k.localDecay + k.localUse * bacteria);
  const growth = grown - local - k.neutrophilKill * f(neutrophils) * bacteria - kill * bacteria;
  const call = f(k.callByNeutrophils * neutrophils + k.callByBacteria * bacteria + k.callByDamage * damage);
  const active = pow(f(neutrophils), k.damageSteepness);
  const hurt = (k.damageMade * active) / (k.damageHalf + active);
  const braking = f(neutrophils + k.brakeByDamage * damage);
  const supply = k.neutrophilSupply * (k.neutropenic + (1 - k.neutropenic) * treatment.defense);
  state.neutrophils += dt * ((supply * call) / (k.restingDecay + call) - k.neutrophilDecay * neutrophils);
  state.damage += dt * (hurt - (k.damageDecay + k.damageRepair * state.relief) * damage);
  state.brake += dt * (k.brakeSupply + (k.brakeMade * braking) / (1 + braking) - k.brakeDecay * state.brake);
  state.bacteria = Math.max(0, bacteria + dt * growth); // a count of cells cannot fall below none
  relieve(state, illness, treatment, dt);
  const own = state.stimulus;
  passOn(state.challenge, treatment.endotoxin, dt);
  state.stimulus = own + (1 - own) * feltOf(state.challenge);
  mediate(state, own, dt);
}

/** Effective treatment: the drug reaches the organism, and the source is open no longer. */
function relieve(state: Inflammation, illness: Illness, treatment: Treatment, dt: number): void {
  const covered = limit(treatment.kill / k.fullKill, 0, 1);
  const cause = 1 - illness.source * (1 - treatment.drained) * k.sourceHold;
  const toward = covered * cause;
  // What treatment has cleared stays cleared when the drug has gone: relief is lost only while something still grows.
  const kept = toward < state.relief && state.bacteria < k.cleared;
  if (!kept) state.relief += (dt * (toward - state.relief)) / k.reliefTime;
  // Without neutrophils the vessel lining still meets the bacteria themselves.
  const felt = state.neutrophils + (1 - treatment.defense) * k.feltBacteria * state.bacteria;
  const neutrophilShare = felt / (felt + k.stimulusHalf);
  state.stimulus = neutrophilShare * (1 - k.reliefDepth * state.relief);
  state.injury = state.damage / (state.damage + k.injuryHalf);
}

/** `i`: the stimulus of the body's own illness; what endotoxin does to TNF and IL-6 has its own course. */
function mediate(state: Inflammation, i: number, dt: number): void {
  const excess = Math.max(0, state.brake - k.brakeRest);
  const calm = excess / (excess + k.calmHalf);
  state.tnf = follow(state.tnf, i * (1 - k.tnfCalmed * calm), dt, k.tnfTime);
  state.il1 = follow(state.il1, state.stimulus, dt, k.il1Time);
  state.il6 = follow(state.il6, k.il6ByTnf * state.tnf + k.il6ByInjury * state.injury, dt, k.il6Time);
  state.il10 = follow(state.il10, calm, dt, k.il10Time);
}

/** First-order approach to a target over `dt`, exact for a constant target. */
export function follow(value: number, target: number, dt: number, time: number): number {
  return target + (value - target) * exp(-dt / time);
}

/** C: the temperature that the body now defends; `antipyretic` is the effect of drugs against fever, 0-1. */
export function feverSetPoint(state: Inflammation, antipyretic: number): number {
  return standard.core + k.feverSpan * state.il1 * (1 - k.feverCalmed * antipyretic);
}
