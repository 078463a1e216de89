// Reads a YAML file that somebody typed, and says in which line a mistake stands.
import { readFileSync, statSync } from 'node:fs';
import type { Document } from 'yaml';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { InputError } from './input-error.ts';

const LARGEST = 1_000_000;

export interface YamlFile {
  file: string;
  value: unknown;
  /** Line of the value at a path, or of the nearest thing around it. */
  lineOf: (path: readonly (string | number)[]) => number;
}

export function readYaml(file: string): YamlFile {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const first = document.errors[0];
  if (first) throw new InputError(first.message.split('\n')[0], file, '', lines.linePos(first.pos[0]).line);
  const lineOf = (path: readonly (string | number)[]): number => lineAt(document, lines, path);
  return { file, value: plainValue(document, file), lineOf };
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    throw new InputError('uses too many YAML aliases', file);
  }
}

export function readText(file: string): string {
  try {
    if (statSync(file).size > LARGEST) throw new InputError('is larger than 1 MB', file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('cannot be read: is the name right?', file);
  }
}

function lineAt(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
