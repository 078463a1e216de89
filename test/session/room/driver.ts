// Hosts a session in tests: a patient at the door, seats that ask, wall time that passes.
import { readCase } from '../../../src/headless/case-file.ts';
import { record, restoreRun, saveRun, startRun } from '../../../src/engine/run.ts';
import type { CaseEvent } from '../../../src/engine/types.ts';
import type { Checkpoint } from '../../../src/session/messages.ts';
import { createHost } from '../../../src/session/room/host.ts';
import type { SessionHost } from '../../../src/session/room/host.ts';
import type { HostOptions } from '../../../src/session/room/hosting.ts';
import type { HeldEvent, LogEntry } from '../../../src/session/room/log.ts';
import type { Command, HostAnswer, Seat } from '../../../src/session/room/roles.ts';
import { keptRun } from '../../engine/kept-runs.ts';

export const INSTRUCTOR: Seat = { role: 'instructor', id: 'desk' };
export const TRAINEE: Seat = { role: 'trainee', id: 'bed' };
export const DISPLAY: Seat = { role: 'display', id: 'wall' };
export const OBSERVER: Seat = { role: 'observer', id: 'chair' };

const definition = readCase('cases/urosepsis.yaml');
export const never = (): boolean => false;

export interface Hosted {
  host: SessionHost;
  /** What a shell would have stored. */
  stored: { log: LogEntry[]; events: readonly HeldEvent[] | null };
  ask(command: Command, seat?: Seat): HostAnswer;
  tell(event: CaseEvent, seat?: Seat): HostAnswer;
  /** Simulated seconds at pace 60. */
  live(seconds: number): void;
}

/** The patient at the door, made once. */
export function door(): Checkpoint {
  const bytes = keptRun('hosted urosepsis 7 full', () =>
    saveRun(startRun(definition, { seed: 7, mode: 'practice', resolution: 'full' })),
  );
  return { step: 0, eventCount: 0, bytes };
}

/** A case that has begun. */
export function hosted(options: Partial<HostOptions> = {}): Hosted {
  const session = waiting(options);
  session.tell({ type: 'case.begin' });
  return session;
}

/** The handover is read. */
export function waiting(options: Partial<HostOptions> = {}): Hosted {
  const opening = {
    kind: 'resume' as const,
    record: record(restoreRun(definition, door().bytes)),
    checkpoint: door(),
  };
  return around({ definition, opening, ...options });
}

/** A host with a shell that remembers. */
export function around(options: Omit<HostOptions, 'keeper'>): Hosted {
  const stored: Hosted['stored'] = { log: [...(options.log ?? [])], events: null };
  const host = createHost({
    ...options,
    keeper: {
      entry: (entry) => stored.log.push(structuredClone(entry)),
      rewritten: (events) => (stored.events = structuredClone(events)),
    },
  });
  const ask = (command: Command, seat = INSTRUCTOR): HostAnswer => host.ask(seat, command);
  return {
    host,
    stored,
    ask,
    tell: (event, seat = TRAINEE) => ask({ do: 'event', event }, seat),
    live(seconds) {
      const until = host.step() + seconds * 500;
      while (host.step() < until) host.advance(Math.min(20, (until - host.step()) * 2), never);
    },
  };
}
