// One window owns a session: the browser's own lock says which, and gives it to the next one when that window is closed or crashes.

/** The part of the browser's lock manager that is used. */
export interface Locks {
  request<T>(name: string, options: { ifAvailable?: boolean }, work: (lock: unknown) => Promise<T>): Promise<T>;
}

export interface Ownership {
  /** Gives the session up, or stops waiting for it to be free. */
  release(): void;
}

const name = (run: string): string => `refill-session-${run}`;

/** `onOwn(waited)`: this window runs the patient from now on; `waited` if another one did before. */
export function waitToOwn(run: string, locks: Locks, onOwn: (waited: boolean) => void): Ownership {
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  let given = false;
  const hold = async (waited: boolean): Promise<void> => {
    if (given) return;
    onOwn(waited);
    await ended;
  };
  void locks
    .request(name(run), { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await hold(false);
      return true;
    })
    .then(async (was) => {
      if (!was && !given) await locks.request(name(run), {}, async () => hold(true));
      return null;
    });
  return {
    release() {
      given = true;
      over();
    },
  };
}

/** Null where the address is not secure: browsers then have no locks, and windows cannot agree on who runs the patient. */
export function browserLocks(): Locks | null {
  return (navigator as { locks?: Locks }).locks ?? null;
}
