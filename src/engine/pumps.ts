// Pumps as they are: a syringe runs empty and has to be changed, a bag on the same cannula flushes the pressor in, a forearm vein may not hold it.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { amountPerMinute } from '../catalog/units.ts';
import { chance } from '../perfusion/chance.ts';
import { log } from '../perfusion/math.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import type { Message } from './types.ts';

/** One syringe pump. */
export interface Pump {
  /** What the syringe still holds, in the amount of the drug's rate. */
  left: number;
  /** Where it runs in. */
  line: string;
  /** When the next syringe is drawn up (s), null while nobody has begun; until when the pump stands still for a change. */
  nextAt: number | null;
  stillUntil: number;
  /** Until when fluid flushes what stood in the cannula (s). */
  flushUntil: number;
  /** Hazard that the vein gives way, added up; the drug runs beside the vein; since when. */
  hazard: number;
  beside: number | null;
}

/** min of drug left when the nurse begins to draw up the next syringe, and how long that takes, min: usual practice, chosen. */
const NEARLY_EMPTY = 10;
const DRAWING_UP = 4;
/** s that a change of syringe interrupts the drug: chosen. */
const CHANGE = 30;
/** mL in a full syringe, and in cannula and connector; s in which a bag flushes them in. Chosen. */
const SYRINGE = 50;
const DEAD_SPACE = 0.5;
export const FLUSH = 15;
/**
 * Hazard of extravasation, 1/h at 0.1 ug/kg/min of norepinephrine and the like; it doubles every six hours. Chosen so that a day in a good
 * forearm vein harms one or two of a hundred (meta-analysis of 16,055 adults: 1.8 %, Owen 2021, doi:10.1186/s13054-021-03553-1).
 */
const HAZARD = 0.0004;
const DOUBLING = 6;
/** The nurse looks at the site every hour: usual practice. */
const SITE_CHECK = 3600;
/** Share of a drug beside the vein that still reaches blood: chosen. */
export const SEEPING = 0.15;
const EXTRAVASATION = 105;

const FOREARM = ['peripheral-line', 'peripheral-line-2'];

/** One second of all pumps. */
export function runPumps(chart: Chart, weight: number, time: number): Partial<Chart> {
  const running = chart.orders.filter((order) => order.state === 'running' && entryOf(order).syringe !== undefined);
  if (running.length === 0) return Object.keys(chart.pumps).length > 0 ? { pumps: {} } : {};
  const messages: Message[] = [];
  const say = (text: string): unknown => messages.push({ at: time, from: 'nurse', text });
  const pumps: Chart['pumps'] = {};
  let { attached } = chart;
  for (const order of running) {
    const entry = entryOf(order);
    const pump = { ...(chart.pumps[order.number] ?? newPump(entry)) };
    chooseLine(pump, entry, attached, say);
    empty(pump, order, entry, { chart, weight, time, say });
    flush(pump, chart, time);
    if (entry.vesicant && wearVein(pump, order, chart.seed, time, say)) {
      attached = Object.fromEntries(Object.entries(attached).filter(([line]) => line !== pump.line));
      pump.line = '';
      pump.beside = null;
    }
    pumps[order.number] = pump;
  }
  return { pumps, attached, ...(messages.length > 0 ? { messages: [...chart.messages, ...messages] } : {}) };
}

function entryOf(order: ChartedOrder): OrderEntry {
  return orderEntry(order.order)!;
}

function newPump(entry: OrderEntry): Pump {
  return { left: entry.syringe!, line: '', nextAt: null, stillUntil: 0, flushUntil: 0, hazard: 0, beside: null };
}

/** Pressors go to the central line when there is one, else to a forearm of their own. */
function chooseLine(pump: Pump, entry: OrderEntry, attached: Chart['attached'], say: (text: string) => unknown): void {
  const best =
    ['central-line', 'peripheral-line-2', 'peripheral-line'].find((line) => attached[line] !== undefined) ?? '';
  const moves = pump.line === '' || (entry.vesicant && best === 'central-line' && pump.line !== best);
  if (!moves || best === '') return;
  if (pump.line !== '') say(`${entry.label} now runs through the central line.`);
  pump.line = best;
  pump.hazard = 0;
  pump.beside = null;
}

