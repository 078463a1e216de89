// Runs the command line inside the test process and catches what it prints.
import { vi } from 'vitest';
import { main } from '../../src/headless/refill.ts';

export interface Printed {
  code: number;
  out: string;
  error: string;
}

export async function refill(...args: string[]): Promise<Printed> {
  let out = '';
  let error = '';
  const toOut = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  const toError = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((error += String(text)), true));
  try {
    const code = await main(args);
    return { code, out, error };
  } finally {
    toOut.mockRestore();
    toError.mockRestore();
  }
}
