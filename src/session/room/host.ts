// A hosted session: one run, its log, and what each seat may ask of it. Knows no window and no network; the worker and the server wrap it.
import { chartOf, debriefOf, phaseOf, record } from '../../engine/run.ts';
import type { Debrief } from '../../engine/debrief-types.ts';
import type { Outcome, Phase, RunRecord } from '../../engine/types.ts';
import type { Checkpoint } from '../messages.ts';
import { advancePlayer, stepOf, takeCheckpoint } from '../player.ts';
import { openHosting, tell, write } from './hosting.ts';
import type { HostOptions } from './hosting.ts';
import { foldLog } from './log.ts';
import type { LogEntry } from './log.ts';
import { judge } from './obey.ts';
import { guessesOf, momentOf, welcomeOf } from './present.ts';
import type { HostAnswer, Role, Seat } from './roles.ts';
import { spend } from './slot.ts';
import { keepNow } from './snapshots.ts';
import type { Notice, SeatGuess, Welcome, WholeFrame } from './view.ts';

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
  /** Of one observer, or of all (null). `judged`: beside what happened. */
  guesses(seat: string | null, judged: boolean): SeatGuess[];
  checkpoint(): Checkpoint;
}

/** What is written by itself. */
const NOBODY: Seat = { role: 'instructor', id: '' };

export function createHost(options: HostOptions): SessionHost {
  const h = openHosting(options);
  return {
    ask: (seat, command) => judge(h, seat, command),
    advance(wallMs, outOfTime) {
      const spent = spend(h.held.slot, wallMs);
      if (spent !== null) write(h, NOBODY, { kind: 'slotAt', spent });
      advancePlayer(h.player, wallMs, outOfTime);
      if (phaseOf(h.player.run) === 'running') keepNow(h.snapshots, h.player.run, h.held.events);
    },
    moment: (secret) => momentOf(h, secret),
    welcome: (role) => welcomeOf(h, role),
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
    guesses: (seat, judged) => guessesOf(h, seat, judged),
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
