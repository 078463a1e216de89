// Healthy hands differ: how long refill takes in volunteers of one age and sex, before anybody is ill (Schriger and Baraff 1988).
import { describe, expect, it } from 'vitest';
import { drawPatient, hostOf } from '../../src/engine/population.ts';
import { createSkin, showSkin } from '../../src/perfusion/body/skin.ts';
import { REFERENCE_HOST } from '../../src/perfusion/host.ts';

/** s at rest in a warm room. */
function refill(age: number, handFlow: number): number {
  const skin = createSkin();
  showSkin(skin, { flow: 1, handFlow, injury: 0, activation: 0.5, finger: 33, age, pulsePressure: 43 }, 5);
  return skin.refillFinger;
}

/** Refill of 400 volunteers in order. */
function volunteers(sex: 'female' | 'male', from: number, to: number): number[] {
  const times: number[] = [];
  for (let index = 0; times.length < 400; index++) {
    const { age, handFlow } = hostOf(drawPatient('healthy', index, 1, { sex }));
    if (age >= from && age <= to) times.push(refill(age, handFlow));
  }
  return times.sort((a, b) => a - b);
}
const median = (times: number[]): number => times[times.length / 2];
const limitOfNormal = (times: number[]): number => times[Math.floor(0.95 * times.length)];
const overTwo = (times: number[]): number => times.filter((time) => time > 2).length / times.length;

describe('refill of healthy people', () => {
  it('men: median 1.0 s, and 4 % take more than two seconds', () => {
    const men = volunteers('male', 20, 62);
    expect(Math.abs(median(men) - 1)).toBeLessThan(0.15);
    expect(Math.abs(overTwo(men) - 0.04)).toBeLessThan(0.03);
  });
  it('women: median 1.2 s, upper limit 2.9 s, and 14 % take more than two seconds', () => {
    const women = volunteers('female', 20, 62);
    expect(Math.abs(median(women) - 1.2)).toBeLessThan(0.15);
    expect(Math.abs(limitOfNormal(women) - 2.9)).toBeLessThan(0.5);
    expect(Math.abs(overTwo(women) - 0.137)).toBeLessThan(0.05);
  });
  it('the old: median 1.5 to 1.8 s, upper limit 4.5 s, and 29 % take more than two seconds', () => {
    const old = volunteers('male', 63, 80);
    expect(median(old)).toBeGreaterThan(1.4);
    expect(median(old)).toBeLessThan(1.9);
    expect(Math.abs(limitOfNormal(old) - 4.5)).toBeLessThan(0.9);
    expect(Math.abs(overTwo(old) - 0.29)).toBeLessThan(0.05);
  });
  it('the reference adult is not drawn and keeps 1.2 s', () => {
    expect(refill(REFERENCE_HOST.age, REFERENCE_HOST.handFlow)).toBeCloseTo(1.2, 2);
  });
});
