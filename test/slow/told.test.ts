// Fifty random runs: every sentence of every debrief tells what the record answers.
import { expect, it } from 'vitest';
import { playAtRandom } from '../engine/random-play.ts';
import { untold } from '../engine/told.ts';

it('every sentence of fifty random runs is true', () => {
  for (let seed = 100; seed < 150; seed++) expect(untold(playAtRandom(seed, 120)), `run ${seed}`).toEqual([]);
});
