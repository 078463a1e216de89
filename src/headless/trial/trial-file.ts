// A trial file: read, checked to the last word before a patient is lived, and turned into steps and trees. Every mistake has path and line.
import * as z from 'zod';
import { orderEntry } from '../../catalog/orders.ts';
import { policies } from '../../engine/policies.ts';
import type { Drawn, Generator } from '../../engine/population.ts';
import { ENDOTYPES, GENERATORS, SITES, TREATMENTS } from '../../engine/population.ts';
import { ORGANISMS } from '../../perfusion/host.ts';
import { InputError } from '../input-error.ts';
import type { YamlFile } from '../yaml-file.ts';
import { readYaml } from '../yaml-file.ts';
import type { Needs, Type } from './check-expression.ts';
import { checkDefinition, checkValue, newNeeds, STATISTICS } from './check-expression.ts';
import { trialColumns } from './columns.ts';
import type { Node } from './parse.ts';
import { parseExpression } from './parse.ts';
import type { Clock, Scope } from './scope.ts';
import type { Step } from './steps.ts';
import { nameOf, readStep, StepError } from './steps.ts';
import { ExpressionError } from './tokens.ts';

export interface Range {
  low: number;
  high: number;
}
/** What a patient must be at time zero. */
export interface Where {
  ranges: Map<string, Range>;
  words: Map<string, string>;
  on: Map<string, Range>;
  off: string[];
}
export interface Check {
  id: string;
  text: string;
  value: Node;
  low: number | null;
  high: number | null;
}
export interface Trial {
  file: string;
  id: string;
  source: string;
  claim: string;
  weight: 'mechanism' | 'row' | 'sign';
  notes: string;
  generator: Generator;
  n: number;
  seed: number;
  split: boolean;
  set: Partial<Drawn>;
  where: Where;
  runIn: Step[];
  arms: Map<string, Step[]>;
  checks: Check[];
  scope: Scope;
  needs: Needs;
}

z.config({ jitless: true });
const words = z.string().min(1).max(4000);
const band = z
  .tuple([z.number().nullable(), z.number().nullable()])
  .refine(([low, high]) => low === null || high === null || low <= high, {
    message: 'the low end lies above the high end',
  });
const steps = z.array(z.unknown());
const expression = z.union([z.string().min(1).max(2000), z.number()]).transform(String);
const wanted = z.union([band, z.boolean(), z.number(), z.string()]);
const set = z
  .strictObject({
    age: z.number().min(18).max(100),
    weight: z.number().min(35).max(200),
    sex: z.enum(['female', 'male']),
    tone: z.number().int().min(1).max(10),
    hypertension: z.union([z.boolean(), z.number().min(0).max(1)]),
    heart_failure: z.union([z.boolean(), z.number().min(0).max(1)]),
    lvef: z.number().min(20).max(72),
    cirrhosis: z.union([z.boolean(), z.number().min(0).max(1)]),
    chronic_kidney: z.union([z.boolean(), z.number().min(0).max(1)]),
    diabetes: z.union([z.boolean(), z.number().min(0).max(1)]),
    immunosuppressed: z.union([z.boolean(), z.number().min(0).max(1)]),
    adrenal_reserve: z.number().min(0).max(1),
    hand_flow: z.number().min(0.2).max(4),
    endotype: z.enum(ENDOTYPES),
    severity: z.number().min(0).max(1),
    site: z.enum(SITES),
    organism: z.enum(ORGANISMS),
    hours_since_onset: z.number().min(0).max(96),
    creatinine_baseline: z.number().min(40).max(500),
    treatment: z.enum(TREATMENTS),
    antibiotics: z.enum(['none', 'given']),
    ventilated: z.boolean(),
  })
  .partial();
const where = z
  .object({ on: z.record(z.string(), band).optional(), off: z.array(z.string()).optional(), set: set.optional() })
  .catchall(wanted);

const form = z.strictObject({
  id: words.regex(/^[\w.-]+$/, 'letters, digits, . and - were expected'),
  source: words,
  claim: words,
  weight: z.enum(['mechanism', 'row', 'sign']).default('row'),
  notes: z.string().max(10_000).default(''),
  population: z.strictObject({
    generator: z.enum(GENERATORS),
    n: z
      .number()
      .int()
      .max(5000)
      .refine((n) => n > 0, 'no patients: a whole number from 1 was expected'),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1),
    where: where.optional(),
    run_in: steps.optional(),
    split: z.boolean().default(false),
  }),
  define: z.record(z.string(), expression).default({}),
  arms: z.record(z.string(), steps).refine((arms) => Object.keys(arms).length > 0, 'at least one arm was expected'),
  checks: z.array(z.strictObject({ id: words, value: expression, band })).min(1),
});
type Form = z.infer<typeof form>;

type Path = (string | number)[];

