// Anybody at all within the accepted ranges, the same for the same number: healthy, frail, huge, bled, with every illness at once.
import { chanceStream, subSeed } from '../../../src/perfusion/chance.ts';
import type { Host, Illness } from '../../../src/perfusion/host.ts';
import { HOST_RANGES, ILLNESS_RANGES, NO_ILLNESS, ORGANISMS, REFERENCE_HOST } from '../../../src/perfusion/host.ts';

export type Draw = () => number;

/** A value between two ends; one in six stands exactly at an end. */
export function between(draw: Draw, low: number, high: number): number {
  const at = draw();
  if (at < 1 / 12) return low;
  if (at > 11 / 12) return high;
  return low + (high - low) * draw();
}

export const pick = <Thing>(draw: Draw, list: readonly Thing[]): Thing => list[Math.floor(draw() * list.length)];

/** Lasting diseases: absent in two of three. */
const DISEASES = [
  'hypertension',
  'cirrhosis',
  'chronicKidney',
  'heartFailure',
  'diabetes',
  'immunosuppression',
] as const satisfies (keyof Host)[];

export function randomHost(draw: Draw): Host {
  const host: Host = { ...REFERENCE_HOST, sex: pick(draw, ['female', 'male']) };
  host.age = Math.round(between(draw, 18, 95));
  host.weight = Math.round(between(draw, 40, 160));
  host.height = Math.round(between(draw, 145, 205));
  for (const name of DISEASES) if (draw() < 1 / 3) host[name] = between(draw, ...HOST_RANGES[name]);
  for (const name of ['contractility', 'hemoglobin', 'creatinine', 'room', 'adrenalReserve', 'handFlow'] as const)
    if (draw() < 1 / 3) host[name] = between(draw, ...HOST_RANGES[name]);
  return host;
}

const KINDS = ['healthy', 'infection', 'infection', 'infection', 'bleeding', 'anaphylaxis', 'everything'] as const;

export function randomIllness(draw: Draw): Illness {
  const kind = pick(draw, KINDS);
  const illness: Illness = { ...NO_ILLNESS, organism: pick(draw, ORGANISMS) };
  if (kind === 'healthy') return illness;
  illness.hours = kind === 'infection' ? 4 + 32 * draw() : 0.5 + 6 * draw();
  if (kind === 'infection' || kind === 'everything') {
    const extreme = draw() < 0.25; // most of these die before they arrive
    const mild = draw() < 0.4; // and most of these live
    illness.load = extreme ? between(draw, ...ILLNESS_RANGES.load) : mild ? 0.2 + 0.4 * draw() : 0.3 + draw();
    illness.growth = extreme
      ? between(draw, ...ILLNESS_RANGES.growth)
      : mild
        ? 0.15 + 0.1 * draw()
        : 0.2 + 0.25 * draw();
    for (const name of ['obstruction', 'source', 'lungShunt', 'resistance'] as const)
      illness[name] = between(draw, ...ILLNESS_RANGES[name]);
    for (const name of ['vasoplegia', 'leak', 'cardiac', 'plugging', 'clotting', 'mitochondria'] as const)
      illness[name] = extreme ? between(draw, ...ILLNESS_RANGES[name]) : between(draw, 0, 1.6);
  }
  illness.deficit = draw() < 0.5 ? 0 : between(draw, 0, 2000);
  illness.infused = draw() < 0.8 ? 0 : between(draw, 0, 3000);
  if (kind === 'bleeding' || kind === 'everything') illness.bled = between(draw, 0, 2000);
  if (kind === 'anaphylaxis' || kind === 'everything') illness.anaphylaxis = between(draw, 0, 2);
  return illness;
}

/** Person, illness and the chance that draws the orders, of one number. */
export function randomPerson(seed: number): { host: Host; illness: Illness; draw: Draw } {
  const draw = chanceStream(subSeed(seed, 4711));
  return { host: randomHost(draw), illness: randomIllness(draw), draw };
}
