// The chest rises and falls: a patch of the picture is shifted up and down most in its middle and not at all at its edge.

export interface Chest {
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0-1 per pixel: how much of the full movement this place makes. */
  lift: Float32Array;
}

/** An ellipse of the picture around the breast bone; sizes in pixels of the view. */
export function layChest(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  limit: { width: number; height: number },
): Chest {
  const left = Math.max(0, Math.floor(cx - rx));
  const top = Math.max(2, Math.floor(cy - ry));
  const width = Math.min(limit.width, Math.ceil(cx + rx)) - left;
  const height = Math.min(limit.height - 2, Math.ceil(cy + ry)) - top;
  const lift = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [left + (i % width), top + Math.floor(i / width)];
    const r2 = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
    return r2 >= 1 ? 0 : (1 - r2) ** 2;
  });
  return { left, top, width, height, lift };
}

/** Chest height -1 to 1 at a phase of the breath: in over a third, out over a half, then rest; labored breaths rest less. */
export function chestAt(phase: number, work: number): number {
  const p = phase - Math.floor(phase);
  const [inhale, exhale] = [0.38, 0.84 + 0.12 * work];
  if (p < inhale) return -Math.cos((p / inhale) * Math.PI);
  return p < exhale ? Math.cos(((p - inhale) / (exhale - inhale)) * Math.PI) : -1;
}

/** Draws the shifted patch: `shift` pixels upward at full lift, mixed between picture lines. No allocation. */
export function shiftChest(chest: Chest, view: Uint32Array, viewWidth: number, out: Uint32Array, shift: number): void {
  const { left, top, width, height, lift } = chest;
  const last = view.length / viewWidth - 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const from = top + y + lift[i] * shift;
      const line = Math.max(0, Math.min(last, Math.floor(from)));
      const at = line * viewWidth + left + x;
      out[i] = between(view[at], view[at + viewWidth], ((from - line) * 256) | 0);
    }
  }
}

/** Two packed colors mixed, t 0-256. */
function between(a: number, b: number, t: number): number {
  const rb = ((a & 0xff00ff) * (256 - t) + (b & 0xff00ff) * t) >>> 8;
  const g = ((a & 0x00ff00) * (256 - t) + (b & 0x00ff00) * t) >>> 8;
  return (0xff000000 | (rb & 0xff00ff) | (g & 0x00ff00)) >>> 0;
}
