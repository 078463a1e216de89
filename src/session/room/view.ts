// What each role gets of a moment. Everything is copied field by field: what is not named here leaves the host for the instructor only.
import type { JudgedGuess, ReadingGuess } from '../../engine/guesses.ts';
import type { Alarm, Bedside, Emitted, FieldGeometry, FieldState } from '../../engine/types.ts';
import type { Frame } from '../messages.ts';
import type { Note } from './log.ts';
import type { Role } from './roles.ts';

/** What everybody in the room may know of the session itself. */
export interface Room {
  frozen: boolean;
  hints: boolean;
  reveal: boolean;
  /** A display plays the sounds of the monitor: the learner's window is silent then. */
  speaker: boolean;
  /** The last thing that everybody is told: which, when (s since arrival), and its number, so that it is said once. */
  notice: Notice | null;
}
export interface Notice {
  number: number;
  kind: 'rewound' | 'undone' | 'taken-over' | 'asleep';
  at: number;
  seconds: number;
}

/** Something that will happen by itself, in simulated seconds since arrival. */
export interface Pending {
  at: number;
  label: string;
}

/** What only an instructor gets. */
export interface Secret {
  /** Every column of the truth. */
  truth: Record<string, number>;
  pending: Pending[];
  notes: Note[];
  /** Injects that hold and can be undone, newest last. */
  injects: { n: number; step: number; type: string; label: string }[];
  slot: SlotView | null;
}

/** The educator's clock of a teaching slot, wall seconds. */
export interface SlotView {
  part: string;
  /** s left of this part; below 0 it runs over. */
  left: number;
  /** s left of the whole slot. */
  total: number;
}

/** The sublingual field for the room, when the instructor has revealed it. */
export interface Reveal {
  field: { geometry: number; state: FieldState };
}

/** What an observer expected; judged only after the end, when everybody may know. */
export interface SeatGuess extends ReadingGuess {
  judged: JudgedGuess | null;
}

/** Everything about a moment; stays in the host. */
export interface WholeFrame {
  frame: Frame;
  room: Room;
  secret: Secret | null;
  reveal: Reveal | null;
}

export interface RoleView {
  frame: Frame;
  room: Room;
  /** Null for all but instructors. */
  secret: Secret | null;
  /** What the room may see under the tongue. */
  reveal: Reveal | null;
}

/** What a seat gets once, when it joins: the vessels that its frames refer to. */
export interface Welcome {
  model: string;
  view: RoleView;
  geometry: FieldGeometry | null;
}

export function viewFor(role: Role, whole: WholeFrame): RoleView {
  const room = roomOf(whole.room);
  switch (role) {
    case 'instructor':
      return { frame: whole.frame, room, secret: whole.secret, reveal: whole.reveal };
    case 'trainee':
      return { frame: traineeFrame(whole.frame), room, secret: null, reveal: null };
    case 'observer':
      return { frame: shownFrame(whole.frame, true), room, secret: null, reveal: whole.reveal };
    case 'display':
      return { frame: shownFrame(whole.frame, false), room, secret: null, reveal: whole.reveal };
  }
}

function roomOf({ frozen, hints, reveal, speaker, notice }: Room): Room {
  return { frozen, hints, reveal, speaker, notice: notice && { ...notice } };
}

function traineeFrame({ step, bedside, beat, emitted, clock, revealed, geometry }: Frame): Frame {
  return { step, bedside: { ...shown(bedside), ...hands(bedside) }, beat, emitted, clock, revealed, geometry };
}

/** Pictures for a room: nothing that is asked of or told to the learner, no look underneath but the revealed one. */
function shownFrame({ step, bedside, beat, emitted, clock }: Frame, chart: boolean): Frame {
  const charted = chart ? { results: bedside.results, messages: bedside.messages, orders: bedside.orders } : EMPTY;
  const { refillFinger: _finger, refillKnee: _knee, ...seen } = bedside.appearance;
  return {
    step,
    bedside: {
      ...shown(bedside),
      ...charted,
      // Nobody presses the skin of a picture on the wall.
      appearance: { ...seen, refillFinger: 0, refillKnee: 0 },
      microscope: null,
    },
    beat,
    emitted: emitted.filter(isHeardByAll),
    clock,
    revealed: null,
    geometry: null,
  };
}
const EMPTY: Pick<Bedside, 'results' | 'messages' | 'orders'> = { results: [], messages: [], orders: [] };

function isHeardByAll(line: Emitted): boolean {
  return line.kind === 'beat' || line.kind === 'alarm';
}

/** What eyes and ears anywhere in the room take in. */
function shown(bedside: Bedside): Bedside {
  const { time, phase, outcome, monitor, alarms, alarmsSilencedUntil, fluid, appearance, microscope } = bedside;
  return {
    time,
    phase,
    outcome,
    monitor,
    alarms: alarms.map((alarm: Alarm) => alarm),
    alarmsSilencedUntil,
    orders: [],
    results: [],
    messages: [],
    fluid,
    appearance,
    microscope,
  };
}

/** What belongs to whoever treats. */
function hands({ orders, results, messages, guidance }: Bedside): Partial<Bedside> {
  return { orders, results, messages, ...(guidance ? { guidance } : {}) };
}
