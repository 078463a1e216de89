// Patients as they look in five states, each lived by the model: nobody has painted a number of theirs.
import type { CaseDefinition } from '../../src/engine/case-schema.ts';
import { autoPlay } from '../../src/engine/auto-play.ts';
import { policy } from '../../src/engine/policies.ts';
import { advanceTo, bedside, geometry, latestBeat, send, startRun, timeOf, truth } from '../../src/engine/run.ts';
import type { Run } from '../../src/engine/run.ts';
import type { BeatTrace, Bedside, CaseEvent, FieldGeometry } from '../../src/engine/types.ts';
import { fieldState } from '../../src/engine/see.ts';
import { fetchCase } from '../../src/main/cases.ts';

export interface Look {
  name: string;
  bedside: Bedside;
  beat: BeatTrace | null;
  geometry: FieldGeometry | null;
  truth: Record<string, number>;
  run: Run;
}

interface Life {
  name: string;
  case: string;
  /** What is different from the case as written. */
  illness?: Partial<CaseDefinition['illness']>;
  policy: string;
  /** What happens at the door. */
  first?: CaseEvent;
  /** Lived after arrival until this holds, looked at every ten minutes. */
  until: (truth: Record<string, number>) => boolean;
}

const LOOK = 600;
const LONGEST = 14 * 3600;

export const LIVES: readonly Life[] = [
  { name: 'healthy', case: 'urosepsis', illness: { hours: 0, load: 0, deficit: 0 }, policy: 'none', until: () => true },
  { name: 'early sepsis', case: 'urosepsis', illness: { hours: 9 }, policy: 'none', until: () => true },
  { name: 'mottling 3', case: 'pneumonia', policy: 'none', until: ({ mottling }) => mottling >= 3 },
  {
    name: 'cold, mottling 5',
    case: 'septic-heart',
    policy: 'none',
    first: { type: 'inject.bleed', rate: 30, minutes: 60 },
    until: ({ mottling }) => mottling >= 5,
  },
  { name: 'recovered', case: 'urosepsis', policy: 'expert', until: ({ gcs, lactate }) => gcs >= 14.5 && lactate < 3 },
];

export async function live({ name, case: id, illness, policy: by, first, until }: Life, tone: number): Promise<Look> {
  const written = (await fetchCase(id))!;
  const definition = { ...written, host: { ...written.host, tone }, illness: { ...written.illness, ...illness } };
  const run = startRun(definition, { seed: 1, mode: 'learn', resolution: 'held-beat', openEnded: true });
  send(run, { type: 'case.begin' });
  if (first) send(run, first);
  while (timeOf(run) < LONGEST && !until(truth(run))) autoPlay(run, timeOf(run) + LOOK, { policy: policy(by) });
  return lookAt(name, run);
}

function lookAt(name: string, run: Run): Look {
  const microscope = { ...fieldState(run.patient.sublingual), scores: null };
  return {
    name,
    bedside: { ...bedside(run), microscope },
    beat: latestBeat(run),
    geometry: geometry(run),
    truth: truth(run),
    run,
  };
}

/** The same patient a few seconds after a bubble has come into the arterial line. */
export function withDampedLine({ run }: Look): Look {
  send(run, { type: 'inject.line-damped', cause: 'air' });
  advanceTo(run, run.patient.step + 20 * 500);
  return lookAt('recovered, arterial line damped by a bubble', run);
}
