// Works an expression out over all patients at once: one value, or a column with one value per patient. Null: does not exist.
import { WINDOWS } from './check-expression.ts';
import type { LivedArm, PatientData, Row } from './data.ts';
import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';
import { meaningOf, measureAt, seriesAt } from './scope.ts';
import { halfLife, peakOf, timeTo, timeOfPeak } from './series.ts';
import type { Column, Value } from './statistics.ts';
import { OF_ONE, OF_TWO, quantile } from './statistics.ts';
import { windowValue } from './windows.ts';

type Cell = Value | string;
type Result = Cell | Cell[];

interface Setting {
  scope: Scope;
  patients: readonly PatientData[];
  /** Columns of each patient at the moment that a window or series is at. */
  moment: readonly (Row | null)[] | null;
}

/** One number, or null when it cannot be computed. */
export function evaluateOne(node: Node, scope: Scope, patients: readonly PatientData[]): Value {
  const result = evaluate(node, { scope, patients, moment: null });
  return Array.isArray(result) ? null : finite(result);
}

/** One number per patient. */
export function evaluateEach(node: Node, scope: Scope, patients: readonly PatientData[]): Value[] {
  return column(evaluate(node, { scope, patients, moment: null }), patients.length);
}

function finite(cell: Cell | undefined): Value {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

function column(result: Result, length: number): Value[] {
  return Array.isArray(result) ? result.map(finite) : Array.from({ length }, () => finite(result));
}

function each(result: Result, change: (cell: Cell) => Cell): Result {
  return Array.isArray(result) ? result.map(change) : change(result);
}

function both(left: Result, right: Result, join: (a: Cell, b: Cell) => Cell): Result {
  if (Array.isArray(left)) return left.map((a, i) => join(a, Array.isArray(right) ? right[i] : right));
  return Array.isArray(right) ? right.map((b) => join(left, b)) : join(left, right);
}

function evaluate(node: Node, setting: Setting): Result {
  switch (node.kind) {
    case 'number':
    case 'text':
      return node.value;
    case 'name':
      return named(node, setting);
    case 'call':
      return called(node, setting);
    case 'minus':
      return each(evaluate(node.of, setting), (cell) => (typeof cell === 'number' ? -cell : null));
    case 'not':
      return each(evaluate(node.of, setting), (cell) => (typeof cell === 'number' ? Number(cell === 0) : null));
    case 'logic': {
      const join = node.sign === 'and' ? conjunction : disjunction;
      return both(evaluate(node.left, setting), evaluate(node.right, setting), join);
    }
    case 'comparison':
      return both(evaluate(node.left, setting), evaluate(node.right, setting), (a, b) => compared(node.sign, a, b));
    case 'arithmetic':
      return both(evaluate(node.left, setting), evaluate(node.right, setting), (a, b) =>
        typeof a === 'number' && typeof b === 'number' ? finite(calculated(node.sign, a, b)) : null,
      );
  }
}

/** False decides even when the other side is not known. */
function conjunction(a: Cell, b: Cell): Cell {
  if (a === 0 || b === 0) return 0;
  return a === null || b === null ? null : 1;
}

function disjunction(a: Cell, b: Cell): Cell {
  if ((a !== null && a !== 0) || (b !== null && b !== 0)) return 1;
  return a === null || b === null ? null : 0;
}

function compared(sign: string, a: Cell, b: Cell): Cell {
  if (a === null || b === null) return null;
  switch (sign) {
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    case '>=':
      return Number(a >= b);
    case '==':
      return Number(a === b);
    default:
      return Number(a !== b);
  }
}

function calculated(sign: string, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a ** b;
  }
}

function named(node: Extract<Node, { kind: 'name' }>, setting: Setting): Result {
  const { scope, patients, moment } = setting;
  const meaning = meaningOf(scope, node.parts, moment !== null, node.at);
  switch (meaning.kind) {
    case 'moment':
      return patients.map((_, i) => moment?.[i]?.[meaning.column] ?? null);
    case 'fact':
      return patients.map(({ facts }) => facts[meaning.fact] ?? null);
    case 'definition':
      return evaluate(meaning.node, { ...setting, moment: null });
    case 'death':
      return patients.map(({ arms }) => {
        const arm = arms[meaning.arm] as LivedArm | undefined;
        return arm ? Number(arm.died[meaning.death]) : null;
      });
    case 'column':
      return patients.map(
        (patient) => livedOf(patient, meaning.arm)?.measures[meaning.measure]?.values[meaning.column] ?? null,
      );
  }
}

function livedOf(patient: PatientData, arm: string | null) {
  return arm === null ? patient.runIn : patient.arms[arm];
}

function called(node: Extract<Node, { kind: 'call' }>, setting: Setting): Result {
  const name = node.parts[node.parts.length - 1];
  if (node.parts.length > 1 && WINDOWS.includes(name)) return windowed(node, name, setting);
  const own = { ...setting, moment: null };
  const arg = (i: number): Column => column(evaluate(node.args[i], own), setting.patients.length);
  if (OF_ONE[name]) return OF_ONE[name](arg(0));
  if (OF_TWO[name]) return OF_TWO[name](arg(0), arg(1));
  if (name === 'quantile') {
    const share = evaluate(node.args[1], own);
    return typeof share === 'number' ? quantile(arg(0), share) : null;
  }
  if (name !== 'where') return seried(node, name, setting);
  const condition = arg(1);
  return arg(0).map((value, i) => (condition[i] === null || condition[i] === 0 ? null : value));
}

function windowed(node: Extract<Node, { kind: 'call' }>, name: string, setting: Setting): Result {
  const { scope, patients } = setting;
  const { arm, name: measure } = measureAt(scope, node.parts.slice(0, -1), node.at);
  const [what, length] = node.args;
  const span = length.kind === 'number' ? length.value : 0;
  const unit = what.kind === 'name' ? (scope.columns.get(what.parts[0]) ?? '') : '';
  return patients.map((patient) => {
    const lived = livedOf(patient, arm);
    const taken = lived?.measures[measure];
    if (!lived || !taken || taken.values['alive'] === 0) return null;
    const before =
      arm === null ? [] : patient.runIn.samples.map(({ t, values }) => ({ t: t - patient.runIn.end, values }));
    const samples = [...before.filter(({ t }) => t < 0), ...lived.samples].filter(({ t }) => t <= taken.t);
    const values = samples.map(({ t, values: row }) => ({ t, value: momentValue(what, setting, patient, row) }));
    return windowValue(name, values, { end: taken.t, span, unit });
  });
}

function momentValue(what: Node, setting: Setting, patient: PatientData, row: Row): Value {
  return column(evaluate(what, { ...setting, patients: [patient], moment: [row] }), 1)[0];
}

function seried(node: Extract<Node, { kind: 'call' }>, name: string, setting: Setting): Result {
  const { arm, name: series } = seriesAt(setting.scope, node.args[0], node.at);
  const index = node.args[2]?.kind === 'number' ? node.args[2].value : 0;
  return setting.patients.map((patient) => {
    const rows = livedOf(patient, arm)?.series[series] ?? [];
    const start = rows[0]?.t ?? 0;
    const points = rows.map(({ t, values }) => ({
      t: t - start,
      value: momentValue(node.args[1], setting, patient, values),
    }));
    if (name === 'series') return points[index]?.value ?? null;
    if (name === 'time_to') return timeTo(points);
    if (name === 'halflife') return halfLife(points);
    const sign = name.endsWith('trough') ? -1 : 1;
    return name.startsWith('time_of') ? timeOfPeak(points, sign) : peakOf(points, sign);
  });
}
