// How a case ends: recovered when everything has held long enough, handed over after its hours, or dead after a cardiac arrest.
import { PRESSOR_EQUIVALENTS } from '../perfusion/body/pressors.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { dropWork, rateOf } from './order-flow.ts';
import type { Message, Outcome } from './types.ts';

/** Minutes of resuscitation after which the case closes, s. */
const RESUSCITATION = 180;

/** The heart stops: the team begins, and the case closes three minutes later. */
export function noteArrest(chart: Chart, time: number, look: Look): Partial<Chart> {
  if (chart.arrestAt !== null || look('alive') !== 0) return {};
  const call: Message = {
    at: time,
    from: 'nurse',
    text: 'No pulse! Starting chest compressions, calling the arrest team.',
  };
  return { arrestAt: time, messages: [...chart.messages, call], orders: dropWork(chart, time) };
}

/** Since when the recovery rule holds without a break. */
export function noteRecovery(chart: Chart, definition: CaseDefinition, time: number, look: Look): Partial<Chart> {
  const lactate = look('lactate');
  const firstLactate = chart.firstLactate ?? (Number.isFinite(lactate) ? lactate : null);
  if (!isRecovering(chart, definition, time, look)) return { firstLactate, recoveringSince: null };
  return { firstLactate, recoveringSince: chart.recoveringSince ?? time };
}

function isRecovering(chart: Chart, definition: CaseDefinition, time: number, look: Look): boolean {
  const rule = definition.outcome.recovery;
  if (rule.sourceControlled && chart.sourceControl < 1) return false;
  if ((chart.bleeding ?? 0) > 0) return false;
  if (look('map') < definition.target.map || look('crt_finger_s') > rule.refill) return false;
  if (pressorDose(chart) > rule.norepinephrine || wasRaised(chart, time)) return false;
  const lactate = look('lactate');
  const fallen = chart.firstLactate !== null && lactate <= chart.firstLactate * (1 - rule.lactateFall);
  return lactate < rule.lactateBelow || fallen;
}

/** Norepinephrine and what replaces it, as norepinephrine (Kotani 2023, doi:10.1186/s13054-023-04322-y), ug/kg/min. */
function pressorDose(chart: Chart): number {
  return Object.entries(PRESSOR_EQUIVALENTS).reduce((sum, [id, { value }]) => sum + value * rateOf(chart, id), 0);
}

/** Was a vasopressor started or raised since the last tick? The time to hold then begins anew. */
function wasRaised(chart: Chart, time: number): boolean {
  const recent = (at: number): boolean => at >= time - 1;
  const pumps = chart.orders.filter((order) => isPressor(order.order) && order.state === 'running');
  return pumps.some(
    (pump) =>
      recent(pump.startsAt) ||
      chart.rateChanges.some(({ number, at, from, rate }) => number === pump.number && recent(at) && rate > from),
  );
}

function isPressor(order: string): boolean {
  return order in PRESSOR_EQUIVALENTS;
}

/** The outcome, if the case is over now. */
export function outcomeNow(chart: Chart, definition: CaseDefinition): Outcome | null {
  const { recovery, handover, death } = definition.outcome;
  const at = chart.time;
  if (chart.arrestAt !== null)
    return at - chart.arrestAt >= RESUSCITATION ? { kind: 'died', at, text: death.text } : null;
  if (chart.openEnded) return null;
  if (chart.recoveringSince !== null && at - chart.recoveringSince >= recovery.held * 60)
    return { kind: 'recovered', at, text: recovery.text };
  return at >= handover.after * 60 ? { kind: 'handover', at, text: handover.text } : null;
}
