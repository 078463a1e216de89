// Acetylcholine on the field, and norepinephrine for a pressure target. One lesson per test.
import { describe, expect, test } from 'vitest';
import { after, begin, HOUR, mean, MINUTE } from './bed-driver.ts';

describe('acetylcholine on the field', () => {
  test('reopens what is shut and plugged: the lesion is functional', () => {
    const beds = [1, 2].map((seed) => after('early', seed));
    const before = mean(beds.map((bed) => bed.look().ppv));
    const opened = mean(
      beds.map(
        (bed) =>
          bed
            .change({ topicalDilator: 1 })
            .wait(10 * MINUTE)
            .look().ppv,
      ),
    );
    expect(opened).toBeGreaterThan(before + 5);
    expect(opened).toBeGreaterThan(94);
  });

  test('leaves clots, and what hangs on them', () => {
    const bed = after('late', 1)
      .change({ topicalDilator: 1 })
      .wait(10 * MINUTE);
    expect(bed.bed.outputs.plugged).toBeLessThan(0.01);
    expect(bed.bed.outputs.closed).toBe(0);
    expect(bed.bed.outputs.clotted).toBeGreaterThan(0.05);
    expect(bed.look().ppv).toBeLessThan(98);
  });
});

/** Change of PPV when norepinephrine takes the pressure from 65 to 85 (doses and hypertensive share: bed-prototype sections 2 and 5). */
function raisePressure(seed: number, hypertension: number): number {
  const bed = begin('average', seed)
    .change({ arterialPressure: 65, hypertension })
    .wait(3 * HOUR, 10);
  const before = bed.look().ppv;
  const { alpha, inos, upstreamResistance } = bed.inputs;
  const dose = 0.26 * (1 + inos) * (hypertension > 0 ? 0.5 : 1);
  const rise = 1 + 0.18 * (hypertension > 0 ? 0.35 : 1);
  bed.change({ arterialPressure: 85, alpha: alpha + dose, upstreamResistance: upstreamResistance * rise });
  return bed.wait(30 * MINUTE).look().ppv - before;
}

describe('norepinephrine for more pressure', () => {
  const seeds = [1, 2, 3, 4, 5, 6];

  test('is flat on average with both signs in normal vessels (Dubin 2009: 72 to 67 % of vessels)', () => {
    const changes = seeds.map((seed) => raisePressure(seed, 0));
    expect(mean(changes)).toBeGreaterThan(-10);
    expect(mean(changes)).toBeLessThan(3);
    expect(Math.min(...changes)).toBeLessThan(-2);
    expect(Math.max(...changes)).toBeGreaterThan(2);
  });

  test('gives vessels back in long-standing hypertension (Xu 2015)', () => {
    expect(mean(seeds.map((seed) => raisePressure(seed, 0.8)))).toBeGreaterThan(1);
  });
});
