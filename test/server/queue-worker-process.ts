// A worker as a process of its own, so that a test can kill it: node --import tsx/esm <this> <redis> <queue> <lock ms>
import { serveQueue } from '../../src/server/work-queue.ts';

const [redis, name, lockMs] = process.argv.slice(2);
await serveQueue({
  redis,
  name,
  program: new URL('./doubling-program.ts', import.meta.url),
  workers: 1,
  lockMs: Number(lockMs),
  onPiece: (key) => process.stdout.write(`${key}\n`),
});
process.stdout.write('ready\n');
