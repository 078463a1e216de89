// Measures sound files: samples, strength of one pitch (a single term of the Fourier sum), pulses and the gaps between them.

export interface Samples {
  rate: number;
  values: Float64Array;
}

/** Reads a mono 16-bit WAV file as written by assets/sounds. */
export function readWav(bytes: Uint8Array): Samples {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(view.getUint32(40, true) / 2);
  for (let i = 0; i < values.length; i++) values[i] = view.getInt16(44 + i * 2, true) / 32_768;
  return { rate: view.getUint32(24, true), values };
}

/** Amplitude of the partial at `pitch` Hz between two times, s; a Hann window keeps neighbors out. */
export function strength({ rate, values }: Samples, pitch: number, from: number, until: number): number {
  const first = Math.round(from * rate);
  const count = Math.round(until * rate) - first;
  const turn = turning((2 * Math.PI * pitch) / rate);
  const bell = turning((2 * Math.PI) / count);
  let real = 0;
  let imaginary = 0;
  let weight = 0;
  for (let i = 0; i < count; i++) {
    const window = 0.5 - 0.5 * bell.cos;
    real += window * values[first + i] * turn.cos;
    imaginary -= window * values[first + i] * turn.sin;
    weight += window;
    turn.next();
    bell.next();
  }
  return (2 * Math.hypot(real, imaginary)) / weight;
}

/** Cosine and sine of 0, 1, 2, ... times an angle, by turning a pointer: much faster than calling them. */
function turning(angle: number): { cos: number; sin: number; next: () => void } {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const pointer = {
    cos: 1,
    sin: 0,
    next: () => {
      const { cos, sin } = pointer;
      pointer.cos = cos * c - sin * s;
      pointer.sin = cos * s + sin * c;
    },
  };
  return pointer;
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}

/** The strongest pitch between two limits, to 1 Hz. */
export function strongestPitch(samples: Samples, low: number, high: number, from: number, until: number): number {
  let best = low;
  let most = 0;
  for (let pitch = low; pitch <= high; pitch++) {
    const now = strength(samples, pitch, from, until);
    if (now > most) [best, most] = [pitch, now];
  }
  return best;
}

export interface Pulse {
  /** s, where the pulse is above the given share of its largest height. */
  start: number;
  end: number;
}

/** Stretches above `share` of the file's largest amplitude; `ripple` (s) is the longest dip that does not end a pulse. */
export function pulses({ rate, values }: Samples, share: number, ripple: number): Pulse[] {
  const height = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * share;
  const found: Pulse[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]) < height) continue;
    const last = found.at(-1);
    if (last !== undefined && i / rate - last.end <= ripple) last.end = i / rate;
    else found.push({ start: i / rate, end: i / rate });
  }
  return found;
}
