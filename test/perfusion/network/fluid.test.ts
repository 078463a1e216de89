// Fluid: early it opens capillaries, late it does not, and pressure by itself never does. One lesson per test.
import { describe, expect, test } from 'vitest';
import { after, begin, mean, MINUTE, type Subject } from './bed-driver.ts';

const HALF_HOUR = 30 * MINUTE;

describe('fluid', () => {
  test('early it opens capillaries', () => {
    const gains = [1, 2, 5].map((seed) => {
      const fluid = after('early', seed);
      const control = fluid.twin();
      return fluid.fluid().wait(HALF_HOUR).look().ppv - control.wait(HALF_HOUR).look().ppv;
    });
    expect(mean(gains)).toBeGreaterThan(2);
  });

  test('late it does not, though flow rises', () => {
    const beds = [1, 2].map((seed) => after('late', seed));
    const before = beds.map((bed) => bed.look().ppv);
    const flow = beds.map(({ bed }) => bed.outputs.flow);
    const gains = beds.map((bed, i) => bed.fluid().wait(HALF_HOUR).look().ppv - before[i]);
    expect(Math.abs(mean(gains))).toBeLessThan(4);
    beds.forEach(({ bed }, i) => expect(bed.outputs.flow / flow[i]).toBeGreaterThan(1.2));
  });

  test('more pressure alone does nothing to the pattern where nothing is plugged or shut', () => {
    const bed = begin('rest', 2).wait(MINUTE);
    const { vessels, network } = bed.bed;
    const cells = vessels.carried.slice();
    const share = vessels.flow.map((q) => q / bed.bed.outputs.flow);
    holdMuscle(bed, 10);
    for (let s = 0; s < network.segments; s++) {
      expect(Math.abs(vessels.flow[s] / bed.bed.outputs.flow - share[s])).toBeLessThan(
        2e-2 * Math.max(1, Math.abs(share[s])),
      );
      expect(Math.abs((vessels.carried[s] - cells[s]) * share[s])).toBeLessThan(2e-2);
    }
    expect(bed.bed.outputs.flow).toBeGreaterThan(1.05);
  });

  /** Raises the driving pressure for a minute while no muscle may answer. */
  function holdMuscle(subject: Subject, more: number): void {
    const { tone, vessels } = subject.bed;
    const drive = tone.drive.slice();
    const width = vessels.diameter.slice();
    subject.change({ arterialPressure: subject.inputs.arterialPressure + more });
    for (let i = 0; i < 60; i++) {
      subject.wait(1, 1);
      tone.drive.set(drive);
      vessels.diameter.set(width);
    }
  }
});
