// Reads an expression before any patient is lived: are its names known, do its types fit, and what must be recorded for it?
import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';
import { meaningOf, measureAt, seriesAt } from './scope.ts';
import { OF_ONE, OF_TWO } from './statistics.ts';
import { ExpressionError } from './tokens.ts';

/** One value for all, or one per patient. */
export interface Type {
  of: 'number' | 'text';
  over: 'one' | 'patients';
}

/** What must be recorded: `arm|name` where columns of five sites are read, and per arm the columns that windows need. */
export interface Needs {
  columns: Map<string, Set<string>>;
  samples: Map<string, Set<string>>;
}

export const newNeeds = (): Needs => ({ columns: new Map(), samples: new Map() });
/** Key of a measure or series in `Needs.columns`; the run-in has no arm. */
export const needKey = (arm: string | null, name: string): string => `${arm ?? ''}|${name}`;

const TWO: readonly string[] = [...Object.keys(OF_TWO), 'quantile', 'where'];
/** Functions that turn a value per patient into one for all. */
export const STATISTICS: readonly string[] = [...Object.keys(OF_ONE), ...Object.keys(OF_TWO), 'quantile'];
export const WINDOWS = ['mean_over', 'total_over', 'change_over'];
export const SERIES = ['series', 'time_to', 'halflife', 'peak', 'trough', 'time_of_peak', 'time_of_trough'];

interface Place {
  /** Inside a window or series: bare columns are read at each moment; they are noted here. */
  moment: Set<string> | null;
  /** Definitions being read, to find circles. */
  within: readonly string[];
}

const NUMBER = { of: 'number', over: 'one' } as const;
const PATIENTS = { of: 'number', over: 'patients' } as const;

/** A check: one number for all patients. */
export function checkValue(node: Node, scope: Scope, needs: Needs): void {
  const type = typeOf(node, scope, needs, { moment: null, within: [] });
  if (type.of === 'text') throw new ExpressionError('is a word, not a number', 1);
  if (type.over === 'patients')
    throw new ExpressionError('has a value for each patient; take its mean, fraction or another statistic', 1);
}

/** A definition: a value per patient. `alone`: must be known for one patient without the others (for `where`). */
export function checkDefinition(name: string, node: Node, scope: Scope, needs: Needs): Type {
  return typeOf(node, scope, needs, { moment: null, within: [name] });
}

function typeOf(node: Node, scope: Scope, needs: Needs, place: Place): Type {
  switch (node.kind) {
    case 'number':
      return NUMBER;
    case 'text':
      return { of: 'text', over: 'one' };
    case 'name':
      return typeOfName(node, scope, needs, place);
    case 'call':
      return typeOfCall(node, scope, needs, place);
    case 'minus':
    case 'not':
      return numberOf(node.of, scope, needs, place);
    case 'comparison':
      return typeOfComparison(node, scope, needs, place);
    case 'logic':
    case 'arithmetic':
      return joined(numberOf(node.left, scope, needs, place), numberOf(node.right, scope, needs, place));
  }
}

function joined(a: Type, b: Type): Type {
  return a.over === 'patients' || b.over === 'patients' ? PATIENTS : NUMBER;
}

function numberOf(node: Node, scope: Scope, needs: Needs, place: Place): Type {
  const type = typeOf(node, scope, needs, place);
  if (type.of === 'text') throw new ExpressionError('a number was expected, not a word', node.at);
  return type;
}

function typeOfComparison(node: Extract<Node, { kind: 'comparison' }>, scope: Scope, needs: Needs, place: Place): Type {
  const [left, right] = [typeOf(node.left, scope, needs, place), typeOf(node.right, scope, needs, place)];
  if (left.of !== right.of) throw new ExpressionError('a number cannot be compared with a word', node.at);
  if (left.of === 'text' && node.sign !== '==' && node.sign !== '!=')
    throw new ExpressionError('words can only be compared with == and !=', node.at);
  return joined(left, right);
}

