// Mottled skin: inside the area of the score, pale islands in a violet net of slow, deoxygenated blood; outside it, plain skin.

/** How wide the soft inner border of the mottled area is, in units of the score. */
const BORDER = 0.5;
/** Blood volume fraction and saturation of the pooled, barely moving venules of the net. */
const POOLED = 0.066;
const POOLED_SATURATION = 0.05;
/** Share of its blood that an island keeps. */
const ISLAND = 0.72;

/**
 * 0-1: how much mottling a place shows. `zone` is the smallest score that reaches the place (0 at the patella's middle, 2 at the upper
 * edge of the kneecap, 3 at mid-thigh, 4 at the groin, 5 beyond; Ait-Oufella 2011); nothing is ever drawn beyond the score. The
 * border is ragged: the net's lines (`net` 0) reach nearer to it than the islands do.
 */
export function mottlingAt(zone: number, score: number, net = 0): number {
  if (score <= 0 || zone >= score) return 0;
  return Math.min(1, ((score - zone) / BORDER) * (1.5 - net));
}

/**
 * 1 on the lines of the net, 0 on the islands. Veins under skin are seen blurred: the blur is wider than a line, or the islands look cut
 * out with scissors. Less flow makes the net wider.
 */
export function netAt(net: number, flow: number): number {
  const width = 0.05 + 0.14 * (1 - Math.min(1, Math.max(0, flow)));
  return Math.min(1, Math.max(0, (width + 0.5 - net) / 0.7));
}

/** Blood volume fraction and saturation of a mottled place, written to `out`; `blood` is what plain skin would hold here. */
export function mottledSkin(amount: number, net: number, blood: number, saturation: number, out: Float32Array): void {
  // The first blood in pale skin darkens it most: blood that grows with the square of the net lets the color change evenly, without rims.
  const pooled = blood * ISLAND + net * net * (Math.max(POOLED, blood * 1.5) - blood * ISLAND);
  out[0] = blood + amount * (pooled - blood);
  out[1] = saturation + amount * net * (Math.min(saturation, POOLED_SATURATION) - saturation);
}
