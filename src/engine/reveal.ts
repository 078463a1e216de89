// Learn mode's look underneath: any bed with its causes. The type guard is the lock: Practice and Exam have no run that fits.
import { bedIndexOf, type SiteName, SITES } from '../catalog/sites.ts';
import { constrictorParts } from '../perfusion/bed-coupling.ts';
import { GUT } from '../perfusion/beds.ts';
import { type Bed, refreshScores } from '../perfusion/network/bed.ts';
import { bloodPo2 } from '../perfusion/network/oxygen.ts';
import { explainBed } from '../perfusion/network/why-bed.ts';
import { causesOf } from '../perfusion/network/why.ts';
import type { Patient } from '../perfusion/patient.ts';
import type { Run } from './run.ts';
import { fieldGeometry, fieldState } from './see.ts';
import type { BedGlance, FieldGeometry, FieldState, Revealed, Watch } from './types.ts';

/** A run that may be looked into. */
export type LearnRun = Run & { readonly options: { readonly mode: 'learn' } };

export function isLearnRun(run: Run): run is LearnRun {
  return run.options.mode === 'learn';
}

/** The whole projection. Looking changes nothing in the patient. */
export function revealedOf(run: LearnRun, watch: Watch): Revealed {
  const { patient } = run;
  const bed = networkOf(patient, watch.site);
  const asked = watch.segment !== null && watch.segment < bed.network.segments ? watch.segment : null;
  const index = bedIndexOf(watch.site);
  return {
    site: watch.site,
    field: { geometry: bed.seed, state: taughtState(bed) },
    beds: SITES.map(({ id }) => glanceAt(id, networkOf(patient, id))),
    bed: explainBed(bed),
    constrictor: constrictorParts(patient, index < 0 ? GUT : index),
    causes: asked === null ? [] : causesOf(bed, asked),
  };
}

/** The vessels of any bed, drawn once. */
export function revealedGeometry(run: LearnRun, site: SiteName): FieldGeometry {
  return taughtGeometry(networkOf(run.patient, site));
}

export function watchedBed(run: LearnRun, site: SiteName): Bed {
  return networkOf(run.patient, site);
}

function networkOf(patient: Patient, site: SiteName): Bed {
  const index = bedIndexOf(site);
  return index < 0 ? patient.sublingual : patient.networks[index];
}

export function glanceAt(site: SiteName, bed: Bed): BedGlance {
  const { outputs } = bed;
  return {
    site,
    ppv: refreshScores(bed).ppv,
    stopped: 100 * outputs.stopped,
    intermittent: 100 * outputs.intermittent,
    shunt: 100 * outputs.shunt,
    flow: 100 * outputs.flow,
    venousSaturation: 100 * outputs.venousSaturation,
    tissuePo2: outputs.tissuePo2,
    hypoxic: 100 * outputs.hypoxicFraction,
  };
}

/** A field with the squares of tissue around it. */
export function taughtGeometry(bed: Bed): FieldGeometry {
  const { x, y } = bed.tissue;
  const size = x.length > 1 ? Math.abs(x[1] - x[0]) : 0;
  return { ...fieldGeometry(bed), tissue: { x: Float32Array.from(x), y: Float32Array.from(y), size } };
}

/** What the device sees, and what it cannot see. */
export function taughtState(bed: Bed): FieldState {
  const { vessels, tissue } = bed;
  return {
    ...fieldState(bed).state,
    teaching: {
      oxygen: Float32Array.from(vessels.po2, (_, s) => bloodPo2(bed, s)),
      tissue: Float32Array.from(tissue.po2),
      coat: vessels.lumen.length > 0 ? coatOf(bed) : new Float32Array(0),
      flowClass: bed.flowClass.slice(),
      visible: bed.visible.slice(),
    },
  };
}

/** Half of what the layer takes from the width: it lines both walls. */
function coatOf({ vessels }: Bed): Float32Array {
  return Float32Array.from(vessels.lawDiameter, (width, s) => (width - vessels.lumen[s]) / 2);
}
