// Testing capillary refill with one's own hand and watch, as states: idle, pressing, watch running, written down.

export type Site = 'finger' | 'knee';
/** Times in wall seconds; the clock runs at 1x while hands are on, so they are the patient's seconds too. */
export type RefillAct =
  | { is: 'idle' }
  | { is: 'pressing'; site: Site; since: number }
  | { is: 'timing'; site: Site; since: number; held: number }
  | { is: 'written'; site: Site; seconds: number; held: number };

/** A press this short was a slip of the hand and is not an examination, s. */
const SLIP = 0.3;
/** Nobody watches a fingertip longer than this, s. */
const LONGEST_WATCH = 60;

export const idle: RefillAct = { is: 'idle' };

export function press(act: RefillAct, site: Site, now: number): RefillAct {
  return act.is === 'pressing' || act.is === 'timing' ? act : { is: 'pressing', site, since: now };
}

export function release(act: RefillAct, now: number): RefillAct {
  if (act.is !== 'pressing') return act;
  const held = now - act.since;
  return held < SLIP ? idle : { is: 'timing', site: act.site, since: now, held };
}

/** Stops the watch: the reading is whatever the trainee's hand made it. */
export function stopWatch(act: RefillAct, now: number): RefillAct {
  if (act.is !== 'timing') return act;
  return { is: 'written', site: act.site, seconds: Math.round((now - act.since) * 10) / 10, held: act.held };
}

/** A forgotten watch ends by itself and writes nothing. */
export function expire(act: RefillAct, now: number): RefillAct {
  return act.is === 'timing' && now - act.since > LONGEST_WATCH ? idle : act;
}

export function areHandsOn(act: RefillAct): boolean {
  return act.is === 'pressing' || act.is === 'timing';
}
