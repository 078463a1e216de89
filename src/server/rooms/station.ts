// One station of a session: a hosted run, and the lines that its commands leave in the log. Knows no network.
import { orderEntry } from '../../catalog/orders.ts';
import type { CaseEvent } from '../../engine/types.ts';
import type { CaseDefinition } from '../../engine/case-schema.ts';
import type { Checkpoint } from '../../session/messages.ts';
import { createHost, recordFromLog } from '../../session/room/host.ts';
import type { SessionHost } from '../../session/room/host.ts';
import type { LogEntry } from '../../session/room/log.ts';
import type { HostAnswer, Seat } from '../../session/room/roles.ts';
import type { WholeFrame } from '../../session/room/view.ts';
import type { Tile } from '../../session/remote/wire.ts';
import type { Door } from './doors.ts';
import type { KeptState, LogLine } from './store.ts';

export type EventLine = Extract<LogLine, { station: number }>;

export interface Station {
  readonly number: number;
  readonly host: SessionHost;
  /** What a command did: a line for the log if it left entries there. Asked again under the same number, nothing. */
  ask: (seat: Seat, id: number, command: unknown) => { answer: HostAnswer; line: EventLine | null };
  /** What the station wrote by itself, such as how far its slot has come. */
  ownLine: () => EventLine | null;
  /** True once since the last call when what was kept as a state no longer holds. */
  wasRewritten: () => boolean;
  state: () => KeptState;
  /** The number of the last question of a seat that changed something. */
  lastId: (seat: string) => number;
  tile: (whole: WholeFrame) => Omit<Tile, 'present'>;
}

export interface StationOptions {
  number: number;
  definition: CaseDefinition;
  door: Door;
  /** Lines of this station, oldest first, and how far it had come: a session that is rebuilt. */
  lines: readonly EventLine[];
  reached: number;
  kept: KeptState | null;
}

const DONE_ALREADY: HostAnswer = { accepted: true };

export function openStation({ number, definition, door, lines, reached, kept }: StationOptions): Station {
  const log = lines.flatMap(({ entries }) => entries);
  const { events: _e, step: _s, digest: _d, ...header } = door.record;
  const record = { ...recordFromLog(header, log, reached), ...(log.length === 0 ? { step: reached } : {}) };
  let fresh: LogEntry[] = [];
  let rewritten = false;
  const host = createHost({
    definition,
    opening: { kind: 'resume', record, checkpoint: checkpointFrom(kept, log, record.step) ?? door.checkpoint },
    log,
    goOn: true,
    states: [door.checkpoint],
    keeper: {
      entry: (entry) => fresh.push(entry),
      rewritten: () => (rewritten = true),
    },
  });
  const lastIds = new Map<string, number>();
  for (const { seat, id } of lines) lastIds.set(seat, Math.max(id, lastIds.get(seat) ?? 0));
  let lastAction = lastActionIn(log);
  /** What has been written since the last line, as one line. */
  const take = (seat: string, id: number): EventLine | null => {
    if (fresh.length === 0) return null;
    const entries = fresh;
    fresh = [];
    lastAction = lastActionIn(entries) ?? lastAction;
    return { station: number, seat, id, entries };
  };
  return {
    number,
    host,
    ask(seat, id, command) {
      if (id <= (lastIds.get(seat.id) ?? 0)) return { answer: DONE_ALREADY, line: null };
      const answer = host.ask(seat, command);
      const line = answer.accepted ? take(seat.id, id) : null;
      if (line !== null) lastIds.set(seat.id, id);
      return { answer, line };
    },
    ownLine: () => take('', 0),
    wasRewritten() {
      const was = rewritten;
      rewritten = false;
      return was;
    },
    state: () => ({ ...host.checkpoint(), entries: host.log.length }),
    lastId: (seat) => lastIds.get(seat) ?? 0,
    tile: (whole) => tileOf(number, whole, lastAction),
  };
}

/** A state still holds if nothing was taken back after it. */
function checkpointFrom(kept: KeptState | null, log: readonly LogEntry[], step: number): Checkpoint | null {
  if (kept === null || kept.step > step || kept.entries > log.length) return null;
  const later = log.slice(kept.entries);
  const holds = later.every(({ what }) => what.kind !== 'rewind' && what.kind !== 'undo');
  return holds ? { step: kept.step, eventCount: kept.eventCount, bytes: kept.bytes } : null;
}

function tileOf(station: number, { frame, secret }: WholeFrame, lastAction: Tile['lastAction']): Omit<Tile, 'present'> {
  const { bedside, clock } = frame;
  const truth = secret?.truth ?? {};
  return {
    station,
    phase: bedside.phase,
    at: bedside.time,
    held: clock.held,
    macro: { map: truth['map'], heartRate: truth['hr'], lactate: truth['lactate'] },
    micro: { perfused: truth['sub_ppv'], refill: truth['crt_finger_s'] },
    lastAction,
    slot: secret?.slot ?? null,
  };
}

/** The last thing that somebody did to the patient, in a few words. */
function lastActionIn(log: readonly LogEntry[]): Tile['lastAction'] {
  const entry = log.findLast(({ what }) => what.kind === 'event' && wordsOf(what.event) !== null);
  if (entry?.what.kind !== 'event') return null;
  return { at: entry.step / 500, text: wordsOf(entry.what.event) ?? '' };
}

function wordsOf(event: CaseEvent): string | null {
  if (event.type === 'order.place') return orderEntry(event.order)?.label ?? event.order;
  if (event.type === 'order.change') return `rate of order ${event.number} changed`;
  if (event.type === 'order.stop') return `order ${event.number} stopped`;
  if (event.type === 'refill.report') return `refill read: ${event.seconds} s`;
  if (event.type === 'mottling.report') return `mottling read: ${event.score}`;
  return null;
}
