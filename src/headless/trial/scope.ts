// Which names an expression of a trial may use, and what each of them means.
import type { Death } from './data.ts';
import { DEATHS } from './data.ts';
import type { Node } from './parse.ts';
import { ExpressionError } from './tokens.ts';

/** Names of measures and series of one clock. */
export interface Clock {
  measures: ReadonlyMap<string, number>;
  series: ReadonlySet<string>;
}

export interface Scope {
  arms: ReadonlyMap<string, Clock>;
  runIn: Clock;
  definitions: ReadonlyMap<string, Node>;
  /** Facts by name; `text` ones can only be compared with words. */
  facts: ReadonlyMap<string, 'number' | 'text'>;
  /** Columns with their units. */
  columns: ReadonlyMap<string, string>;
}

/** `arm` null: the run-in. */
export type Meaning =
  | { kind: 'moment'; column: string }
  | { kind: 'fact'; fact: string }
  | { kind: 'definition'; name: string; node: Node }
  | { kind: 'death'; arm: string; death: Death }
  | { kind: 'column'; arm: string | null; measure: string; column: string };

const isDeath = (name: string): name is Death => (DEATHS as readonly string[]).includes(name);

/** What a name means; inside a window or a series (`moment`) a bare column is the column at that moment. */
export function meaningOf(scope: Scope, parts: readonly string[], moment: boolean, at: number): Meaning {
  const wrong = (message: string): ExpressionError => new ExpressionError(message, at);
  const last = parts[parts.length - 1];
  if (parts.length === 1) {
    if (moment && scope.columns.has(last)) return { kind: 'moment', column: last };
    const node = scope.definitions.get(last);
    if (node) return { kind: 'definition', name: last, node };
    if (scope.facts.has(last)) return { kind: 'fact', fact: last };
    if (isDeath(last)) return { kind: 'death', arm: onlyArm(scope, last, at), death: last };
    if (scope.columns.has(last))
      throw wrong(`"${last}" is a column: name the measure, such as ${someMeasure(scope)}.${last}`);
    throw wrong(`"${last}" is no fact and no definition`);
  }
  if (isDeath(last) && parts.length === 2) {
    if (!scope.arms.has(parts[0])) throw wrong(`there is no arm "${parts[0]}"`);
    return { kind: 'death', arm: parts[0], death: last };
  }
  if (parts.length > 3) throw wrong(`"${parts.join('.')}" has too many parts; arm.measure.column was expected`);
  const { arm, name } = measureAt(scope, parts.slice(0, -1), at);
  if (!scope.columns.has(last)) throw wrong(`the model has no column "${last}"`);
  return { kind: 'column', arm, measure: name, column: last };
}

/** `measure` or `arm.measure`; a measure of the run-in needs no arm. */
export function measureAt(scope: Scope, parts: readonly string[], at: number): { arm: string | null; name: string } {
  return placeAt(scope, parts, at, 'measure', (clock, name) => clock.measures.has(name));
}

export function seriesAt(scope: Scope, node: Node | undefined, at: number): { arm: string | null; name: string } {
  if (node?.kind !== 'name') throw new ExpressionError('the name of a series was expected', node?.at ?? at);
  return placeAt(scope, node.parts, node.at, 'series', (clock, name) => clock.series.has(name));
}

function placeAt(
  scope: Scope,
  parts: readonly string[],
  at: number,
  what: string,
  has: (clock: Clock, name: string) => boolean,
): { arm: string | null; name: string } {
  const name = parts[parts.length - 1];
  if (parts.length === 1 && has(scope.runIn, name)) return { arm: null, name };
  if (parts.length > 2) throw new ExpressionError(`"${parts.join('.')}" has too many parts`, at);
  const arm = parts.length === 2 ? parts[0] : onlyArm(scope, name, at, what);
  const clock = scope.arms.get(arm);
  if (!clock) throw new ExpressionError(`there is no ${what} and no arm "${arm}"`, at);
  if (!has(clock, name)) throw new ExpressionError(`arm "${arm}" has no ${what} "${name}"`, at);
  return { arm, name };
}

function onlyArm(scope: Scope, name: string, at: number, what = 'value'): string {
  const arms = [...scope.arms.keys()];
  if (arms.length === 1) return arms[0];
  if (arms.length === 0)
    throw new ExpressionError(`"${name}" is not measured in the run-in; only that is known at time zero`, at);
  throw new ExpressionError(
    `"${name}": there are several arms; write which ${what} is meant, such as ${arms[0]}.${name}`,
    at,
  );
}

function someMeasure(scope: Scope): string {
  for (const [arm, clock] of scope.arms)
    for (const name of clock.measures.keys()) return scope.arms.size > 1 ? `${arm}.${name}` : name;
  return 'measure';
}
