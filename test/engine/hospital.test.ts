// What a whole hospital adds: tubes and ventilators, blood in boxes, allergies, tests of preload, scores from the chart.
import { describe, expect, it } from 'vitest';
import { formularyOf } from '../../src/catalog/orders.ts';
import type { CaseDefinition } from '../../src/engine/case-schema.ts';
import { giveOrders } from '../../src/engine/give.ts';
import { placeRefusal } from '../../src/engine/refusal.ts';
import { noInputs } from '../../src/perfusion/inputs.ts';
import { Ward } from './machine-driver.ts';

const place = (order: string, values: Record<string, number> = {}) => ({ type: 'order.place', order, values }) as const;

function ward(patient: Record<string, number> = {}): Ward {
  return new Ward(patient).begin();
}

/** The reason against an order now, or null. */
const refusal = (w: Ward, order: string): string | null => placeRefusal(w.chart, w.definition, place(order));

/** What reaches the patient now. */
function inputsOf(w: Ward) {
  const formulary = formularyOf(w.definition.formulary);
  const inputs = noInputs(formulary);
  giveOrders(w.chart, formulary, inputs, 74);
  return { inputs, rate: (id: string) => inputs.drugRates[formulary.drugs.findIndex((drug) => drug.id === id)] };
}

describe('intubation', () => {
  it('runs the induction drug in first; the ventilator takes over when the tube is in', () => {
    const w = ward();
    expect(w.send(place('oxygen-mask'))).toBe(true);
    expect(refusal(w, 'ventilator')).toMatch(/airway/);
    w.send(place('intubation-propofol', { dose: 1 }));
    w.wait(11 * 60);
    const induction = inputsOf(w);
    expect(induction.rate('propofol')).toBeGreaterThan(0);
    expect(induction.inputs.ventilation.mode).toBe('spontaneous');
    w.wait(4 * 60);
    const { inputs, rate } = inputsOf(w);
    expect(rate('propofol')).toBe(0);
    expect(inputs.ventilation).toEqual({ mode: 'ventilated', tidalVolume: 7, peep: 5, rate: 18, occluded: false });
    expect(inputs.inspiredOxygen).toBe(1);
    expect(w.chart.orders.find(({ order }) => order === 'oxygen-mask')?.state).toBe('stopped');
  });

  it('lets new settings take the place of the old, and nobody put prongs behind the tube or switch it off', () => {
    const w = ward();
    w.send(place('intubation'));
    w.wait(15 * 60);
    w.send(place('ventilator', { tidal: 8, peep: 10, breaths: 20, fraction: 0.5 }));
    w.wait(2 * 60);
    const { inputs } = inputsOf(w);
    expect(inputs.ventilation).toMatchObject({ tidalVolume: 8, peep: 10, rate: 20 });
    expect(inputs.inspiredOxygen).toBe(0.5);
    expect(refusal(w, 'oxygen-nasal')).toMatch(/on the ventilator/);
    expect(refusal(w, 'intubation')).toBe('The airway is secured already.');
    expect(refusal(w, 'rocuronium')).toBeNull();
    const running = w.chart.orders.find(({ order, state }) => order === 'ventilator' && state === 'running')!;
    expect(w.send({ type: 'order.stop', number: running.number })).toBe(false);
  });
});

describe('allergies', () => {
  const allergic = (severe: boolean): Ward => {
    const w = ward();
    const allergies: CaseDefinition['allergies'] = [{ family: 'penicillin', reaction: 'anaphylaxis in 2019', severe }];
    Object.assign(w.definition, { allergies });
    return w;
  };

  it('a severe one is refused with its reason; another ring is given with a word', () => {
    const w = allergic(true);
    expect(refusal(w, 'piperacillin-tazobactam')).toMatch(/chart says anaphylaxis in 2019/);
    expect(w.send(place('meropenem'))).toBe(true);
    expect(w.chart.messages.at(-1)?.text).toMatch(/carbapenem seldom cross-reacts/);
    expect(refusal(w, 'gentamicin')).toBeNull();
  });

  it('a mild one is told and given', () => {
    const w = allergic(false);
    expect(w.send(place('piperacillin-tazobactam'))).toBe(true);
    expect(w.chart.messages.at(-1)?.text).toMatch(/It was mild/);
  });

  it('without any nobody says a word', () => {
    const w = ward();
    const before = w.chart.messages.length;
    w.send(place('piperacillin-tazobactam'));
    expect(w.chart.messages.length).toBe(before);
  });
});

describe('the blood bank', () => {
  const minutes = (w: Ward, order: string): number => {
    w.send(place(order));
    const { placedAt, startsAt } = w.chart.orders.at(-1)!;
    return (startsAt - placedAt) / 60;
  };

  it('crossmatched cells come sooner, and a called protocol sooner still', () => {
    const w = ward();
    const unmatched = minutes(w, 'red-cells');
    w.send(place('crossmatch'));
    w.wait(45 * 60);
    expect(minutes(w, 'red-cells')).toBeCloseTo(10, 0);
    expect(unmatched).toBeGreaterThan(20);
    w.send(place('massive-transfusion'));
    w.wait(13 * 60);
    expect(minutes(w, 'plasma')).toBeCloseTo(5, 0);
  });
});

