// What the screens get from outside and what they may ask for: signals to look at, functions to send. No screen knows more.
import type { ReadonlySignal } from '@preact/signals';
import type { CourseHere, OwnStore } from './after/after-game.ts';
import type { OrderEntry } from '../catalog/types.ts';
import type { Alternative, Debrief, Decision, TwinCourse } from '../engine/debrief-types.ts';
import type {
  BeatTrace,
  Bedside,
  CaseEvent,
  CaseSummary,
  FieldGeometry,
  FieldState,
  Outcome,
  Revealed,
  RunRecord,
  Watch,
} from '../engine/types.ts';

import type { LabGame } from './lab/lab-game.ts';
import type { JoinDesk, NewSession, ObserverSheet, TileWall } from './rooms/rooms-game.ts';
import type { Desk, Waiting, Wall } from './session/session-game.ts';

export type Mode = RunRecord['mode'];
export type Pace = 1 | 2 | 5 | 10 | 20 | 60;
export const PACES: readonly Pace[] = [1, 2, 5, 10, 20, 60];

/** The clock as the screens show it. */
export interface ClockReading {
  pace: Pace;
  effective: number;
  achieved: number;
  behind: boolean;
  hands: boolean;
  /** Why the pace came down by itself. */
  slowedBy: 'alarm' | 'result' | 'change' | null;
  skipping: boolean;
  held: 'hidden' | 'reopened' | 'frozen' | null;
}

export interface Answer {
  accepted: boolean;
  reason?: string;
}

/** What the drawn stage needs with each frame. */
export interface StageFrame {
  bedside: Bedside;
  beat: BeatTrace | null;
  geometry: FieldGeometry | null;
  pace: number;
}

export interface Timing {
  preparation: number;
  duration: number;
  turnaround: number;
}

/** One open run. */
export interface Game {
  id: string;
  summary: CaseSummary;
  mode: Mode;
  /** kg. */
  weight: number;
  /** Orders this case allows, in menu order. */
  orders: readonly OrderEntry[];
  /** Minutes of an order in this hospital. */
  timing(order: string): Timing;
  bedside: ReadonlySignal<Bedside>;
  clock: ReadonlySignal<ClockReading>;
  /** Learn mode's look underneath; always null in the other modes. */
  revealed: ReadonlySignal<Revealed | null>;
  /** The vessels in view: any bed in Learn, else only what the microscope sees while it is on. */
  field: ReadonlySignal<{ geometry: number; state: FieldState } | null>;
  onFrame(listener: (frame: StageFrame) => void): () => void;
  send(event: CaseEvent): Promise<Answer>;
  setPace(pace: Pace): void;
  skip(on: boolean): void;
  hands(on: boolean): void;
  /** Opens a bed, or asks about a vessel of it. Does nothing outside Learn. */
  watch(watch: Watch): void;
  /** Lets a reopened run go on. */
  goOn(): void;
  exportRecord(): void;
  leave(): void;
  /** What an instructor's session has to say to this window; absent when alone. */
  said?: ReadonlySignal<string>;
}

/** One run that storage keeps, as the library lists it. */
export interface KeptRun {
  id: string;
  caseId: string;
  mode: Mode;
  seed: number;
  startedAt: string;
  /** Simulated seconds. */
  time: number;
  outcome: Outcome | null;
  playable: boolean;
  /** Parts of its score, 0-100 by name; empty before its debrief. */
  parts: Readonly<Record<string, number>>;
}

export type Banner = keyof typeof import('./words-app.ts').appWords.banners;

/** `seed`: the patient who comes unless another is chosen; `told`: what is said of one before the bedside. */
export interface Briefing {
  at: 'prebrief';
  summary: CaseSummary;
  seed: number;
  told(seed: number): CaseSummary;
}

