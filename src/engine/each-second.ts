// What happens at the bedside in one simulated second: an ordered list; each line needs only what stands above it.
import { watchAlarms } from './alarms.ts';
import { tendLine } from './arterial-line.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { readMonitor } from './monitor.ts';
import { bleed, countFluids, finishDueOrders, startDueOrders, takeDueSamples } from './order-flow.ts';
import { noteArrest, noteRecovery } from './outcome.ts';
import { emptyPumps, runPumps } from './pumps.ts';
import { askQuestion } from './questions.ts';
import { hearFromStaff } from './staff.ts';

/** The chart one second later. The old chart stays as it was. */
export function eachSecond(before: Chart, definition: CaseDefinition, time: number, look: Look): Chart {
  const chart = { ...before, time };
  const then = (change: Partial<Chart>): unknown => Object.assign(chart, change);
  then(countFluids(chart, look)); // of the second just lived, before anything ends
  then(startDueOrders(chart, definition, time, look)); // what is prepared begins
  then(runPumps(chart, definition.host.weight, time)); // what has just begun may flush a pump
  then(takeDueSamples(chart, definition, time, look));
  then(noteArrest(chart, time, look)); // the monitor of a dead patient shows it at once
  then(tendLine(chart, time));
  then({ monitor: readMonitor(chart, definition.host.tone, time, look) });
  then(finishDueOrders(chart, definition, time)); // new lines are read from the next second on
  then(bleed(chart, definition, time));
  then({ alarms: watchAlarms(chart.alarms, chart.monitor, definition.target.map, time, emptyPumps(chart)) });
  if (chart.arrestAt === null) then(hearFromStaff(chart, definition, time, look));
  then(askQuestion(chart, definition, time, look));
  then(noteRecovery(chart, definition, time, look));
  return chart;
}
