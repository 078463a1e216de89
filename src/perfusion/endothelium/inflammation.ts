// The infection and the body's answer to it: bacteria, activated neutrophils, tissue damage and the brake on inflammation.
// Four equations of Reynolds 2006 as coded in the Pulse immune model; time in hours, bacteria in 1e6/mL.
import type { Illness } from '../host.ts';
import { exp, limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';

const REYNOLDS = 'Reynolds 2006 J Theor Biol 242:220, as coded in Pulse ImmuneModel';
export const INFLAMMATION = {
  brakeHalf: q(0.28, 'anti-inflammatory units', REYNOLDS),
  capacity: q(20, '1e6/mL', REYNOLDS),
  localKill: q(0.003, '1e6/mL/h', REYNOLDS),
  neutrophilKill: q(1.8, '1/h per unit', REYNOLDS),
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
  feverSpan: q(3.4, 'C', 'chosen so that usual IL-1 levels defend about 39 C'),
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
}

export function createInflammation(): Inflammation {
  return {
    bacteria: 0,
    neutrophils: 0,
    damage: 0,
    brake: 0.125,
    relief: 0,
    stimulus: 0,
    injury: 0,
    tnf: 0,
    il1: 0,
    il6: 0,
    il10: 0,
  };
}

/** What treatment does to the infection. `kill` 1/h of the drugs in the blood, `drained` 0-1. */
export interface Treatment {
  kill: number;
  drained: number;
}

/** One step of `dt` hours (a minute at most). */
export function inflame(state: Inflammation, illness: Illness, treatment: Treatment, dt: number): void {
  const f = (x: number): number => x / (1 + (state.brake / k.brakeHalf) * (state.brake / k.brakeHalf));
  const { bacteria, neutrophils, damage } = state;
  const open = illness.source * (1 - treatment.drained);
  const kill = treatment.kill * (1 - (1 - k.antibioticReach) * open);
  const grown =
    illness.growth * bacteria * (1 - bacteria / k.capacity) + (bacteria > 0 || open > 0 ? k.seeding * open : 0);
  const local = (k.localKill * bacteria) / (0.002 + 0.01 * bacteria);
  const growth = grown - local - k.neutrophilKill * f(neutrophils) * bacteria - kill * bacteria;
  const call = f(0.01 * neutrophils + 0.1 * bacteria + 0.02 * damage);
  const active = pow(f(neutrophils), 6);
  const hurt = (0.35 * active) / (4.6656e-8 + active);
  const braking = f(neutrophils + 48 * damage);
  state.neutrophils += dt * ((0.08 * call) / (0.12 + call) - 0.05 * neutrophils);
  state.damage += dt * (hurt - (k.damageDecay + k.damageRepair * state.relief) * damage);
  state.brake += dt * (0.0125 + (0.04 * braking) / (1 + braking) - 0.1 * state.brake);
  state.bacteria = Math.max(0, bacteria + dt * growth); // a count of cells cannot fall below none
  relieve(state, illness, treatment, dt);
  mediate(state, dt);
}

/** Effective treatment: the drug reaches the organism, and the source is open no longer. */
function relieve(state: Inflammation, illness: Illness, treatment: Treatment, dt: number): void {
  const covered = limit(treatment.kill / 0.4, 0, 1);
  const cause = 1 - illness.source * (1 - treatment.drained) * 0.8;
  state.relief += (dt * (covered * cause - state.relief)) / k.reliefTime;
  const neutrophilShare = state.neutrophils / (state.neutrophils + 0.3);
  state.stimulus = neutrophilShare * (1 - k.reliefDepth * state.relief);
  state.injury = state.damage / (state.damage + 6);
}

function mediate(state: Inflammation, dt: number): void {
  const i = state.stimulus;
  const excess = Math.max(0, state.brake - 0.125);
  const calm = excess / (excess + 0.4);
  state.tnf = follow(state.tnf, i * (1 - 0.6 * calm), dt, 0.5);
  state.il1 = follow(state.il1, i, dt, 1);
  state.il6 = follow(state.il6, 0.6 * state.tnf + 0.4 * state.injury, dt, 2);
  state.il10 = follow(state.il10, calm, dt, 3);
}

/** First-order approach to a target over `dt`, exact for a constant target. */
export function follow(value: number, target: number, dt: number, time: number): number {
  return target + (value - target) * exp(-dt / time);
}

/** C: the temperature that the body now defends. */
export function feverSetPoint(state: Inflammation): number {
  return 37 + k.feverSpan * state.il1;
}