/** The trial, or an InputError about its first mistake. */
export function readTrial(file: string): Trial {
  const yaml = readYaml(file);
  const parsed = form.safeParse(yaml.value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    throw formError(issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0], yaml); // a misspelled field explains a missing one
  }
  return compile(parsed.data, yaml);
}

function wrong(yaml: YamlFile, path: Path, message: string): InputError {
  return new InputError(message, yaml.file, path.join('.'), yaml.lineOf(path));
}

function formError(issue: z.core.$ZodIssue, yaml: YamlFile): InputError {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  if (issue.code === 'unrecognized_keys')
    return wrong(yaml, [...path, issue.keys[0]], 'is not a field of a trial file');
  if (issue.code === 'invalid_union') return wrong(yaml, path, 'has a value of a wrong kind, such as [low, high]');
  const missing = /expected (\w+), received undefined$/.exec(issue.message);
  if (missing) return wrong(yaml, path, `is missing (expected ${missing[1]})`);
  return wrong(yaml, path, issue.message.replace(/^Invalid input: /, ''));
}

function compile(data: Form, yaml: YamlFile): Trial {
  const { population } = data;
  const runIn = readSteps(population.run_in ?? [], ['population', 'run_in'], yaml);
  const arms = new Map<string, Step[]>();
  for (const [name, list] of Object.entries(data.arms)) {
    const own = guarded(yaml, ['arms', name], () => nameOf(name, ''));
    arms.set(own, readSteps(list, ['arms', name], yaml));
  }
  const scope = scopeOf(data, runIn, arms, yaml);
  const needs = newNeeds();
  const types = new Map<string, Type>();
  for (const [name, node] of scope.definitions) {
    const type = inExpression(yaml, ['define', name], () => checkDefinition(name, node, scope, newNeeds()));
    types.set(name, type);
  }
  const checks = data.checks.map(({ id, value, band: [low, high] }, i) => {
    const path = ['checks', i, 'value'];
    const node = inExpression(yaml, path, () => parseExpression(value));
    inExpression(yaml, path, () => checkValue(node, scope, needs));
    return { id, text: value, value: node, low, high };
  });
  const twice = checks.findIndex(({ id }, i) => checks.findIndex((other) => other.id === id) !== i);
  if (twice >= 0) throw wrong(yaml, ['checks', twice, 'id'], `there are two checks "${checks[twice].id}"`);
  const asked = readWhere(population.where ?? {}, scope, types, needs, yaml);
  const { id, source, claim, weight, notes } = data;
  const { generator, n, seed, split } = population;
  return {
    file: yaml.file,
    id,
    source,
    claim,
    weight,
    notes,
    generator,
    n,
    seed,
    split,
    ...asked,
    runIn,
    arms,
    checks,
    scope,
    needs,
  };
}

function guarded<T>(yaml: YamlFile, path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    throw wrong(yaml, error.field === '' ? path : [...path, ...error.field.split('.')], error.message);
  }
}

function inExpression<T>(yaml: YamlFile, path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw wrong(yaml, path, `${error.message} (at character ${error.at})`);
  }
}

function readSteps(list: unknown[], path: Path, yaml: YamlFile): Step[] {
  const read = list.map((raw, i) => guarded(yaml, [...path, i], () => readStep(raw)));
  const names = new Set<string>();
  read.forEach((step, i) => {
    if (step.do === 'titrate' && !trialColumns.has(step.column))
      throw wrong(yaml, [...path, i, 'titrate', 'target'], `the model has no column "${step.column}"`);
    if (step.do === 'titrate' && !orderEntry(step.drug)?.fields.some(({ id }) => id === 'rate'))
      throw wrong(yaml, [...path, i, 'titrate', 'drug'], `"${step.drug}" is not given at a rate`);
    if (step.do !== 'measure' && step.do !== 'series') return;
    if (names.has(step.name)) throw wrong(yaml, [...path, i], `there are two measures "${step.name}"`);
    names.add(step.name);
  });
  return read;
}

function clockOf(list: readonly Step[]): Clock {
  const measures = new Map(list.flatMap((step) => (step.do === 'measure' ? [[step.name, step.at] as const] : [])));
  return { measures, series: new Set(list.flatMap((step) => (step.do === 'series' ? [step.name] : []))) };
}

const TEXT_FACTS = ['sex', 'endotype', 'site', 'organism', 'treatment'];
const FACTS = [
  'age',
  'weight',
  'tone',
  'hypertension',
  'heart_failure',
  'lvef',
  'cirrhosis',
  'chronic_kidney',
  'diabetes',
  'immunosuppressed',
  'adrenal_reserve',
  'hand_flow',
  'severity',
  'hours_since_onset',
  'hours_since_door',
  'creatinine_baseline',
  'antibiotics',
  'ventilated',
];

