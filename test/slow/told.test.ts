// Fifty random runs: every sentence of every debrief tells what the record answers, and every vessel what its bed holds.
import { expect, it } from 'vitest';
import { playAtRandom } from '../engine/random-play.ts';
import { untoldVessels } from '../engine/told-why.ts';
import { untold } from '../engine/told.ts';

it('every sentence of fifty random runs is true', () => {
  for (let seed = 100; seed < 150; seed++) {
    const player = playAtRandom(seed, 120);
    expect(untold(player), `run ${seed}`).toEqual([]);
    expect(untoldVessels(player.run.patient.sublingual), `vessels of run ${seed}`).toEqual([]);
  }
});
