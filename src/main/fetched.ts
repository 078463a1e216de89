// Parts of the game that come over the line when they are first wanted.
import { showBanner } from './state.ts';

/** Where the part does not come, a banner says so. */
export async function fetched<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch((error: unknown) => {
    showBanner('notFetched');
    throw error;
  });
}

export interface Later<Part> {
  get(): Promise<Part>;
  /** What has come already or is on its way; null if nobody has asked for it, or if it did not come. */
  already(): Promise<Part | null>;
}

/** Fetches once. A line that was down may be up at the next try, so a failure is not remembered. */
export function onceFetched<Part>(make: () => Promise<Part>): Later<Part> {
  let coming: Promise<Part> | null = null;
  return {
    async get() {
      coming ??= make();
      coming.catch(() => {
        coming = null;
      });
      return coming;
    },
    already: async () => coming?.catch(() => null) ?? null,
  };
}
