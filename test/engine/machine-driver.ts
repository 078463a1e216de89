// Drives the case machine alone, second by second, with a patient who is just a list of numbers.
import { initialTransition, transition } from 'xstate';
import { caseMachine } from '../../src/engine/case-machine.ts';
import type { CaseDefinition } from '../../src/engine/case-schema.ts';
import type { MachineEvent } from '../../src/engine/chart.ts';
import type { CaseEvent } from '../../src/engine/types.ts';
import { readCase } from '../../src/headless/case-file.ts';

/** Numbers of somebody in shock who stays as he is. */
export const SHOCK: Record<string, number> = {
  alive: 1,
  map: 52,
  sbp: 71,
  dbp: 42,
  hr: 118,
  rr: 27,
  sao2: 93,
  ppi: 0.5,
  temp_core: 39.1,
  cvp: 2,
  lactate: 4.6,
  crt_finger_s: 5,
  crt_knee_s: 6,
  mottling: 2,
  gcs: 14,
  urine_ml_h: 36,
  evlw_ml: 520,
  hb: 12,
  wbc: 18,
  platelets: 160,
};

export class Ward {
  patient: Record<string, number>;
  definition: CaseDefinition;
  machine: ReturnType<typeof caseMachine>;
  state: ReturnType<ReturnType<typeof caseMachine>['resolveState']>;
  time = 0;

  constructor(patient: Record<string, number> = {}) {
    this.patient = { ...SHOCK, ...patient };
    this.definition = readCase('urosepsis');
    this.machine = caseMachine(this.definition);
    [this.state] = initialTransition(this.machine, { seed: 7, openEnded: false });
  }

  look = (column: string): number => this.patient[column] ?? NaN;

  send(event: CaseEvent): boolean {
    const message = { ...event, time: this.time, look: this.look } as MachineEvent;
    const accepted = this.state.can(message);
    [this.state] = transition(this.machine, this.state, message);
    return accepted;
  }

  begin(): this {
    this.send({ type: 'case.begin' });
    return this;
  }

  order(order: string, values: Record<string, number> = {}): this {
    if (!this.send({ type: 'order.place', order, values })) throw new Error(`${order} was refused`);
    return this;
  }

  wait(seconds: number): this {
    for (let i = 0; i < seconds; i++) {
      this.time += 1;
      [this.state] = transition(this.machine, this.state, { type: 'clock.tick', time: this.time, look: this.look });
    }
    return this;
  }

  get chart() {
    return this.state.context;
  }
  stateOf(order: string): string {
    return this.chart.orders.findLast((one) => one.order === order)?.state ?? 'none';
  }
}
