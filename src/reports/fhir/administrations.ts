// What was given, one administration for each dose and for each stretch of an infusion at one rate.
import type { Administration } from '../../engine/debrief-types.ts';
import { OURS } from '../namespace.ts';
import { quantity } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Entry } from './shapes.ts';

export function administrationsOf(given: readonly Administration[], scene: Scene): Entry[] {
  return given.flatMap((one) => (one.rates.length > 0 ? atRates(one, scene) : [atOnce(one, scene)]));
}

function frame({ order, label, number }: Administration, scene: Scene): object {
  return {
    identifier: [{ system: `${OURS}/orders`, value: String(number) }],
    medicationCodeableConcept: { coding: [{ system: `${OURS}/catalog`, code: order, display: label }], text: label },
    subject: scene.patient,
    context: scene.encounter,
  };
}

const STATUS = { done: 'completed', stopped: 'stopped', running: 'in-progress' } as const;

function atOnce(one: Administration, scene: Scene): Entry {
  const { amount, number, from, until, state, label } = one;
  return scene.entry(`given ${number}`, 'MedicationAdministration', {
    ...frame(one, scene),
    status: STATUS[state],
    effectivePeriod: { start: scene.moment(from), ...(state === 'running' ? {} : { end: scene.moment(until) }) },
    ...(amount === null
      ? { note: [{ text: 'Not given to its end; how much reached the patient is not charted.' }] }
      : {
          dosage: {
            text: `${label} ${amount.value} ${amount.unit}`,
            dose: absolute(amount, scene.weight),
          },
        }),
  });
}

/** A dose by weight as the amount that was drawn up. */
function absolute({ value, unit }: { value: number; unit: string }, weight: number) {
  return unit.endsWith('/kg') ? quantity(value * weight, unit.slice(0, -3)) : quantity(value, unit);
}

function atRates(one: Administration, scene: Scene): Entry[] {
  return one.rates.map(({ from, until, value, unit }, i) => {
    const last = i === one.rates.length - 1;
    const state = last ? one.state : 'done';
    const rate = quantity(value, unit);
    return scene.entry(`given ${one.number} ${i}`, 'MedicationAdministration', {
      ...frame(one, scene),
      status: STATUS[state],
      effectivePeriod: { start: scene.moment(from), ...(state === 'running' ? {} : { end: scene.moment(until) }) },
      // A share of oxygen or parts per million are no rate that UCUM knows; they stand as a note.
      ...(rate.code === undefined
        ? { note: [{ text: `${one.label} ${value} ${unit}` }] }
        : { dosage: { text: `${one.label} ${value} ${unit}`, rateQuantity: rate } }),
    });
  });
}
