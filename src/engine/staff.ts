// What nurses, laboratory and colleagues say, and when: lines of the case, each said once when its condition has held long enough.
import type { CaseDefinition, StaffLine } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import type { Message } from './types.ts';

/** Lines whose moment has come, added to the messages. */
export function hearFromStaff(chart: Chart, definition: CaseDefinition, time: number, look: Look): Partial<Chart> {
  if (chart.said.length === definition.staff.length) return {};
  const waiting = definition.staff.filter((line) => !chart.said.includes(line.id));
  const since: Record<string, number> = {};
  const spoken: StaffLine[] = [];
  for (const line of waiting) {
    if (!holds(line.when, chart, time, look)) continue;
    const from = chart.sayingSince[line.id] ?? time;
    if (time - from >= line.when.holds * 60) spoken.push(line);
    else since[line.id] = from;
  }
  if (spoken.length === 0) return { sayingSince: since };
  const messages: Message[] = spoken.map(({ from, text }) => ({ at: time, from, text }));
  return {
    sayingSince: since,
    said: [...chart.said, ...spoken.map(({ id }) => id)],
    messages: [...chart.messages, ...messages],
  };
}

/** Everything a condition names must be true at this moment. */
export function holds(when: StaffLine['when'], chart: Chart, time: number, look: Look): boolean {
  if (when.at !== undefined && time < when.at * 60) return false;
  if (when.order !== undefined && !hasReached(chart, when.order, when.state ?? 'running')) return false;
  if (when.with !== undefined && !hasReached(chart, when.with, 'running')) return false;
  const without: string[] = [when.without ?? []].flat();
  if (chart.orders.some(({ order }) => without.includes(order))) return false;
  if (when.lacks.some((line) => chart.attached[line] !== undefined)) return false;
  if (when.column === undefined) return true;
  const value = look(when.column);
  if (!Number.isFinite(value)) return false;
  return (when.below === undefined || value < when.below) && (when.above === undefined || value > when.above);
}

function hasReached(chart: Chart, id: string, state: 'preparing' | 'running' | 'done'): boolean {
  return chart.orders.some((order) => order.order === id && order.state === state);
}
