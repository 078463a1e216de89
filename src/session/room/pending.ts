// What an instructor sees coming, and what the room sees under the tongue once it is revealed.
import { orderEntry } from '../../catalog/orders.ts';
import type { Chart } from '../../engine/chart.ts';
import type { Run } from '../../engine/run.ts';
import { fieldState } from '../../engine/see.ts';
import type { Pending, Reveal } from './view.ts';

/** What will happen by itself, soonest first. */
export function pendingOf({ orders, results, time }: Chart): Pending[] {
  const label = (id: string): string => orderEntry(id)?.label ?? id;
  const due = orders.flatMap(({ order, state, startsAt, endsAt, sampleAt }): Pending[] => {
    if (state === 'preparing') return [{ at: startsAt, label: `${label(order)}: begins` }];
    if (state !== 'running') return [];
    const sample = sampleAt === null ? [] : [{ at: sampleAt, label: `${label(order)}: sample taken` }];
    return endsAt === null || orderEntry(order)?.kind === 'investigation'
      ? sample
      : [...sample, { at: endsAt, label: `${label(order)}: done` }];
  });
  const back = results
    .filter(({ readyAt }) => readyAt > time)
    .map((result) => ({ at: result.readyAt, label: `${result.label}: result` }));
  return [...due, ...back].toSorted((a, b) => a.at - b.at);
}

export function revealOf(run: Run): Reveal {
  return { field: fieldState(run.patient.sublingual) };
}
