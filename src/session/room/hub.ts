// The window that runs the patient, seen from the others: takes words from the wires to the host, and gives each role its own view.
import { MODEL_VERSION } from '../../perfusion/version.ts';
import type { SessionHost } from './host.ts';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';
import { viewFor } from './view.ts';
import type { Epoch, FromHub, ToHub, Wire } from './wire.ts';
import { isWord } from './wire.ts';

export interface Hub {
  /** Sends the present moment to every role that somebody listens to. */
  show(): void;
  close(): void;
}

export interface HubOptions {
  host: SessionHost;
  epoch: Epoch;
  wires: Record<Role, Wire>;
  /** Another window runs this session by now. */
  onSuperseded(): void;
}

const OTHER_VERSION = 'This window has another version of Refill than the session: reload it.';
const NOT_YET = 'The debrief opens when the case is over.';
type Saying = FromHub extends infer One ? (One extends FromHub ? Omit<One, 'to' | 'epoch'> : never) : never;

export function createHub({ host, epoch, wires, onSuperseded }: HubOptions): Hub {
  const seats = new Map<string, { role: Role; speaker: boolean }>();
  let revealed = false;
  let phase = host.present().phase;
  let closed = false;

  const say = (role: Role, word: Saying): void => {
    if (!closed) wires[role].postMessage({ to: 'seats', epoch, ...word });
  };
  const welcome = (role: Role, seat: string | null): void =>
    say(role, { say: 'welcome', seat, welcome: host.welcome(role) });
  const present = (role: Role): boolean => [...seats.values()].some((seat) => seat.role === role);

  const hear = (role: Role, word: ToHub): void => {
    const { seat } = word;
    switch (word.say) {
      case 'join':
        if (word.model !== MODEL_VERSION) return say(role, { say: 'refused', seat, reason: OTHER_VERSION });
        seats.set(seat, { role, speaker: word.speaker });
        welcome(role, seat);
        if (role === 'observer') giveGuesses(seat);
        return;
      case 'leave':
        seats.delete(seat);
        return;
      case 'ask': {
        const answer = host.ask({ role, id: seat }, word.command);
        say(role, { say: 'answer', seat, id: word.id, ...answer });
        if (role === 'observer') giveGuesses(seat);
        return show();
      }
      case 'debrief':
        return giveDebrief(role, seat);
    }
  };

  /** Judged for everybody at the same moment: when the debrief is opened. */
  const giveGuesses = (seat: string): void =>
    say('observer', { say: 'guesses', seat, guesses: host.guesses(seat, host.present().phase === 'debrief') });

  const giveDebrief = (role: Role, seat: string): void => {
    const { phase } = host.present();
    const open = role === 'instructor' ? phase === 'outcome' || phase === 'debrief' : phase === 'debrief';
    if (!open || role === 'display' || role === 'observer') return say(role, { say: 'refused', seat, reason: NOT_YET });
    say(role, { say: 'debrief', seat, debrief: host.debrief(), record: host.record() });
  };

  const show = (): void => {
    const whole = host.moment(present('instructor'));
    whole.room.speaker = [...seats.values()].some(({ speaker }) => speaker);
    if (whole.frame.bedside.phase !== phase) {
      phase = whole.frame.bedside.phase;
      for (const [seat, { role }] of seats) if (role === 'observer') giveGuesses(seat);
    }
    if (whole.room.reveal !== revealed) {
      revealed = whole.room.reveal;
      for (const role of ROLES) if (present(role)) welcome(role, null);
    }
    for (const role of ROLES) if (present(role)) say(role, { say: 'view', view: viewFor(role, whole) });
  };

  for (const role of ROLES) {
    wires[role].addEventListener('message', ({ data }) => {
      if (closed || !isWord(data)) return;
      if (data.to === 'hub') hear(role, data);
      else if (data.epoch > epoch) onSuperseded();
    });
    say(role, { say: 'who' });
  }

  return {
    show,
    close() {
      closed = true;
      for (const role of ROLES) wires[role].close();
    },
  };
}
