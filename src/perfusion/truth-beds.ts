// What is true of each bed's network, by the column names of trials and debrief: one list of columns, read for six beds.
import { BED_COUNT, BEDS, GUT } from './beds.ts';
import { p50 } from './blood/oxygen.ts';
import { saturationOf } from './exchange.ts';
import { type Bed, type BedInputs, refreshScores } from './network/bed.ts';
import type { Scores } from './network/scoring.ts';
import type { Patient } from './patient.ts';
import type { TruthColumn } from './truth.ts';

const PREFIX: Record<string, string> = { vital: 'vit', kidney: 'kid', gut: 'gut', muscle: 'mus', skin: 'skin' };

interface Place {
  network: Bed;
  inputs: BedInputs;
  p: Patient;
}

interface BedColumn {
  name: string;
  unit: string;
  label: string;
  read: (at: Place) => number;
}

const column = (name: string, unit: string, label: string, read: (at: Place) => number): BedColumn => ({
  name,
  unit,
  label,
  read,
});
const scored = (name: string, unit: string, label: string, read: (s: Scores) => number): BedColumn =>
  column(name, unit, label, (at) => read(scoresOf(at.network)));

/** The same for every network. Vessels under 20 um unless said otherwise. */
const NETWORK_COLUMNS: BedColumn[] = [
  scored('ppv', '%', 'Proportion of perfused vessels', (s) => s.ppv),
  scored('mfi', '', 'Microvascular flow index by quadrant', (s) => s.mfi),
  scored('mfi_vessel', '', 'Microvascular flow index by vessel', (s) => s.mfiVessel),
  scored('tcd', 'mm/mm2', 'Total capillary density', (s) => s.tcd),
  scored('pcd', 'mm/mm2', 'Perfused capillary density', (s) => s.pcd),
  scored('tvd', 'mm/mm2', 'Total vessel density', (s) => s.tvd),
  scored('pvd', 'mm/mm2', 'Perfused vessel density', (s) => s.pvd),
  scored('de_backer', '1/mm', 'De Backer score', (s) => s.deBacker),
  column('rbcv', 'um/s', 'Red-cell velocity in flowing capillaries', (at) => at.network.outputs.capillaryVelocity),
  column('flow_cv', '', 'Spread of capillary flow', (at) => at.network.outputs.flowCv),
  column('stopped', '%', 'Stopped vessels', (at) => 100 * at.network.outputs.stopped),
  column('intermittent', '%', 'Intermittent vessels', (at) => 100 * at.network.outputs.intermittent),
  column('shunt', '%', 'Flow past the capillaries', (at) => 100 * at.network.outputs.shunt),
  column('plugs', '', 'Capillaries plugged by white cells', (at) => at.network.outputs.plugged),
  column('fibrin', '', 'Capillaries clotted', (at) => at.network.outputs.clotted),
  column('closed', '', 'Arterioles shut', (at) => at.network.outputs.closed),
  column('pto2_mean', 'mmHg', 'Mean tissue PO2', (at) => at.network.outputs.tissuePo2),
  column('hypoxic_fraction', '%', 'Tissue short of oxygen', (at) => 100 * at.network.outputs.hypoxicFraction),
  column('glyco', '', 'Glycocalyx', (at) => at.inputs.glycocalyx),
  column('junction', '', 'Junction gaps', (at) => at.p.endothelium.junction),
  column('adhesion', '', 'Adhesion', (at) => at.inputs.adhesion),
  column('enos', '', 'Endothelial NO', (at) => 1 - at.inputs.enosLoss),
  column('inos', '', 'Inducible NO', (at) => at.inputs.inos),
  column('mito', '', 'Mitochondrial failure', (at) => at.inputs.mito),
  column('edema', '', 'Edema', (at) => at.inputs.edema),
];

/** Flow of the field under the microscope has no branch of its own in the circulation. */
const SUBLINGUAL_COLUMNS: BedColumn[] = [
  column('flow_rest', '%', 'Flow relative to rest', (at) => 100 * at.network.outputs.flow),
];

function bodyColumns(bed: string, b: number): TruthColumn[] {
  const prefix = PREFIX[bed];
  const own = (name: string, unit: string, label: string, read: (p: Patient) => number): TruthColumn => ({
    name: `${prefix}_${name}`,
    unit,
    label: `${label}, ${bed}`,
    read,
  });
  return [
    own('flow_rest', '%', 'Flow relative to rest', (p) => (100 * p.circulation.mean.bedFlow[b]) / p.tone.restFlow[b]),
    own('tone', '', 'Arteriolar tone', (p) => p.tone.activation[b]),
    own('svo2', '%', 'Venous saturation', (p) => {
      return 100 * saturationOf(p.blood.venousContent[b], p.blood.hemoglobin, p50(p.blood.ph, p.heat.core));
    }),
    {
      name: `debt_${prefix}`,
      unit: 'mL/kg',
      label: `Oxygen debt, ${bed}`,
      read: (p) => p.debt.missed[b] / p.host.weight,
    },
    ...NETWORK_COLUMNS.map((c) => own(c.name, c.unit, c.label, (p) => c.read(bodyPlace(p, b)))),
  ];
}

const place: Place[] = [];

function bodyPlace(p: Patient, b: number): Place {
  place[b] ??= { network: p.networks[b], inputs: p.bedInputs[b], p };
  place[b].network = p.networks[b];
  place[b].inputs = p.bedInputs[b];
  place[b].p = p;
  return place[b];
}

function homePlace(p: Patient): Place {
  const at = bodyPlace(p, BED_COUNT);
  at.network = p.sublingual;
  at.inputs = p.bedInputs[GUT];
  return at;
}

/** Columns of the field under the microscope (home site) and of the five beds of the body. */
export const BED_COLUMNS: TruthColumn[] = [
  ...[...NETWORK_COLUMNS, ...SUBLINGUAL_COLUMNS].map((c) => ({
    name: `sub_${c.name}`,
    unit: c.unit,
    label: `${c.label}, sublingual`,
    read: (p: Patient): number => c.read(homePlace(p)),
  })),
  ...BEDS.flatMap((bed, b) => bodyColumns(bed, b)),
];

const scores = new WeakMap<Bed, { at: number; scores: Scores }>();
/** Scores of the last 20 s; several columns read the same scoring. */
function scoresOf(bed: Bed): Scores {
  const last = scores.get(bed);
  if (last?.at === bed.time) return last.scores;
  const now = refreshScores(bed);
  scores.set(bed, { at: bed.time, scores: now });
  return now;
}
