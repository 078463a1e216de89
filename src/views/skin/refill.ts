// Capillary refill as an act: a pressed disc of skin empties, and on release its color comes back fast first, then slowly.

/** Color of a fully emptied disc, as a share of the way from bloodless (0) to the baseline color (1). */
const EMPTIED = 0.04;
/** s; how fast the color goes under a firm finger, and how fast the vessels behind it empty. */
const BLANCH_TIME = 0.3;
const EMPTYING_TIME = 2.2;
/** s; pressing this long counts as a full press (rendering.md: held 10 s; under 5 s reads short). */
export const FULL_PRESS = 8;
/**
 * Share and speed of the fast part of the return; the rest comes back steadily, so that an eye that stops its watch at "as before" (about a
 * tenth is still missing then) reads nearly the model's time. A plain exponential would look finished at half of it.
 */
const FAST_SHARE = 0.3;
const FAST_RATE = 9;
export const RECOVERED = 0.95;

/** Color share 0-1 of the pressed disc after `held` seconds under a finger of firmness 0-1. */
export function blanch(held: number, firmness = 1): number {
  const depth = (1 - EMPTIED) * firmness;
  return 1 - depth * (1 - Math.exp(-Math.max(0, held) / BLANCH_TIME));
}

/** How much of the true refill time a press of this length and firmness shows: 1 when done properly, less when short or light. */
export function pressWorth(held: number, firmness = 1): number {
  const full = 1 - Math.exp(-FULL_PRESS / EMPTYING_TIME);
  const emptied = (1 - Math.exp(-Math.min(FULL_PRESS, Math.max(0, held)) / EMPTYING_TIME)) / full;
  return (0.35 + 0.65 * emptied) * (0.6 + 0.4 * firmness);
}

/**
 * Color share 0-1 of the disc `since` seconds after release. It starts at the blanched color, returns fast then slowly, and passes
 * 95 % of baseline at `refill * pressWorth(held)` seconds: exactly the model's refill time after a proper press.
 */
export function refillColor(since: number, refill: number, held: number, firmness = 1): number {
  const start = blanch(held, firmness);
  if (start >= RECOVERED) return 1 - (1 - start) * Math.exp(-Math.max(0, since) / BLANCH_TIME);
  const u = Math.max(0, since) / Math.max(0.05, refill * pressWorth(held, firmness));
  return 1 - (1 - start) * missing(u, (1 - RECOVERED) / (1 - start));
}

/** Share of the color still missing at relative time u; 1 at 0 and `left` at 1, soon nothing after that. */
function missing(u: number, left: number): number {
  const fast = Math.min(FAST_SHARE, 0.9 * (1 - left));
  const steady = 1 - left - fast * (1 - Math.exp(-FAST_RATE));
  if (u > 1) return left * Math.exp((-steady / left) * (u - 1));
  return fast * Math.exp(-FAST_RATE * u) + (1 - fast) - steady * u;
}
