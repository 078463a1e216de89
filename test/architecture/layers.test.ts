// Who may import whom. The table is the architecture; there is no list of exceptions. No arrow goes left.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { readSources, type Sources } from './source.ts';

const CORE = ['perfusion', 'catalog', 'engine'];

/**
 * Room -> what it may import besides itself: rooms (or one folder or file of a room), folders beside src, packages.
 * `node` stands for Node's own modules. Only main (main.tsx and its helpers in main/), the composition
 * root, may import everything, and nothing imports it.
 */
const TABLE: Record<string, string[]> = {
  perfusion: [],
  catalog: ['perfusion'],
  engine: ['perfusion', 'catalog', 'xstate', 'zod'],
  session: [...CORE, 'cases', 'xstate', 'zod', 'idb', 'colyseus.js'],
  // What leaves the game after a run, as text: no screen, no network, no storage.
  reports: ['catalog', 'engine/debrief-types', 'engine/types', 'engine/timeline', 'uuid'],
  // From the engine only the words and the reading of a timeline: a view shows projections, it runs nothing.
  views: [
    'perfusion/network',
    'catalog',
    'engine/debrief-types',
    'engine/types',
    'engine/timeline',
    'reports',
    'assets',
    'phaser',
    'preact',
    '@preact/signals',
    'uqr',
  ],
  sound: ['engine/types', 'assets/sounds', 'howler'],
  headless: [...CORE, 'session', 'reports', 'cases', 'xstate', 'zod', 'yaml', 'node', 'tinypool', 'fflate'],
  server: [...CORE, 'session', 'headless', 'cases', 'xstate', 'zod', 'node', 'bullmq', 'ioredis', '@colyseus'],
};

/** Packages that only these files may import, so that each can be replaced in one place. */
const SOLE_IMPORTERS: Record<string, string> = {
  howler: 'src/sound/howler-port.ts',
  tinypool: 'src/headless/pool.ts',
  bullmq: 'src/server/work-queue.ts',
  fflate: 'src/headless/package.ts',
  uqr: 'src/views/rooms/qr.tsx',
  'colyseus.js': 'src/session/remote/connect.ts',
};

