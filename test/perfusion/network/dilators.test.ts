// Acetylcholine on the field, and norepinephrine for a pressure target. One lesson per test.
import { describe, expect, test } from 'vitest';
import { after, mean, MINUTE } from './bed-driver.ts';

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

test('norepinephrine for more pressure helps one bed and hurts another', () => {
  const changes = [1, 2, 3, 4].map((seed) => {
    const bed = after('average', seed)
      .change({ arterialPressure: 65 })
      .wait(20 * MINUTE);
    const before = bed.look().ppv;
    bed.change({
      arterialPressure: 85,
      alpha: bed.inputs.alpha + 0.36,
      upstreamResistance: bed.inputs.upstreamResistance * 1.18,
    });
    return bed.wait(30 * MINUTE).look().ppv - before;
  });
  expect(Math.max(...changes)).toBeGreaterThan(0);
  expect(Math.min(...changes)).toBeLessThan(1);
  expect(Math.abs(mean(changes))).toBeLessThan(7);
});
