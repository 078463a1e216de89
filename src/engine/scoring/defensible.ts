// Practice that is never scored below acceptable, whatever a case says: where guidelines and trials leave room, so does the game.
import { orderEntry } from '../../catalog/orders.ts';
import type { ChartedOrder } from '../chart.ts';
import type { Played } from '../feedback.ts';
import { legRaiseGain } from '../findings.ts';
import { isKind, isOrder, isPressor, SSC_2021, SSC_2026, valueNear } from '../queries.ts';
import type { Profile } from './profiles.ts';

interface Defense {
  text: string;
  source: string;
}
type Rule = (order: ChartedOrder, played: Played, profile: Profile) => Defense | null;

/** Central pressure under which the heart of a shocked patient still answers to filling (chosen; above it fluid rarely helps). */
const PRELOAD_DEPENDENT = 10;
const EARLY = 3 * 3600;

/** mL of one bolus, s of refill that count as slow, mL of lung water from which fluid harms, percent of stroke volume and how long an answer holds, s. */
const ONE_BOLUS = 500;
const SLOW = 3;
const WET = 1000;
const ANSWERS = 10;
const TOLD_FOR = 3600;

/** s as it was last read at the finger within an hour, by own hands or the nurse's: a decision is judged by what was known. */
function lastRefill({ refillReadings, results }: Played['chart'], at: number): number | null {
  const own = refillReadings
    .filter(({ site }) => site === 'finger')
    .map((reading) => ({ at: reading.at, seconds: reading.reported }));
  const told = results
    .filter(({ order }) => order === 'refill-finger')
    .flatMap(({ readyAt, values }) => {
      const seconds = values.find(({ name }) => name === 'crt_finger_s')?.value;
      return seconds == null ? [] : [{ at: readyAt, seconds }];
    });
  const known = [...own, ...told].filter((reading) => reading.at <= at && reading.at > at - TOLD_FOR);
  return known.toSorted((a, b) => a.at - b.at).at(-1)?.seconds ?? null;
}

const RULES: readonly Rule[] = [
  function firstBolus(order, { chart, timeline, definition }, profile) {
    if (!isKind('fluid')(order) || order.placedAt > EARLY) return null;
    const until = chart.orders.filter((one) => isKind('fluid')(one) && one.number <= order.number);
    const volume = until.reduce((sum, one) => sum + (one.values['volume'] ?? 0), definition.illness.infused);
    const central = valueNear(timeline, 'cvp', order.placedAt);
    if (volume > profile.firstFluid * definition.host.weight || central > PRELOAD_DEPENDENT) return null;
    return {
      text: `within a first ${profile.firstFluid} mL/kg while the veins were not full: defensible.`,
      source: SSC_2021,
    };
  },
  function testedBolus(order, { chart, timeline }) {
    const { placedAt } = order;
    if (!isKind('fluid')(order) || (order.values['volume'] ?? Infinity) > ONE_BOLUS) return null;
    const at = (column: string): number => valueNear(timeline, column, placedAt);
    if (!((lastRefill(chart, placedAt) ?? at('crt_finger_s')) > SLOW) || at('evlw_ml') > WET) return null;
    const asked = chart.results.findLast(
      ({ order: id, readyAt }) => id === 'passive-leg-raise' && readyAt <= placedAt && readyAt > placedAt - TOLD_FOR,
    );
    const since = chart.orders.some(
      (one) => isKind('fluid')(one) && one.number < order.number && one.startsAt >= (asked?.takenAt ?? Infinity),
    );
    if (!asked || since || (legRaiseGain(asked.text) ?? 0) < ANSWERS) return null;
    return {
      text: 'one bolus after raised legs had shown that the heart would use it, while refill was slow and the lungs were dry: defensible.',
      source: `ANDROMEDA-SHOCK-2, doi:10.1001/jama.2025.20402; ${SSC_2021}`,
    };
  },
  function earlyPressor(order, { timeline, definition }) {
    if (!isPressor(order)) return null;
    const mean = valueNear(timeline, 'map', order.placedAt);
    return mean < definition.target.map
      ? {
          text: 'started while the pressure was under the target, also before the bolus ended: defensible.',
          source: SSC_2021,
        }
      : null;
  },
  function hydrocortisoneOnPressor(order, { chart }) {
    if (order.order !== 'hydrocortisone') return null;
    const runs = chart.orders.some(
      (one) => isPressor(one) && one.startsAt <= order.placedAt && (one.endsAt ?? Infinity) > order.placedAt,
    );
    return runs ? { text: 'on a vasopressor: defensible.', source: `${SSC_2021}; ${SSC_2026}` } : null;
  },
  function firstAntibiotic(order, { chart }) {
    if (!isKind('antibiotic')(order)) return null;
    const first = chart.orders.find(isKind('antibiotic'));
    return first === order
      ? { text: 'one broad dose until infection is excluded: defensible.', source: SSC_2021 }
      : null;
  },
  function looking(order) {
    return orderEntry(order.order)?.kind === 'examination' || isOrder('cultures')(order)
      ? { text: 'looking again costs little: defensible.', source: SSC_2021 }
      : null;
  },
];

/** Why an order is defensible, or null. */
export function defended(order: ChartedOrder, played: Played, profile: Profile): Defense | null {
  for (const rule of RULES) {
    const defense = rule(order, played, profile);
    if (defense) return defense;
  }
  return null;
}
