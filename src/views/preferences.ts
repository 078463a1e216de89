// What the trainee has set for this browser: sound, captions, text, motion, shortcuts. Kept between visits where that is allowed.
import { signal } from '@preact/signals';

export interface Preferences {
  muted: boolean;
  volumes: { monitor: number; alarms: number; room: number; voice: number };
  captions: boolean;
  /** Text instead of pictures. */
  text: boolean;
  motion: 'reduced' | 'full';
  shortcuts: boolean;
  /** The clock goes on while the tab is hidden. */
  background: boolean;
  /** The first steps have been shown, or were not wanted. */
  coached: boolean;
  /** Step of the ladder that Learn has opened, from 1, and the runs that opened the last ones. */
  rung: number;
  climbed: string[];
}

const KEY = 'refill.preferences';

export const preferences = signal<Preferences>(load());

export function change(part: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...part };
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  } catch {
    // Not stored: the choice holds for this page.
  }
}

function usual(): Preferences {
  const reduced = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    muted: false,
    volumes: { monitor: 0.6, alarms: 0.8, room: 0.5, voice: 0.8 },
    captions: true,
    text: false,
    motion: reduced ? 'reduced' : 'full',
    shortcuts: true,
    background: false,
    coached: false,
    rung: 1,
    climbed: [],
  };
}

function load(): Preferences {
  const base = usual();
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return { ...base, ...kept, volumes: { ...base.volumes, ...kept.volumes } };
  } catch {
    return base;
  }
}
