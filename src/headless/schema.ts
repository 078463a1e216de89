// `refill schema`: writes cases/case.schema.json, which editors use to complete and check a case while it is written.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { caseJsonSchema } from '../engine/case-schema.ts';
import { readArguments } from './arguments.ts';

export const SCHEMA_HELP = `refill schema [--check]

Writes cases/case.schema.json anew; with --check only says whether it is up to date (exit 1 if not).

Example: npm run -s refill -- schema
`;

export const SCHEMA_FILE = fileURLToPath(new URL('../../cases/case.schema.json', import.meta.url));

export function schemaText(): string {
  return `${JSON.stringify(caseJsonSchema(), null, 2)}\n`;
}

export function runSchema(args: string[]): number {
  const { values } = readArguments(args, { check: { type: 'boolean', default: false } });
  if (values['check'] !== true) {
    writeFileSync(SCHEMA_FILE, schemaText());
    process.stdout.write('cases/case.schema.json written\n');
    return 0;
  }
  const same = readFileSync(SCHEMA_FILE, 'utf8') === schemaText();
  process.stdout.write(
    same ? 'cases/case.schema.json is up to date\n' : 'cases/case.schema.json is out of date: run "refill schema"\n',
  );
  return same ? 0 : 1;
}
