// Somebody who presses buttons at random, the same for the same number: orders, changes, own examinations, hints, predictions.
import { orderEntry } from '../../src/catalog/orders.ts';
import type { CaseEvent } from '../../src/engine/types.ts';
import { chance } from '../../src/perfusion/chance.ts';
import { begin, MINUTE } from './driver.ts';
import type { Player } from './driver.ts';

export function playAtRandom(seed: number, minutes: number): Player {
  const player = begin('urosepsis', { seed: 1 + (seed % 3), mode: 'practice' });
  let draws = 0;
  const roll = (): number => chance(seed, 7, draws++, 99);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)];
  const formulary = player.run.definition.formulary;
  const event = (): CaseEvent => {
    const kind = roll();
    if (kind < 0.6) return place(pick(formulary), roll);
    if (kind < 0.7) return { type: 'order.change', number: 1 + Math.floor(roll() * 12), rate: 0.05 + roll() * 0.4 };
    if (kind < 0.75) return { type: 'order.stop', number: 1 + Math.floor(roll() * 12) };
    if (kind < 0.83)
      return { type: 'refill.report', site: pick(['finger', 'knee']), seconds: 1 + roll() * 6, held: 10 };
    if (kind < 0.87) return { type: 'mottling.report', score: Math.floor(roll() * 6) };
    if (kind < 0.9) return { type: 'field.report', ppv: Math.round(roll() * 100), mfi: Math.round(roll() * 6) / 2 };
    if (kind < 0.94) return { type: 'hint.ask' };
    const way = (): 'up' | 'same' | 'down' => pick(['up', 'same', 'down'] as const);
    return {
      type: 'prediction.make',
      number: player.chart.nextNumber - 1,
      expects: { map: way(), refill: way(), lactate: way(), vessels: way() },
      sure: pick([1, 2, 3] as const),
    };
  };
  for (let minute = 0; minute < minutes && player.phase === 'running';) {
    for (let i = Math.floor(roll() * 4); i > 0; i--) player.tell(event());
    const wait = 1 + Math.floor(roll() * 9);
    player.wait(wait * MINUTE);
    minute += wait;
  }
  return player;
}

function place(order: string, roll: () => number): CaseEvent {
  const fields = orderEntry(order)?.fields ?? [];
  const values = Object.fromEntries(
    fields.map(({ id, min, max, initial }) => [id, roll() < 0.5 ? initial : min + roll() * (max - min)]),
  );
  return { type: 'order.place', order, values };
}
