// Somebody who orders anything that the catalog accepts without a thought for the patient: half of them often at its very end, the others in
// usual doses and seldom, so that patients live long enough to be looked at for a day.
import { initialValues, orderEntries } from '../../../src/catalog/orders.ts';
import type { OrderEntry } from '../../../src/catalog/types.ts';
import type { ChartedOrder } from '../../../src/engine/chart.ts';
import { giveOrders } from '../../../src/engine/give.ts';
import type { Inputs } from '../../../src/perfusion/inputs.ts';
import type { Patient } from '../../../src/perfusion/patient.ts';
import type { Draw } from './random-patient.ts';
import { between, pick } from './random-patient.ts';

/** What reaches the patient: drugs, fluids, blood, oxygen, ventilator, legs. */
const ORDERS = orderEntries.filter(
  ({ id, drug, fluid, oxygen }) => drug ?? fluid ?? oxygen ?? id === 'passive-leg-raise',
);
const AT_ONCE = 8;

/** Orders that run, and what besides orders can happen to a body. Times in s since arrival. */
export class RandomOrders {
  private running: ChartedOrder[] = [];
  private next = 0;
  private numbers = 1;
  private readonly beside = { bleeding: 0, legs: 0, endotoxin: 0, shocks: 0, source: 0, warmer: false, topical: 0 };
  private tube = false;
  private readonly draw: Draw;
  private readonly rash: boolean;

  constructor(draw: Draw) {
    this.draw = draw;
    this.rash = draw() < 0.5;
  }

  /** Once a minute: what has run its time ends, something new may begin. */
  order(time: number, inputs: Inputs, patient: Patient): void {
    const { draw } = this;
    this.running = this.running.filter(({ endsAt }) => endsAt === null || endsAt > time);
    if (time >= this.next) {
      this.next = time + 60 * Math.ceil(between(draw, 1, this.rash ? 45 : 120));
      if (this.rash) this.happen();
      for (let i = Math.floor(3 * draw()); i > 0; i--) this.place(time, pick(draw, ORDERS));
      if (this.running.length > (this.rash ? AT_ONCE : AT_ONCE / 2) || draw() < 0.3)
        this.running.splice(Math.floor(draw() * this.running.length), 1);
    }
    this.write(time, inputs, patient);
  }

  private place(time: number, entry: OrderEntry): void {
    const { draw } = this;
    const values: Record<string, number> = initialValues(entry);
    for (const { id, min, max } of entry.fields)
      if (draw() < (this.rash ? 0.7 : 0.1)) values[id] = between(draw, min, max);
    const lasts = values['duration'] ?? entry.duration;
    const replaced = (order: ChartedOrder): boolean =>
      order.order === entry.id || (entry.oxygen !== undefined && ORDERS.some((o) => o.id === order.order && o.oxygen));
    this.running = this.running.filter((order) => !replaced(order));
    this.running.push({
      number: this.numbers++,
      order: entry.id,
      values,
      state: 'running',
      placedAt: time,
      startsAt: time,
      sampleAt: null,
      endsAt: lasts > 0 ? time + 60 * Math.max(1, lasts) : null,
    });
    if (entry.oxygen?.device === 'ventilator') this.tube = true;
  }

  private happen(): void {
    const { draw, beside } = this;
    beside.bleeding = draw() < 0.06 ? between(draw, 0, 120) : 0;
    beside.legs = draw() < 0.2 ? between(draw, -2, 1) : 0;
    beside.topical = draw() < 0.05 ? between(draw, 0, 1) : 0;
    if (draw() < 0.03) beside.endotoxin = Math.min(20, beside.endotoxin + between(draw, 0, 4));
    if (draw() < 0.05) beside.shocks += 1;
    if (draw() < 0.05) beside.source = Math.max(beside.source, between(draw, 0, 1));
    if (draw() < 0.1) beside.warmer = !beside.warmer;
  }

  private write(time: number, inputs: Inputs, patient: Patient): void {
    const attached: Record<string, number> = {};
    if (this.tube) attached['airway'] = 0;
    if (this.beside.warmer) attached['fluid-warmer'] = 0;
    const { bleeding, source, legs, shocks, endotoxin, topical } = this.beside;
    giveOrders(
      { orders: this.running, sourceControl: source, bloodOwed: 0, bleeding, attached, time },
      patient.formulary,
      inputs,
      patient.host.weight,
    );
    if (legs !== 0) inputs.legRaise = legs;
    inputs.cardioversions = shocks;
    inputs.endotoxin = endotoxin;
    inputs.topicalDilator = topical;
  }
}
