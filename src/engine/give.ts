// What the running orders do to the patient: rates, fluids, oxygen, legs, drains and blood samples become the model's inputs.
import { initialValues, orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { amountPerMinute, rateOfDose } from '../catalog/units.ts';
import type { Formulary, Inputs } from '../perfusion/inputs.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { isTouched } from './injects.ts';
import { milliliterPerMinute } from './order-flow.ts';
import { delivers, flushed, SEEPING } from './pumps.ts';

/** The part of a chart that reaches the patient. */
export type Given = Pick<Chart, 'orders' | 'sourceControl' | 'bloodOwed' | 'attached'> &
  Partial<Pick<Chart, 'pumps' | 'time' | 'bleeding' | 'injected'>>;

/** Writes all inputs anew from the chart; called after every event and every second. `weight` in kg, for doses by weight. */
export function giveOrders(chart: Given, formulary: Formulary, inputs: Inputs, weight: number): void {
  inputs.drugRates.fill(0);
  inputs.fluidRates.fill(0);
  inputs.inspiredOxygen = 0.21;
  inputs.oxygen.device = 'none';
  inputs.oxygen.flow = 0;
  inputs.legRaise = 0;
  inputs.ventilation.occluded = false;
  if (chart.attached['airway'] !== undefined) inputs.ventilation.mode = 'ventilated'; // nobody is taken off again
  inputs.fluidWarmer = chart.attached['fluid-warmer'] === undefined ? 0 : 1;
  for (const order of chart.orders) {
    const entry = order.state === 'running' ? orderEntry(order.order) : undefined;
    if (entry) giveOne(chart, order, entry, { formulary, inputs, weight });
  }
  inputs.sourceControl = chart.sourceControl;
  inputs.cardioversions = chart.orders.filter(
    ({ order, state }) => order === 'cardioversion' && state === 'done',
  ).length;
  inputs.touched = isTouched(chart);
  inputs.bleeding = Math.min(1, chart.bloodOwed) * 60 + (chart.bleeding ?? 0);
}

function giveOne(
  chart: Given,
  order: ChartedOrder,
  entry: OrderEntry,
  { formulary, inputs, weight }: { formulary: Formulary; inputs: Inputs; weight: number },
): void {
  if (entry.fluid) {
    inputs.fluidRates[formulary.fluids.findIndex(({ id }) => id === entry.fluid!.id)] += milliliterPerMinute(order);
  }
  if (entry.drug) {
    const { id } = entry.drug;
    inputs.drugRates[formulary.drugs.findIndex((drug) => drug.id === id)] += pumped(chart, order, entry, weight);
  }
  if (entry.oxygen) {
    const { device } = entry.oxygen;
    inputs.oxygen.device = device === 'ventilator' ? 'none' : device;
    inputs.oxygen.flow = order.values['rate'] ?? 0;
    inputs.inspiredOxygen = order.values['fraction'] ?? 0.21;
    if (device === 'ventilator') setVentilator(inputs, { ...initialValues(entry), ...order.values });
  }
  if (entry.id === 'passive-leg-raise') inputs.legRaise = 1;
  if (entry.id === 'end-expiratory-occlusion') inputs.ventilation.occluded = true;
}

function setVentilator({ ventilation }: Inputs, values: Record<string, number>): void {
  ventilation.tidalVolume = values['tidal'];
  ventilation.rate = values['breaths'];
  ventilation.peep = values['peep'];
}

/** What reaches blood now, in the drug's rate unit: less from a pump that stands still or runs beside the vein, more while a bag flushes it. */
function pumped(chart: Given, order: ChartedOrder, entry: OrderEntry, weight: number): number {
  const rate = drugRate(order, entry, weight);
  const pump = chart.pumps?.[order.number];
  if (!pump) return rate;
  const time = chart.time ?? 0;
  const { rateUnit } = entry.drug!;
  const unit = amountPerMinute(1, rateUnit, weight);
  const given = (delivers(pump, time) ? rate : 0) + flushed(pump, entry, time) / unit;
  return pump.beside === null ? given : SEEPING * given;
}

/** In the drug's rate unit: a pump's rate as it is, a dose spread over the time it is given in. */
function drugRate(order: ChartedOrder, entry: OrderEntry, weight: number): number {
  const rate = order.values['rate'];
  if (rate !== undefined) return rate;
  const minutes = ((order.endsAt ?? order.startsAt) - order.startsAt) / 60;
  const field = entry.fields.find(({ id }) => id === 'dose');
  if (!field || !entry.drug || minutes <= 0) return 0;
  return rateOfDose(order.values['dose'] ?? 0, field.unit, entry.drug.rateUnit, minutes, weight);
}
