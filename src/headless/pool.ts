// Spreads work over the cores: child processes that each do one piece at a time. Which process does what never changes a result.
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

export interface Pool {
  workers: number;
  run: <Answer>(work: unknown) => Promise<Answer>;
  close: () => Promise<void>;
}

/** `program` is a module whose default export does one piece of work. */
export function openPool(program: URL, workers = availableParallelism()): Pool {
  const pool = new Tinypool({
    filename: program.href,
    runtime: 'child_process',
    // A packed program is JavaScript already.
    execArgv: program.href.endsWith('.ts') ? ['--import', 'tsx/esm'] : [],
    minThreads: workers,
    maxThreads: workers,
  });
  return {
    workers,
    run: async <Answer>(work: unknown) => (await pool.run(work)) as Answer,
    close: () => pool.destroy(),
  };
}
