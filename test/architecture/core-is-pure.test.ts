// The core gives the same bits everywhere: no wall clock, no chance of its own, no mathematics that differs between browsers, no screen.
import { describe, expect, test } from 'vitest';
import { lineAt, readSources, walk, type Node, type Sources } from './source.ts';

/** Members of Math that every engine computes to the same bits; for the others there is perfusion/math.ts. */
const SAME_EVERYWHERE = new Set(
  'PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2 abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' '),
);

/** The type check without the DOM library (tsconfig.core.json) already refuses window, document, fetch and the like. */
const FORBIDDEN: Record<string, string> = {
  Date: 'time is an argument',
  performance: 'time is an argument',
  setTimeout: 'case timing is data, checked on tick',
  setInterval: 'case timing is data, checked on tick',
  setImmediate: 'case timing is data, checked on tick',
  requestAnimationFrame: 'case timing is data, checked on tick',
  crypto: 'chance comes from perfusion/chance.ts',
};

/** Does this identifier stand for a value, rather than name a field of something? */
function isReference(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  const isKey = parent['key'] === node && parent['computed'] !== true;
  return !isKey && parent.type !== 'TSQualifiedName';
}

function objection(node: Node, parent: Node | null): string | null {
  if (node.type === 'BinaryExpression' && node['operator'] === '**') return '** differs between engines: use pow';
  if (node.type === 'AssignmentExpression' && node['operator'] === '**=') return '**= differs between engines: use pow';
  if (node.type !== 'Identifier' || parent === null || !isReference(node, parent)) return null;
  const name = node['name'] as string;
  if (name === 'Math') return objectionToMath(parent);
  return Object.hasOwn(FORBIDDEN, name) ? `${name}: ${FORBIDDEN[name]}` : null;
}

function objectionToMath(parent: Node): string | null {
  const members = membersTaken(parent);
  if (members === null) return 'Math may only be used as Math.name';
  const member = members.find((name) => !SAME_EVERYWHERE.has(name));
  if (member === undefined) return null;
  return member === 'random'
    ? 'Math.random: chance comes from perfusion/chance.ts'
    : `Math.${member} differs between engines: use perfusion/math.ts`;
}

/** The names taken out of Math by `Math.name` or `const { name } = Math`; null when that cannot be told. */
function membersTaken(parent: Node): string[] | null {
  if (parent.type === 'MemberExpression' && parent['computed'] !== true) return [nameOf(parent['property'])];
  const pattern = parent.type === 'VariableDeclarator' ? (parent['id'] as Node) : null;
  if (pattern?.type !== 'ObjectPattern') return null;
  const properties = pattern['properties'] as Node[];
  return properties.every((each) => each.type === 'Property' && each['computed'] !== true)
    ? properties.map((each) => nameOf(each['key']))
    : null;
}

function nameOf(identifier: unknown): string {
  return String((identifier as Node)['name']);
}

function violations(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    walk(path, text, (node, parent) => {
      const wrong = objection(node, parent);
      if (wrong !== null) found.push(`${path}:${lineAt(text, node.start)} ${wrong}`);
    });
  }
  return found;
}

describe('the core', () => {
  test('contains nothing that differs from run to run or from engine to engine', () => {
    const sources = readSources('src/perfusion', 'src/catalog', 'src/engine');
    expect(sources.size).toBeGreaterThan(5);
    expect(violations(sources)).toEqual([]);
  });

  // Importing Phaser where there is no screen throws, so this also fails when a view sneaks in.
  test('can be loaded without a screen', async () => {
    expect(typeof globalThis.document).toBe('undefined');
    const modules = import.meta.glob('../../src/{perfusion,catalog,engine}/**/*.ts');
    expect(Object.keys(modules).length).toBeGreaterThan(5);
    for (const load of Object.values(modules)) await expect(load()).resolves.toBeDefined();
  });
});

describe('the check notices', () => {
  const check = (text: string): string[] => violations(new Map([['src/engine/a.ts', text]]));

  test.each([
    'const a = Math.exp(1);',
    'const a = Math.random();',
    `const a = Math['log'](1);`,
    'const { pow } = Math;',
    'const m = Math;',
    'const { ...m } = Math;',
    'const a = 2 ** 3;',
    'let a = 2; a **= 3;',
    'const a = Date.now();',
    'const a = new Date();',
    'const a = performance.now();',
    'setTimeout(() => {}, 1);',
    'const a = { Date };',
  ])('%s', (text) => {
    expect(check(text)).toEqual([expect.stringMatching(/^src\/engine\/a\.ts:1 /)]);
  });

  test.each([
    '// Math.exp(1) and 2 ** 3',
    'const a = "Date.now() ** Math.random()";',
    'const a = `setTimeout`;',
    'const a = Math.sqrt(2) + Math.PI;',
    'const a = { performance: 1, Date: 2 }; a.performance;',
    'const { abs, sqrt: root } = Math;',
    'interface A { Date: string }',
  ])('nothing wrong with %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});
