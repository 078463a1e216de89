// Runs of older versions, opened from what they recorded. It brings the engine into the page, so it is fetched only for such a run.
import type { CaseDefinition } from '../engine/case-schema.ts';
import { parseCase } from '../engine/case-schema.ts';
import { makeDebrief } from '../engine/debrief.ts';
import { readKept } from '../engine/run.ts';
import type { LoadedRun } from '../session/storage.ts';
import type { Report } from '../views/game.ts';
import type { ReportDesk } from './reports.ts';
import { reportOf } from './reports.ts';

/** The debrief of a run whose patient this version cannot play, from what was recorded; null where nothing was. */
export function keptReport(
  { record, checkpoint }: LoadedRun,
  present: CaseDefinition | undefined,
  desk: ReportDesk,
): Report | null {
  if (!checkpoint) return null;
  try {
    const kept = readKept(checkpoint.bytes);
    const definition = parseCase(kept.definition);
    const debrief = makeDebrief({ ...kept, definition, time: kept.chart.time });
    return reportOf({
      debrief,
      record,
      definition,
      older: true,
      desk: {
        ...desk,
        branch: (beginning) => present && desk.branch({ ...beginning, caseVersion: present.version }),
      },
    });
  } catch {
    return null;
  }
}
