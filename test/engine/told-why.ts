// Asks "why did this stop?" again in the plainest way, from the bed's own arrays: which sentences about its vessels are not true.
import { KIND } from '../../src/perfusion/network/network.ts';
import { causesOf, stateOf } from '../../src/perfusion/network/why.ts';
import type { Bed } from '../../src/perfusion/network/bed-types.ts';
import { span, vesselSentences } from '../../src/views/why-sentences.ts';

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const mmHg = (value: number): string => `${value.toFixed(Math.abs(value) < 10 ? 1 : 0)} mmHg`;

/** What the first sentence about a vessel must say, by what its arrays hold. */
function expected(bed: Bed, s: number): string[] {
  const { network, vessels, pressure, plugs, fibrin, tone } = bed;
  const drop = mmHg(Math.abs(pressure[network.from[s]] - pressure[network.to[s]]));
  const speed = `${Math.round(vessels.velocity[s])} µm/s`;
  const muscle = bed.toneOf[s];
  if (fibrin.active[s] === 1) return ['Fibrin has closed', span(bed.time - fibrin.since[s])];
  if (plugs.active[s] === 1) return ['A white cell', span(bed.time - plugs.since[s]), drop];
  if (muscle >= 0 && tone.closed[muscle] === 1) return ['has been shut', span(bed.time - tone.closedAt[muscle])];
  const { state } = causesOf(bed, s)[0];
  if (state === 'held-up') return vessels.velocity[s] < 20 ? ['its blood|open, but'] : ['nothing that stands'];
  return state === 'no-red-cells' ? [speed, percent(vessels.hematocrit[s])] : [speed, drop];
}

/** A vessel that is said to block another must be blocked itself. */
function isBlocked(bed: Bed, s: number): boolean {
  const muscle = bed.toneOf[s];
  return bed.fibrin.active[s] === 1 || bed.plugs.active[s] === 1 || (muscle >= 0 && bed.tone.closed[muscle] === 1);
}

/** What is wrong with the sentences about the vessels of a bed; empty when each tells what the bed holds. `told`: the bed they were made from. */
export function untoldVessels(bed: Bed, told: Bed = bed): string[] {
  return Array.from(bed.network.length, (_, s) => s).flatMap((s) => {
    const causes = causesOf(told, s);
    const lines = vesselSentences(causes, null);
    const wrong = expected(bed, s).filter((words) => !new RegExp(words.replace(/[.()%]/g, '\\$&')).test(lines[0]));
    if (/undefined|NaN|Infinity/.test(lines.join(' '))) wrong.push('numbers');
    if (causes[0].state !== stateOf(bed, s)) wrong.push('its state');
    const { heldUpBy } = causes[0];
    if (heldUpBy !== undefined && !isBlocked(bed, heldUpBy)) wrong.push('a vessel that really blocks it');
    if (bed.toneOf[s] >= 0 && bed.network.kind[s] !== KIND.thoroughfare) {
      const width = `It is at ${percent(bed.vessels.diameter[s] / bed.network.diameter[s])} of its rest width.`;
      if (!lines.includes(width)) wrong.push(width);
    }
    return wrong.map((words) => `vessel ${s}: "${words}" is missing in "${lines[0]}"`);
  });
}
