// Starts and kills room servers as processes.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { anyPort } from '../redis-server.ts';

const PROGRAM = fileURLToPath(new URL('./server-process.ts', import.meta.url));

export interface StationDigest {
  code: string;
  station: number;
  seed: number;
  step: number;
  digest: string;
}

export interface Effort {
  processorMs: number;
  /** Of its memory, the most so far, MB. */
  memoryMb: number;
  /** How late its event loop came, with what the resolution of the measurement (2 ms) adds. */
  loopMs: { median: number; p99: number; max: number };
}

export interface ServerProcess {
  address: string;
  deskKey: string;
  pid: number;
  /** Of the stations of these sessions that it plays. */
  digests: (codes: readonly string[]) => Promise<StationDigest[]>;
  /** How far the stations of a session have come. */
  steps: (code: string) => Promise<number[]>;
  /** Since this was last asked. */
  effort: () => Promise<Effort>;
  kill: () => void;
}

export async function startProcess(options: { folder: string; redis?: string; port?: number }): Promise<ServerProcess> {
  const port = options.port ?? (await anyPort());
  const given = JSON.stringify({ ...options, port, deskKey: 'desk', publicAddress: `127.0.0.1:${port}` });
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx/esm', PROGRAM, given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  const next = async (): Promise<object> => {
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return JSON.parse(lines.shift()!) as object;
  };
  const ask = async (what: readonly string[] | { stepsOf: string } | 'effort'): Promise<object> => {
    child.stdin!.write(`${JSON.stringify(what)}\n`);
    return next();
  };
  const { deskKey } = (await next()) as { deskKey: string };
  return {
    address: `http://127.0.0.1:${port}`,
    deskKey,
    pid: child.pid!,
    digests: async (codes) => ((await ask(codes)) as { digests: StationDigest[] }).digests,
    steps: async (code) => ((await ask({ stepsOf: code })) as { steps: number[] }).steps,
    effort: async () => (await ask('effort')) as Effort,
    kill: () => child.kill('SIGKILL'),
  };
}
