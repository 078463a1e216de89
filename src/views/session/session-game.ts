// What the windows of a session get from outside, and what the instructor's desk may ask for.
import type { ReadonlySignal } from '@preact/signals';
import type { CaseEvent } from '../../engine/types.ts';
import type { Answer, Game, Report } from '../game.ts';

export type Flag = 'good' | 'late' | 'ask' | 'team';

export interface RoomState {
  frozen: boolean;
  hints: boolean;
  reveal: boolean;
}

export interface DeskNote {
  n: number;
  /** Steps of 2 ms since arrival. */
  step: number;
  text: string;
  flag: Flag | null;
}

/** The educator's clock of a teaching slot, wall seconds; `left` of this part is below 0 when it runs over. */
export interface SlotView {
  part: string;
  left: number;
  total: number;
}
export type SlotTurn = 'start' | 'next' | 'stop';

/** Only the desk has this. */
export interface DeskSecret {
  truth: Record<string, number>;
  pending: { at: number; label: string }[];
  notes: DeskNote[];
  injects: { n: number; step: number; type: string; label: string }[];
  slot: SlotView | null;
}

export type DeskCommand =
  | { do: 'apply'; events: CaseEvent[] }
  | { do: 'freeze'; on: boolean }
  | { do: 'rewind'; seconds: number }
  | { do: 'undo'; entry: number }
  | { do: 'note'; text: string; flag: Flag | null }
  | { do: 'room'; hints?: boolean; reveal?: boolean }
  | { do: 'slot'; turn: SlotTurn };

export const WINDOWS = ['learner', 'monitor', 'projector', 'observer'] as const;
export type WindowName = (typeof WINDOWS)[number];

/** A finished run, as the session told it. */
export type Told = Pick<Report, 'debrief' | 'record' | 'runId'>;

/** The instructor's window. */
export interface Desk {
  game: Game;
  secret: ReadonlySignal<DeskSecret | null>;
  room: ReadonlySignal<RoomState>;
  said: ReadonlySignal<string>;
  /** The debrief, once the case is over and it was asked for. */
  told: ReadonlySignal<Told | null>;
  ask(command: DeskCommand): Promise<Answer>;
  askDebrief(): void;
  openDebrief(): void;
  openWindow(name: WindowName): void;
  /** Back to where the desk was opened; else to the library. */
  leave?(): void;
}

/** A picture for the room. */
export interface Wall {
  game: Game;
  kind: 'monitor' | 'projector';
  said: ReadonlySignal<string>;
  room: ReadonlySignal<RoomState>;
}

export interface Waiting {
  title: string;
  text: ReadonlySignal<string>;
  lines: readonly string[];
}
