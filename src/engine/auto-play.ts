// Lets a policy play a run: asks once a minute, places what it says, and reports what was refused.
import { STEPS_PER_SECOND } from '../perfusion/advance.ts';
import { STEROID_DEPENDENT } from './read-case.ts';
import type { Policy, PolicyView } from './policies.ts';
import { POLICY_EVERY } from './policies.ts';
import type { Run } from './run.ts';
import { advanceTo, bedside, chartOf, phaseOf, send, timeOf } from './run.ts';
import type { CaseEvent, Emitted } from './types.ts';

export interface Refused {
  at: number;
  event: CaseEvent;
  reason: string;
}

export interface AutoPlay {
  policy?: Policy | undefined;
  onEmit?: (emitted: Emitted) => void;
  onRefused?: (refused: Refused) => void;
  /** Called at every whole multiple of `every` seconds, before that moment's orders. */
  every?: number;
  onRow?: (run: Run) => void;
}

/** Plays until a time (whole seconds) or until the case is over. Returns the simulated seconds reached. */
export function autoPlay(run: Run, until: number, play: AutoPlay): number {
  if (phaseOf(run) === 'briefing') send(run, { type: 'case.begin' });
  for (;;) {
    const time = timeOf(run);
    leaveQuestion(run);
    if (play.every !== undefined && time % play.every === 0) play.onRow?.(run);
    if (phaseOf(run) !== 'running' || time >= until) return time;
    giveOrders(run, time, play);
    if (phaseOf(run) === 'running') advanceTo(run, nextStop(time, until, play) * STEPS_PER_SECOND, play.onEmit);
  }
}

/** The case's questions are for people. */
function leaveQuestion(run: Run): void {
  const id = chartOf(run).question;
  if (id !== null) send(run, { type: 'question.answer', id, choice: -1 });
}

function giveOrders(run: Run, time: number, { policy, onRefused }: AutoPlay): void {
  if (!policy || (time % POLICY_EVERY !== 0 && !policy.times?.includes(time))) return;
  for (const event of policy.decide(viewOf(run))) {
    const { accepted, reason } = send(run, event);
    if (!accepted) onRefused?.({ at: time, event, reason: reason ?? '' });
  }
}

/** Cirrhosis from which the chart tells of ascites (chosen). */
const DECOMPENSATED = 0.5;

function viewOf(run: Run): PolicyView {
  const { host, illness, target, sourceControl, bleeding, formulary } = run.definition;
  return {
    bedside: bedside(run),
    weight: host.weight,
    target: target.map,
    hypertension: host.hypertension > 0,
    source: sourceControl ?? (bleeding && { order: bleeding.until, after: [] }),
    bleeding: bleeding !== undefined,
    steroidDependent: host.adrenalReserve < STEROID_DEPENDENT,
    cirrhosis: host.cirrhosis >= DECOMPENSATED,
    anaphylaxis: illness.anaphylaxis > 0,
    before: illness.infused,
    offered: formulary,
  };
}

/** The next whole second at which something may have to be done. */
function nextStop(time: number, until: number, { policy, every }: AutoPlay): number {
  const next = (step: number): number => (Math.floor(time / step) + 1) * step;
  const stops = [until, ...(policy?.times ?? []).filter((at) => at > time)];
  if (policy) stops.push(next(POLICY_EVERY));
  if (every !== undefined) stops.push(next(every));
  return Math.min(...stops);
}
