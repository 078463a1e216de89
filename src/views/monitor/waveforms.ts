// The shapes of the electrical and breathing traces: Gaussian waves on the model's own beats, one swing per breath.

/** One wave of the heart beat: mV, seconds, and whether its place follows the beat's length as the QT interval does. */
interface Wave {
  height: number;
  center: number;
  width: number;
  stretches: boolean;
}

/** s from the start of the beat (atrial activation) to the R wave. */
export const R_WAVE = 0.15;

/** After McSharry 2003 (IEEE Trans Biomed Eng 50:289), lead II, with P before and T after the R wave. */
const WAVES: Wave[] = [
  { height: 0.14, center: 0.02, width: 0.024, stretches: false },
  { height: -0.1, center: R_WAVE - 0.026, width: 0.008, stretches: false },
  { height: 1.15, center: R_WAVE, width: 0.0105, stretches: false },
  { height: -0.22, center: R_WAVE + 0.027, width: 0.009, stretches: false },
  { height: 0.26, center: 0.27, width: 0.042, stretches: true },
];

/** Lead II in mV, `time` s into a beat of `duration` s. The T wave comes earlier in faster hearts (Bazett). */
export function ecg(time: number, duration: number): number {
  const stretch = Math.sqrt(Math.min(1.4, Math.max(0.3, duration)));
  let sum = 0;
  for (const wave of WAVES) {
    const center = wave.stretches ? R_WAVE + wave.center * stretch : wave.center;
    const width = wave.stretches ? wave.width * stretch : wave.width;
    const distance = nearest(time - center, duration) / width;
    sum += wave.height * Math.exp(-0.5 * distance * distance);
  }
  return sum;
}

/** A wave may reach over into the neighboring beat. */
function nearest(distance: number, duration: number): number {
  if (distance > duration / 2) return distance - duration;
  return distance < -duration / 2 ? distance + duration : distance;
}

/** Impedance of the chest -1 to 1 at `phase` 0-1 of a breath: quicker in, slower out, a pause. */
export function breath(phase: number): number {
  const p = phase - Math.floor(phase);
  if (p < 0.38) return -Math.cos((p / 0.38) * Math.PI);
  return p < 0.85 ? Math.cos(((p - 0.38) / 0.47) * Math.PI) : -1;
}
