// What is kept of a session: its plan, its log that only grows, and states as a cache. Files by default, Redis for several processes.
import type { LogEntry } from '../../session/room/log.ts';
import type { SessionPlan } from './plan.ts';

/** One line of the log: everything that one command did at one station, or how far the stations have come. */
export type LogLine =
  | {
      station: number;
      /** Which seat asked, and the number of its question: asked again, it is known. */
      seat: string;
      id: number;
      entries: LogEntry[];
    }
  | { reached: number[]; paces: number[] }
  | { released: true };

/** A state on the way: it saves time and may be missing. It holds as long as nothing before it was taken back. */
export interface KeptState {
  step: number;
  eventCount: number;
  /** Entries of the station's log that it contains. */
  entries: number;
  bytes: Uint8Array;
}

/** Another process has written to this log: it owns the session now. */
export class LostSession extends Error {}

export interface SessionStore {
  create(plan: SessionPlan): Promise<void>;
  plan(code: string): Promise<SessionPlan | null>;
  /** Written when it resolves: then the command may be confirmed. `count`: lines that are there already, as far as the writer knows. */
  append(code: string, line: LogLine, count: number): Promise<void>;
  lines(code: string): Promise<LogLine[]>;
  keepState(code: string, station: number, state: KeptState): Promise<void>;
  state(code: string, station: number): Promise<KeptState | null>;
  /** Names as typed at joining, by seat. Apart from the log, so that what is exported may go without them. */
  keepName(code: string, seat: string, name: string): Promise<void>;
  names(code: string): Promise<Record<string, string>>;
  remove(code: string): Promise<void>;
  /** Takes or renews the session for a process for a while; false while another has it. */
  claim(code: string, owner: string): Promise<boolean>;
  owner(code: string): Promise<string | null>;
  /** The session is free again if it was this process's: it ends, or it was found dead. */
  release(code: string, owner: string): Promise<void>;
  close(): Promise<void>;
}
