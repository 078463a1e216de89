// What looks like sepsis and is not: an open vessel, adrenals that sleep. The case says so, and the expert acts on it.
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/engine/chart.ts';
import { giveOrders } from '../../src/engine/give.ts';
import { bleed } from '../../src/engine/order-flow.ts';
import { policy } from '../../src/engine/policies.ts';
import type { PolicyView } from '../../src/engine/policies/types.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { noInputs } from '../../src/perfusion/inputs.ts';

const bleeding = readCase('bleeding');
const chart = (orders: { order: string; state: string }[]): Chart =>
  ({ orders, attached: {}, bloodOwed: 0, sourceControl: 0 }) as unknown as Chart;

describe('an open vessel', () => {
  it('bleeds from arrival on', () => {
    expect(bleed(chart([]), bleeding, 1)).toEqual({ bleeding: bleeding.bleeding!.rate });
  });

  it('bleeds while the endoscopist is on the way and looks for it', () => {
    const running = chart([{ order: 'endoscopy', state: 'running' }]);
    expect(bleed(running, bleeding, 3000)).toEqual({ bleeding: bleeding.bleeding!.rate });
  });

  it('is closed when endoscopy is done', () => {
    expect(bleed(chart([{ order: 'endoscopy', state: 'done' }]), bleeding, 6000)).toEqual({ bleeding: 0 });
  });

  it('reaches the patient', () => {
    const formulary = { drugs: [], fluids: [] };
    const inputs = noInputs(formulary);
    giveOrders({ ...chart([]), bleeding: 12 }, formulary, inputs, 78);
    expect(inputs.bleeding).toBe(12);
  });

  it('is in no other case', () => expect(bleed(chart([]), readCase('urosepsis'), 1)).toEqual({}));
});

describe('the expert', () => {
  const seen = (over: Partial<PolicyView>): string[] => {
    const monitor = { mean: {}, saturation: {}, systolic: {}, diastolic: {}, heartRate: {} };
    const bedside = { time: 0, orders: [], results: [], fluid: { given: 0 }, monitor, appearance: { lines: [] } };
    const usual = {
      bedside,
      weight: 70,
      target: 65,
      hypertension: false,
      source: undefined,
      offered: bleeding.formulary,
    };
    const none = { bleeding: false, steroidDependent: false, cirrhosis: false, anaphylaxis: false, before: 0 };
    const view = { ...usual, ...none, ...over } as unknown as PolicyView;
    return policy('expert')!
      .decide(view)
      .map((event) => ('order' in event ? event.order : event.type));
  };

  /** Mean pressure so many minutes after `count` doses at minute 0. */
  const low = (minutes: number, mean = 50, count = 0): PolicyView['bedside'] =>
    ({
      time: minutes * 60,
      orders: Array.from({ length: count }, () => ({
        order: 'epinephrine-im',
        state: 'done',
        placedAt: 0,
        startsAt: 0,
      })),
      results: [],
      fluid: { given: 0 },
      monitor: { mean: { value: mean }, saturation: {}, systolic: {}, diastolic: {}, heartRate: {} },
      appearance: { lines: [] },
    }) as unknown as PolicyView['bedside'];

  it('orders blood and calls the endoscopist when it bleeds', () => {
    const orders = seen({ bleeding: true, source: { order: 'endoscopy', after: [] } });
    expect(orders).toContain('red-cells');
    expect(orders).toContain('endoscopy');
    expect(orders).not.toContain('hydrocortisone');
  });

  it('gives hydrocortisone at once to those who live on steroids', () => {
    expect(seen({ steroidDependent: true })).toContain('hydrocortisone');
  });

  it('gives epinephrine into the thigh to who came with hives, and no norepinephrine before it', () => {
    const orders = seen({ anaphylaxis: true, bedside: low(10) });
    expect(orders).toContain('epinephrine-im');
    expect(orders).not.toContain('norepinephrine');
  });

  it('repeats it after five minutes as long as the pressure is low, three times in all', () => {
    const doses = (count: number, minutes: number, mean: number): boolean =>
      seen({ anaphylaxis: true, bedside: low(minutes, mean, count) }).includes('epinephrine-im');
    expect(doses(1, 3, 50)).toBe(false);
    expect(doses(1, 6, 50)).toBe(true);
    expect(doses(1, 6, 75)).toBe(false);
    expect(doses(3, 20, 50)).toBe(false);
  });

  it('does neither in sepsis', () => {
    expect(seen({})).not.toContain('hydrocortisone');
    expect(seen({})).not.toContain('red-cells');
  });
});
