// No number of the model stands without its unit and its source, and the teachers' document shows the present ones.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MECHANISMS } from '../../src/perfusion/parameters.ts';
import type { Quantity } from '../../src/perfusion/quantity.ts';
import { readDocument, withTable } from '../../tools/parameters.ts';

const rows: [string, Quantity][] = MECHANISMS.flatMap(({ title, tables }) =>
  Object.entries(tables).flatMap(([table, quantities]) =>
    Object.entries(quantities).map(([name, quantity]): [string, Quantity] => [`${title} / ${table}.${name}`, quantity]),
  ),
);

it('every parameter has a number, a unit and a source', () => {
  const bare = rows.filter(
    ([, { value, unit, source }]) => !Number.isFinite(value) || unit.trim() === '' || source.trim().length < 6,
  );
  expect(bare.map(([name]) => name)).toEqual([]);
});

it('every table of the core is in the registry', () => {
  const root = fileURLToPath(new URL('../../src/perfusion', import.meta.url));
  const listed = new Set(MECHANISMS.flatMap(({ tables }) => Object.keys(tables)));
  const missing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'parameters.ts')
    .flatMap((file) => tablesIn(readFileSync(`${root}/${file}`, 'utf8')).map((table) => ({ file, table })))
    .filter(({ table }) => !listed.has(table));
  expect(missing).toEqual([]);
});

/** Names of top-level constants whose first lines hold a q(...) row. */
function tablesIn(source: string): string[] {
  return [...source.matchAll(/^(?:export )?const ([A-Z_]+) = \{\n(?:.*\n){0,3}?.*\bq\(/gm)].map((match) => match[1]);
}

it('docs/model.md shows the present table (else: npm run parameters)', () => {
  const document = readDocument();
  expect(withTable(document) === document, 'docs/model.md is stale: run npm run parameters').toBe(true);
});
