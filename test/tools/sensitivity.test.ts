// What a changed number of the model moves: exactly that number is changed, and only what really moved is told.
import { describe, expect, it } from 'vitest';
import { tableOf, withNumberTimes } from '../../tools/sensitivity.ts';

const TABLE = `export const SHED = { rate: q(0.5, '1/h', 'chosen'), slowRate: q(2e-3, '1/h', 'chosen') };`;

describe('one number of a source file', () => {
  it('is multiplied, and no other', () => {
    expect(withNumberTimes(TABLE, 'rate', 2)).toBe(TABLE.replace('0.5', '1'));
    expect(withNumberTimes(TABLE, 'slowRate', 2)).toBe(TABLE.replace('2e-3', '0.004'));
  });

  it('must stand there once', () => {
    expect(() => withNumberTimes(TABLE, 'missing', 2)).toThrow('"missing" stands 0 times');
    expect(() => withNumberTimes(TABLE + TABLE, 'rate', 2)).toThrow('stands 2 times');
  });
});

describe('what a change did', () => {
  const row = (check: string, value: number, pass: boolean) => ({ trial: 'T', check, value, low: 0, high: 10, pass });

  it('is told when it is a tenth of the band or changes the verdict', () => {
    const base = [row('still', 5, true), row('moved', 5, true), row('mended', -0.1, false), row('broken', 9.9, true)];
    const now = [row('still', 5.5, true), row('moved', 7, true), row('mended', 0.1, true), row('broken', 10.1, false)];
    const lines = tableOf('a.ts:rate', 2, base, now);
    expect(lines.map((line) => line.split(' | ').at(-1))).toEqual(['stays in |', '**mended** |', '**broken** |']);
  });
});
