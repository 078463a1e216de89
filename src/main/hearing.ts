// Connects what happens at the bedside with sound and captions, and says so when the browser holds sound back.
import { effect } from '@preact/signals';
import type { Bedside, Emitted } from '../engine/types.ts';
import { createSound } from '../sound/sound.ts';
import { preferences } from '../views/preferences.ts';
import { caption, hideBanner, screen, showBanner } from './state.ts';

const CAPTION_MS = 4000;
const BUSES = ['monitor', 'alarms', 'room', 'voice'] as const;

export interface Hearing {
  frame(bedside: Bedside, emitted: readonly Emitted[]): void;
  silence(): void;
  unlock(): void;
}

export function createHearing(): Hearing {
  const sound = createSound();
  let fading: ReturnType<typeof setTimeout> | undefined;
  let blocked = false;
  sound.onCaption((text) => {
    caption.value = text;
    clearTimeout(fading);
    fading = setTimeout(() => {
      caption.value = '';
    }, CAPTION_MS);
  });
  sound.onBlocked((now) => {
    blocked = now;
    tellBlocked();
  });
  const tellBlocked = (): void => {
    if (blocked && screen.value.at === 'bedside' && !preferences.value.muted) showBanner('soundBlocked');
    else hideBanner('soundBlocked');
  };
  effect(() => {
    sound.mute(preferences.value.muted);
    for (const bus of BUSES) sound.setVolume(bus, preferences.value.volumes[bus]);
  });
  effect(() => {
    void screen.value.at;
    tellBlocked();
  });
  const unlock = (): void => sound.unlock();
  addEventListener('pointerdown', unlock);
  addEventListener('keydown', unlock);
  return {
    frame(bedside, emitted) {
      for (const line of emitted) sound.play(line);
      sound.alarms(bedside.alarms, bedside.alarmsSilencedUntil > bedside.time || bedside.phase !== 'running');
    },
    silence: () => sound.alarms([], true),
    unlock,
  };
}
