// Whoever is sensitive to light must be able to play: however many alarms flash, on the monitor and in the page together, never more than three times a second.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FLASH, isLit } from '../../../src/views/monitor/palette.ts';

const styles = ['base', 'bedside', 'debrief', 'lab', 'learn'].map((name) =>
  readFileSync(`src/views/styles/${name}.css`, 'utf8'),
);

/** Largest number of flashes (a change and its way back) that begin within any second of `lit`. */
function mostFlashes(lit: (time: number) => string): number {
  const changes: number[] = [];
  let before = lit(0);
  for (let t = 0; t < 30; t += 0.002) {
    const now = lit(t);
    if (now !== before) changes.push(t);
    before = now;
  }
  const within = changes.map((from) => changes.filter((t) => t >= from && t < from + 1).length);
  return Math.max(...within) / 2;
}

describe('flashing', () => {
  it.each([
    ['high alarms', (t: number) => `${isLit('high', t)}`],
    ['medium alarms', (t: number) => `${isLit('medium', t)}`],
    ['both together', (t: number) => `${isLit('high', t)} ${isLit('medium', t)}`],
  ])('of %s stays at three a second or less', (_, lit) => {
    expect(mostFlashes(lit)).toBeLessThanOrEqual(3);
  });

  it('would be too much if two rows of high alarms kept their own time', () => {
    const apart = (t: number): string => `${isLit('high', t)} ${isLit('high', t + 0.13)}`;
    expect(mostFlashes(apart)).toBeGreaterThan(3);
  });

  it('has the same length in the page as on the monitor, and nothing else in the page flashes faster', () => {
    const lengths = styles.flatMap((css) => [...css.matchAll(/animation: ([\w-]+) ([\d.]+)s/g)]);
    const named = Object.fromEntries(lengths.map(([, name, seconds]) => [name, Number(seconds)]));
    expect(named['flash-high']).toBe(FLASH.high);
    expect(named['flash-medium']).toBe(FLASH.medium);
    for (const seconds of Object.values(named)) expect(seconds).toBeGreaterThan(1 / 3);
  });
});
