// A patient as the tests speak about it: driver.give('norepinephrine', 0.1).wait(20 * MINUTE), then look at `truth`.
import { formularyOf, orderEntries } from '../../src/catalog/orders.ts';
import { advance, STEPS_PER_SECOND, stepsPerAdvance } from '../../src/perfusion/advance.ts';
import { type Inputs, noInputs } from '../../src/perfusion/inputs.ts';
import type { Patient } from '../../src/perfusion/patient.ts';
import { loadPatient, savePatient } from '../../src/perfusion/save.ts';
import { truthValue } from '../../src/perfusion/truth.ts';

export const MINUTE = 60;
export const HOUR = 3600;

export const FORMULARY = formularyOf(orderEntries.map((entry) => entry.id));

interface Course {
  stop: number;
  end: () => void;
}

export class PatientDriver {
  patient: Patient;
  readonly inputs: Inputs;
  private courses: Course[] = [];
  private watched: { steps: number; look: () => void } | null = null;

  constructor(patient: Patient) {
    this.patient = patient;
    this.inputs = noInputs(patient.formulary);
  }

  /** A drug from now on, in its own rate unit (0 stops it). */
  give(drug: string, rate: number): this {
    this.inputs.drugRates[this.placeOf(this.patient.formulary.drugs, drug)] = rate;
    return this;
  }

  /** An amount of a drug, mg or g, over some seconds from now. */
  inject(drug: string, amount: number, seconds: number): this {
    return this.give(drug, (amount * HOUR) / seconds).for(seconds, () => this.give(drug, 0));
  }

  /** mL of a fluid over some seconds from now. */
  pour(fluid: string, volume: number, seconds: number): this {
    const place = this.placeOf(this.patient.formulary.fluids, fluid);
    this.inputs.fluidRates[place] = (volume * 60) / seconds;
    return this.for(seconds, () => (this.inputs.fluidRates[place] = 0));
  }

  /** mL of blood lost over some seconds from now. */
  bleed(volume: number, seconds: number): this {
    this.inputs.bleeding = (volume * 60) / seconds;
    return this.for(seconds, () => (this.inputs.bleeding = 0));
  }

  breathe(inspiredOxygen: number): this {
    this.inputs.inspiredOxygen = inspiredOxygen;
    return this;
  }

  /** Oxygen by cannula or reservoir mask, L/min. */
  oxygenBy(device: 'nasal' | 'mask', flow: number): this {
    this.inputs.oxygen = { device, flow };
    return this;
  }

  drain(share = 1): this {
    this.inputs.sourceControl = share;
    return this;
  }

  wait(seconds: number): this {
    const until = this.patient.step + Math.round(seconds * STEPS_PER_SECOND);
    while (this.patient.step < until && this.patient.alive) {
      this.endDue();
      if (this.watched && this.patient.step % this.watched.steps === 0) this.watched.look();
      advance(this.patient, this.inputs);
    }
    this.endDue();
    return this;
  }

  /** Norepinephrine by the mean pressure every five minutes, as a nurse titrates it, for some seconds. */
  holdPressure(target: number, seconds: number): this {
    const place = this.placeOf(this.patient.formulary.drugs, 'norepinephrine');
    const until = this.time + seconds;
    while (this.alive && this.time < until) {
      const gap = target - this.truth['map'];
      const change = gap > 10 ? 0.1 : gap > 4 ? 0.05 : gap > 0 ? 0.02 : gap < -8 ? -0.02 : 0;
      this.inputs.drugRates[place] = Math.min(1.5, Math.max(0, this.inputs.drugRates[place] + change));
      this.wait(Math.min(5 * MINUTE, until - this.time));
    }
    return this;
  }

  /** Good early care of a septic patient: pressure, antibiotic, a liter of fluid in the first hour and another in the second, drainage. */
  treat(seconds: number): this {
    const plan: [at: number, order: () => unknown][] = [
      [5 * MINUTE, () => this.pour('balanced', 500, 15 * MINUTE).inject('piperacillin-tazobactam', 4.5, 30 * MINUTE)],
      [30 * MINUTE, () => this.pour('balanced', 500, 15 * MINUTE)],
      [60 * MINUTE, () => this.pour('balanced', 500, 15 * MINUTE)],
      [80 * MINUTE, () => this.pour('balanced', 500, 15 * MINUTE)],
      [110 * MINUTE, () => this.drain()],
      [120 * MINUTE, () => this.inject('hydrocortisone', 50, 2 * MINUTE)],
    ];
    let past = 0;
    for (const [at, order] of plan) {
      if (at > seconds) break;
      this.holdPressure(65, at - past);
      order();
      past = at;
    }
    return this.holdPressure(65, seconds - past);
  }

  /** Calls `look` at every whole multiple of some seconds from now on, whoever does the waiting. */
  watch(every: number, look: () => void): this {
    this.watched = { steps: every * STEPS_PER_SECOND, look };
    return this;
  }

  /** Waits until something holds, at most `most` seconds; looks every `every` seconds. */
  waitUntil(holds: (truth: Truth) => boolean, most: number, every = 10): this {
    for (let waited = 0; waited < most && this.patient.alive && !holds(this.truth); waited += every) this.wait(every);
    return this;
  }

  /** One reading per `every` seconds over `seconds`. */
  record(names: string[], seconds: number, every: number): Record<string, number>[] {
    const rows = [this.read(names)];
    for (let waited = every; waited <= seconds; waited += every) rows.push(this.wait(every).read(names));
    return rows;
  }

  /** Means over the next `seconds`, one reading every five: a breath moves pressure and output by 2 to 3 %. */
  average(names: string[], seconds = 2 * MINUTE): Record<string, number> {
    const rows = this.record(names, seconds - 5, 5);
    return Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0) / rows.length]));
  }

  read(names: string[]): Record<string, number> {
    return Object.fromEntries(names.map((name) => [name, truthValue(this.patient, name)]));
  }

  /** Everything the model knows now, by column name. */
  get truth(): Truth {
    const { patient } = this;
    return new Proxy<Truth>({}, { get: (_, name) => truthValue(patient, String(name)) });
  }

  /** s since arrival. */
  get time(): number {
    return this.patient.step / STEPS_PER_SECOND;
  }

  get alive(): boolean {
    return this.patient.alive;
  }

  /** A second patient with the same past and the same orders; what is still running stops at the same time in neither. */
  copy(): PatientDriver {
    const other = new PatientDriver(loadPatient(savePatient(this.patient)));
    Object.assign(other.inputs, structuredClone(this.inputs));
    return other;
  }

  /** One call of `advance`. */
  step(): this {
    advance(this.patient, this.inputs);
    return this;
  }

  get stepsPerCall(): number {
    return stepsPerAdvance(this.patient.resolution);
  }

  private for(seconds: number, end: () => void): this {
    this.courses.push({ stop: this.patient.step + Math.round(seconds * STEPS_PER_SECOND), end });
    return this;
  }

  private endDue(): void {
    const due = this.courses.filter((course) => course.stop <= this.patient.step);
    this.courses = this.courses.filter((course) => course.stop > this.patient.step);
    for (const course of due) course.end();
  }

  private placeOf(list: readonly { id: string }[], id: string): number {
    const place = list.findIndex((one) => one.id === id);
    if (place < 0) throw new Error(`No "${id}" in the formulary of this patient.`);
    return place;
  }
}

export type Truth = Readonly<Record<string, number>>;
