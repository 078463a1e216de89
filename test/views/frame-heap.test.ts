// A frame must leave nothing behind for each cell, column or sample, or the collector stops the picture every few seconds.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('a frame of nearly 3,000 cells, five traces and a breath leaves less than 300 bytes on the heap once the code is compiled', async () => {
  const program = ['--import', 'tsx/esm', 'test/views/frame-heap-program.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, program);
  const { cells, bytes } = JSON.parse(stdout) as { cells: number; bytes: number };
  expect(cells).toBeGreaterThan(2000);
  // A few fractions that functions hand over, and what asking for the heap itself costs; it was 2,900 when columns and samples made their own.
  expect(bytes).toBeLessThan(300);
});
