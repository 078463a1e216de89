// Is the order of the automatic trainees as taught? Nothing and everything must lose, care that looks at perfusion must win, and care by the
// book must do worse where the book is the wrong one.
import type { TableRow } from './policy-table.ts';

/** Points within which two trainees count as equal: one patient's luck (chosen). */
const EVEN = 3;
/** Nothing and everything score badly below the first and at least so much below the expert; good is above the third, and well enough above the last (chosen). */
const BAD = 60;
const CLEARLY = 20;
const GOOD = 70;
const WELL = 60;
/** How far treating a mimic as sepsis must stay behind (chosen). */
const BEHIND = 5;

/** What is not as taught, one sentence each. `mimics` are the cases that only look like sepsis. */
export function orderFaults(rows: readonly TableRow[], mimics: readonly string[]): string[] {
  return [...new Set(rows.map((row) => row.case))].flatMap((id) => {
    const scores = new Map(rows.filter((row) => row.case === id).map(({ policy, score }) => [policy, score]));
    return faultsOf(scores, mimics.includes(id)).map((fault) => `${id}: ${fault}`);
  });
}

function faultsOf(scores: ReadonlyMap<string, number>, isMimic: boolean): string[] {
  const expert = scores.get('expert');
  if (expert === undefined) return [];
  const found: string[] = [];
  if (expert < GOOD) found.push(`expert scores only ${whole(expert)}`);
  for (const [policy, score] of scores) {
    const bad = policy === 'none' || policy === 'everything';
    if (bad && (score > BAD || score > expert - CLEARLY)) found.push(`${policy} scores ${whole(score)}`);
    if (!bad && score > expert + EVEN) found.push(`${policy} scores ${whole(score)}, expert ${whole(expert)}`);
  }
  const crt = scores.get('crt');
  if (crt !== undefined && !isMimic && crt < WELL) found.push(`crt scores only ${whole(crt)}`);
  if (crt !== undefined && isMimic && crt > expert - BEHIND)
    found.push(`crt scores ${whole(crt)}, not behind expert (${whole(expert)}) although this is no sepsis`);
  return found;
}

const whole = (score: number): string => score.toFixed(0);
