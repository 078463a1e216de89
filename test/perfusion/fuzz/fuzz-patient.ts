// One random patient under random orders, lived minute by minute and audited second by second.
import { formularyOf, orderEntries } from '../../../src/catalog/orders.ts';
import { advance, STEPS_PER_SECOND, stepsPerAdvance } from '../../../src/perfusion/advance.ts';
import { noInputs } from '../../../src/perfusion/inputs.ts';
import type { Patient, Resolution } from '../../../src/perfusion/patient.ts';
import { presentPatient } from '../../../src/perfusion/present.ts';
import { ModelError } from '../../../src/perfusion/ranges.ts';
import { checkColumns, checkState, Fault, Ledger } from './ledger.ts';
import { RandomOrders } from './random-orders.ts';
import { randomPerson } from './random-patient.ts';

export interface Lived {
  seed: number;
  /** What became of the patient. */
  end: 'alive' | 'died' | 'died before arrival' | 'fault';
  /** h since arrival. */
  hours: number;
  fault: string | null;
}

const FORMULARY = formularyOf(orderEntries.map(({ id }) => id));
const BODY = 5 * STEPS_PER_SECOND;
const MINUTE = 60 * STEPS_PER_SECOND;
const COLUMNS_EVERY = 5 * MINUTE;
const STATE_EVERY = 60 * MINUTE;

export function livePatient(seed: number, hours: number, resolution: Resolution): Lived {
  const { host, illness, draw } = randomPerson(seed);
  const told = (end: Lived['end'], patient: Patient | null, fault: string | null): Lived => ({
    seed,
    end,
    hours: patient ? patient.step / (60 * MINUTE) : 0,
    fault,
  });
  let patient: Patient | null = null;
  try {
    patient = presentPatient(host, illness, FORMULARY, seed, resolution);
    live(patient, new RandomOrders(draw), hours);
    return told(patient.alive ? 'alive' : 'died', patient, null);
  } catch (error) {
    if (patient === null && error instanceof Error && error.message.startsWith('This illness kills'))
      return told('died before arrival', null, null);
    return told('fault', patient, describe(error));
  }
}

function live(p: Patient, orders: RandomOrders, hours: number): void {
  p.drinks = false; // what is drunk stands in no book
  const inputs = noInputs(p.formulary);
  const ledger = new Ledger(p);
  const step = stepsPerAdvance(p.resolution);
  const until = hours * 60 * MINUTE;
  while (p.step < until && p.alive) {
    if (p.step % MINUTE === 0) orders.order(p.step / STEPS_PER_SECOND, inputs, p);
    const due = (p.step + step) % BODY === 0 ? ledger.expect(p, inputs) : null;
    advance(p, inputs);
    if (due && p.alive) {
      ledger.compare(p, due);
      ledger.checkOxygen(p);
    }
    if (p.step % COLUMNS_EVERY === 0 || !p.alive) checkColumns(p);
    if (p.step % STATE_EVERY === 0 || !p.alive) checkState(p, 'patient', p.step);
  }
}

function describe(error: unknown): string {
  if (error instanceof Fault || error instanceof ModelError)
    return `${error.quantity} is ${error.value} at step ${error.step}`;
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error);
}
