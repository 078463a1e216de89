// Who sits in a session and what each may ask for. One table for windows of one browser and for stations over a network.
import type { CaseEvent, Watch } from '../../engine/types.ts';
import type { Pace } from '../clock.ts';

/** `display` shows the room a picture (monitor, projector) and asks for nothing; `observer` watches and predicts. */
export const ROLES = ['instructor', 'trainee', 'display', 'observer'] as const;
export type Role = (typeof ROLES)[number];

export interface Seat {
  role: Role;
  /** Unique in the room; not a person's name. */
  id: string;
}

/** What a seat is told about what it asked for. */
export interface HostAnswer {
  accepted: boolean;
  /** One clear sentence when refused, or what had to be left out. */
  reason?: string;
}

export const FLAGS = ['good', 'late', 'ask', 'team'] as const;
/** One-key marks of an instructor: well done, too late, ask about it, teamwork. */
export type Flag = (typeof FLAGS)[number];

/** What an observer expects of the next reading. */
export interface Guess {
  quantity: 'refill' | 'lactate' | 'vessels';
  expects: 'up' | 'same' | 'down';
}

/** Everything that a seat can ask of a session. */
export type Command =
  | { do: 'event'; event: CaseEvent }
  /** Changes that were staged: all of them at one step, or none. */
  | { do: 'apply'; events: CaseEvent[] }
  | { do: 'pace'; pace: Pace }
  | { do: 'skip'; on: boolean }
  | { do: 'hands'; on: boolean }
  | { do: 'watch'; watch: Watch }
  /** The clock of everybody stands still; not a pause of the trainee's. */
  | { do: 'freeze'; on: boolean }
  /** Lets a reopened run go on. */
  | { do: 'goOn' }
  /** Back by so many simulated seconds, for everybody. */
  | { do: 'rewind'; seconds: number }
  /** As if the entry of the log had never been. */
  | { do: 'undo'; entry: number }
  | { do: 'note'; text: string; flag: Flag | null }
  | { do: 'room'; hints?: boolean; reveal?: boolean }
  | { do: 'slot'; turn: 'start' | 'next' | 'stop' }
  | { do: 'guess'; guess: Guess };

export type CommandName = Command['do'];

const MAY: Record<Role, readonly CommandName[]> = {
  instructor: [
    'event',
    'apply',
    'pace',
    'skip',
    'hands',
    'watch',
    'freeze',
    'goOn',
    'rewind',
    'undo',
    'note',
    'room',
    'slot',
  ],
  trainee: ['event', 'pace', 'skip', 'hands', 'watch', 'goOn'],
  display: [],
  observer: ['guess'],
};

/** Events of the case that only an instructor may cause. */
export function isInstructors(type: string): boolean {
  return type.startsWith('inject.') || type === 'session.end';
}

/** One clear sentence why this seat may not ask for this, or null. What is no command at all is refused too. */
export function refusalFor(role: Role, command: unknown): string | null {
  if (!isCommand(command)) return 'That is not a command of this session.';
  if (!MAY[role].includes(command.do)) return `A window of this kind (${role}) may not do that.`;
  if (command.do === 'event' && role !== 'instructor' && isInstructors(command.event.type)) {
    return 'Only the instructor may do that.';
  }
  return null;
}

/** The longest text that is kept of a note, and the most changes applied at once. */
const LONGEST_NOTE = 500;
const MOST_AT_ONCE = 20;

const SHAPES: Record<CommandName, (c: Record<string, unknown>) => boolean> = {
  event: ({ event }) => isEvent(event),
  apply: ({ events }) =>
    Array.isArray(events) && events.length > 0 && events.length <= MOST_AT_ONCE && events.every(isEvent),
  pace: ({ pace }) => [1, 2, 5, 10, 20, 60].includes(pace as number),
  skip: ({ on }) => typeof on === 'boolean',
  hands: ({ on }) => typeof on === 'boolean',
  watch: ({ watch }) =>
    isObject(watch) &&
    typeof watch['site'] === 'string' &&
    (watch['segment'] === null || Number.isInteger(watch['segment'])),
  freeze: ({ on }) => typeof on === 'boolean',
  goOn: () => true,
  rewind: ({ seconds }) => Number.isInteger(seconds) && Number(seconds) > 0 && Number(seconds) <= 6 * 3600,
  undo: ({ entry }) => Number.isInteger(entry),
  note: ({ text, flag }) =>
    typeof text === 'string' && text.length <= LONGEST_NOTE && (flag === null || FLAGS.includes(flag as Flag)),
  room: ({ hints, reveal }) => [hints, reveal].every((one) => one === undefined || typeof one === 'boolean'),
  slot: ({ turn }) => ['start', 'next', 'stop'].includes(turn as string),
  guess: ({ guess }) =>
    isObject(guess) &&
    ['refill', 'lactate', 'vessels'].includes(guess['quantity'] as string) &&
    ['up', 'same', 'down'].includes(guess['expects'] as string),
};

/** Has this, whatever it is and wherever it came from, the shape of a command? Events are judged by the case itself. */
function isCommand(value: unknown): value is Command {
  if (!isObject(value) || typeof value['do'] !== 'string') return false;
  return Object.hasOwn(SHAPES, value['do']) && SHAPES[value['do'] as CommandName](value);
}

function isEvent(value: unknown): boolean {
  return isObject(value) && typeof value['type'] === 'string' && value['type'].length < 40;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
