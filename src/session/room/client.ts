// A window of a session: joins, shows what it is sent, asks, and joins again by itself when another window takes over.
import { MODEL_VERSION } from '../../perfusion/version.ts';
import type { Debrief } from '../../engine/debrief-types.ts';
import type { RunRecord } from '../../engine/types.ts';
import type { HostAnswer } from './roles.ts';
import type { Command } from './roles.ts';
import type { RoleView, SeatGuess, Welcome } from './view.ts';
import type { FromHub, ToHub, Wire } from './wire.ts';
import { isWord } from './wire.ts';

/** `lost`: nobody has run the patient for a while. */
export type LinkState = { is: 'joining' } | { is: 'live' } | { is: 'lost' } | { is: 'refused'; reason: string };

export interface SeatListener {
  welcome(welcome: Welcome): void;
  view(view: RoleView): void;
  state(state: LinkState): void;
  debrief(debrief: Debrief, record: RunRecord): void;
  /** An observer's own. */
  guesses?(guesses: SeatGuess[]): void;
}

export interface SeatLink {
  ask(command: Command): Promise<HostAnswer>;
  askDebrief(): void;
  leave(): void;
}

export interface SeatOptions {
  seat: string;
  wire: Wire;
  listener: SeatListener;
  model?: string;
  /** This window plays the monitor's sounds for the room. */
  speaker?: boolean;
}

const ANSWER_MS = 5000;
const LOST_MS = 3000;
const LOOK_MS = 500;
const NOBODY = 'Nobody runs the patient at this moment; nothing was done. Try again when the picture moves.';

export function takeSeat({ seat, wire, listener, model = MODEL_VERSION, speaker = false }: SeatOptions): SeatLink {
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  let counter = 0;
  let epoch = -1;
  let heardAt = performance.now();
  let state: LinkState = { is: 'joining' };

  const become = (next: LinkState): void => {
    if (next.is === state.is) return;
    state = next;
    listener.state(next);
  };
  const say = (word: ToHub): void => wire.postMessage(word);
  const join = (): void => say({ to: 'hub', say: 'join', seat, model, speaker });

  const hear = (word: FromHub): void => {
    if (word.epoch < epoch) return; // the window that ran the patient before
    if (word.epoch > epoch) {
      epoch = word.epoch;
      if (word.say !== 'welcome') return join();
    }
    heardAt = performance.now();
    switch (word.say) {
      case 'who':
        return join();
      case 'welcome':
        if (word.seat !== null && word.seat !== seat) return;
        listener.welcome(word.welcome);
        return become({ is: 'live' });
      case 'view':
        if (state.is === 'lost') join();
        if (state.is !== 'joining' && state.is !== 'refused') listener.view(word.view);
        return;
      case 'answer':
        if (word.seat !== seat) return;
        waiting.get(word.id)?.(
          word.reason === undefined ? { accepted: word.accepted } : { accepted: word.accepted, reason: word.reason },
        );
        waiting.delete(word.id);
        return;
      case 'refused':
        if (word.seat === seat && state.is !== 'live') become({ is: 'refused', reason: word.reason });
        return;
      case 'guesses':
        if (word.seat === seat) listener.guesses?.(word.guesses);
        return;
      case 'debrief':
        if (word.seat === seat) listener.debrief(word.debrief, word.record);
    }
  };

  wire.addEventListener('message', ({ data }) => {
    if (isWord(data) && data.to === 'seats') hear(data);
  });
  const look = setInterval(() => {
    if (state.is === 'refused' || performance.now() - heardAt < LOST_MS) return;
    become({ is: 'lost' });
    join();
    heardAt = performance.now();
  }, LOOK_MS);
  join();

  return {
    ask: async (command) =>
      new Promise((resolve) => {
        const id = ++counter;
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ accepted: false, reason: NOBODY });
        }, ANSWER_MS);
        waiting.set(id, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        say({ to: 'hub', say: 'ask', seat, id, command });
      }),
    askDebrief: () => say({ to: 'hub', say: 'debrief', seat }),
    leave() {
      clearInterval(look);
      say({ to: 'hub', say: 'leave', seat });
      wire.close();
    },
  };
}
