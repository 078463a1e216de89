// Refused orders: each with one sentence a colleague would say.
import { describe, expect, it } from 'vitest';
import { orderEntry } from '../../src/catalog/orders.ts';
import { changeRefusal, placeRefusal, reportRefusal, stopRefusal } from '../../src/engine/refusal.ts';
import type { CaseDefinition } from '../../src/engine/case-schema.ts';
import { Ward } from './machine-driver.ts';

const place = (
  ward: Ward,
  order: string,
  values: Record<string, number> = {},
  definition: CaseDefinition = ward.definition,
) => placeRefusal(ward.chart, definition, { type: 'order.place', order, values });

describe('refusals', () => {
  const ward = new Ward().begin();

  it('names an order nobody knows', () => {
    expect(place(ward, 'dialysis-of-the-moon')).toBe('Nobody here knows an order called "dialysis-of-the-moon".');
  });

  it('names the range of an impossible dose', () => {
    expect(place(ward, 'norepinephrine', { rate: 20 })).toContain('outside 0.01 to 2 ug/kg/min');
    expect(place(ward, 'balanced', { volume: -500 })).toContain('outside 50 to 2000 mL');
    expect(place(ward, 'balanced', { volume: NaN })).toContain('not a number');
  });

  it('names a value that the order does not have', () => {
    expect(place(ward, 'lactate', { volume: 3 })).toContain('has no volume');
  });

  it('names the line that is missing', () => {
    expect(place(ward, 'venous-gas')).toBe('Central venous gas (ScvO2, CO2 gap) needs a central venous line first.');
  });

  it('says what this hospital does not have', () => {
    const small = { ...ward.definition, formulary: ward.definition.formulary.filter((id) => id !== 'vasopressin') };
    expect(place(ward, 'vasopressin', {}, small)).toBe('Vasopressin is not available in this hospital.');
  });

  it('asks to change a running pump instead of starting a second', () => {
    const busy = new Ward().begin().order('norepinephrine').wait(300);
    expect(place(busy, 'norepinephrine')).toContain('change its rate instead');
    expect(changeRefusal(busy.chart, { type: 'order.change', number: 1, rate: 9 })).toContain('outside');
    expect(changeRefusal(busy.chart, { type: 'order.change', number: 9, rate: 0.1 })).toBe(
      'That order is not on the chart.',
    );
    expect(stopRefusal(busy.chart, { type: 'order.stop', number: 1 })).toBeNull();
  });

  it('lets a second forearm line be placed, and not a third', () => {
    const two = new Ward()
      .begin()
      .order('peripheral-line')
      .wait(5 * 60);
    expect(two.chart.attached['peripheral-line-2']).toBe(4 * 60);
    expect(place(two, 'peripheral-line')).toBe('Two of these are in place already: peripheral venous line.');
    expect(place(ward, 'arterial-line')).toBeNull();
  });

  it('hangs two bags at once and says when they cannot run that fast through the lines she has', () => {
    const busy = new Ward().begin().order('balanced', { volume: 500, duration: 10 }).wait(90);
    expect(place(busy, 'balanced', { volume: 500, duration: 15 })).toBeNull();
    expect(place(busy, 'balanced', { volume: 2000, duration: 5 })).toBe(
      'That is 450 mL a minute in all; without a pressure bag the one line in place will not take more than 100. Give it over a longer time, press the bag or add a line.',
    );
  });

  it('takes twice as much through the same line with a pressure bag', () => {
    const fast = { volume: 1000, duration: 6 };
    expect(place(ward, 'balanced', fast)).toContain('press the bag');
    const pressed = new Ward().begin().order('pressure-bag').wait(180);
    expect(place(pressed, 'balanced', fast)).toBeNull();
  });

  it('paralyzes nobody whose airway is not secured', () => {
    expect(place(ward, 'rocuronium')).toContain('no airway is secured');
  });

  it('does not give the same dose twice at once', () => {
    const busy = new Ward().begin().order('piperacillin-tazobactam').wait(60);
    expect(place(busy, 'piperacillin-tazobactam')).toContain('being given already');
    expect(place(busy, 'hydrocortisone')).toBeNull();
  });

  it('says what cannot be a reading', () => {
    expect(
      reportRefusal(ward.state.context, { type: 'refill.report', site: 'finger', seconds: NaN, held: 10 }),
    ).toContain('test again');
    expect(
      reportRefusal(ward.state.context, { type: 'refill.report', site: 'finger', seconds: 4.2, held: 10 }),
    ).toBeNull();
    expect(reportRefusal(ward.state.context, { type: 'mottling.report', score: 2.5 })).toContain(
      'whole number from 0 to 5',
    );
  });

  it('lets the urologist say what is needed', () => {
    expect(place(ward, 'drainage')).toContain('ultrasound');
  });

  it('refuses nothing sane: every order of the formulary with its first values, given its lines', () => {
    const ready = new Ward()
      .begin()
      .order('central-line')
      .order('ultrasound-kidney')
      .wait(40 * 60);
    Object.assign(ready.chart.attached, { 'arterial-line': 0, 'cardiac-output-monitor': 0 });
    // What is in place already, and what stands only behind a tube.
    const inPlace = ['central-line', 'peripheral-line', 'arterial-line', 'cardiac-output-monitor'];
    const apart = [...inPlace, 'rocuronium', 'laparotomy'];
    const free = ready.definition.formulary.filter(
      (id) => !apart.includes(id) && !orderEntry(id)!.needs.includes('airway'),
    );
    expect(free.map((id) => place(ready, id)).filter((reason) => reason !== null)).toEqual([]);
  });

  it('lets an operator stay away where there is nothing for him', () => {
    expect(place(new Ward().begin(), 'laparotomy')).toMatch(/^Surgeon: /);
  });
});
