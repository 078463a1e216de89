// The cases of this build: what they are called is here at once, each one itself is fetched when it is wanted.
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { CaseOffer } from '../engine/types.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import type { Playable } from '../session/record-file.ts';

const files = import.meta.glob<CaseDefinition>('../../cases/*.yaml', { import: 'default' });
const summaryFiles = import.meta.glob<CaseOffer>('../../cases/*.yaml', {
  eager: true,
  import: 'default',
  query: '?summary',
});

export const summaries: readonly CaseOffer[] = Object.values(summaryFiles);

const paths = new Map(Object.entries(summaryFiles).map(([path, { id }]) => [id, path]));

/** The case, or null where this build has none of that name. */
export async function fetchCase(id: string): Promise<CaseDefinition | null> {
  const path = paths.get(id);
  return path === undefined ? null : files[path]();
}

export const playable: Playable = {
  model: MODEL_VERSION,
  cases: new Map(summaries.map(({ id, version }) => [id, version])),
};

/** Can a run with this header be played on, exactly as it was? */
export function canPlay(header: { model: string; case: string; caseVersion: number }): boolean {
  return header.model === playable.model && playable.cases.get(header.case) === header.caseVersion;
}
