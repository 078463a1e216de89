// The tone on each heart beat, as a pulse oximeter plays it: the lower the saturation, the lower the tone.

/** Hz at 100 %. One semitone lower per percent, so 70 % is 156 Hz. */
export const FULL_TONE = 880;
/** %, below this the tone goes no lower: it would be a rumble that small loudspeakers cannot play. */
const LOWEST = 65;

/** Playback rate of the recorded 100 % tone; null (silence) without a valid saturation, %. */
export function beatRate(saturation: number | null): number | null {
  if (saturation === null || !Number.isFinite(saturation)) return null;
  const percent = Math.min(100, Math.max(LOWEST, saturation));
  return 2 ** ((percent - 100) / 12);
}

/** Hz that is heard. */
export function beatPitch(saturation: number | null): number | null {
  const rate = beatRate(saturation);
  return rate === null ? null : FULL_TONE * rate;
}

/** What the tone was last said to be: a whole percent, null for silent, undefined before the first beat. */
export type SaidTone = number | null | undefined;

/** A caption only when there is news: the tone begins, stops, or has moved by 2 % since it was last said. */
export function toneNews(said: SaidTone, saturation: number | null): { said: SaidTone; caption: string } | null {
  if (beatRate(saturation) === null) {
    return typeof said === 'number' ? { said: null, caption: 'Pulse tone silent: no valid SpO2' } : null;
  }
  const percent = Math.round(saturation!);
  if (typeof said === 'number' && Math.abs(percent - said) < 2) return null;
  return { said: percent, caption: `Pulse tone: SpO2 ${percent} %${direction(said, percent)}` };
}

function direction(said: SaidTone, percent: number): string {
  if (typeof said !== 'number') return '';
  return percent < said ? ', falling' : ', rising';
}
