// Refused orders: each with one sentence a colleague would say.
import { describe, expect, it } from 'vitest';
import { changeRefusal, placeRefusal, stopRefusal } from '../../src/engine/refusal.ts';
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

  it('lets the urologist say what is needed', () => {
    expect(place(ward, 'drainage')).toContain('ultrasound');
  });

  it('refuses nothing sane: every order of the formulary with its first values, given its lines', () => {
    const ready = new Ward()
      .begin()
      .order('central-line')
      .order('ultrasound-kidney')
      .wait(40 * 60);
    const free = ready.definition.formulary.filter((id) => !['central-line', 'peripheral-line'].includes(id));
    expect(free.map((id) => place(ready, id)).filter((reason) => reason !== null)).toEqual([]);
  });
});
