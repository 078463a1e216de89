// Cold and warm hands in shock: nature opens the shunts of a hand, constriction shuts them first.
import { describe, expect, it } from 'vitest';
import { createSkin, handsAt, showSkin } from '../../src/perfusion/body/skin.ts';

/** s after an hour at this share of resting skin flow. */
function refill(flow: number, handFlow: number, age = 40): number {
  const skin = createSkin();
  const causes = { flow, handFlow, injury: 0.2, activation: 0.5, finger: 26, age, pulsePressure: 43 };
  for (let step = 0; step < 720; step++) showSkin(skin, causes, 5);
  return skin.refillFinger;
}

describe('hands', () => {
  it('are at rest what nature made them, and the reference hand follows skin flow', () => {
    for (const own of [0.2, 0.5, 1, 2, 4]) expect(handsAt(1, own)).toBeCloseTo(own, 9);
    for (const flow of [0, 0.1, 0.3, 0.7, 1.5]) expect(handsAt(flow, 1)).toBeCloseTo(flow, 9);
  });
  it('differ less, the more they are constricted, and not at all with shunts shut', () => {
    expect(handsAt(0.5, 2) / handsAt(0.5, 0.5)).toBeLessThan(0.75 * (2 / 0.5));
    expect(handsAt(0.15, 2)).toBeCloseTo(handsAt(0.15, 0.5), 9);
  });
});

describe('refill', () => {
  it('is two to three seconds at half of resting flow and four to six at three tenths', () => {
    expect(refill(0.55, 1)).toBeGreaterThan(2);
    expect(refill(0.5, 1)).toBeLessThan(3);
    expect(refill(0.3, 1)).toBeGreaterThan(4);
    expect(refill(0.25, 1)).toBeLessThan(6);
  });
  it('slows without bound of flow, but no finger takes much longer than 15 s: its neighbors fill it', () => {
    expect(refill(0.1, 1)).toBeGreaterThan(refill(0.2, 1) + 1);
    expect(refill(0, 0.2, 80)).toBeGreaterThan(10);
    expect(refill(0, 0.2, 80)).toBeLessThan(17);
  });
});
