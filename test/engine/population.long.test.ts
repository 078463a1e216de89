// Virtual patients: the same number is always the same patient, everybody lies in the model's ranges, and what is asked for is had.
import { describe, expect, it } from 'vitest';
import type { Drawn, Generator } from '../../src/engine/population.ts';
import { drawPatient, ENDOTYPES, GENERATORS, hostOf, illnessOf, SITES } from '../../src/engine/population.ts';
import { checkPerson } from '../../src/perfusion/host.ts';

const many = (generator: Generator, set: Partial<Drawn> = {}): Drawn[] =>
  Array.from({ length: 1000 }, (_, i) => drawPatient(generator, i, 7, set));
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
const share = (all: Drawn[], has: (one: Drawn) => boolean): number => all.filter(has).length / all.length;

describe.each(GENERATORS)('%s', (generator) => {
  it('draws patients whom the model accepts, each always the same and no two alike', () => {
    const all = many(generator);
    all.forEach((one, i) => checkPerson(hostOf(one), illnessOf(one, i)));
    expect(many(generator)).toEqual(all);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length);
  });

  it('comes to the door before time zero', () => {
    for (const one of many(generator)) expect(one.hours_to_door).toBeLessThanOrEqual(one.hours_since_onset);
  });
});

describe('the case mix of septic shock', () => {
  const all = many('septic-shock');

  it('is old, mostly male, often hypertensive', () => {
    expect(mean(all.map(({ age }) => age))).toBeGreaterThan(60);
    expect(mean(all.map(({ age }) => age))).toBeLessThan(69);
    expect(share(all, ({ sex }) => sex === 'male')).toBeCloseTo(0.6, 1);
    const hypertensive = (old: boolean): number =>
      share(
        all.filter(({ age }) => age >= 65 === old),
        ({ hypertension }) => hypertension > 0,
      );
    expect(hypertensive(true)).toBeGreaterThan(hypertensive(false));
  });

  it('has every site and endotype, and hearts that fail have low ejection fractions', () => {
    for (const site of SITES) expect(share(all, (one) => one.site === site)).toBeGreaterThan(0.03);
    for (const endotype of ENDOTYPES) expect(share(all, (one) => one.endotype === endotype)).toBeGreaterThan(0.05);
    const lvef = (failing: boolean): number =>
      mean(all.filter(({ heart_failure }) => heart_failure > 0 === failing).map((one) => one.lvef));
    expect(lvef(true)).toBeLessThan(lvef(false) - 8);
  });

  it('has adrenals that fail in nearly half (CORTICUS), and mostly a ventilator under usual care (EPISS)', () => {
    expect(share(all, (one) => one.adrenal_reserve < 0.8)).toBeCloseTo(0.47, 1);
    expect(share(many('post-operative'), (one) => one.adrenal_reserve < 0.8)).toBe(0);
    const treated = all.filter(({ treatment }) => treatment === 'usual');
    expect(share(treated, ({ ventilated }) => ventilated > 0)).toBeCloseTo(0.7, 1);
  });

  it('is sicker than severe sepsis, of which two thirds are as sick; volunteers are not ill at all', () => {
    const middle = mean(all.map(({ severity }) => severity));
    const atLeast = (list: Drawn[]): number => share(list, ({ severity }) => severity > middle - 0.1);
    expect(middle).toBeGreaterThan(mean(many('sepsis').map(({ severity }) => severity)) + 0.05);
    expect(atLeast(many('sepsis')) / atLeast(all)).toBeGreaterThan(0.6);
    expect(atLeast(many('sepsis')) / atLeast(all)).toBeLessThan(0.8);
    for (const one of many('healthy')) {
      expect(illnessOf(one, 1)).toMatchObject({ load: 0, hours: 0 });
      expect(one.hypertension + one.diabetes + one.heart_failure).toBe(0);
    }
  });
});

describe('what is set', () => {
  it('is had, and what follows from it follows', () => {
    for (const one of many('septic-shock', {
      hypertension: 0,
      hours_since_onset: 50,
      site: 'urinary',
      heart_failure: 1,
    })) {
      expect(one).toMatchObject({ hypertension: 0, hours_since_onset: 50, site: 'urinary' });
      expect(hostOf(one).hypertension).toBe(0);
      expect(illnessOf(one, 1).obstruction).toBeGreaterThan(0);
      expect(one.lvef).toBeLessThan(50);
      expect(one.hours_to_door).toBeLessThanOrEqual(50);
    }
  });

  it('does not change who the patient is otherwise', () => {
    const [free, fixed] = [drawPatient('sepsis', 3, 7), drawPatient('sepsis', 3, 7, { diabetes: 1 })];
    expect({ ...fixed, diabetes: free.diabetes }).toEqual(free);
  });
});
