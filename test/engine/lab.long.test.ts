// The lab bench: dials within their ranges, undo and reset bring back the very same bed, switches switch off one thing.
import { describe, expect, test } from 'vitest';
import { type DialId, DIALS, LAB_STATES, restOf, SWITCHES } from '../../src/catalog/lab-dials.ts';
import { MEASURES } from '../../src/catalog/lab-measures.ts';
import {
  createLab,
  enterState,
  type Lab,
  measure,
  resetLab,
  setDials,
  stepLab,
  undoLab,
} from '../../src/engine/lab.ts';
import { toBytes, type Plain, digestBytes } from '../../src/perfusion/bytes.ts';
import { restInputs } from '../../src/perfusion/network/bed.ts';
import { explainBed } from '../../src/perfusion/network/why-bed.ts';

const lab = createLab('kidney', 3);
const digest = ({ bed, inputs }: Lab): string => digestBytes(toBytes({ bed, inputs } as unknown as Plain));
const live = (seconds: number): void => {
  for (let t = 0; t < seconds; t += 5) stepLab(lab, 5);
};

describe('the lab bench', () => {
  test('begins healthy and at rest', () => {
    const { ppv, flow, venousSaturation, hypoxic } = measure(lab);
    expect(ppv).toBeGreaterThan(97);
    expect(Math.abs(flow - 100)).toBeLessThan(3);
    expect(venousSaturation).toBeGreaterThan(68);
    expect(hypoxic).toBeLessThan(5);
  });

  test('undo brings back the very same bed, reset the very beginning', () => {
    const start = digest(lab);
    live(60);
    const before = digest(lab);
    setDials(lab, { arterialPressure: 60 });
    live(120);
    expect(lab.changes.map(({ dial }) => dial)).toEqual(['arterialPressure']);
    undoLab(lab);
    expect(digest(lab)).toBe(before);
    expect(lab.changes).toEqual([]);
    setDials(lab, { inos: 0.5 });
    live(60);
    resetLab(lab);
    expect(digest(lab)).toBe(start);
  });

  test('keeps dials inside their ranges, ignores what is no dial or no number, and records only real changes', () => {
    const moved = setDials(lab, {
      arterialPressure: 900,
      hematocrit: NaN,
      alpha: restOf('alpha'),
      ...({ nonsense: 1 } as object),
    });
    expect(moved).toMatchObject([{ dial: 'arterialPressure', to: 130 }]);
    undoLab(lab);
    expect(lab.inputs.arterialPressure).toBe(90);
  });

  test('keeps the trace of the last 40 minutes, a point every 10 s', () => {
    live(50 * 60);
    expect(lab.samples[0].at).toBeGreaterThan(500);
    expect(lab.samples).toHaveLength(241);
    expect(lab.samples[1].at - lab.samples[0].at).toBe(10);
    resetLab(lab);
  });

  test('a switched-off hand pulls no more, and the others go on', () => {
    enterState(lab, 'shock');
    const pulls = () => explainBed(lab.bed).muscle.pulls;
    const before = pulls();
    expect(before.alpha).toBeGreaterThan(0);
    setDials(lab, { autonomicSwitch: 0, closingSwitch: 0 });
    live(5);
    const { alpha, beta, ...others } = pulls();
    expect(Math.abs(alpha) + Math.abs(beta)).toBe(0);
    for (const [hand, pull] of Object.entries(others))
      expect(Math.abs(pull - before[hand as keyof typeof others])).toBeLessThan(0.3);
    const { width } = measure(lab);
    live(180);
    expect(lab.bed.outputs.closed).toBe(0);
    expect(measure(lab).width).toBeGreaterThan(width);
  });
});

describe('the dials', () => {
  test('cover every mechanism that a bed is told about', () => {
    const known = new Set<string>([...DIALS, ...SWITCHES].map(({ id }) => id));
    const own: DialId[] = ['hemoglobinOxygen', 'p50', 'localGain'];
    const dialed = Object.keys(restInputs()).filter((id) => !own.includes(id as DialId));
    expect(dialed.filter((id) => !known.has(id))).toEqual([]);
  });

  test('have a unit, a hint and a healthy value inside their range', () => {
    for (const { id, unit, hint, min, max, step } of DIALS) {
      expect(unit).not.toBe('');
      expect(hint.length).toBeGreaterThan(10);
      expect(restOf(id)).toBeGreaterThanOrEqual(min);
      expect(restOf(id)).toBeLessThanOrEqual(max);
      expect(step).toBeGreaterThan(0);
    }
    for (const { hint } of MEASURES) expect(hint.length).toBeGreaterThan(10);
  });

  test('reach every starting point', () => {
    for (const { values } of Object.values(LAB_STATES))
      for (const [id, value] of Object.entries(values)) {
        const dial = DIALS.find((one) => one.id === id)!;
        expect(value).toBeGreaterThanOrEqual(dial.min);
        expect(value).toBeLessThanOrEqual(dial.max);
      }
  });
});
