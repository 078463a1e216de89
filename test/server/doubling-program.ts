// A piece of work for the tests of the queue: doubles a number, slowly enough to be killed in the middle.
import { setTimeout } from 'node:timers/promises';

export default async function double({ number, ms }: { number: number; ms: number }): Promise<number> {
  await setTimeout(ms);
  if (number < 0) throw new Error('a negative number was never agreed on');
  return number * 2;
}