describe('tests of preload', () => {
  it('a mini-fluid challenge gives its 100 mL as fluid and reports the change', () => {
    const w = ward({ sv: 50 });
    w.send(place('mini-fluid-challenge'));
    w.wait(150);
    Object.assign(w.patient, { sv: 55 });
    expect(inputsOf(w).inputs.fluidRates.some((rate) => rate === 100)).toBe(true);
    w.wait(60);
    expect(w.chart.results.at(-1)?.text).toMatch(/10 % higher after the small bolus/);
    expect(w.chart.given['balanced']).toBeCloseTo(100, 0);
  });

  it('end-expiratory occlusion needs a tube and a monitor of output', () => {
    const w = ward();
    expect(refusal(w, 'end-expiratory-occlusion')).toMatch(/airway/);
    Object.assign(w.chart.attached, { airway: 0, 'cardiac-output-monitor': 0, 'arterial-line': 0 });
    Object.assign(w.patient, { sv: 50 });
    w.send(place('end-expiratory-occlusion'));
    w.wait(70);
    expect(inputsOf(w).inputs.ventilation.occluded).toBe(true);
    Object.assign(w.patient, { sv: 51 });
    w.wait(20);
    expect(inputsOf(w).inputs.ventilation.occluded).toBe(false);
    expect(w.chart.results.at(-1)?.text).toMatch(/2 % higher while the ventilator stood still/);
  });

  it('pulse-pressure variation says when it means nothing', () => {
    const read = (valid: number, percent: number): string => {
      const w = ward({ variation_valid: valid, pulse_pressure_variation: percent });
      Object.assign(w.chart.attached, { 'arterial-line': 0 });
      w.send(place('pulse-pressure-variation'));
      w.wait(70);
      return w.chart.results.at(-1)!.text;
    };
    expect(read(0, 20)).toMatch(/cannot be judged/);
    expect(read(1, 20)).toMatch(/depends on preload/);
    expect(read(1, 11)).toMatch(/gray zone of 4 to 17 %: no answer/);
    expect(read(1, 3)).toMatch(/hardly raise/);
  });
});

describe('scores', () => {
  it('count only what has been measured, and say what is missing', () => {
    const w = ward({ pao2: 60, platelets: 90, bilirubin: 40, creatinine: 180 });
    const sofa = (): string => {
      w.send(place('sofa'));
      w.wait(61);
      return w.chart.results.at(-1)!.text;
    };
    expect(sofa()).toMatch(
      /Not measured, counted as normal: arterial gas, platelets, bilirubin, creatinine, mental state/,
    );
    for (const order of ['blood-count', 'chemistry', 'arterial-gas', 'mental-state']) w.send(place(order));
    w.wait(70 * 60);
    expect(sofa()).toMatch(/lungs 2, circulation 1, kidneys 2, platelets 2, liver 2, brain 1\.$/);
  });

  it('the clotting sample brings its two scores', () => {
    const w = ward({ inr: 1.8, platelets: 45, ddimer: 6, fibrinogen: 0.8, antithrombin: 40 });
    w.send(place('coagulation'));
    w.wait(65 * 60);
    expect(w.chart.results.at(-1)?.text).toMatch(/coagulopathy score [456] of 6 .* DIC score 8 of 8/);
  });
});

it('pictures show what the body has', () => {
  const seen = (order: string, patient: Record<string, number>): string => {
    const w = ward({ consolidation: 0, af: 0, k: 4, troponin: 20, ...patient });
    w.send(place(order));
    w.wait(32 * 60);
    return w.chart.results.at(-1)!.text;
  };
  expect(seen('lung-ultrasound', {})).toMatch(/dry/);
  expect(seen('lung-ultrasound', { evlw_ml: 650 })).toMatch(/collecting/);
  expect(seen('lung-ultrasound', { evlw_ml: 1000, consolidation: 14 })).toMatch(/wet lungs\. A consolidated/);
  expect(seen('chest', {})).toMatch(/Clear on both sides/);
  expect(seen('chest', { consolidation: 14, evlw_ml: 800 })).toMatch(
    /Fine crackles.*Bronchial breathing over one lower lobe/,
  );
  expect(seen('chest', { narrow_airways: 90, rr: 18 })).toMatch(/with effort\. Wheezing/);
  expect(seen('chest-film', { consolidation: 14 })).toMatch(/dense shadow/);
  expect(seen('ecg-12', { af: 1 })).toMatch(/^Atrial fibrillation, 118/);
  expect(seen('ecg-12', { k: 7 })).toMatch(/Tall narrow T/);
  expect(seen('echo', { lvef: 30, rv_lv: 1.8 })).toMatch(/larger than the left/);
  expect(seen('echo', { lvef: 60, rv_lv: 1 })).toMatch(/not dilated/);
});
