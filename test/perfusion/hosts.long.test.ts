// The same infection in different people: endotypes fail where their name says, old disease costs reserve, and only what covers the organism kills it.
import { describe, expect, it, vi } from 'vitest';
import { killingRate } from '../../src/perfusion/body/antibiotics.ts';
import { createInflammation, inflame } from '../../src/perfusion/endothelium/inflammation.ts';
import { type Endotype, ENDOTYPE_NAMES, withEndotype } from '../../src/perfusion/endotypes.ts';
import { checkPerson, type Illness, NO_ILLNESS, type Organism, REFERENCE_HOST } from '../../src/perfusion/host.ts';
import { presentPatient } from '../../src/perfusion/present.ts';
import { FORMULARY, healthy, urosepsis } from './patient-driver.ts';
import { UROSEPSIS } from './urosepsis-case.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('endotypes: each fails first where its name says', () => {
  const mild: Illness = { ...UROSEPSIS.illness, hours: 16, vasoplegia: 0.9 };
  const of = (endotype: Endotype): Record<string, number> =>
    urosepsis({ illness: withEndotype(mild, endotype) }).read([
      'gut_glyco',
      'plasma_ml',
      'albumin',
      'platelets',
      'sub_plugs',
      'gut_plugs',
      'mus_plugs',
      'kid_plugs',
      'skin_plugs',
      'vasoplegia',
      'contractility',
      'gut_mito',
      'svr',
    ]);
  const reference = of('reference');
  it('leak: less glycocalyx, less plasma', () => {
    const leak = of('leak');
    expect(leak['gut_glyco']).toBeLessThan(reference['gut_glyco'] - 0.1);
    expect(leak['plasma_ml']).toBeLessThan(reference['plasma_ml'] - 50);
  });
  it('plug: fewer platelets, more plugged vessels', () => {
    const plug = of('plug');
    expect(plug['platelets']).toBeLessThan(reference['platelets'] - 5);
    const stuck = (truth: Record<string, number>): number =>
      truth['sub_plugs'] + truth['gut_plugs'] + truth['mus_plugs'] + truth['kid_plugs'] + truth['skin_plugs'];
    expect(stuck(plug)).toBeGreaterThan(stuck(reference));
  });
  it('vasoplegic: looser arterioles, stronger heart', () => {
    const loose = of('vasoplegic');
    expect(loose['vasoplegia']).toBeGreaterThan(reference['vasoplegia'] + 0.05);
    expect(loose['svr']).toBeLessThan(reference['svr']);
  });
  it('low-flow: a weaker heart behind tighter arterioles', () => {
    const weak = of('low-flow');
    expect(weak['contractility']).toBeLessThan(reference['contractility'] - 0.05);
    expect(weak['vasoplegia']).toBeLessThan(reference['vasoplegia'] - 0.05);
  });
  it('mitochondrial: cells that use less of what they get', () => {
    expect(of('mitochondrial')['gut_mito']).toBeGreaterThan(reference['gut_mito'] * 1.8);
  });
  it('every endotype stays within the accepted ranges', () => {
    for (const name of ENDOTYPE_NAMES)
      expect(() => checkPerson(REFERENCE_HOST, withEndotype(UROSEPSIS.illness, name))).not.toThrow();
  });
});

describe('who they were before', () => {
  it('chronic heart failure: a third less ejection, and dobutamine-like drive does less', () => {
    const failing = healthy({ host: { heartFailure: 0.8 } }).average(['lvef']);
    const well = healthy().average(['lvef']);
    expect(failing['lvef']).toBeLessThan(0.85 * well['lvef']);
  });
  it('chronic kidney disease filters less at the same potassium', () => {
    const { gfr, k } = healthy({ host: { chronicKidney: 0.6, creatinine: 220 } }).truth;
    expect(gfr).toBeLessThan(75);
    expect(Math.abs(k - 4)).toBeLessThan(0.2);
  });
  it('without neutrophils few white cells and more bacteria', () => {
    const missing = urosepsis({ host: { immunosuppression: 0.9 }, illness: { hours: 15 } }).truth;
    const usual = urosepsis({ illness: { hours: 15 } }).truth;
    expect(missing['wbc']).toBeLessThan(3);
    expect(missing['bacteria']).toBeGreaterThan(1.5 * usual['bacteria']);
  });
});

