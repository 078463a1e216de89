// The few things the whole page shares: the screen in view, the banners, the list of kept runs.
import { signal } from '@preact/signals';
import type { Banner, KeptRun, Screen } from '../views/game.ts';

export const screen = signal<Screen>({ at: 'library' });
export const banners = signal<readonly Banner[]>([]);
export const kept = signal<readonly KeptRun[]>([]);
export const caption = signal('');

export function showBanner(banner: Banner): void {
  if (!banners.value.includes(banner)) banners.value = [...banners.value, banner];
}

export function hideBanner(...gone: Banner[]): void {
  if (gone.some((banner) => banners.value.includes(banner))) {
    banners.value = banners.value.filter((banner) => !gone.includes(banner));
  }
}
