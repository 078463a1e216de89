// Pumps at the bedside: syringes run empty, bags flush, veins give way. One lesson per test.
import { describe, expect, it } from 'vitest';
import { giveOrders } from '../../src/engine/give.ts';
import { formularyOf } from '../../src/catalog/orders.ts';
import { noInputs } from '../../src/perfusion/inputs.ts';
import { Ward } from './machine-driver.ts';

const MINUTE = 60;
const HOUR = 3600;
const formulary = formularyOf(['norepinephrine', 'balanced']);

/** ug/kg/min that reach blood now. */
function reaching(ward: Ward): number {
  const inputs = noInputs(formulary);
  giveOrders(ward.chart, formulary, inputs, 74);
  return inputs.drugRates[0];
}
const onNorepinephrine = (rate: number): Ward =>
  new Ward()
    .begin()
    .order('norepinephrine', { rate })
    .wait(5 * MINUTE);
const said = (ward: Ward): string => ward.chart.messages.map(({ text }) => text).join('\n');

describe('a syringe of 4 mg', () => {
  it('lasts 54 min at 1 ug/kg/min in 74 kg; the nurse draws up the next in time, and the change costs half a minute', () => {
    const ward = onNorepinephrine(1);
    expect(reaching(ward)).toBeCloseTo(1, 9);
    ward.wait(45 * MINUTE);
    expect(said(ward)).toContain('syringe is nearly empty');
    let without = 0;
    for (let second = 0; second < 15 * MINUTE; second++) without += reaching(ward.wait(1)) === 0 ? 1 : 0;
    expect(without).toBeGreaterThan(20);
    expect(without).toBeLessThan(40);
    expect(reaching(ward)).toBeCloseTo(1, 9);
  });

  it('runs dry, with an alarm, when the nurse has her hands full', () => {
    const ward = onNorepinephrine(1).wait(40 * MINUTE);
    for (const order of ['central-line', 'cultures', 'arterial-line', 'ultrasound-kidney', 'echo']) ward.order(order);
    let dry = 0;
    let alarmed = false;
    for (let second = 0; second < 40 * MINUTE; second++) {
      dry += reaching(ward.wait(1)) === 0 ? 1 : 0;
      alarmed ||= ward.chart.alarms.alarms.some(({ text }) => text === 'PUMP EMPTY: NOREPINEPHRINE');
    }
    expect(dry).toBeGreaterThan(MINUTE);
    expect(alarmed).toBe(true);
  });
});

describe('one cannula for pressor and fluid', () => {
  it('flushes what stands in it when a bag is hung: some 40 ug in a quarter of a minute', () => {
    const ward = onNorepinephrine(0.1).order('balanced').wait(MINUTE);
    expect(reaching(ward)).toBeGreaterThan(1);
    expect(reaching(ward.wait(20))).toBeCloseTo(0.1, 9);
  });
  it('does not with a second line', () => {
    const ward = new Ward()
      .begin()
      .order('peripheral-line')
      .wait(5 * MINUTE);
    ward
      .order('norepinephrine', { rate: 0.1 })
      .wait(5 * MINUTE)
      .order('balanced')
      .wait(MINUTE);
    expect(reaching(ward)).toBeCloseTo(0.1, 9);
  });
});

describe('a forearm vein', () => {
  it('holds a usual dose for hours', () => {
    const ward = onNorepinephrine(0.1).wait(5 * HOUR);
    expect(Object.values(ward.chart.pumps)[0].beside).toBeNull();
    expect(Object.values(ward.chart.pumps)[0].hazard).toBeLessThan(0.01);
  });
  it('that gives way loses the drug, shows it to who looks, and is found at the next hourly check', () => {
    const ward = onNorepinephrine(0.1);
    const { number } = ward.chart.orders[0];
    const pump = ward.chart.pumps[number];
    pump.hazard = 100; // this vein will not hold
    ward.wait(1);
    expect(reaching(ward)).toBeLessThan(0.03);
    ward.order('line-site').wait(2 * MINUTE);
    expect(ward.chart.results.at(-1)?.text).toContain('beside the vein');
    ward.wait(HOUR);
    expect(said(ward)).toContain('we need another line');
    expect(ward.chart.attached['peripheral-line']).toBeUndefined();
    expect(reaching(ward)).toBe(0);
    ward.order('peripheral-line').wait(6 * MINUTE);
    expect(reaching(ward)).toBeCloseTo(0.1, 9);
  });
  it('is left as soon as there is a central line', () => {
    const ward = onNorepinephrine(0.1)
      .order('central-line')
      .wait(40 * MINUTE);
    expect(said(ward)).toContain('now runs through the central line');
    expect(Object.values(ward.chart.pumps)[0].line).toBe('central-line');
  });
});
