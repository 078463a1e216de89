// How far the patient's eyes are open: blinking when awake, drooping when drowsy, shut when nothing wakes them.
import type { Appearance } from '../../engine/types.ts';

export type Lids = 'open' | 'half' | 'shut';

/** `time` in real seconds. */
export function lidsAt(consciousness: Appearance['consciousness'], time: number, reduced = false): Lids {
  switch (consciousness) {
    case 'alert':
      return !reduced && time % 4.3 < 0.14 ? 'shut' : 'open';
    case 'confused':
      return !reduced && (time % 2.7 < 0.14 || time % 7.9 < 0.4) ? 'half' : 'open';
    case 'drowsy':
      return !reduced && time % 8 < 3 ? 'shut' : 'half';
    case 'unresponsive':
      return 'shut';
  }
}
