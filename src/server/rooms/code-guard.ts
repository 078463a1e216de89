// Codes are short because people type them. A person mistypes now and then; a program that tries codes is stopped, by the address it comes from.
import { Refused } from './refused.ts';

/** No session has this code. */
export class WrongCode extends Refused {}

/** Wrong codes from one address in a minute: a whole class behind one address mistypes less, and a billion codes would take a century. */
const MOST_WRONG = 20;
const WINDOW_MS = 60_000;
/** Addresses remembered before those whose minute is over are forgotten. */
const MANY = 1000;
const TOO_MANY = 'Too many wrong codes came from this computer; wait a minute and look at the board again.';

export interface CodeGuard {
  /** Tries a code for somebody at this address. @throws Refused when too many were wrong there: then the code is not even looked at. */
  attempt: <T>(address: string, look: () => Promise<T>) => Promise<T>;
}

/** `now`: ms. */
export function createCodeGuard(now: () => number = () => performance.now()): CodeGuard {
  const tries = new Map<string, { since: number; count: number }>();

  function triesOf(address: string): { since: number; count: number } {
    const known = tries.get(address);
    if (known && now() - known.since < WINDOW_MS) return known;
    if (tries.size >= MANY) for (const [old, { since }] of tries) if (now() - since >= WINDOW_MS) tries.delete(old);
    const fresh = { since: now(), count: 0 };
    tries.set(address, fresh);
    return fresh;
  }

  return {
    async attempt(address, look) {
      const here = triesOf(networkOf(address));
      if (here.count >= MOST_WRONG) throw new Refused(TOO_MANY, true);
      // Counted before it is looked up, so that a thousand at once are not all first.
      here.count++;
      let wrong = false;
      try {
        return await look();
      } catch (error) {
        wrong = error instanceof WrongCode;
        throw error;
      } finally {
        if (!wrong) here.count--;
      }
    },
  };
}

/** Who has one address of the new kind has all that begin alike: the first half counts. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