interface Moment {
  chart: Chart;
  weight: number;
  time: number;
  say: (text: string) => unknown;
}

/** The syringe empties; the nurse draws up the next one in time unless her hands are full. */
function empty(pump: Pump, order: ChartedOrder, entry: OrderEntry, { chart, weight, time, say }: Moment): void {
  const perMinute = amountPerMinute(order.values['rate'] ?? 0, entry.drug!.rateUnit, weight);
  if (delivers(pump, time)) pump.left = Math.max(0, pump.left - perMinute / 60);
  if (pump.nextAt === null && pump.left < perMinute * NEARLY_EMPTY) {
    const busy = chart.orders.filter(({ state }) => state === 'preparing').length;
    pump.nextAt = time + DRAWING_UP * 60 * (1 + busy);
    say(`The ${entry.label.toLowerCase()} syringe is nearly empty; I am drawing up the next one.`);
  }
  if (pump.left > 0 || pump.nextAt === null || pump.nextAt > time) return;
  pump.left = entry.syringe!;
  pump.nextAt = null;
  pump.stillUntil = time + CHANGE;
}

/** A bag or another drug that starts on the only cannula pushes in what stands in it. */
function flush(pump: Pump, chart: Chart, time: number): void {
  const lines = [...FOREARM, 'central-line'].filter((line) => chart.attached[line] !== undefined).length;
  if (lines > 1) return;
  const begun = chart.orders.some(
    (order) =>
      order.state === 'running' &&
      order.startsAt === time &&
      ['fluid', 'dose', 'antibiotic'].includes(entryOf(order).kind),
  );
  if (begun) pump.flushUntil = time + FLUSH;
}

/** True when somebody finds that the vein has given way. */
function wearVein(
  pump: Pump,
  order: ChartedOrder,
  seed: number,
  time: number,
  say: (text: string) => unknown,
): boolean {
  if (!FOREARM.includes(pump.line)) return false;
  const hours = (time - order.startsAt) / 3600;
  const dose = (order.values['rate'] ?? 0) / entryOf(order).fields[0].initial;
  pump.hazard += (HAZARD * dose * (1 + hours / DOUBLING)) / 3600;
  if (pump.beside === null && pump.hazard > -log(chance(seed, order.number, 0, EXTRAVASATION))) pump.beside = time;
  if (pump.beside === null || (time - order.startsAt) % SITE_CHECK > 0) return false;
  say(
    `The arm is white and hard around the cannula: ${entryOf(order).label.toLowerCase()} has run beside the vein. I have stopped it there; we need another line.`,
  );
  return true;
}

/** Does any of the drug leave the pump at this moment? */
export function delivers(pump: Pump, time: number): boolean {
  return pump.left > 0 && pump.line !== '' && time >= pump.stillUntil;
}

/** Amount per minute that a flush adds. */
export function flushed(pump: Pump, entry: OrderEntry, time: number): number {
  return time < pump.flushUntil ? ((entry.syringe! / SYRINGE) * DEAD_SPACE * 60) / FLUSH : 0;
}

/** What an alarm says about the pumps: which stands still with nothing in it. */
export function emptyPumps(chart: Chart): string[] {
  return Object.entries(chart.pumps).flatMap(([number, pump]) => {
    const order = chart.orders.find((one) => one.number === Number(number));
    return order && pump.left <= 0 ? [entryOf(order).label] : [];
  });
}

/** What hands and eyes find at the forearm. */
export function siteReport(chart: Chart): string {
  const gone = Object.values(chart.pumps).some(({ beside }) => beside !== null);
  return gone
    ? 'White, cold, hard swelling around the cannula: what runs in there runs beside the vein.'
    : 'No swelling, no pallor; the line runs freely.';
}
