// Plays the sounds with Howler, and watches whether the browser lets it. The only file that knows Howler.
import { Howl, Howler } from 'howler';
import alarmHigh from '../../assets/sounds/alarm-high.wav';
import alarmLow from '../../assets/sounds/alarm-low.wav';
import alarmMedium from '../../assets/sounds/alarm-medium.wav';
import beep from '../../assets/sounds/beep.wav';
import chime from '../../assets/sounds/chime.wav';
import click from '../../assets/sounds/click.wav';
import message from '../../assets/sounds/message.wav';
import type { AudioPort, SoundName } from './port.ts';

const FILES: Record<SoundName, string> = {
  beep,
  'alarm-high': alarmHigh,
  'alarm-medium': alarmMedium,
  'alarm-low': alarmLow,
  chime,
  message,
  click,
};

/** Loads all sounds at once; together they are smaller than one photograph. */
export function howlerPort(): AudioPort {
  // Howler's own suspending after 30 s of silence leaves some phones mute for good (goldfire/howler.js#1702).
  Howler.autoSuspend = false;
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());
  const howls = loadAll(changed);
  watchContext(changed);
  return {
    play: (sound, rate) => {
      const howl = howls[sound];
      howl.rate(rate, howl.play());
    },
    stop: (sound) => void howls[sound].stop(),
    setVolume: (sound, volume) => void howls[sound].volume(volume),
    mute: (on) => void Howler.mute(on),
    get blocked() {
      return isBlocked();
    },
    onChange: (listener) => void listeners.push(listener),
    unlock: resume,
  };
}

function loadAll(changed: () => void): Record<SoundName, Howl> {
  const load = ([name, src]: [string, string]): [string, Howl] => [
    name,
    new Howl({ src: [src], format: ['wav'], onplayerror: changed, onunlock: changed }),
  ];
  return Object.fromEntries(Object.entries(FILES).map(load)) as Record<SoundName, Howl>;
}

/** Howler makes its audio context with the first sound; without Web Audio it has none and falls back to audio elements. */
function context(): AudioContext | null {
  return Howler.ctx ?? null;
}

function isBlocked(): boolean {
  return Howler.noAudio || (context() !== null && context()?.state !== 'running');
}

/** Phones suspend the context when the page goes to the background and do not always wake it. */
function watchContext(changed: () => void): void {
  context()?.addEventListener('statechange', changed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') resume();
  });
}

function resume(): void {
  // Refused without a click or key press before it; `blocked` then stays true, which is what the player is told.
  context()
    ?.resume()
    .catch(() => undefined);
}