export type Screen =
  | { at: 'library' }
  | { at: 'lab'; lab: LabGame; experiment: string | null }
  | Briefing
  | { at: 'preparing'; summary: CaseSummary; done: ReadonlySignal<number>; reopening: boolean }
  | { at: 'bedside'; game: Game }
  | { at: 'desk'; desk: Desk }
  | { at: 'wall'; wall: Wall }
  | { at: 'waiting'; waiting: Waiting }
  | { at: 'join'; join: JoinDesk }
  | { at: 'new-session'; opening: NewSession }
  | { at: 'tiles'; tiles: TileWall }
  | { at: 'sheet'; sheet: ObserverSheet }
  | { at: 'debrief'; report: Report }
  | { at: 'elsewhere'; runId: string; taken: boolean }
  | { at: 'older'; summary: CaseSummary; record: RunRecord; again(): void }
  | { at: 'failed'; detail: string; record: RunRecord | null };

export interface Report {
  debrief: Debrief;
  record: RunRecord;
  /** Tells this run from another of the same case and patient. */
  runId: string;
  summary: CaseSummary;
  /** The run ended because the simulation could not go on. */
  broken: string | null;
  /** Recorded with another version of the model: it can be read, and only played on as another run. */
  older: boolean;
  /** The learner's own words, by question. They stay in this browser. */
  notes: Record<string, string>;
  keepNotes(notes: Record<string, string>): void;
  /** What may stand in place of a treatment. */
  orders: readonly OrderEntry[];
  /** Starts the background worker of the counterfactual twin. */
  openTwin(): TwinView;
  /** Starts the background worker that shows any moment again; null where the present model cannot play this run. */
  openReplay: (() => ReplayView) | null;
  /** A new run that goes on from a moment of this one, s. */
  retry(at: number): void;
}

/** One course of the twin: the run as played, or with one thing different. */
export interface TwinLine {
  id: number;
  alternative: Alternative;
  label: string;
  leftOut: boolean;
  /** 0-1 of the work. */
  share: number;
  course: TwinCourse | null;
  /** What the decision was worth, where one was left out. */
  gain: number | null;
  /** Wall seconds it took. */
  seconds: number;
}

/** The bedside of a finished run at any moment: pictures to look at, vessels to ask about. */
export interface ReplayView {
  /** Null until the first moment is there. */
  game: ReadonlySignal<Game | null>;
  /** 0-1 of the run that can be looked at by now. */
  share: ReadonlySignal<number>;
  /** The moment in view, s. */
  at: ReadonlySignal<number | null>;
  failed: ReadonlySignal<boolean>;
  seek(at: number): void;
  close(): void;
}

export interface TwinView {
  lines: ReadonlySignal<readonly TwinLine[]>;
  decisions: ReadonlySignal<readonly Decision[]>;
  colleagues: ReadonlySignal<readonly { id: string; label: string }[]>;
  failed: ReadonlySignal<string | null>;
  /** The id of its line; asking again gives the same. */
  ask(alternative: Alternative): number;
  askWhatMattered(): void;
  close(): void;
}

/** Everything outside one run: the library, the files, the way between the screens. */
export interface Shell {
  screen: ReadonlySignal<Screen>;
  banners: ReadonlySignal<readonly Banner[]>;
  cases: readonly CaseSummary[];
  kept: ReadonlySignal<readonly KeptRun[]>;
  toLibrary(): void;
  toPrebrief(caseId: string): void;
  /** The lab, or one of its experiments. */
  toLab(experiment?: string): void;
  start(caseId: string, mode: Mode, seed: number | null): void;
  /** A session with several windows: this one becomes the instructor's. */
  startSession(caseId: string, mode: Mode, seed: number | null): void;
  open(runId: string): void;
  takeOver(runId: string): void;
  remove(runId: string): void;
  importFile(file: File): void;
  exportKept(runId: string): void;
  exportAll(): void;
  /** Everything that this browser keeps: runs, notes, settings. */
  removeAll(): void;
  exportReport(): void;
  /** Hands a text to the browser as a file. */
  saveFile(name: string, type: string, text: string): void;
  /** The learning platform that opened this page; null: nobody is told anything. */
  course: ReadonlySignal<CourseHere | null>;
  /** Fetched when an educator wants to send a run. */
  ownStore(): Promise<OwnStore>;
  /** What a sound said, for eyes; empty when it has faded. */
  caption: ReadonlySignal<string>;
  dismiss(banner: Banner): void;
  /** A tap on the sound banner. */
  unlockSound(): void;
  /** Loads the page anew in its newer version. */
  useUpdate(): void;
}
