// What each order was worth: by the case's own rules, then by general ones, and never below acceptable where practice is defensible.
import { orderEntry } from '../../catalog/orders.ts';
import type { ActionRule } from '../case-schema.ts';
import type { ChartedOrder } from '../chart.ts';
import type { Played } from '../feedback.ts';
import {
  clock,
  hasBegun,
  isBlood,
  isKind,
  isOrder,
  isPressor,
  RECORD,
  say,
  stretchesWhere,
  valueNear,
  was,
} from '../queries.ts';
import type { ActionClass, Feedback, ScoredAction, Timeline } from '../debrief-types.ts';
import { defended } from './defensible.ts';
import type { Profile } from './profiles.ts';

interface Judgment {
  class: ActionClass;
  late: boolean;
  text: string;
  source: string;
}

export function scoredActions(played: Played, profile: Profile): ScoredAction[] {
  const { chart } = played;
  const given = chart.orders.filter((order) => hasBegun(order, chart.time) || order.state === 'preparing');
  const done = given.map((order) => scoredOrder(order, played, profile));
  return [...done, ...missing(played, profile)];
}

function scoredOrder(order: ChartedOrder, played: Played, profile: Profile): ScoredAction {
  const habit = byHabit(order, played, profile);
  const rule = byCase(order, played);
  // What is asked for once does harm when there is too much of it.
  const own = rule === null || (habit.class === 'harmful' && rule.class !== 'critical') ? habit : rule;
  const defense = own.class === 'unnecessary' || own.class === 'harmful' ? defended(order, played, profile) : null;
  const { class: worth, late, text, source } = defense ? { ...own, class: 'acceptable' as const, ...defense } : own;
  const label = orderEntry(order.order)?.label ?? order.order;
  const why = say(
    'action',
    { number: order.number, at: order.placedAt, class: worth },
    `${label} at ${clock(order.placedAt)}: ${text}`,
    source,
  );
  return { number: order.number, label, at: order.placedAt, class: worth, late, why };
}

/** The first rule of the case that fits the order at its moment. */
function byCase(order: ChartedOrder, played: Played): Judgment | null {
  const rule = played.definition.actions.find((one) => fits(one, order, played));
  if (!rule) return null;
  const before = played.chart.orders.filter(
    ({ number, order: id }) => number < order.number && rule.orders.includes(id),
  );
  if (rule.times !== undefined && before.length >= rule.times)
    return { class: 'unnecessary', late: false, text: 'once more than it could help.', source: rule.source };
  const due = (askedSince(rule, played.timeline) ?? order.placedAt) + (rule.by ?? Infinity) * 60;
  const late = before.length === 0 && order.placedAt > due;
  const { class: worth, text, source } = rule;
  return { class: worth, late, text, source };
}

function fits(rule: ActionRule, order: ChartedOrder, { timeline }: Played): boolean {
  if (!rule.orders.includes(order.order)) return false;
  if (rule.column === undefined) return true;
  const value = valueNear(timeline, rule.column, order.placedAt);
  return (rule.below === undefined || value < rule.below) && (rule.above === undefined || value > rule.above);
}

/** Within so many seconds the same test can hardly tell anything new; lung water that makes fluid harmful, mL (findings.ts: coarse crackles). */
const SOON = 20 * 60;
const WET = 1000;

const ACCEPTABLE: Judgment = { class: 'acceptable', late: false, text: 'defensible here.', source: RECORD };

/** What holds in every case that does not say otherwise. */
function byHabit(order: ChartedOrder, played: Played, profile: Profile): Judgment {
  const { chart, timeline, definition } = played;
  const at = (column: string): number => valueNear(timeline, column, order.placedAt);
  if (isKind('investigation')(order)) {
    const again = chart.orders.some(
      (one) => one.order === order.order && one.number < order.number && order.placedAt - one.placedAt < SOON,
    );
    if (again)
      return {
        class: 'unnecessary',
        late: false,
        text: 'repeated within 20 minutes, it can hardly tell more.',
        source: RECORD,
      };
  }
  if (isKind('fluid')(order)) {
    const harmful = { class: 'harmful' as const, late: false };
    const source = 'CLASSIC 2022, doi:10.1056/NEJMoa2202707; CLOVERS 2023, doi:10.1056/NEJMoa2212663';
    if (at('evlw_ml') > WET) return { ...harmful, text: 'more fluid into lungs that were wet already.', source };
    const clear = at('fluid_given_ml') - bloodBefore(order, chart.orders) + definition.illness.infused;
    if (!isBlood(order) && clear / definition.host.weight > profile.muchFluid)
      return { ...harmful, text: `more fluid after ${profile.muchFluid} mL/kg had run in.`, source };
  }
  if (isPressor(order) && at('map') > definition.target.map + 15)
    return {
      class: 'harmful',
      late: false,
      text: 'a vasopressor although the pressure was far above the target.',
      source: 'SEPSISPAM, Asfar 2014, doi:10.1056/NEJMoa1312173',
    };
  return ACCEPTABLE;
}

