// Fibrillating atria: what they cost, what starts and what ends them.
import { describe, expect, it, vi } from 'vitest';
import { createRhythm, irritate, type Irritants, type Rhythm } from '../../src/perfusion/circulation/rhythm.ts';
import { healthy, HOUR, MINUTE, type PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const calm: Irritants = {
  stimulus: 0,
  beta1: 0,
  ischemia: 0,
  antiarrhythmic: 0,
  leftAtrial: 8,
  potassium: 4,
  age: 65,
  shocks: 0,
  touched: false,
};
const shock: Irritants = { ...calm, stimulus: 0.65, beta1: 0.4 };

/** Of many hearts, the share that fibrillates after so many hours. */
function share(cause: Irritants, hours: number, begin: (r: Rhythm) => void = () => {}): number {
  let fibrillating = 0;
  for (let seed = 0; seed < 400; seed++) {
    const rhythm = createRhythm(seed);
    begin(rhythm);
    for (let minute = 0; minute < hours * 60; minute += 5) irritate(rhythm, cause, 300);
    if (rhythm.fibrillating) fibrillating += 1;
  }
  return fibrillating / 400;
}
const begun = (r: Rhythm): void => {
  r.fibrillating = true;
  r.onsets = 1;
};

describe('what starts it', () => {
  it('a heart without a cause never fibrillates', () => {
    const rhythm = createRhythm(1);
    for (let hour = 0; hour < 24 * 365; hour++) irritate(rhythm, { ...calm, age: 90 }, HOUR);
    expect(rhythm).toMatchObject({ fibrillating: false, onset: 0, ectopicRate: 0 });
  });
  it('in three days of septic shock about a quarter of hearts of 65 years have begun to (Klein Klouwenberg 2017: 23 %)', () => {
    let begin = 0;
    for (let seed = 0; seed < 400; seed++) {
      const rhythm = createRhythm(seed);
      for (let minute = 0; minute < 72 * 60 && !rhythm.fibrillating; minute += 5) irritate(rhythm, shock, 300);
      if (rhythm.fibrillating) begin += 1;
    }
    expect(begin / 400).toBeGreaterThan(0.17);
    expect(begin / 400).toBeLessThan(0.33);
  });
  it.each([
    ['age', { age: 80 }],
    ['catecholamines', { beta1: 0.8 }],
    ['a stretched atrium', { leftAtrial: 24 }],
    ['want of potassium', { potassium: 2.6 }],
    ['ischemia', { ischemia: 0.5 }],
  ])('%s makes it more likely', (_, more) => {
    expect(share({ ...shock, ...more }, 12)).toBeGreaterThan(1.3 * share(shock, 12));
  });
  it('the same seed begins at the same minute whatever the step', () => {
    const startedAt = (step: number): number => {
      const rhythm = createRhythm(11);
      let time = 0;
      while (!rhythm.fibrillating) {
        irritate(rhythm, shock, step);
        time += step;
      }
      return time;
    };
    expect(Math.abs(startedAt(5) - startedAt(60))).toBeLessThanOrEqual(60);
  });
});

describe('what ends it', () => {
  it('time, once the causes are gone; hardly while they last', () => {
    expect(share(calm, 24, begun)).toBeLessThan(0.35);
    expect(share({ ...shock, beta1: 0.5 }, 12, begun)).toBeGreaterThan(0.8);
  });
  it('an antiarrhythmic drug, within hours', () => {
    expect(share({ ...shock, antiarrhythmic: 0.9 }, 12, begun)).toBeLessThan(0.4);
  });
  it('a shock at once, more surely when the cause is treated', () => {
    const after = (cause: Irritants): number => share({ ...cause, shocks: 1 }, 0.05, begun);
    expect(after(calm)).toBeLessThan(0.2);
    expect(after(shock)).toBeGreaterThan(0.3);
    expect(after(shock)).toBeLessThan(0.7);
  });
});

describe('what it costs', () => {
  const fibrillate = (driver: PatientDriver): PatientDriver => {
    begun(driver.patient.circulation.rhythm);
    return driver.wait(3 * MINUTE);
  };
  const names = ['hr', 'co', 'sv', 'map', 'af'];
  it('a fast, irregular pulse at rest (untreated 100 to 140), a smaller stroke, hardly less output in a healthy heart', () => {
    const before = healthy({ resolution: 'full' }).average(names);
    const after = fibrillate(healthy({ resolution: 'full' })).average(names);
    expect(after['af']).toBe(1);
    expect(after['hr']).toBeGreaterThan(95);
    expect(after['hr']).toBeLessThan(140);
    expect(after['sv']).toBeLessThan(0.8 * before['sv']);
    expect(after['co']).toBeGreaterThan(0.8 * before['co']);
  });
  it('without the kick of the atria a fast septic heart loses a good tenth of its stroke: 25 more beats bring nothing, and a shock gives it back', () => {
    const driver = urosepsis({ resolution: 'full' })
      .give('norepinephrine', 0.2)
      .wait(15 * MINUTE);
    const before = driver.average(names);
    const during = fibrillate(driver).average(names);
    expect(during['hr']).toBeGreaterThan(before['hr'] + 15);
    expect(during['sv']).toBeLessThan(0.9 * before['sv']); // the kick fills a tenth to a third of a ventricle
    expect(during['co']).toBeLessThan(1.03 * before['co']);
    while (driver.truth['af'] === 1) {
      driver.inputs.cardioversions += 1;
      driver.wait(10);
    }
    expect(driver.wait(3 * MINUTE).average(names)['sv']).toBeGreaterThan(1.08 * during['sv']);
  });
  it('pulse-pressure variation says nothing then', () => {
    const driver = healthy({ resolution: 'full' });
    Object.assign(driver.inputs.ventilation, { mode: 'ventilated', tidalVolume: 8 });
    expect(driver.wait(MINUTE).truth['variation_valid']).toBe(1);
    expect(fibrillate(driver).truth['variation_valid']).toBe(0);
  });
  it('cycles vary by a fifth from beat to beat', () => {
    const driver = fibrillate(healthy({ resolution: 'full' }));
    const cycles: number[] = [];
    let beat = -1;
    for (let i = 0; i < 50 * 60; i++) {
      driver.step();
      const { circulation } = driver.patient;
      if (circulation.beatNumber !== beat) cycles.push(circulation.lastTrace.duration);
      beat = circulation.beatNumber;
    }
    const mean = cycles.reduce((a, b) => a + b) / cycles.length;
    const sd = Math.sqrt(cycles.reduce((sum, c) => sum + (c - mean) * (c - mean), 0) / cycles.length);
    expect(sd / mean).toBeGreaterThan(0.14);
    expect(sd / mean).toBeLessThan(0.3);
  });
});
