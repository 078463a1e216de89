// Every sentence of the debrief tells what the record answers: played at random, asked again in the plainest way.
import { describe, expect, it, vi } from 'vitest';
import { makeDebrief } from '../../src/engine/debrief.ts';
import { readKept, saveRun } from '../../src/engine/run.ts';
import { playAtRandom } from './random-play.ts';
import { sentencesOf, untold } from './told.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('every sentence', () => {
  it.each([1, 2, 3, 4, 5])('of random run %i is true', (seed) => {
    const player = playAtRandom(seed, 60);
    expect(sentencesOf(player.debrief).length).toBeGreaterThan(15);
    expect(untold(player)).toEqual([]);
  });

  it('is the same from the recorded part of a saved run alone', () => {
    const player = playAtRandom(6, 40);
    const { chart, definition, timeline } = readKept(saveRun(player.run));
    expect(makeDebrief({ chart, definition, timeline, time: player.time })).toEqual(player.debrief);
  });

  it('that is not true would be noticed', () => {
    const player = playAtRandom(1, 20);
    player.chart.given['balanced'] = 1e4;
    const honest = player.debrief;
    player.chart.given['balanced'] = 0;
    const line = honest.feedback.find(({ query }) => query === 'fluid-given')!;
    expect(line.text).toContain('10000 mL');
    expect(player.debrief.feedback.find(({ query }) => query === 'fluid-given')!.text).not.toEqual(line.text);
  });
});
