// Finds and reads a case: by its id in cases/, or by the path of a file. All mistakes are known with path and line.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseProblems, parseCase } from '../engine/case-schema.ts';
import { InputError } from './input-error.ts';
import { readYaml } from './yaml-file.ts';

const FOLDER = fileURLToPath(new URL('../../cases/', import.meta.url));

export interface CaseMistake {
  path: string;
  line: number;
  message: string;
}

/** Path of a case given by id or file name; an unknown id is told with the ids that exist. */
export function caseFile(name: string): string {
  if (/\.ya?ml$/.test(name)) return name;
  const file = join(FOLDER, `${name}.yaml`);
  if (existsSync(file)) return file;
  throw new InputError(`there is no case "${name}"; known: ${caseIds().join(', ')}`);
}

export function caseIds(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** Everything wrong with a case file, by line. */
export function caseMistakes(file: string): CaseMistake[] {
  const yaml = readYaml(file);
  return caseProblems(yaml.value).map(({ path, message }) => ({
    path: path.join('.'),
    line: yaml.lineOf(path),
    message,
  }));
}

/** The case, or an InputError about its first mistake. */
export function readCase(name: string): CaseDefinition {
  const file = caseFile(name);
  const yaml = readYaml(file);
  const [first, ...more] = caseProblems(yaml.value);
  if (!first) return parseCase(yaml.value);
  const others = more.length > 0 ? ` (and ${more.length} more; see "check")` : '';
  throw new InputError(first.message + others, file, first.path.join('.'), yaml.lineOf(first.path));
}
