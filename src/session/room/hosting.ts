// A hosted run from the inside: the player, its log, what holds of it. The neighbors of this file ask, answer and show it.
import type { CaseDefinition } from '../../engine/case-schema.ts';
import { geometry } from '../../engine/run.ts';
import type { CaseEvent, FieldGeometry } from '../../engine/types.ts';
import type { Checkpoint, Opening } from '../messages.ts';
import { STEPS_PER_SECOND } from '../clock.ts';
import { openPlayer, stepOf } from '../player.ts';
import type { Player } from '../player.ts';
import { foldIn, foldLog } from './log.ts';
import type { Folded, Happening, HeldEvent, LogEntry } from './log.ts';
import type { Seat } from './roles.ts';
import { keepKnown, keepNow, noSnapshots } from './snapshots.ts';
import type { Snapshots } from './snapshots.ts';
import type { Notice, WholeFrame } from './view.ts';

/** What the shell around a host must keep. `rewritten`: events that were stored no longer hold. */
export interface HostKeeper {
  entry(entry: LogEntry): void;
  rewritten(events: readonly HeldEvent[]): void;
}

export interface HostOptions {
  definition: CaseDefinition;
  opening: Opening;
  /** Of a session that is resumed; its events are those of the record. */
  log?: readonly LogEntry[];
  /** The clock goes on at once: somebody took over while others watch. */
  goOn?: boolean;
  /** Whole states of the course that are known besides the checkpoint, oldest first: going back need not begin before the door. */
  states?: readonly Checkpoint[];
  keeper: HostKeeper;
  onProgress?: (done: number) => void;
}

export interface Hosting {
  player: Player;
  log: LogEntry[];
  held: Folded;
  snapshots: Snapshots;
  notice: Notice | null;
  /** The vessels that the learner's frames refer to. */
  opened: FieldGeometry | null;
  last: WholeFrame | null;
  keeper: HostKeeper;
}

export function openHosting({ definition, opening, log = [], goOn = false, keeper, ...rest }: HostOptions): Hosting {
  const { player, from } = open(definition, opening, rest.onProgress);
  const held = foldLog(log);
  const h: Hosting = {
    player,
    log: [...log],
    held,
    snapshots: noSnapshots(),
    notice: null,
    opened: geometry(player.run),
    last: null,
    keeper,
  };
  // A run that was played without a log before it was hosted: its events become the beginning of the log.
  if (held.events.length === 0) for (const { step, event } of player.run.events) adopt(h, step, event);
  player.clock.holds.frozen = held.frozen;
  if (goOn) player.clock.holds.reopened = false;
  for (const known of [...(rest.states ?? []), ...from]) keepKnown(h.snapshots, known, held.events);
  keepNow(h.snapshots, player.run, held.events);
  return h;
}

/** A kept state of another course (from before a rewind) is not used: then everything is played from the start. */
function open(definition: CaseDefinition, opening: Opening, onProgress?: (done: number) => void) {
  const player = openPlayer(definition, opening, onProgress);
  if (opening.kind === 'new' || opening.checkpoint === null) return { player, from: [] };
  const same = JSON.stringify(player.run.events) === JSON.stringify(opening.record.events);
  if (same) return { player, from: [opening.checkpoint] };
  return { player: openPlayer(definition, { ...opening, checkpoint: null }, onProgress), from: [] };
}

function adopt(h: Hosting, step: number, event: CaseEvent): void {
  const entry: LogEntry = {
    n: h.log.length,
    step,
    by: 'trainee',
    seat: '',
    what: { kind: 'event', event },
  };
  h.log.push(entry);
  foldIn(h.held, entry);
  h.keeper.entry(entry);
}

/** Adds to the log, to what holds, and to what the shell keeps: in this order, so that nothing is kept that did not happen. */
export function write(h: Hosting, seat: Seat, what: Happening): void {
  const entry: LogEntry = { n: h.log.length, step: stepOf(h.player), by: seat.role, seat: seat.id, what };
  h.log.push(entry);
  foldIn(h.held, entry);
  h.keeper.entry(entry);
}

export function tell(h: Hosting, kind: Notice['kind'], seconds: number): void {
  h.notice = { number: (h.notice?.number ?? 0) + 1, kind, at: stepOf(h.player) / STEPS_PER_SECOND, seconds };
}
