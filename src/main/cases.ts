// The cases of this build: read from their files, checked once, listed in the order of their level.
import { caseSummary, parseCase } from '../engine/case-schema.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { CaseSummary } from '../engine/types.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import type { Playable } from '../session/record-file.ts';

const files = import.meta.glob<unknown>('../../cases/*.yaml', { eager: true, import: 'default' });

export const definitions: ReadonlyMap<string, CaseDefinition> = new Map(
  Object.values(files)
    .map((file) => parseCase(file))
    .map((definition) => [definition.id, definition]),
);

export const summaries: readonly CaseSummary[] = [...definitions.values()].map(caseSummary);

export const playable: Playable = {
  model: MODEL_VERSION,
  cases: new Map([...definitions.values()].map((definition) => [definition.id, definition.version])),
};

/** Can a run with this header be played on, exactly as it was? */
export function canPlay(header: { model: string; case: string; caseVersion: number }): boolean {
  return header.model === playable.model && playable.cases.get(header.case) === header.caseVersion;
}
