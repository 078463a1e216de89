// Reads the program as syntax trees for the architecture tests, so that comments and strings never count as code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** Repository path -> text. */
export type Sources = Map<string, string>;
export type Node = { type: string; start: number; end: number; [field: string]: unknown };

const REPOSITORY = join(import.meta.dirname, '../..');

/** All TypeScript under the given folders; a folder that does not exist yet is simply empty. */
export function readSources(...folders: string[]): Sources {
  const sources: Sources = new Map();
  for (const folder of folders) {
    for (const name of filesIn(join(REPOSITORY, folder))) {
      if (!/\.tsx?$/.test(name) || name.endsWith('.d.ts')) continue;
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      sources.set(path, readFileSync(join(REPOSITORY, path), 'utf8'));
    }
  }
  return sources;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String).toSorted();
  } catch {
    return [];
  }
}

/** Calls `visit` for every node with its parent, parents first. */
export function walk(path: string, text: string, visit: (node: Node, parent: Node | null) => void): void {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  descend(program as unknown as Node, null, visit);
}

function descend(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) descend(child, node, visit);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
