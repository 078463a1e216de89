// Locks as browsers keep them: one holder a name, the others in a row.
import type { Locks } from '../../../src/session/room/ownership.ts';

export function fakeLocks(): Locks {
  let row: Promise<unknown> = Promise.resolve();
  let held = false;
  const take = async <T>(work: (lock: unknown) => Promise<T>): Promise<T> => {
    held = true;
    try {
      return await work({});
    } finally {
      held = false;
    }
  };
  return {
    request: async (_name, { ifAvailable }, work) => {
      if (ifAvailable && held) return work(null);
      if (ifAvailable) {
        const mine = take(work);
        row = mine.catch(() => undefined);
        return mine;
      }
      const turn = row.then(async () => take(work));
      row = turn.catch(() => undefined);
      return turn;
    },
  };
}