function scopeOf(data: Form, runIn: Step[], arms: Map<string, Step[]>, yaml: YamlFile): Scope {
  const facts = new Map<string, 'number' | 'text'>([
    ...FACTS.map((name) => [name, 'number'] as const),
    ...TEXT_FACTS.map((name) => [name, 'text'] as const),
  ]);
  const definitions = new Map<string, Node>();
  for (const [name, text] of Object.entries(data.define)) {
    const own = guarded(yaml, ['define', name], () => nameOf(name, ''));
    const hides = trialColumns.has(own)
      ? 'a column'
      : facts.has(own)
        ? 'a fact'
        : policies.some(({ id }) => id === own)
          ? 'a policy'
          : definitions.has(own)
            ? 'a definition'
            : null;
    if (hides !== null) throw wrong(yaml, ['define', name], `hides ${hides} of the same name`);
    definitions.set(
      own,
      inExpression(yaml, ['define', name], () => parseExpression(text)),
    );
  }
  const clocks = new Map([...arms].map(([name, list]) => [name, clockOf(list)]));
  return { arms: clocks, runIn: clockOf(runIn), definitions, facts, columns: trialColumns };
}

function readWhere(
  raw: NonNullable<Form['population']['where']>,
  scope: Scope,
  types: Map<string, Type>,
  needs: Needs,
  yaml: YamlFile,
) {
  const { on = {}, off = [], set: fixed = {}, ...rest } = raw;
  const base: Path = ['population', 'where'];
  const asked: Where = { ranges: new Map(), words: new Map(), on: new Map(), off };
  for (const [name, value] of Object.entries(rest)) readWanted(name, value, asked, scope, types, needs, yaml);
  const drug = (id: string, path: Path): string => {
    if (!orderEntry(id)?.drug) throw wrong(yaml, path, `"${id}" is not a drug of the catalog`);
    return id;
  };
  for (const [id, range] of Object.entries(on)) asked.on.set(drug(id, [...base, 'on', id]), rangeOf(range));
  off.forEach((id, i) => drug(id, [...base, 'off', i]));
  return { where: asked, set: factsOf(fixed) };
}

function rangeOf([low, high]: readonly (number | null)[]): Range {
  return { low: low ?? -Infinity, high: high ?? Infinity };
}

function readWanted(
  name: string,
  value: unknown,
  asked: Where,
  scope: Scope,
  types: Map<string, Type>,
  needs: Needs,
  yaml: YamlFile,
): void {
  const path: Path = ['population', 'where', name];
  const known = scope.facts.has(name) || scope.definitions.has(name) || trialColumns.has(name);
  if (!known) throw wrong(yaml, path, `"${name}" is no column, no fact and no definition`);
  if (scope.definitions.has(name)) checkAlone(name, scope, types, needs, yaml, path);
  if (typeof value === 'string') {
    if (scope.facts.get(name) !== 'text') throw wrong(yaml, path, '[low, high] was expected');
    asked.words.set(name, value);
  } else if (scope.facts.get(name) === 'text') throw wrong(yaml, path, 'a word was expected');
  else if (typeof value === 'boolean')
    asked.ranges.set(name, value ? { low: 1e-9, high: Infinity } : { low: 0, high: 0 });
  else if (typeof value === 'number') asked.ranges.set(name, { low: value, high: value });
  else asked.ranges.set(name, rangeOf(value as [number | null, number | null]));
}

/** A definition that chooses patients must be known before the arms, and for each patient alone. */
function checkAlone(
  name: string,
  scope: Scope,
  types: Map<string, Type>,
  needs: Needs,
  yaml: YamlFile,
  path: Path,
): void {
  const before: Scope = { ...scope, arms: new Map() };
  inExpression(yaml, path, () => checkDefinition(name, scope.definitions.get(name)!, before, needs));
  if (types.get(name)?.over !== 'patients') throw wrong(yaml, path, `"${name}" is the same for all patients`);
  if (hasStatistic(scope.definitions.get(name)!, scope))
    throw wrong(yaml, path, `"${name}" compares patients with each other; it cannot choose them`);
}

function hasStatistic(node: Node, scope: Scope): boolean {
  switch (node.kind) {
    case 'number':
    case 'text':
      return false;
    case 'name': {
      const inner = node.parts.length === 1 ? scope.definitions.get(node.parts[0]) : undefined;
      return inner !== undefined && hasStatistic(inner, scope);
    }
    case 'call':
      return (
        (node.parts.length === 1 && STATISTICS.includes(node.parts[0])) ||
        node.args.some((arg) => hasStatistic(arg, scope))
      );
    case 'minus':
    case 'not':
      return hasStatistic(node.of, scope);
    case 'logic':
    case 'comparison':
    case 'arithmetic':
      return hasStatistic(node.left, scope) || hasStatistic(node.right, scope);
  }
}

/** Yes and no become full and none. */
function factsOf(raw: z.infer<typeof set>): Partial<Drawn> {
  const entries = Object.entries(raw).map(([name, value]) => [
    name,
    value === 'given' ? 1 : name === 'antibiotics' ? 0 : typeof value === 'boolean' ? Number(value) : value,
  ]);
  return Object.fromEntries(entries) as Partial<Drawn>;
}
