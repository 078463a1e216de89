// Turns a sample or an examination into a result: numbers with honest noise and flags, and a report in words.
import { analyteOf } from '../catalog/analytes.ts';
import { orderEntry } from '../catalog/orders.ts';
import type { Analyte } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder, Look } from './chart.ts';
import { clottingInWords } from './chart-scores.ts';
import { findingInWords } from './findings.ts';
import { noise, PURPOSE } from './noise.ts';
import { roundTo } from './round.ts';
import type { Result, ResultValue } from './types.ts';

/** The result of an order whose sample is taken now. Its numbers are the patient's at this moment. */
export function makeResult(
  chart: Chart,
  definition: CaseDefinition,
  order: ChartedOrder,
  time: number,
  look: Look,
): Result {
  const entry = orderEntry(order.order)!;
  const values = (entry.reports ?? []).flatMap((column, place) => {
    const analyte = analyteOf(column);
    const truth = look(column);
    if (!analyte || !Number.isFinite(truth)) return [];
    return [
      resultValue(
        analyte,
        measured(analyte, truth, { seed: chart.seed, draw: order.number * 32 + place, times: definition.noise }),
      ),
    ];
  });
  return {
    number: order.number,
    order: order.order,
    label: entry.label,
    takenAt: time,
    readyAt: order.endsAt ?? time,
    values,
    text:
      definition.reports[entry.id] ??
      (entry.id === 'coagulation' ? clottingInWords(values, chart) : null) ??
      findingInWords(entry.id, look, chart, order.before) ??
      entry.normalReport ??
      '',
    seen: false,
  };
}

/** One honest measurement of a true value, rounded as it is reported; `times` the published scatter. */
function measured(
  analyte: Analyte,
  truth: number,
  { seed, draw, times }: { seed: number; draw: number; times: number },
): number {
  const spread = times * (Math.abs(truth) * analyte.noise.share + analyte.noise.absolute);
  const value = truth + spread * noise(seed, PURPOSE.laboratory, draw, 0);
  const inside = Math.min(analyte.max ?? Infinity, Math.max(analyte.min ?? -Infinity, value));
  return roundTo(inside, analyte.decimals);
}

export function resultValue(analyte: Analyte, value: number): ResultValue {
  const { name, label, unit, low, high } = analyte;
  return { name, label, value, unit, low, high, flag: flagOf(analyte, value) };
}

function flagOf(analyte: Analyte, value: number): ResultValue['flag'] {
  const { low, high, criticalLow, criticalHigh } = analyte;
  if (criticalLow !== null && value <= criticalLow) return 'critical';
  if (criticalHigh !== null && value >= criticalHigh) return 'critical';
  if (low !== null && value < low) return 'low';
  return high !== null && value > high ? 'high' : '';
}