function typeOfName(node: Extract<Node, { kind: 'name' }>, scope: Scope, needs: Needs, place: Place): Type {
  const meaning = meaningOf(scope, node.parts, place.moment !== null, node.at);
  switch (meaning.kind) {
    case 'moment':
      place.moment?.add(meaning.column);
      return PATIENTS;
    case 'fact':
      return { of: scope.facts.get(meaning.fact) ?? 'number', over: 'patients' };
    case 'death':
      return PATIENTS;
    case 'column':
      note(needs.columns, needKey(meaning.arm, meaning.measure), [meaning.column]);
      return PATIENTS;
    case 'definition': {
      if (place.within.includes(meaning.name))
        throw new ExpressionError(`"${meaning.name}" is defined by itself`, node.at);
      const inner = { moment: null, within: [...place.within, meaning.name] };
      try {
        return typeOf(meaning.node, scope, needs, inner);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        throw new ExpressionError(`in the definition "${meaning.name}": ${error.message}`, node.at);
      }
    }
  }
}

function note(lists: Map<string, Set<string>>, key: string, columns: Iterable<string>): void {
  const list = lists.get(key) ?? new Set<string>();
  for (const column of columns) list.add(column);
  lists.set(key, list);
}

function typeOfCall(node: Extract<Node, { kind: 'call' }>, scope: Scope, needs: Needs, place: Place): Type {
  const name = node.parts[node.parts.length - 1];
  if (WINDOWS.includes(name) && node.parts.length > 1) return typeOfWindow(node, scope, needs);
  if (node.parts.length > 1) throw new ExpressionError(`"${node.parts.join('.')}" is not a function`, node.at);
  if (WINDOWS.includes(name))
    throw new ExpressionError(`${name} stands behind a measure: measure.${name}(column, 2h)`, node.at);
  if (SERIES.includes(name)) return typeOfSeries(node, name, scope, needs);
  if (name !== 'where' && !STATISTICS.includes(name))
    throw new ExpressionError(`there is no function "${name}"`, node.at);
  expectCount(node, TWO.includes(name) ? 2 : 1, name);
  if (place.moment) throw new ExpressionError(`${name} cannot stand inside a window or series`, node.at);
  const types = node.args.map((arg) => numberOf(arg, scope, needs, place));
  if (types[0].over === 'one') throw new ExpressionError(`${name} needs a value for each patient`, node.args[0].at);
  if (name === 'quantile' && types[1].over !== 'one')
    throw new ExpressionError('the second value of quantile is one number, 0 to 1', node.args[1].at);
  return name === 'where' ? PATIENTS : NUMBER;
}

function expectCount(node: Extract<Node, { kind: 'call' }>, count: number, name: string): void {
  if (node.args.length !== count)
    throw new ExpressionError(`${name} takes ${count} value${count > 1 ? 's' : ''}, not ${node.args.length}`, node.at);
}

function typeOfWindow(node: Extract<Node, { kind: 'call' }>, scope: Scope, needs: Needs): Type {
  const name = node.parts[node.parts.length - 1];
  expectCount(node, 2, name);
  const { arm, name: measure } = measureAt(scope, node.parts.slice(0, -1), node.at);
  note(needs.columns, needKey(arm, measure), []);
  const [what, length] = node.args;
  if (length.kind !== 'number' || !(length.value >= 60))
    throw new ExpressionError(`${name} needs a time of a minute or more, such as 2h`, length.at);
  const moment = new Set<string>();
  numberOf(what, scope, needs, { moment, within: [] });
  note(needs.samples, arm ?? '', moment);
  note(needs.samples, '', moment); // a window may reach back into the run-in
  return PATIENTS;
}

function typeOfSeries(node: Extract<Node, { kind: 'call' }>, name: string, scope: Scope, needs: Needs): Type {
  expectCount(node, name === 'series' ? 3 : 2, name);
  const { arm, name: series } = seriesAt(scope, node.args[0], node.at);
  const moment = new Set<string>();
  numberOf(node.args[1], scope, needs, { moment, within: [] });
  note(needs.columns, needKey(arm, series), moment);
  const index = node.args[2];
  if (index && (index.kind !== 'number' || !Number.isInteger(index.value)))
    throw new ExpressionError('a whole number from 0 was expected', index.at);
  return PATIENTS;
}
