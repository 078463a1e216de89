// Makes sure that one run is played in one tab only: the first tab holds it, a second is told so and may take it over.

export type Claim = { mine: true; release(): void } | { mine: false };

export interface Tabs {
  /** Tries to hold a run. `onTaken` is called when another tab asks for it; finish writing, then resolve. */
  claim(run: string, onTaken: () => Promise<void>): Promise<Claim>;
  /** Asks the other tab to let go, waits a little for it, and holds the run from now on. */
  takeOver(run: string, onTaken: () => Promise<void>): Promise<Claim>;
}

type Word = { run: string; tab: string; kind: 'who' | 'here' | 'let-go' | 'gone' };
/** How long a tab has to answer "who holds this run?" and to finish writing, ms. */
const ANSWER_MS = 200;
const FINISH_MS = 2500;

/** `channel` is shared by all tabs of this browser; where the browser has no such thing, every tab is alone. */
export function createTabs(tab: string, channel: BroadcastChannel | null = openChannel()): Tabs {
  const held = new Map<string, () => Promise<void>>();
  const waiting = new Set<(word: Word) => void>();
  const say = (run: string, kind: Word['kind']): void => channel?.postMessage({ run, tab, kind } satisfies Word);

  channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    for (const listener of waiting) listener(data);
    const onTaken = held.get(data.run);
    if (!onTaken) return;
    if (data.kind === 'who') say(data.run, 'here');
    if (data.kind === 'let-go') void letGo(data.run, onTaken);
  });

  const letGo = async (run: string, onTaken: () => Promise<void>): Promise<void> => {
    held.delete(run);
    await onTaken().catch(() => undefined);
    say(run, 'gone');
  };

  const heard = async (run: string, question: Word['kind'], answer: Word['kind'], ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (result: boolean): void => {
        waiting.delete(listen);
        clearTimeout(timer);
        resolve(result);
      };
      const listen = (word: Word): void => {
        if (word.run === run && word.kind === answer) finish(true);
      };
      const timer = setTimeout(() => finish(false), ms);
      waiting.add(listen);
      say(run, question);
    });

  const hold = (run: string, onTaken: () => Promise<void>): Claim => {
    held.set(run, onTaken);
    return { mine: true, release: () => held.delete(run) };
  };

  return {
    async claim(run, onTaken) {
      if (channel && (await heard(run, 'who', 'here', ANSWER_MS))) return { mine: false };
      return hold(run, onTaken);
    },
    async takeOver(run, onTaken) {
      if (channel) await heard(run, 'let-go', 'gone', FINISH_MS);
      return hold(run, onTaken);
    },
  };
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('refill-tabs');
}
