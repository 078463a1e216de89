// One run with something of everything in it, for the tests of what leaves the game.
import { record } from '../../src/engine/run.ts';
import type { Debrief } from '../../src/engine/debrief-types.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { begin, MINUTE } from '../engine/driver.ts';
import type { Player } from '../engine/driver.ts';

export const ARRIVAL = '2026-03-02T08:00:00.000Z';

export interface Played {
  debrief: Debrief;
  record: RunRecord;
  player: Player;
}

/** Half an hour of care: monitor, lines, fluid, a pump at two rates, an antibiotic, samples, a hand on the skin, a hint, a prediction. */
export function played(): Played {
  const player = begin('urosepsis');
  player
    .give('arterial-line')
    .give('lactate')
    .give('cultures')
    .wait(2 * MINUTE);
  player.give('balanced', { volume: 500, duration: 15 }).give('arterial-gas').give('oxygen-mask');
  player.tell({ type: 'refill.report', site: 'finger', seconds: 4.5, held: 10 });
  player.wait(10 * MINUTE);
  player.give('norepinephrine', { rate: 0.1 }).give('ceftriaxone').give('gentamicin');
  const number = player.chart.nextNumber - 3;
  player.tell({ type: 'prediction.make', number, expects: { map: 'up', refill: 'down' }, sure: 2 });
  player.tell({ type: 'hint.ask' });
  player.tell({ type: 'mottling.report', score: 2 });
  player
    .give('oxygen-high-flow')
    .give('blood-count')
    .give('urinary-catheter')
    .wait(10 * MINUTE);
  player.tell({ type: 'order.change', number, rate: 0.2 });
  player.wait(30 * MINUTE);
  player.tell({ type: 'handover.give' });
  return { debrief: player.debrief, record: record(player.run), player };
}
