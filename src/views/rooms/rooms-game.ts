// What the screens of a session over the local network get from outside, and what they may ask for.
import type { ReadonlySignal } from '@preact/signals';
import type { Fared } from '../../engine/debrief-types.ts';
import type { Answer, Mode, Pace, Report } from '../game.ts';
import type { SlotTurn, SlotView } from '../session/session-game.ts';

export type SeatRole = 'instructor' | 'trainee' | 'display' | 'observer';

export interface JoinWish {
  code: string;
  role: SeatRole;
  name: string;
  /** From 0. */
  station: number;
}

/** Where somebody sits down. */
export interface JoinDesk {
  /** From a picture or link: then neither code nor role is asked for. */
  invited: SeatRole | null;
  code: string;
  said: ReadonlySignal<string>;
  join(wish: JoinWish): void;
}

export interface NewSessionWish {
  case: string;
  stations: number;
  patients: 'same' | 'each';
  mode: Mode;
  /** Left out: drawn by the server. */
  seed?: number;
}

export interface NewSession {
  said: ReadonlySignal<string>;
  open(wish: NewSessionWish): void;
}

export interface TileView {
  station: number;
  phase: 'preparing' | 'briefing' | 'running' | 'paused' | 'outcome' | 'debrief';
  /** s since arrival. */
  at: number;
  held: string | null;
  macro: { map: number; heartRate: number; lactate: number } | null;
  micro: { perfused: number; refill: number } | null;
  lastAction: { at: number; text: string } | null;
  slot: SlotView | null;
  present: { role: SeatRole; name: string }[];
}

export interface ComparedView extends Fared {
  letter: string;
  /** From 0; only an educator is told. */
  station?: number;
  observers: { right: number; of: number };
}

export interface ComparisonView {
  stations: ComparedView[];
  yours: string | null;
}

/** An address for a role, as text and as a picture to point a phone at. */
export interface Invitation {
  role: SeatRole;
  address: string;
}

/** What was played at a station, from 0. */
export interface StationRun extends Pick<Report, 'debrief' | 'record' | 'runId'> {
  station: number;
}

export type ForAll = 'begin' | 'freeze' | 'go-on' | 'end';

/** The educator's view of all stations. */
export interface TileWall {
  code: string;
  caseTitle: string;
  invitations: readonly Invitation[];
  tiles: ReadonlySignal<readonly TileView[]>;
  comparison: ReadonlySignal<ComparisonView | null>;
  said: ReadonlySignal<string>;
  forAll(what: ForAll): Promise<Answer>;
  /** At every station that runs; from 1x to 60x. */
  pace(pace: Pace): Promise<Answer>;
  /** The 30-minute slot of every station together. */
  slot(turn: SlotTurn): Promise<Answer>;
  hopIn(station: number): void;
  release(): Promise<Answer>;
  /** With or without names. */
  exportAll(names: boolean): void;
  /** Who sat at each station, by its number. */
  names(): Promise<Record<number, string[]>>;
  /** Of every station that is over. @throws Error, in one sentence for the educator, if they do not come. */
  runs(): Promise<StationRun[]>;
  remove(): void;
}

export type Guessed = 'refill' | 'lactate' | 'vessels';
export type Expected = 'up' | 'same' | 'down';

export interface SheetGuess {
  /** s since arrival. */
  at: number;
  quantity: Guessed;
  expects: Expected;
  /** After the end, and once everybody may know. */
  judged: { happened: Expected | null; before: number; after: number; unit: string } | null;
}

/** An observer's phone. */
export interface ObserverSheet {
  title: string;
  code: string;
  time: ReadonlySignal<number>;
  /** Mean pressure and heart rate as the monitor shows them. */
  monitor: ReadonlySignal<{ map: number | null; heartRate: number | null }>;
  /** The last results of lactate and refill that were told at the bedside. */
  results: ReadonlySignal<readonly { at: number; text: string }[]>;
  guesses: ReadonlySignal<readonly SheetGuess[]>;
  comparison: ReadonlySignal<ComparisonView | null>;
  said: ReadonlySignal<string>;
  guess(quantity: Guessed, expects: Expected): Promise<Answer>;
}
