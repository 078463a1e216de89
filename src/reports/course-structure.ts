// The table of contents of a cmi5 package: one unit for each case, as a learning platform reads it (cmi5 section 13).
import { OURS, TRAINING } from './namespace.ts';

export interface CourseCase {
  id: string;
  title: string;
  subtitle: string;
  objectives: readonly string[];
}

export interface CourseOptions {
  cases: readonly CourseCase[];
  /** 0-1: the platform judges by the score; null: by having played to the end. */
  mastery: number | null;
}

export function courseStructure({ cases, mastery }: CourseOptions): string {
  const judged =
    mastery === null ? 'moveOn="Completed"' : `moveOn="CompletedAndPassed" masteryScore="${mastery.toFixed(4)}"`;
  const units = cases.map(
    ({ id, title, subtitle, objectives }) => `  <au id="${OURS}/courses/refill/cases/${id}" ${judged}
      launchMethod="OwnWindow" activityType="http://adlnet.gov/expapi/activities/simulation">
    <title>${text(title)}</title>
    <description>${text([subtitle, ...objectives, `${TRAINING}.`].join(' '))}</description>
    <url>index.html?case=${encodeURIComponent(id)}</url>
  </au>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${OURS}/courses/refill">
    <title>${text('Refill: the microcirculation in septic shock')}</title>
    <description>${text(`Simulated patients in septic shock over a solved microcirculation. ${TRAINING}.`)}</description>
  </course>
${units.join('\n')}
</courseStructure>
`;
}

function text(words: string): string {
  return `<langstring lang="en-US">${escaped(words)}</langstring>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Control characters have no place in XML 1.0, not even escaped. */
function escaped(words: string): string {
  const plain = Array.from(words)
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('');
  return plain.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]);
}
