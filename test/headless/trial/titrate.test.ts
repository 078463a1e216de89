// The nurse at the pump: a titration reaches its target in twenty minutes and holds it, in patients who answer weakly and strongly.
import { describe, expect, it } from 'vitest';
import { newTitration, nextRate } from '../../../src/headless/trial/titrate.ts';
import { readStep } from '../../../src/headless/trial/steps.ts';
import type { TitrateStep } from '../../../src/headless/trial/titrate.ts';

const step = (text: object): TitrateStep => readStep({ at: 0, titrate: text }) as TitrateStep;

/** A patient of 60 mmHg on `before`, whose pressure follows the logarithm of the effect-site level. */
function titrate(strength: number, before: number, target: object, minutes: number, lag = 480) {
  const titration = newTitration(step({ drug: 'norepinephrine', within: '20min', ...target }), before);
  let [plasma, site, rate] = [before, before, before];
  const seen: { pressure: number; rate: number }[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const pressure = 60 * (1 + strength * Math.log((site + 0.05) / (before + 0.05)));
    rate = nextRate(titration, pressure, rate);
    seen.push({ pressure, rate });
    for (let second = 0; second < 60; second++) {
      plasma += (rate - plasma) / lag;
      site += (plasma - site) / 40;
    }
  }
  return seen;
}

describe('norepinephrine to 70 mmHg', () => {
  it.each([
    [0.15, 0, 480],
    [0.15, 0.2, 480],
    [0.3, 0, 480],
    [0.3, 0.2, 300],
    [0.5, 0.2, 480],
    [0.7, 0.1, 480],
    [0.7, 0.1, 300],
  ])('strength %d from %d ug/kg/min', (strength, before, lag) => {
    const seen = titrate(strength, before, { target: { map: 70 } }, 60, lag);
    for (const { pressure } of seen.slice(20)) expect(Math.abs(pressure - 70)).toBeLessThan(2.2);
    for (const { pressure } of seen) expect(pressure).toBeLessThan(76);
  });

  it('goes down as well, to nothing if need be', () => {
    const seen = titrate(0.5, 0.3, { target: { map: 50 } }, 60);
    expect(Math.abs(seen[40].pressure - 50)).toBeLessThan(2);
    expect(titrate(0.2, 0.3, { target: { map: 20 } }, 60).at(-1)?.rate).toBe(0); // 37 mmHg without any
  });

  it('only up never goes down; inside a band nothing is moved', () => {
    const seen = titrate(0.5, 0.1, { target: { map: 70 }, only: 'up' }, 60);
    expect(seen.every(({ rate }, i) => i === 0 || rate >= seen[i - 1].rate)).toBe(true);
    for (const { rate } of titrate(0.5, 0.1, { target: { map: [55, 65] } }, 20)) expect(rate).toBeCloseTo(0.1, 9);
  });
});
