// Writes the log of a session in order. A line that cannot be written is tried again until it can; until then the session stands still.
import type { LogLine, SessionStore } from '../store.ts';
import { LostSession } from '../store.ts';

export interface Writer {
  /** Resolves when the line is kept: then a command may be confirmed. */
  write: (line: LogLine) => Promise<void>;
  /** Everything so far is kept. */
  settled: () => Promise<void>;
  isStuck: () => boolean;
  close: () => void;
}

export interface WriterOptions {
  store: SessionStore;
  code: string;
  /** Lines that are there already. */
  count: number;
  onStuck: () => void;
  onFree: () => void;
  /** Another process owns the session now. */
  onLost: () => void;
}

const RETRY_MS = 300;

export function createWriter({ store, code, count, onStuck, onFree, onLost }: WriterOptions): Writer {
  let place = count;
  let last: Promise<void> = Promise.resolve();
  let stuck = false;
  let closed = false;

  async function writeAt(line: LogLine, at: number): Promise<void> {
    while (!closed) {
      try {
        await store.append(code, line, at);
        if (stuck) onFree();
        stuck = false;
        return;
      } catch (error) {
        if (error instanceof LostSession) return onLost();
        if (!stuck) onStuck();
        stuck = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  return {
    write(line) {
      const at = place++;
      last = last.then(async () => writeAt(line, at));
      return last;
    },
    settled: () => last,
    isStuck: () => stuck,
    close: () => (closed = true),
  };
}
