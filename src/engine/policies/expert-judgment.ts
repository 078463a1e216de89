// How an expert judges what skin, capillaries, laboratory and heart say together: is flow missing, and which pressure should carry it?
import type { Result } from '../types.ts';
import { lastRefill, vesselsAreWide } from './probes.ts';
import { lastResult, numberIn, resultsOf } from './reading.ts';
import type { PolicyView } from './types.ts';

/** Perfused vessels in percent under which capillaries count as shut, and a change between two clips that is more than chance (chosen). */
const SHUT = 75;
export const CLEAR = 8;

/** Refill at the finger above 3 s: perfusion is bad (ANDROMEDA-SHOCK). */
export function isSlow(view: PolicyView): boolean {
  return (lastRefill(view)?.seconds ?? 0) > 3;
}

export const NORMAL_LACTATE = 2;
/** cm: the velocity-time integral of a stroke is 18-22 at rest; under this little is ejected (chosen between that and what is called severe). */
const SMALL_STROKE = 15;

/** Slow refill, or refill at its limit over shut capillaries. Lactate alone asks for none: it brought more fluid and not more survival (Kattan 2020). */
export function asksForFluid(view: PolicyView): boolean {
  return isSlow(view) || (isShut(view) && (lastRefill(view)?.seconds ?? 0) > 2.5);
}

/**
 * Perfusion is bad, and flow may be why: the skin says so; or capillaries are shut, lactate stays and the stroke is small. At a good flow neither
 * is mended by more of it (Hernandez 2013, doi:10.1007/s00134-013-2982-0).
 */
export function lacksFlow(view: PolicyView): boolean {
  return asksForFluid(view) || (isShut(view) && lactateStays(view) && ejectsLittle(view));
}

export function isShut(view: PolicyView): boolean {
  return (perfused(lastResult(view, 'videomicroscopy')) ?? 100) < SHUT;
}

/** Above normal, and not lower by a tenth than before. */
function lactateStays(view: PolicyView): boolean {
  const values = resultsOf(view, 'lactate')
    .map((result) => numberIn(result, 'lactate'))
    .filter((value) => value !== null);
  const [before, last] = [values.at(-2), values.at(-1)];
  return last !== undefined && last > NORMAL_LACTATE && !(before !== undefined && last <= 0.9 * before);
}

function ejectsLittle(view: PolicyView): boolean {
  return (numberIn(lastResult(view, 'echo'), 'vti') ?? Infinity) < SMALL_STROKE;
}

export const perfused = (result: Result | undefined): number | null => numberIn(result, 'sub_ppv');

/**
 * mmHg: the target; while perfusion is bad 80 in known hypertension if capillaries do not lose by it (SEPSISPAM's higher arm), else five more
 * where the diastolic pressure is low and the pulse large (both tests are of ANDROMEDA-SHOCK-2, doi:10.1001/jama.2025.20402).
 */
export function pressureFor(view: PolicyView): number {
  const clips = resultsOf(view, 'videomicroscopy')
    .map(perfused)
    .filter((value) => value !== null);
  const losing = clips.length > 1 && clips[clips.length - 1] < clips[clips.length - 2] - CLEAR;
  if (!isSlow(view)) return view.target;
  if (view.hypertension) return losing ? view.target : view.target + 15;
  return vesselsAreWide(view) ? view.target + 5 : view.target;
}
