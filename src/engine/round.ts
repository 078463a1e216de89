// Rounds a number as it is shown or reported.

/** To so many decimals; never minus nothing. */
export function roundTo(value: number, decimals: number): number {
  let scale = 1;
  for (let i = 0; i < decimals; i++) scale *= 10;
  return Math.round(value * scale) / scale + 0;
}
