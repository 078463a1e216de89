// What the lab shows of its bench: dials, numbers, trace, network and causes in one plain value.
import { explainBed } from '../perfusion/network/why-bed.ts';
import { causesOf } from '../perfusion/network/why.ts';
import { type Lab, measure } from './lab.ts';
import { taughtState } from './reveal.ts';
import type { LabView } from './types.ts';

type Playing = Pick<LabView, 'running' | 'pace' | 'experiment'> & { asked: number | null };

export function labView(lab: Lab, { running, pace, asked, experiment }: Playing): LabView {
  const { bed } = lab;
  const known = asked !== null && asked < bed.network.segments;
  return {
    site: lab.site,
    seed: lab.seed,
    time: bed.time - lab.began,
    running,
    pace,
    dials: { ...lab.inputs },
    numbers: measure(lab),
    samples: lab.samples,
    changes: lab.changes,
    canUndo: lab.undo.length > 0,
    field: { geometry: bed.seed, state: taughtState(bed) },
    bed: explainBed(bed),
    causes: known ? causesOf(bed, asked) : [],
    experiment,
  };
}
