// The model's own mathematics gives the same bits in a browser as in Node, so that a run can be replayed on any machine.
import { expect, test } from 'vitest';
import { GOLDEN, mathDigest } from '../perfusion/math-digest.ts';

test('every result has the bits that every engine must find', () => {
  expect(mathDigest()).toBe(GOLDEN);
});
