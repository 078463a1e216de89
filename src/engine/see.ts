// What instruments draw of the patient: the last heart beat for the monitor, the field of vessels for the microscope. Copies, never the model's own arrays.
import { TRACE_STEP } from '../perfusion/circulation/circulation.ts';
import type { Bed } from '../perfusion/network/bed.ts';
import type { Patient } from '../perfusion/patient.ts';
import type { BeatTrace, FieldGeometry, FieldState } from './types.ts';

/** Samples of a trace are this far apart, s. */
const SAMPLE_TIME = TRACE_STEP * 0.002;

/** The last completed beat, or null when the heart stands still. */
export function beatOf(patient: Patient): BeatTrace | null {
  const { lastTrace, beatNumber, beating } = patient.circulation;
  if (!beating || lastTrace.length === 0) return null;
  return {
    duration: lastTrace.length * SAMPLE_TIME,
    arterial: lastTrace.arterial.slice(0, lastTrace.length),
    central: lastTrace.central.slice(0, lastTrace.length),
    pleth: lastTrace.pleth.slice(0, lastTrace.length),
    number: beatNumber,
  };
}

export function fieldGeometry({ network, width, height, seed }: Bed): FieldGeometry {
  return {
    id: seed,
    nodeX: Float32Array.from(network.x),
    nodeY: Float32Array.from(network.y),
    from: network.from.slice(),
    to: network.to.slice(),
    kind: network.kind.slice(),
    restDiameter: Float32Array.from(network.diameter),
    length: Float32Array.from(network.length),
    bendX: Float32Array.from(network.bendX),
    bendY: Float32Array.from(network.bendY),
    view: { x: 0, y: 0, width, height },
  };
}

/** What the optical device sees of the vessels now. */
export function fieldState(bed: Bed): { geometry: number; state: FieldState } {
  const { vessels, network } = bed;
  const count = network.segments;
  const state: FieldState = {
    diameter: Float32Array.from(vessels.diameter),
    velocity: new Float32Array(count),
    tubeHematocrit: new Float32Array(count),
    dischargeHematocrit: Float32Array.from(vessels.carried),
    flow: Float32Array.from(vessels.flow),
    block: new Uint8Array(count),
    haze: bed.inputs.edema,
  };
  for (let s = 0; s < count; s++) {
    state.velocity[s] = vessels.flow[s] < 0 ? -vessels.velocity[s] : vessels.velocity[s];
    const discharge = vessels.carried[s];
    // Pries 1990: tube over discharge hematocrit = Hd + (1 - Hd) x the diameter term.
    state.tubeHematocrit[s] = discharge * (discharge + (1 - discharge) * vessels.fahraeus[s]);
    state.block[s] = blockOf(bed, s);
  }
  return { geometry: bed.seed, state };
}

/** 0 open, 1 leukocyte plug, 2 fibrin, 3 closed arteriole. */
function blockOf(bed: Bed, segment: number): number {
  if (bed.fibrin.active[segment] !== 0) return 2;
  if (bed.plugs.active[segment] !== 0) return 1;
  const muscle = bed.toneOf[segment];
  return muscle >= 0 && bed.tone.closed[muscle] !== 0 ? 3 : 0;
}
