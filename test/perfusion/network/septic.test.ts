// Septic shock in the smallest vessels: what it looks like and why a given vessel stands still. One lesson per test.
import { describe, expect, test } from 'vitest';
import { explainSegment } from '../../../src/perfusion/network/why.ts';
import { after, begin, HOUR, mean } from './bed-driver.ts';

describe('septic shock', () => {
  test('a normal venous saturation and a quarter of the capillaries still: dissociation', () => {
    const beds = [1, 2, 3].map((seed) => after('average', seed));
    const ppv = mean(beds.map((bed) => bed.look().ppv));
    expect(ppv).toBeGreaterThan(60);
    expect(ppv).toBeLessThan(78);
    const saturation = mean(beds.map(({ bed }) => bed.outputs.venousSaturation));
    expect(saturation).toBeGreaterThan(0.65); // nothing a blood gas would show: normal is 65-80 %
    expect(saturation).toBeLessThan(0.8); // whole patients against De Backer's quartiles: test/slow/emergence.test.ts
    expect(mean(beds.map(({ bed }) => bed.outputs.demandMet))).toBeLessThan(0.9);
    expect(mean(beds.map(({ bed }) => bed.outputs.shunt))).toBeGreaterThan(0.15);
  });

  const SEEDS = [1, 2, 3];
  const healthyDensity = (): number => mean(SEEDS.map((seed) => begin('rest', seed).look().tvd));

  test('vessels are lost to flow', () => {
    const sick = SEEDS.map((seed) => after('early', seed).look());
    expect(mean(sick.map((look) => look.pvd))).toBeLessThan(0.9 * healthyDensity());
  });

  test('and hardly to sight: what stands is full of cells, total density stays within 10 % (Edul 2012)', () => {
    const sick = SEEDS.map((seed) => after('early', seed).look());
    expect(Math.abs(mean(sick.map((look) => look.tvd)) / healthyDensity() - 1)).toBeLessThan(0.1);
  });
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

  test('a vessel that is open but stands points to the one that blocks it', () => {
    const { bed } = after('average', 1);
    const all = Array.from(bed.network.length, (_, s) => explainSegment(bed, s));
    const heldUp = all.filter((why) => why.state === 'held-up');
    expect(heldUp.length).toBeGreaterThan(0);
    const named = heldUp.filter((why) => why.heldUpBy !== undefined);
    expect(named.length / heldUp.length).toBeGreaterThan(0.8);
    for (const why of named) expect(['plugged', 'clotted', 'closed']).toContain(all[why.heldUpBy ?? 0].state);
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
    mean([1, 2, 3].map((seed) => begin('average', seed).wait(HOUR / 2, dt).bed.outputs.plugged)),
  );
  expect(Math.abs(plugged[0] - plugged[1])).toBeLessThan(0.05);
});
