// Which patients a trial takes: the facts first, before anybody is lived, then the truth at time zero.
import type { Drawn } from '../../engine/population.ts';
import type { Facts, PatientData, Row } from './data.ts';
import { evaluateEach } from './evaluate.ts';
import type { Range, Trial } from './trial-file.ts';

/** The facts as expressions see them. Studies count from the diagnosis, which is made at the door; the illness began many hours before. */
export function factsOf(drawn: Drawn): Facts {
  return { ...drawn, hours_since_door: drawn.hours_since_onset - drawn.hours_to_door };
}

const inside = (value: number | null | undefined, { low, high }: Range): boolean =>
  value !== null && value !== undefined && value >= low && value <= high;

function told(name: string, { low, high }: Range): string {
  if (low === high) return `${name} ${low}`;
  return `${name} ${Number.isFinite(low) ? low : '...'} to ${Number.isFinite(high) ? high : '...'}`;
}

/** What of the facts does not fit, or null. A name that is a column as well is judged at time zero instead. */
export function factMismatch(trial: Trial, facts: Facts): string | null {
  for (const [name, word] of trial.where.words) if (facts[name] !== word) return `${name} ${word}`;
  for (const [name, range] of trial.where.ranges) {
    if (!trial.scope.facts.has(name) || trial.scope.columns.has(name)) continue;
    if (!inside(facts[name] as number, range)) return told(name, range);
  }
  return null;
}

/** What of the truth at time zero does not fit, or null. `row` are the columns then. */
export function zeroMismatch(trial: Trial, row: Row, facts: Facts, runIn: PatientData['runIn']): string | null {
  const { ranges, on, off } = trial.where;
  for (const [name, range] of ranges) {
    const node = trial.scope.definitions.get(name);
    if (node) {
      const [value] = evaluateEach(node, trial.scope, [{ facts, runIn, arms: {} }]);
      if (!inside(value, range)) return told(name, range);
    } else if (trial.scope.columns.has(name) && !inside(row[name], range)) return told(name, range);
  }
  for (const [drug, range] of on) {
    const rate = row[`rate_${drug}`] ?? 0;
    if (!(rate > 0 && inside(rate, range))) return told(`on ${drug}`, range);
  }
  for (const drug of off) if ((row[`rate_${drug}`] ?? 0) > 0) return `off ${drug}`;
  return null;
}