/** `src/engine/types.ts` -> `engine/types`; `cases/a.yaml` -> `cases/a`; `preact/hooks` -> `preact`; `node:fs` -> `node`. */
function targetOf(importer: string, specifier: string): string {
  if (specifier.startsWith('.')) return placeOf(posix.join(posix.dirname(importer), specifier));
  if (specifier.startsWith('/')) return placeOf(specifier.slice(1));
  if (specifier.startsWith('node:')) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function placeOf(path: string): string {
  return path.replace(/^src\//, '').replace(/\.\w+$/, '');
}

function roomOf(place: string): string {
  return place.split('/')[0];
}

function isWithin(target: string, permitted: string): boolean {
  return target === permitted || target.startsWith(`${permitted}/`);
}

/** What is wrong with one import, in words, or null. */
function objection(importer: string, specifier: string | null): string | null {
  const room = roomOf(placeOf(importer));
  if (specifier === null) return 'has an import whose path is computed; write the path out';
  if (room === 'main') return null;
  const permitted = TABLE[room];
  if (permitted === undefined) return `is in no room of the table in ${posix.basename(import.meta.filename)}`;
  const target = targetOf(importer, specifier);
  const sole = SOLE_IMPORTERS[target];
  if (sole !== undefined && importer !== sole) return `imports ${specifier}; only ${sole} may`;
  if ([room, ...permitted].some((place) => isWithin(target, place))) return null;
  return `imports ${specifier}; ${room} may import ${permitted.length > 0 ? permitted.join(', ') : 'nothing outside itself'}`;
}

function violations(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    for (const { specifier, line } of importsOf(path, text)) {
      const wrong = objection(path, specifier);
      if (wrong !== null) found.push(`${path}:${line} ${wrong}`);
    }
  }
  return found;
}

/** Room -> room -> one import that makes the arrow. */
function arrows(sources: Sources): Map<string, Map<string, string>> {
  const graph = new Map<string, Map<string, string>>();
  for (const [path, text] of sources) {
    const from = roomOf(placeOf(path));
    for (const { specifier, line } of importsOf(path, text)) {
      const to = specifier?.startsWith('.') ? roomOf(targetOf(path, specifier)) : from;
      if (to === from) continue;
      const targets = graph.get(from) ?? new Map<string, string>();
      graph.set(from, targets.set(to, `${path}:${line}`));
    }
  }
  return graph;
}

/** Each circle of rooms once, as the places that close it. */
function circles(sources: Sources): string[] {
  const graph = arrows(sources);
  const found = new Map<string, string>();
  const follow = (path: string[], places: string[]): void => {
    for (const [to, place] of graph.get(path.at(-1)!) ?? []) {
      const circle = path.toSorted().join();
      if (to !== path[0]) {
        if (!path.includes(to)) follow([...path, to], [...places, place]);
      } else if (!found.has(circle))
        found.set(circle, `${[...path, to].join(' -> ')}: ${[...places, place].join(', ')}`);
    }
  };
  for (const room of graph.keys()) follow([room], []);
  return [...found.values()];
}

describe('the rooms of src', () => {
  const sources = readSources('src');

  test('are really read', () => {
    const count = [...sources].reduce((sum, [path, text]) => sum + importsOf(path, text).length, 0);
    expect(count).toBeGreaterThan(5);
  });
  test('import only what the table allows', () => {
    expect(violations(sources)).toEqual([]);
  });
  test('have no circles', () => {
    expect(circles(sources)).toEqual([]);
  });
});

describe('the table notices', () => {
  const file = (path: string, text: string): Sources => new Map([[path, text]]);

  test.each([
    ['a static import', `import { x } from '../session/clock.ts';`],
    ['a type import', `import type { X } from '../session/clock.ts';`],
    ['an inline type import', `let x: import('../session/clock.ts').X;`],
    ['an import for its effect', `import '../session/clock.ts';`],
    ['a dynamic import', 'const x = import(`../session/clock.ts`);'],
    ['a re-export', `export * from '../session/clock.ts';`],
    ['a named re-export', `export { x } from '../session/clock.ts';`],
    ['a worker import', `import Clock from '../session/clock.ts?worker';`],
    ['a worker by address', `new Worker(new URL('../session/clock.ts', import.meta.url), { type: 'module' });`],
    ['a glob', `import.meta.glob(['./*.ts', '../session/*.ts']);`],
    ['a path from the root', `import '/src/session/clock.ts';`],
  ])('%s', (_kind, text) => {
    expect(violations(file('src/engine/a.ts', `\n${text}`))).toEqual([
      expect.stringMatching(/^src\/engine\/a\.ts:2 imports /),
    ]);
  });

  test('packages, Node and computed paths', () => {
    expect(violations(file('src/engine/a.ts', `import 'phaser';`))).toHaveLength(1);
    expect(violations(file('src/perfusion/a.ts', `import 'node:fs';`))).toHaveLength(1);
    expect(violations(file('src/perfusion/a.ts', `import(name);`))).toHaveLength(1);
    expect(violations(file('src/views/a.ts', `import 'xstate';`))).toHaveLength(1);
    expect(violations(file('src/sound/sound.ts', `import 'howler';`))).toHaveLength(1);
    expect(violations(file('src/attic/a.ts', `import './b.ts';`))).toHaveLength(1);
  });
  test('a part of a room from outside that part', () => {
    expect(violations(file('src/sound/a.ts', `import '../engine/case-machine.ts';`))).toHaveLength(1);
    expect(violations(file('src/sound/a.ts', `import '../engine/types.ts';`))).toEqual([]);
    expect(violations(file('src/views/a/b.ts', `import '../../perfusion/patient.ts';`))).toHaveLength(1);
    expect(violations(file('src/views/a/b.ts', `import '../../engine/run.ts';`))).toHaveLength(1);
    expect(violations(file('src/views/a/b.ts', `import '../../perfusion/network/scoring.ts';`))).toEqual([]);
  });
  test('circles of rooms, each once', () => {
    const sources: Sources = new Map([
      ['src/a/x.ts', `import '../b/x.ts';`],
      ['src/b/x.ts', `import '../c/x.ts';`],
      ['src/c/x.ts', `import '../a/x.ts';`],
    ]);
    expect(circles(sources)).toEqual(['a -> b -> c -> a: src/a/x.ts:1, src/b/x.ts:1, src/c/x.ts:1']);
  });
  test('nothing in comments, strings and network addresses', () => {
    const text = `// import 'phaser';\n/* import('phaser') */\nconst s = "import 'phaser'";\nnew URL('https://example.org');`;
    expect(violations(file('src/perfusion/a.ts', text))).toEqual([]);
  });
  test('main alone may import everything', () => {
    expect(violations(file('src/main.tsx', `import './session/clock.ts'; import 'phaser'; import './x.css';`))).toEqual(
      [],
    );
  });
});
