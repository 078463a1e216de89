// Breathing and gas exchange: how much air moves, what carbon dioxide it leaves behind, and how much blood passes without oxygen.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

export const LUNGS = {
  restBreaths: q(14, '1/min', 'normal adult'),
  tidal: q(7, 'mL/kg', 'normal adult at rest; rises with drive to twice'),
  deadSpace: q(150, 'mL', 'anatomical, 70 kg'),
  shunt: q(0.03, 'share of output', 'physiological shunt'),
  shuntPerWater: q(0.0003, '1/mL of lung water above 500', 'chosen so that 500 mL of extra water adds 15 % shunt'),
  barometer: q(760, 'mmHg', 'sea level'),
  respiratoryQuotient: q(0.8, '1', 'mixed diet'),
  septicDrive: q(
    16,
    '1/min at full stimulus',
    'chosen so that septic shock breathes 22-28 a minute at a PaCO2 near 32',
  ),
  septicSetPoint: q(
    7,
    'mmHg at full stimulus',
    'chosen with septicDrive: early sepsis hyperventilates beyond its acidosis',
  ),
  septicDeadSpace: q(
    0.25,
    'share of a breath at full stimulus',
    'chosen so that minute ventilation rises with rate at a PaCO2 near 33: dead space grows when lungs are poorly perfused',
  ),
  responseTime: q(60, 's', 'chosen so that breathing follows its drive within a few minutes'),
  carbonDioxideTime: q(200, 's', 'body CO2 stores reached within minutes'),
};
const k = values(LUNGS);

export interface Lungs {
  /** 1/min, mL, mmHg, mmHg, share. */
  breaths: number;
  tidal: number;
  arterialCo2: number;
  alveolarO2: number;
  shunt: number;
  /** 0-1. */
  work: number;
}

export function createLungs(weight: number): Lungs {
  return { breaths: k.restBreaths, tidal: k.tidal * weight, arterialCo2: 40, alveolarO2: 100, shunt: k.shunt, work: 0 };
}

export interface Breathing {
  temperature: number;
  baseExcess: number;
  arterialO2: number;
  carbonDioxideMade: number; // mL/min
  output: number; // L/min
  inspiredOxygen: number;
  lungWater: number;
  extraShunt: number;
  weight: number;
  /** 0-1: inflammatory stimulus. */
  stimulus: number;
  /** Drive left by the brain stem, 1 normal, 0 none. */
  brain: number;
}

/** One step of `dt` seconds. */
export function breatheAir(l: Lungs, b: Breathing, dt: number): void {
  const drive =
    k.restBreaths +
    1.5 * (b.temperature - 37) +
    1.6 * Math.max(0, -b.baseExcess - 2) +
    k.septicDrive * b.stimulus +
    1.2 * (l.arterialCo2 - 40 + k.septicSetPoint * b.stimulus) +
    0.4 * Math.max(0, 60 - b.arterialO2) +
    6 * limit(b.lungWater / 800, 0, 1);
  const wanted = limit(drive, 8, 40) * b.brain; // a person breathes between about 8 and 40 a minute
  l.breaths += (dt * (wanted - l.breaths)) / k.responseTime;
  const deeper = 1 + 0.5 * limit((l.breaths - k.restBreaths) / 16, 0, 1);
  l.tidal = k.tidal * b.weight * deeper * (1 - 0.25 * limit(b.lungWater / 1000, 0, 1));
  const wasted =
    (k.deadSpace * b.weight) / 70 +
    0.1 * l.tidal * limit(1 - b.output / 5.3, 0, 1) +
    (0.12 + k.septicDeadSpace * b.stimulus) * l.tidal;
  const ventilation = Math.max(0.2, (l.breaths * Math.max(50, l.tidal - wasted)) / 1000); // L/min; some air always moves until breathing stops
  const target = (0.863 * b.carbonDioxideMade) / ventilation;
  l.arterialCo2 += (dt * (target - l.arterialCo2)) / k.carbonDioxideTime;
  l.alveolarO2 = Math.max(20, b.inspiredOxygen * (k.barometer - 47) - l.arterialCo2 / k.respiratoryQuotient);
  l.shunt = limit(k.shunt + k.shuntPerWater * b.lungWater + b.extraShunt, 0, 0.6);
  l.work = limit((l.breaths - 20) / 20, 0, 1);
}
