// Sessions as files: a folder each, with plan, log (a line of JSON each), names and states. For one server on one computer.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../headless/input-error.ts';
import type { SessionPlan } from './plan.ts';
import { stateFromBytes, stateToBytes } from './state-bytes.ts';
import type { LogLine, SessionStore } from './store.ts';

/** @throws InputError while another server uses the folder (two owners of one log would tear it apart), or if nothing can be written there. */
export function openFileStore(folder: string): SessionStore {
  const lock = prepare(folder);
  const place = (code: string, name = ''): string => join(folder, code, name);
  return {
    create: async (plan) => {
      mkdirSync(place(plan.code));
      writeWhole(place(plan.code, 'plan.json'), JSON.stringify(plan));
    },
    plan: async (code) => readJson(place(code, 'plan.json')) as SessionPlan | null,
    append: async (code, line) => appendLine(place(code, 'log.jsonl'), JSON.stringify(line)),
    lines: async (code) => readLines(place(code, 'log.jsonl')),
    async keepState(code, station, state) {
      const file = place(code, `station-${station}.state`);
      await writeFile(`${file}.part`, stateToBytes(state));
      await rename(`${file}.part`, file);
    },
    async state(code, station) {
      const file = place(code, `station-${station}.state`);
      return existsSync(file) ? stateFromBytes(await readFile(file)) : null;
    },
    async keepName(code, seat, name) {
      const names = (readJson(place(code, 'names.json')) ?? {}) as Record<string, string>;
      writeWhole(place(code, 'names.json'), JSON.stringify({ ...names, [seat]: name }));
    },
    names: async (code) => (readJson(place(code, 'names.json')) ?? {}) as Record<string, string>,
    remove: async (code) => rmSync(place(code), { recursive: true, force: true }),
    claim: async () => true,
    owner: async () => null,
    release: async () => {},
    close: async () => rmSync(lock, { force: true }),
  };
}

/** A line whole or not at all: what a full disk took in part is cut off again. */
function appendLine(file: string, text: string): void {
  const before = existsSync(file) ? statSync(file).size : 0;
  try {
    appendFileSync(file, `${text}\n`);
  } catch (error) {
    if (existsSync(file) && statSync(file).size > before) truncateSync(file, before);
    throw error;
  }
}

/** A last line without its end was being written when the process was killed; nobody was told that it is done. */
function readLines(file: string): LogLine[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

/** The folder, taken. */
function prepare(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return takeLock(folder);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code = String(error) } = error as { code?: string };
    throw new InputError(`sessions cannot be kept in ${folder} (${code}); choose another folder with --folder`);
  }
}

function takeLock(folder: string): string {
  const lock = join(folder, 'server.lock');
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new InputError(
      `another server (process ${holder}) keeps its sessions in ${folder}; stop it, or choose another folder with --folder`,
    );
  }
  writeFileSync(lock, String(process.pid));
  return lock;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
