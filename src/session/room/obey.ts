// What a seat asks of a hosted run: judged, then done. When refused, nothing has changed.
import { phaseOf } from '../../engine/run.ts';
import type { CaseEvent } from '../../engine/types.ts';
import { choosePace, setHands, startSkip, STEPS_PER_SECOND } from '../clock.ts';
import { replaceRun, sendToPlayer, sendTogetherToPlayer, stepOf, watch } from '../player.ts';
import { tell, write } from './hosting.ts';
import type { Hosting } from './hosting.ts';
import type { Happening } from './log.ts';
import { isInstructors, refusalFor } from './roles.ts';
import type { Command, HostAnswer, Seat } from './roles.ts';
import { runsIn } from './slot.ts';
import { isBehind, rebuild } from './snapshots.ts';

const DONE: HostAnswer = { accepted: true };
const no = (reason: string): HostAnswer => ({ accepted: false, reason });

export function judge(h: Hosting, seat: Seat, command: unknown): HostAnswer {
  const refusal = refusalFor(seat.role, command);
  return refusal === null ? obey(h, seat, command as Command) : no(refusal);
}

function obey(h: Hosting, seat: Seat, command: Command): HostAnswer {
  const { clock } = h.player;
  switch (command.do) {
    case 'event':
      return takeEvent(h, seat, command.event);
    case 'apply':
      return applyTogether(h, seat, command.events);
    case 'pace':
      choosePace(clock, command.pace);
      return DONE;
    case 'skip':
      if (command.on) startSkip(clock, stepOf(h.player));
      else choosePace(clock, 1);
      return DONE;
    case 'hands':
      setHands(clock, command.on);
      return DONE;
    case 'watch':
      watch(h.player, command.watch);
      return DONE;
    case 'freeze':
      return freeze(h, seat, command.on);
    case 'goOn':
      clock.holds.reopened = false;
      return DONE;
    case 'rewind':
      return rewind(h, seat, command.seconds);
    case 'undo':
      return undo(h, seat, command.entry);
    case 'note':
      return written(h, seat, { kind: 'note', text: command.text, flag: command.flag });
    case 'room': {
      const { hints, reveal } = command;
      const changed = { ...(hints === undefined ? {} : { hints }), ...(reveal === undefined ? {} : { reveal }) };
      return written(h, seat, { kind: 'room', ...changed });
    }
    case 'slot':
      return turn(h, seat, command.turn);
    case 'guess':
      return written(h, seat, { kind: 'guess', guess: command.guess });
  }
}

function written(h: Hosting, seat: Seat, what: Happening): HostAnswer {
  write(h, seat, what);
  return DONE;
}

const FROZEN = 'The instructor has stopped the clock; it goes on in a moment.';
const NO_HINTS = 'Hints are switched off in this session.';

function takeEvent(h: Hosting, seat: Seat, event: CaseEvent): HostAnswer {
  const { run, clock } = h.player;
  const treating = ['running', 'paused'].includes(phaseOf(run));
  if (seat.role !== 'instructor' && treating && clock.holds.frozen) return no(FROZEN);
  if (event.type === 'hint.ask' && !h.held.hints) return no(NO_HINTS);
  const answer = sendToPlayer(h.player, event);
  if (answer.accepted) write(h, seat, { kind: 'event', event });
  return answer;
}

/** All at one step, or none: the first refusal takes the others back. */
function applyTogether(h: Hosting, seat: Seat, events: CaseEvent[]): HostAnswer {
  const { accepted, reason = '' } = sendTogetherToPlayer(h.player, events);
  if (!accepted) return no(`Nothing was changed. ${reason}`.trim());
  for (const event of events) write(h, seat, { kind: 'event', event });
  return DONE;
}

function freeze(h: Hosting, seat: Seat, on: boolean): HostAnswer {
  h.player.clock.holds.frozen = on;
  if (!on) h.player.clock.holds.reopened = false;
  return written(h, seat, { kind: 'freeze', on });
}

/** Whoever still waits with the handover begins with the first part in which the patient's clock runs. */
function turn(h: Hosting, seat: Seat, to: 'start' | 'next' | 'stop'): HostAnswer {
  write(h, seat, { kind: 'slot', turn: to });
  const runs = runsIn(h.held.slot);
  if (runs && phaseOf(h.player.run) === 'briefing') takeEvent(h, seat, { type: 'case.begin' });
  return runs === null ? DONE : freeze(h, seat, !runs);
}

function rewind(h: Hosting, seat: Seat, seconds: number): HostAnswer {
  const { run } = h.player;
  const to = Math.max(0, Math.floor(stepOf(h.player) / STEPS_PER_SECOND) - seconds) * STEPS_PER_SECOND;
  if (!isBehind(run, to)) return no('There is nothing to go back to yet.');
  write(h, seat, { kind: 'rewind', to });
  const from = stepOf(h.player);
  replaceRun(h.player, rebuild(h.snapshots, run, h.held.events, to).run);
  h.keeper.rewritten(h.held.events);
  tell(h, 'rewound', (from - to) / STEPS_PER_SECOND);
  return DONE;
}

function undo(h: Hosting, seat: Seat, n: number): HostAnswer {
  const undone = h.held.events.find((one) => one.n === n);
  if (!undone || !isInstructors(undone.event.type)) return no('There is no such change to undo.');
  const events = h.held.events.filter((one) => one !== undone);
  const { run, dropped } = rebuild(h.snapshots, h.player.run, events, stepOf(h.player));
  write(h, seat, { kind: 'undo', entry: n, dropped });
  replaceRun(h.player, run);
  h.keeper.rewritten(h.held.events);
  tell(h, 'undone', 0);
  if (dropped.length === 0) return DONE;
  return { accepted: true, reason: `Undone. ${dropped.length} later steps were no longer possible and fell away.` };
}
