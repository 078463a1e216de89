// Every sentence of the debrief tells what the record answers: played at random, asked again in the plainest way. Fifty runs: test/slow/told.test.ts.
import { describe, expect, it, vi } from 'vitest';
import { makeDebrief } from '../../src/engine/debrief.ts';
import { readKept, saveRun } from '../../src/engine/run.ts';
import { playAtRandom } from './random-play.ts';
import { untoldVessels } from './told-why.ts';
import { sentencesOf, untold } from './told.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('every sentence', () => {
  it.each([1, 2, 3])('of random run %i is true', (seed) => {
    const player = playAtRandom(seed, 45);
    expect(sentencesOf(player.debrief).length).toBeGreaterThan(15);
    expect(untold(player)).toEqual([]);
    expect(untoldVessels(player.run.patient.sublingual)).toEqual([]);
  });

  it('is the same from the recorded part of a saved run alone', () => {
    const player = playAtRandom(6, 40);
    const { chart, definition, timeline } = readKept(saveRun(player.run));
    expect(makeDebrief({ chart, definition, timeline, time: player.time })).toEqual(player.debrief);
  });

  it('that is not true would be noticed', () => {
    const player = playAtRandom(1, 20);
    const honest = player.debrief;
    const bent = honest.feedback.map((line) => ({ ...line, text: line.text.replace(/\d+/, '987') }));
    expect(untold(player, { ...honest, feedback: bent }).length).toBeGreaterThan(0);
    const unknown = honest.feedback.map(({ text, source }) => ({ text, source }));
    expect(untold(player, { ...honest, feedback: unknown })).toHaveLength(unknown.length);
  });

  it('about a vessel that is not true would be noticed', () => {
    const bed = playAtRandom(1, 20).run.patient.sublingual;
    const later = structuredClone(bed);
    later.pressure.forEach((pressure, node) => (later.pressure[node] = 2 * pressure + 3));
    expect(untoldVessels(bed, later).length).toBeGreaterThan(100);
  });
});
