// What Learn mode has open underneath: the bed and the vessel asked about. Words are renewed once a simulated second, the moving field every frame.
import { isLearnRun, revealedGeometry, revealedOf, taughtState, watchedBed } from '../engine/reveal.ts';
import type { Run } from '../engine/run.ts';
import type { FieldGeometry, Revealed, Watch } from '../engine/types.ts';

export interface Looking {
  watch: Watch;
  /** The last full look, and the simulated second it was made in. */
  revealed: Revealed | null;
  second: number;
  /** The page has the vessels of this bed. */
  sent: Watch['site'] | null;
}

export function createLooking(): Looking {
  return { watch: { site: 'sublingual', segment: null }, revealed: null, second: -1, sent: null };
}

export function lookInto(looking: Looking, watch: Watch): void {
  looking.watch = watch;
  looking.second = -1;
}

/** The part of a frame that only Learn mode gets. */
export function revealedFrame(
  looking: Looking,
  run: Run,
): { revealed: Revealed | null; geometry: FieldGeometry | null } {
  if (!isLearnRun(run)) return { revealed: null, geometry: null };
  const { site } = looking.watch;
  const second = Math.floor(run.patient.step / 500);
  if (looking.revealed === null || second !== looking.second) {
    looking.revealed = revealedOf(run, looking.watch);
    looking.second = second;
  } else {
    const bed = watchedBed(run, site);
    looking.revealed = { ...looking.revealed, field: { geometry: bed.seed, state: taughtState(bed) } };
  }
  const geometry = looking.sent === site ? null : revealedGeometry(run, site);
  looking.sent = site;
  return { revealed: looking.revealed, geometry };
}
