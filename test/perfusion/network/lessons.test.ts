// What a learner should take home from the septic microcirculation, one sentence per test.
import { describe, expect, test } from 'vitest';
import { explainSegment } from '../../../src/perfusion/network/why.ts';
import { begin, HOUR, mean, MINUTE, type Subject } from './bed-driver.ts';

const septic = new Map<string, Subject>();

/** A septic bed after its hours, made once and copied. */
function after(state: 'average' | 'early' | 'late', seed: number): Subject {
  const key = `${state} ${seed}`;
  let subject = septic.get(key);
  if (!subject) {
    const hours = { average: 4, early: 3, late: 30 }[state];
    septic.set(key, (subject = begin(state, seed).wait(hours * HOUR, state === 'late' ? 10 : 5)));
  }
  return subject.twin();
}

describe('septic shock', () => {
  test('a normal venous saturation and a quarter of the capillaries still: dissociation', () => {
    const beds = [1, 2, 3].map((seed) => after('average', seed));
    const ppv = mean(beds.map((bed) => bed.look().ppv));
    expect(ppv).toBeGreaterThan(60);
    expect(ppv).toBeLessThan(78);
    const saturation = mean(beds.map(({ bed }) => bed.outputs.venousSaturation));
    expect(saturation).toBeGreaterThan(0.69);
    expect(mean(beds.map(({ bed }) => bed.outputs.demandMet))).toBeLessThan(0.9);
    expect(mean(beds.map(({ bed }) => bed.outputs.shunt))).toBeGreaterThan(0.15);
  });

  test('vessels are lost to flow, not to anatomy: total density stays', () => {
    const healthy = begin('rest', 2).look();
    const sick = after('average', 2).look();
    expect(Math.abs(sick.tvd / healthy.tvd - 1)).toBeLessThan(0.1);
    expect(sick.pvd).toBeLessThan(0.9 * healthy.pvd);
  });
});

describe('fluid', () => {
  test('early it opens capillaries', () => {
    const gains = [1, 2, 5].map((seed) => {
      const bed = after('early', seed);
      const before = bed.look().ppv;
      const control = bed
        .twin()
        .wait(30 * MINUTE)
        .look().ppv;
      return (
        bed
          .fluid()
          .wait(30 * MINUTE)
          .look().ppv - Math.max(before, control)
      );
    });
    expect(mean(gains)).toBeGreaterThan(2);
  });

  test('late it does not, though flow rises', () => {
    const beds = [1, 2].map((seed) => after('late', seed));
    const before = beds.map((bed) => bed.look().ppv);
    const flow = beds.map(({ bed }) => bed.outputs.flow);
    const gains = beds.map(
      (bed, i) =>
        bed
          .fluid()
          .wait(30 * MINUTE)
          .look().ppv - before[i],
    );
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

describe('why does this vessel not flow?', () => {
  test('a stuck white cell is named with its grip and its time', () => {
    const { bed } = after('average', 1);
    const plugged = bed.plugs.active.indexOf(1);
    const why = explainSegment(bed, plugged);
    expect(['plugged', 'clotted']).toContain(why.state);
    expect(why.plug?.since).toBeGreaterThanOrEqual(0);
    expect(why.plug?.expectedRelease).toBeGreaterThan(0);
    expect(why.plug?.yieldPressure).toBeGreaterThan(0.3);
  });

  test('a shut arteriole is named with the pressure that would open it', () => {
    const { bed } = after('early', 1);
    const shut = bed.tone.segment[bed.tone.closed.indexOf(1)];
    const { muscle, state } = explainSegment(bed, shut);
    expect(['closed', 'plugged', 'clotted']).toContain(state);
    expect(muscle?.transmuralPressure).toBeLessThan(muscle?.openingPressure ?? 0);
    expect(muscle?.pulls.alpha).toBeGreaterThan(0);
  });

  test('asking changes nothing', () => {
    const { bed } = after('average', 1);
    const before = structuredClone(bed);
    for (let s = 0; s < bed.network.segments; s++) explainSegment(bed, s);
    expect(bed).toEqual(before);
  });
});

test('the danger of getting stuck does not depend on the step size', () => {
  const plugged = [1, 5].map((dt) =>
    mean([1, 2, 3].map((seed) => begin('average', seed).wait(HOUR, dt).bed.outputs.plugged)),
  );
  expect(Math.abs(plugged[0] - plugged[1])).toBeLessThan(0.05);
});
