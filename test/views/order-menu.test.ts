// What stands where among the orders, and what is worth foreseeing before it is given.
import { describe, expect, it } from 'vitest';
import { orderEntries, orderEntry } from '../../src/catalog/orders.ts';
import { orderMenu } from '../../src/views/order-menu.ts';
import { canSurprise } from '../../src/views/prediction-card.tsx';

const menu = orderMenu(orderEntries, 0, []).map(({ id }) => id);

describe('the list of orders', () => {
  it('offers everything once', () => {
    expect([...menu].sort()).toEqual(orderEntries.map(({ id }) => id).sort());
  });

  it('offers what treats shock before the drip that runs beside it', () => {
    const fluids = menu.filter((id) => orderEntry(id)?.group === 'Fluids');
    expect(fluids[0]).toBe('balanced');
    expect(fluids.at(-1)).toBe('maintenance');
  });

  it('leaves what is not background in the order of the formulary', () => {
    for (const group of new Set(orderEntries.map((entry) => entry.group))) {
      const own = orderEntries.filter((entry) => entry.group === group && !entry.background).map(({ id }) => id);
      expect(menu.filter((id) => own.includes(id))).toEqual(own);
    }
  });
});

describe('predict before treating', () => {
  const asks = (id: string): boolean => canSurprise(orderEntry(id));

  it('asks about what the bedside answers within the hour', () => {
    for (const id of ['balanced', 'red-cells', 'norepinephrine', 'vasopressin', 'dobutamine', 'epinephrine-im'])
      expect([id, asks(id)]).toEqual([id, true]);
  });

  it('asks nothing about routine, about what acts out of sight, or about what is not simulated', () => {
    for (const id of ['maintenance', 'paracetamol', 'heparin', 'thiamine', 'ceftriaxone', 'lactate', 'oxygen-mask'])
      expect([id, asks(id)]).toEqual([id, false]);
  });
});
