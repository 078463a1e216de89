// What the case machine remembers of a run: orders, results, messages, what is attached, how the outcome is coming along.
import type { AlarmMemory } from './alarms.ts';
import type { Injected } from './injects.ts';
import type { MonitorMemory } from './monitor.ts';
import type { Pump } from './pumps.ts';
import type {
  CaseEvent,
  Expectation,
  Hint,
  Message,
  OrderState,
  Outcome,
  Result,
  RunRecord,
  Sureness,
} from './types.ts';

/** Reads a column of the patient's truth by name; NaN where the model has no such column. */
export type Look = (column: string) => number;

/** One order on the chart. Times in simulated seconds since arrival. */
export interface ChartedOrder {
  number: number;
  order: string;
  values: Record<string, number>;
  state: OrderState;
  placedAt: number;
  startsAt: number;
  /** When the sample is taken or the picture made; null for orders without a result. */
  sampleAt: number | null;
  endsAt: number | null;
  /** What its result is compared with, measured when it began: columns of the truth. */
  before?: Record<string, number>;
}

/** A change of a running rate, for the record of what ran when. */
export interface RateChange {
  at: number;
  number: number;
  from: number;
  rate: number;
}

/** Share of perfused vessels (%) and flow index (0-3) as the examiner scored the field, and as they were. */
export interface FieldReading {
  at: number;
  ppv: number;
  mfi: number;
  truePpv: number;
  trueMfi: number;
}

/** What the trainee expected of an order, noted before or just after it began. */
export interface Prediction {
  at: number;
  number: number;
  expects: Expectation;
  sure: Sureness;
}

/** All of it is plain data, saved with the run. */
export interface Chart {
  seed: number;
  /** True in cohorts and policy tables: the run goes on after recovery and handover, until death or the end of time. */
  openEnded: boolean;
  /** Learn is taught for nothing, hints cost in Practice, Exam has none. */
  mode: RunRecord['mode'];
  /** Of the last tick, s. */
  time: number;
  nextNumber: number;
  orders: ChartedOrder[];
  rateChanges: RateChange[];
  results: Result[];
  messages: Message[];
  /** Sensors and lines in place, and since when (s). */
  attached: Record<string, number>;
  /** Syringe pumps by the number of their order. */
  pumps: Record<number, Pump>;
  /** mL by fluid. */
  given: Record<string, number>;
  /** Blood still to be drawn, mL. */
  bloodOwed: number;
  /** mL since arrival, and the part that is in the bag. */
  urine: number;
  urineInBag: number;
  /** mL/min that run out of an open vessel now; only in cases that bleed. */
  bleeding?: number;
  /** What an instructor let happen; only in sessions that have one. */
  injected?: Injected;
  /** Share of the source that is drained, 0-1. */
  sourceControl: number;
  monitor: MonitorMemory;
  alarms: AlarmMemory;
  /** Staff lines already said, and since when the condition of the others holds. */
  said: string[];
  sayingSince: Record<string, number>;
  refillReadings: { at: number; site: 'finger' | 'knee'; reported: number; truth: number; held: number }[];
  mottlingReadings: { at: number; reported: number; truth: number }[];
  fieldReadings: FieldReading[];
  hints: Hint[];
  predictions: Prediction[];
  /** Questions of the author: the one that is open, and those that were asked. */
  question: string | null;
  answers: { id: string; at: number; choice: number }[];
  pauses: number;
  /** mmol/L at arrival, for the recovery rule; null before the first tick. */
  firstLactate: number | null;
  recoveringSince: number | null;
  arrestAt: number | null;
  outcome: Outcome | null;
}

/** Anything that reaches the machine: what people do, and the passing seconds. */
export type MachineEvent =
  (CaseEvent & { time: number; look: Look }) | { type: 'clock.tick'; time: number; look: Look };

export function isActive(order: ChartedOrder): boolean {
  return order.state === 'preparing' || order.state === 'running';
}

/** The order of this kind that is being prepared or runs, if any. */
export function activeOrder(chart: Chart, id: string): ChartedOrder | undefined {
  return chart.orders.find((order) => order.order === id && isActive(order));
}

export function isReady(result: Result, time: number): boolean {
  return result.readyAt <= time;
}
