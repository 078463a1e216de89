// Which sound goes with what happens in the room, and how it is put in words for those who do not hear it.
import type { Emitted } from '../engine/types.ts';
import type { SoundName } from './port.ts';

export type Bus = 'monitor' | 'alarms' | 'room' | 'voice';

/** Which volume control a sound follows. */
export const BUS_OF: Record<SoundName, Bus> = {
  beep: 'monitor',
  'alarm-high': 'alarms',
  'alarm-medium': 'alarms',
  'alarm-low': 'alarms',
  click: 'room',
  chime: 'voice',
  message: 'voice',
};

export interface Cue {
  sound: SoundName;
  caption: string;
}
type Happening = Exclude<Emitted, { kind: 'beat' | 'alarm' }>;
type OrderNews = Extract<Emitted, { kind: 'order' }>;

/** Null for what happens without a sound: an order that is being prepared. */
export function cueFor(emitted: Happening): Cue | null {
  switch (emitted.kind) {
    case 'result':
      return { sound: 'chime', caption: `New result: ${emitted.label}` };
    case 'message':
      return {
        sound: 'message',
        caption: emitted.from === 'system' ? emitted.text : `${titled(emitted.from)}: ${emitted.text}`,
      };
    case 'order':
      return orderCue(emitted);
  }
}

function orderCue({ label, state }: OrderNews): Cue | null {
  if (state === 'preparing') return null;
  return { sound: state === 'refused' ? 'message' : 'click', caption: `${label}: ${state}` };
}

function titled(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
