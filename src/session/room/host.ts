// A hosted session: one run, its log, and what each seat may ask of it. Knows no window and no network; the worker and the server wrap it.
import type { CaseDefinition } from '../../engine/case-schema.ts';
import { injectLabel, isInject } from '../../engine/injects.ts';
import { chartOf, debriefOf, geometry, phaseOf, record, truth } from '../../engine/run.ts';
import type { CaseEvent, Debrief, FieldGeometry, Outcome, Phase, RunRecord } from '../../engine/types.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import { choosePace, setHands, startSkip, STEPS_PER_SECOND } from '../clock.ts';
import type { Checkpoint, Opening } from '../messages.ts';
import {
  advancePlayer,
  openPlayer,
  replaceRun,
  sendToPlayer,
  sendTogetherToPlayer,
  stepOf,
  takeCheckpoint,
  takeFrame,
  watch,
} from '../player.ts';
import type { Player } from '../player.ts';
import { foldIn, foldLog } from './log.ts';
import type { Folded, Happening, HeldEvent, LogEntry } from './log.ts';
import { pendingOf, revealOf } from './pending.ts';
import { isInstructors, refusalFor } from './roles.ts';
import type { Command, Role } from './roles.ts';
import { noSlot, runsIn, slotView, turnSlot } from './slot.ts';
import type { Slot } from './slot.ts';
import { isBehind, keepNow, noSnapshots, rebuild } from './snapshots.ts';
import type { Snapshots } from './snapshots.ts';
import { viewFor } from './view.ts';
import type { Notice, Secret, Welcome, WholeFrame } from './view.ts';

export interface Seat {
  role: Role;
  /** Unique in the room; not a person's name. */
  id: string;
}

export interface HostAnswer {
  accepted: boolean;
  /** One clear sentence when refused, or what had to be left out. */
  reason?: string;
}

/** What the shell around a host must keep. `rewritten`: events that were stored no longer hold. */
export interface HostKeeper {
  entry(entry: LogEntry): void;
  rewritten(events: readonly HeldEvent[]): void;
}

/** All that a shell needs: the worker of a window, or a room of the server. */
export interface SessionHost {
  /** Judges and does what a seat asks. When refused, nothing has changed. */
  ask(seat: Seat, command: unknown): HostAnswer;
  /** One slice of wall time. */
  advance(wallMs: number, outOfTime: () => boolean): void;
  /** The present moment, taken once for all seats; `viewFor` makes of it what each role gets. `secret`: an instructor is there. */
  moment(secret: boolean): WholeFrame;
  /** The present moment and the vessels, for a seat that has just joined. */
  welcome(role: Role): Welcome;
  /** Says something to everybody, once. */
  tell(kind: Notice['kind'], seconds: number): void;
  /** The clock stands until somebody lets it go on. */
  hold(): void;
  readonly log: readonly LogEntry[];
  step(): number;
  present(): { phase: Phase; outcome: Outcome | null };
  eventCount(): number;
  record(): RunRecord;
  debrief(): Debrief;
  checkpoint(): Checkpoint;
}

export interface HostOptions {
  definition: CaseDefinition;
  opening: Opening;
  /** Of a session that is resumed; its events are those of the record. */
  log?: readonly LogEntry[];
  /** The clock goes on at once: somebody took over while others watch. */
  goOn?: boolean;
  keeper: HostKeeper;
  onProgress?: (done: number) => void;
}

interface Hosting {
  player: Player;
  log: LogEntry[];
  held: Folded;
  snapshots: Snapshots;
  slot: Slot;
  notice: Notice | null;
  /** The vessels that the learner's frames refer to. */
  opened: FieldGeometry | null;
  last: WholeFrame | null;
  keeper: HostKeeper;
}

export function createHost(options: HostOptions): SessionHost {
  const h = openHosting(options);
  return {
    ask: (seat, command) => judge(h, seat, command),
    advance(wallMs, outOfTime) {
      if (h.slot.part >= 0) h.slot.spent += wallMs;
      advancePlayer(h.player, wallMs, outOfTime);
      if (phaseOf(h.player.run) === 'running') keepNow(h.snapshots, h.player.run, h.held.events);
    },
    moment: (secret) => momentOf(h, secret),
    welcome(role) {
      const whole = h.last ?? momentOf(h, role === 'instructor');
      const view = viewFor(role, role === 'instructor' ? { ...whole, secret: secretOf(h) } : whole);
      return { model: MODEL_VERSION, view, geometry: geometryFor(h, role) };
    },
    tell: (kind, seconds) => tell(h, kind, seconds),
    hold: () => void (h.player.clock.holds.reopened = true),
    get log() {
      return h.log;
    },
    step: () => stepOf(h.player),
    present: () => ({ phase: phaseOf(h.player.run), outcome: chartOf(h.player.run).outcome }),
    eventCount: () => h.player.run.events.length,
    record: () => record(h.player.run),
    debrief: () => debriefOf(h.player.run),
    checkpoint: () => takeCheckpoint(h.player),
  };
}