describe('antibiotics', () => {
  const place = FORMULARY.drugs.findIndex(({ acts }) => acts.kill !== undefined);
  const level = (amount: number): Float64Array => {
    const site = new Float64Array(FORMULARY.drugs.length);
    site[place] = amount;
    return site;
  };
  const kill = (amount: number, organism: Organism, resistance: number): number => {
    const drugs = FORMULARY.drugs.map((drug, i) =>
      i === place ? { ...drug, covers: ['gram-negative', 'streptococcus'] as const } : drug,
    );
    return killingRate(level(amount), { ...FORMULARY, drugs }, organism, resistance);
  };
  it('kill more at a higher level, nothing that they do not cover, and less what resists', () => {
    expect(kill(0, 'gram-negative', 0)).toBe(0);
    expect(kill(0.02, 'gram-negative', 0)).toBeGreaterThan(kill(0.01, 'gram-negative', 0));
    expect(kill(0.1, 'mrsa', 0)).toBe(0);
    expect(kill(0.1, 'gram-negative', 0.5)).toBeCloseTo(0.5 * kill(0.1, 'gram-negative', 0), 9);
  });
  it('each hour without them leaves more of the illness twelve hours later, and relief comes hours after the bacteria are gone', () => {
    const course = (start: number): { stimulus: number; damage: number; cleared: number; relieved: number } => {
      const state = createInflammation();
      state.bacteria = 1;
      const illness = { ...NO_ILLNESS, load: 1, growth: 0.5 };
      let [cleared, relieved] = [NaN, NaN];
      for (let minute = 0; minute < 32 * 60; minute++) {
        const hours = minute / 60 - 20;
        inflame(state, illness, { kill: hours >= start ? 0.8 : 0, drained: 1, defense: 1, endotoxin: 0 }, 1 / 60);
        if (hours > start && Number.isNaN(cleared) && state.bacteria < 0.05) cleared = hours - start;
        if (Number.isNaN(relieved) && state.relief > 0.5) relieved = hours - start;
      }
      return { stimulus: state.stimulus, damage: state.damage, cleared, relieved };
    };
    const courses = [0, 1, 2, 3, 6].map(course);
    for (let i = 1; i < courses.length; i++) {
      expect(courses[i].stimulus).toBeGreaterThan(courses[i - 1].stimulus);
      expect(courses[i].damage).toBeGreaterThan(courses[i - 1].damage);
    }
    expect(courses[0].cleared).toBeGreaterThan(1);
    expect(courses[0].relieved).toBeGreaterThan(3);
  });
  it('what treatment has cleared stays cleared when the dose has gone', () => {
    const state = createInflammation();
    state.bacteria = 1;
    const live = (kill: number, hours: number): void => {
      for (let minute = 0; minute < hours * 60; minute++)
        inflame(state, { ...NO_ILLNESS, growth: 0.38 }, { kill, drained: 1, defense: 1, endotoxin: 0 }, 1 / 60);
    };
    live(0, 12);
    live(0.8, 10);
    const relief = state.relief;
    live(0, 6);
    expect(state.relief).toBeGreaterThanOrEqual(relief - 1e-9);
  });
});

describe('refused at the door', () => {
  it.each([
    [{ age: 140 }, {}, /host\.age is 140; accepted 18 to 100/],
    [{ cirrhosis: -1 }, {}, /host\.cirrhosis is -1; accepted 0 to 1/],
    [{ weight: NaN }, {}, /host\.weight is NaN; accepted 35 to 200/],
    [{}, { growth: 3 }, /illness\.growth is 3; accepted 0 to 1/],
    [{}, { organism: 'virus' as Organism }, /illness\.organism is "virus"; accepted: gram-negative/],
  ])('host %o, illness %o', (host, illness, message) => {
    const person = { ...REFERENCE_HOST, ...host };
    const sick = { ...NO_ILLNESS, ...illness };
    expect(() => presentPatient(person, sick, FORMULARY, 1, 'held-beat')).toThrow(message);
  });
  it.each([
    [
      'more than pure oxygen',
      (d: ReturnType<typeof healthy>) => d.breathe(1.2),
      /inspired oxygen is 1\.2; accepted 0\.21 to 1/,
    ],
    [
      'a negative rate',
      (d: ReturnType<typeof healthy>) => d.give('norepinephrine', -1),
      /norepinephrine is -1; accepted 0/,
    ],
    ['a rate that is no number', (d: ReturnType<typeof healthy>) => d.give('vasopressin', NaN), /vasopressin is NaN/],
    [
      'a bag in ten seconds',
      (d: ReturnType<typeof healthy>) => d.pour('balanced', 1000, 10),
      /balanced is 6000; accepted 0 to 1500 mL\/min/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => change(healthy()).wait(2)).toThrow(message);
  });
});
