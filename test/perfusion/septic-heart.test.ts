// What sepsis and beta stimulation change between pressure, sinus node, muscle and veins.
import { describe, expect, it } from 'vitest';
import { createReflex, reflexPeriod, sensePressure } from '../../src/perfusion/circulation/reflex.ts';
import {
  hepaticOutflowByDrugs,
  relaxationByDrugs,
  strengthByDrugs,
  veinsByDrugs,
} from '../../src/perfusion/drug-effects.ts';
import { createEffects } from '../../src/perfusion/body/receptors.ts';

/** Beats per minute after two minutes at a steady pressure. */
function rateAt(pressure: number, uncoupled: number, blocked = 0): number {
  const reflex = createReflex();
  for (let i = 0; i < 6000; i++) sensePressure(reflex, pressure, 92, { vagal: 1, sympathetic: 1 });
  return 60 / reflexPeriod(reflex, { ageing: 0, blocked, uncoupled });
}

describe('the sinus node and its nerves', () => {
  it('a healthy heart slows by more than fifteen beats when pressure rises from 65 to 85 mmHg', () => {
    expect(rateAt(65, 0) - rateAt(85, 0)).toBeGreaterThan(15);
  });
  it('a node that inflammation has uncoupled from its nerves stays fast whatever the pressure (Schmidt 2005, Werdan 2009)', () => {
    expect(rateAt(65, 0.85) - rateAt(85, 0.85)).toBeLessThan(6);
    expect(rateAt(85, 0.85)).toBeGreaterThan(rateAt(92, 0) + 10);
  });
  it('and a beta-blocker still slows it: it is driven, not deaf', () => {
    expect(rateAt(75, 0.85, 0.5)).toBeLessThan(rateAt(75, 0.85) - 10);
  });
});

describe('beta stimulation', () => {
  const none = createEffects();
  const some = { ...createEffects(), beta1: 0.5, beta2: 0.5 };
  it('lets muscle relax faster, as much in a heart that no longer squeezes harder (Landzberg 1991)', () => {
    expect(relaxationByDrugs(none)).toBe(1);
    expect(relaxationByDrugs(some)).toBeLessThan(0.9);
    expect(strengthByDrugs(some, 0.5, 1.2)).toBeLessThan(strengthByDrugs(some, 1, 1.2));
  });
  it('opens the way out of the liver and gives blood back to the heart (Green 1977, Rutlen 1981)', () => {
    expect(hepaticOutflowByDrugs(none)).toBe(1);
    expect(hepaticOutflowByDrugs(some)).toBeLessThan(0.85);
    expect(veinsByDrugs(some, 1)).toBeGreaterThan(veinsByDrugs(none, 1));
  });
});