/** What storage or a server needs to bring a session back from its log alone, at the last step that was heard of. */
export function recordFromLog(
  header: Omit<RunRecord, 'events' | 'step' | 'digest'>,
  log: readonly LogEntry[],
  step: number,
): RunRecord {
  const events = foldLog(log).events.map(({ step: at, event }) => ({ step: at, event }));
  return { ...header, events, step: Math.max(step, events.at(-1)?.step ?? 0), digest: '', digests: [] };
}

function openHosting({ definition, opening, log = [], goOn = false, keeper, onProgress }: HostOptions): Hosting {
  const player = open(definition, opening, onProgress);
  const held = foldLog(log);
  const h: Hosting = {
    player,
    log: [...log],
    held,
    snapshots: noSnapshots(),
    slot: noSlot(),
    notice: null,
    opened: geometry(player.run),
    last: null,
    keeper,
  };
  // A run that was played without a log before it was hosted: its events become the beginning of the log.
  if (held.events.length === 0) for (const { step, event } of player.run.events) adopt(h, step, event);
  player.clock.holds.frozen = held.frozen;
  if (goOn) player.clock.holds.reopened = false;
  keepNow(h.snapshots, player.run, h.held.events);
  return h;
}

/** A kept state of another course (from before a rewind) is not used: then everything is played from the start. */
function open(definition: CaseDefinition, opening: Opening, onProgress?: (done: number) => void): Player {
  const player = openPlayer(definition, opening, onProgress);
  if (opening.kind === 'new' || opening.checkpoint === null) return player;
  const same = JSON.stringify(player.run.events) === JSON.stringify(opening.record.events);
  return same ? player : openPlayer(definition, { ...opening, checkpoint: null }, onProgress);
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

const DONE: HostAnswer = { accepted: true };
const no = (reason: string): HostAnswer => ({ accepted: false, reason });

function judge(h: Hosting, seat: Seat, command: unknown): HostAnswer {
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
      return write(h, seat, { kind: 'note', text: command.text, flag: command.flag });
    case 'room': {
      const { hints, reveal } = command;
      return write(h, seat, {
        kind: 'room',
        ...(hints === undefined ? {} : { hints }),
        ...(reveal === undefined ? {} : { reveal }),
      });
    }
    case 'slot':
      return turn(h, seat, command.turn);
    case 'guess':
      return write(h, seat, { kind: 'guess', guess: command.guess });
  }
}

/** Adds to the log, to what holds, and to what the shell keeps: in this order, so that nothing is kept that did not happen. */
function write(h: Hosting, seat: Seat, what: Happening): HostAnswer {
  const entry: LogEntry = { n: h.log.length, step: stepOf(h.player), by: seat.role, seat: seat.id, what };
  h.log.push(entry);
  foldIn(h.held, entry);
  h.keeper.entry(entry);
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
  return write(h, seat, { kind: 'freeze', on });
}

function turn(h: Hosting, seat: Seat, to: 'start' | 'next' | 'stop'): HostAnswer {
  h.slot = turnSlot(h.slot, to);
  write(h, seat, { kind: 'slot', turn: to });
  const runs = runsIn(h.slot);
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

/** The vessels of what this role sees: the bed that the learner has open, or the revealed one. */
function geometryFor(h: Hosting, role: Role): FieldGeometry | null {
  if (role === 'trainee') return h.opened;
  return role === 'instructor' || h.held.reveal ? geometry(h.player.run) : null;
}

function tell(h: Hosting, kind: Notice['kind'], seconds: number): void {
  h.notice = { number: (h.notice?.number ?? 0) + 1, kind, at: stepOf(h.player) / STEPS_PER_SECOND, seconds };
}

function momentOf(h: Hosting, secret: boolean): WholeFrame {
  const frame = takeFrame(h.player);
  if (frame.geometry) h.opened = frame.geometry;
  const { hints, reveal } = h.held;
  h.last = {
    frame,
    room: { frozen: h.player.clock.holds.frozen, hints, reveal, speaker: false, notice: h.notice },
    secret: secret ? secretOf(h) : null,
    reveal: reveal ? revealOf(h.player.run) : null,
  };
  return h.last;
}

function secretOf(h: Hosting): Secret {
  const { run } = h.player;
  const injects = h.held.events.filter(({ event }) => isInstructors(event.type));
  return {
    truth: truth(run),
    pending: pendingOf(chartOf(run)),
    notes: h.held.notes,
    injects: injects.map(({ n, step, event }) => ({
      n,
      step,
      type: event.type,
      label: isInject(event) ? injectLabel(event) : 'Session ended',
    })),
    slot: slotView(h.slot),
  };
}