/** mL of blood products begun before an order. */
function bloodBefore({ placedAt }: ChartedOrder, orders: readonly ChartedOrder[]): number {
  return orders
    .filter((one) => isBlood(one) && one.startsAt <= placedAt)
    .reduce((sum, { values }) => sum + (values['volume'] ?? 0), 0);
}

/** Critical and recommended rules that nothing fulfilled. */
function missing({ chart, definition, timeline }: Played, profile: Profile): ScoredAction[] {
  return required(definition.actions, profile).flatMap((rule) => {
    const since = askedSince(rule, timeline);
    if (since === null || chart.orders.some((one) => rule.orders.includes(one.order) && began(one))) return [];
    if (chart.time < since + (rule.by ?? 0) * 60) return [];
    const label = orderEntry(rule.orders[0])?.label ?? rule.orders[0];
    const why = say(
      'missing',
      { order: rule.orders[0] },
      `${label} ${was(label)} not ordered: ${rule.text}`,
      rule.source,
    );
    return [{ number: null, label, at: null, class: rule.class, late: true, why }];
  });
}

/** s for which a rule's condition must hold before the order is asked for (chosen: longer than a passing dip). */
const LASTING = 600;

/** From when on a rule asks for its order: from arrival, or since its condition has held; null if it never did. */
export function askedSince(rule: ActionRule, timeline: Timeline): number | null {
  if (rule.column === undefined) return 0;
  const { below = Infinity, above = -Infinity } = rule;
  const held = stretchesWhere(timeline, [rule.column], (value) => value < below && value > above);
  return held.find(({ from, to }) => to - from >= LASTING)?.from ?? null;
}

function began(order: ChartedOrder): boolean {
  return order.state !== 'stopped' || (order.endsAt ?? 0) >= order.startsAt;
}

/** Rules that ask for something, without what this hospital does not ask for. */
export function required(rules: readonly ActionRule[], profile: Profile): ActionRule[] {
  return rules.filter(
    (rule) =>
      (rule.class === 'critical' || rule.class === 'recommended') &&
      !rule.orders.some((id) => profile.optional.includes(orderEntry(id)?.kind ?? '')),
  );
}

const WEIGHT = { critical: 3, recommended: 1 } as const;

/** Share of what was asked for that was done, less what did harm or nothing (points chosen). */
export function actionsValue(actions: readonly ScoredAction[]): number | null {
  if (actions.length === 0) return null; // nothing was ordered, and the run ended before anything was due

  const weigh = (list: readonly ScoredAction[]): number =>
    list.reduce(
      (sum, { class: worth }) => sum + (worth === 'critical' || worth === 'recommended' ? WEIGHT[worth] : 0),
      0,
    );
  const asked = firstOfEach(actions.filter(({ class: worth }) => worth === 'critical' || worth === 'recommended'));
  const done = weigh(asked.filter(({ number }) => number !== null));
  const all = weigh(asked);
  const count = (worth: ActionClass): number => actions.filter((action) => action.class === worth).length;
  const share = all === 0 ? 1 : done / all;
  const lost = Math.min(60, 15 * count('harmful')) + Math.min(30, 3 * count('unnecessary'));
  return Math.max(0, 100 * share - lost);
}

/** Each thing asked for counts once, however often it was ordered. */
function firstOfEach(actions: readonly ScoredAction[]): ScoredAction[] {
  return actions.filter((action, i) => actions.findIndex(({ label }) => label === action.label) === i);
}

/** How much of what was asked for by a time was ordered in time; twice as late counts nothing. */
export function timing(
  { chart, definition, timeline }: Played,
  profile: Profile,
): { value: number | null; lines: Feedback[] } {
  const rules = required(definition.actions, profile).flatMap((rule) => {
    const since = askedSince(rule, timeline);
    const due = since === null || rule.by === undefined ? Infinity : since + rule.by * 60;
    return due <= chart.time ? [{ ...rule, due }] : [];
  });
  let [sum, all] = [0, 0];
  const lines = rules.flatMap((rule) => {
    const weight = rule.class === 'critical' ? WEIGHT.critical : WEIGHT.recommended;
    const { due } = rule;
    const first = chart.orders.filter((one) => isOrder(...rule.orders)(one) && began(one))[0];
    all += weight;
    const label = orderEntry(first?.order ?? rule.orders[0])?.label ?? rule.orders[0];
    if (!first) return [];
    const late = first.placedAt - due;
    sum += weight * (late <= 0 ? 1 : Math.max(0, 1 - late / Math.max(due, 600)));
    const text =
      late <= 0
        ? `${label} ${was(label)} ordered at ${clock(first.placedAt)}, in time (by ${clock(due)}).`
        : `${label} ${was(label)} ordered at ${clock(first.placedAt)}; the case asks for it by ${clock(due)}.`;
    return [say('timing', { order: first.order, at: first.placedAt, due }, text, rule.source)];
  });
  return { value: all === 0 ? null : (100 * sum) / all, lines };
}
