// SOFA, sepsis-induced coagulopathy and DIC as a colleague counts them: from what has been measured at this bed, and nothing else.
import { orderEntry } from '../catalog/orders.ts';
import * as scores from '../perfusion/body/scores.ts';
import type { Chart } from './chart.ts';
import { isReady } from './chart.ts';
import type { ResultValue } from './types.ts';

const NORMAL: scores.Chart = {
  arterialO2: 95,
  inspiredOxygen: 0.21,
  breathingSupport: false,
  platelets: 250,
  bilirubin: 10,
  creatinine: 75,
  baselineCreatinine: 75,
  meanPressure: 85,
  norepinephrine: 0,
  epinephrine: 0,
  dopamine: 0,
  otherPressor: false,
  coma: 15,
  urineDay: 2000,
  inr: 1,
  ddimer: 0.3,
  fibrinogen: 3,
};

const OTHER_PRESSORS = ['vasopressin', 'phenylephrine', 'dobutamine', 'milrinone', 'angiotensin-ii', 'terlipressin'];
const FROM: [column: string, field: keyof scores.Chart, label: string][] = [
  ['pao2', 'arterialO2', 'arterial gas'],
  ['platelets', 'platelets', 'platelets'],
  ['bilirubin', 'bilirubin', 'bilirubin'],
  ['creatinine', 'creatinine', 'creatinine'],
  ['gcs', 'coma', 'mental state'],
];

/** The last value of a column among the results that are back, or undefined. */
function lastOf(chart: Chart, column: string): number | undefined {
  const back = chart.results.filter((result) => isReady(result, chart.time));
  return back.flatMap(({ values }) => values.filter(({ name }) => name === column)).at(-1)?.value ?? undefined;
}

/** Of an infusion now, 0 when off. */
function rateOf(chart: Chart, id: string): number {
  return chart.orders.find(({ order, state }) => order === id && state === 'running')?.values['rate'] ?? 0;
}

/** Inspired fraction as it is estimated at the bedside: 4 % per liter by cannula, 0.7 by reservoir mask, else as set. */
function oxygenOf(chart: Chart): Pick<scores.Chart, 'inspiredOxygen' | 'breathingSupport'> {
  const order = chart.orders.find(({ state, order: id }) => state === 'running' && orderEntry(id)?.oxygen);
  const device = order && orderEntry(order.order)!.oxygen!.device;
  if (!order || device === 'none') return { inspiredOxygen: 0.21, breathingSupport: false };
  if (device === 'nasal') return { inspiredOxygen: 0.21 + 0.04 * (order.values['rate'] ?? 0), breathingSupport: false };
  if (device === 'mask') return { inspiredOxygen: 0.7, breathingSupport: false };
  return { inspiredOxygen: order.values['fraction'] ?? 0.5, breathingSupport: true };
}

function measured(chart: Chart): { values: scores.Chart; missing: string[] } {
  const found = FROM.map(([column, field, label]) => ({ field, label, value: lastOf(chart, column) }));
  const known = Object.fromEntries(
    found.filter(({ value }) => value !== undefined).map((one) => [one.field, one.value]),
  );
  const since = chart.attached['urinary-catheter'];
  const hours = since === undefined ? 0 : (chart.time - Math.max(0, since)) / 3600;
  const mean = chart.monitor.shown.mean.value;
  const values = {
    ...NORMAL,
    ...known,
    ...oxygenOf(chart),
    ...(mean === null ? {} : { meanPressure: mean }),
    // Two hours of urine at least before anybody reckons a day from them.
    ...(hours >= 2 ? { urineDay: (24 * chart.urineInBag) / hours } : {}),
    norepinephrine: rateOf(chart, 'norepinephrine'),
    epinephrine: rateOf(chart, 'epinephrine'),
    dopamine: rateOf(chart, 'dopamine'),
    otherPressor: OTHER_PRESSORS.some((id) => rateOf(chart, id) > 0),
  };
  return { values, missing: found.filter(({ value }) => value === undefined).map(({ label }) => label) };
}

export function sofaInWords(chart: Chart): string {
  const { values, missing } = measured(chart);
  const parts = [
    `lungs ${scores.sofaLungs(values)}`,
    `circulation ${scores.sofaCirculation(values)}`,
    `kidneys ${scores.sofaKidneys(values)}`,
    `platelets ${scores.sofaPlatelets(values)}`,
    `liver ${scores.sofaLiver(values)}`,
    `brain ${scores.sofaBrain(values)}`,
  ].join(', ');
  const open = missing.length > 0 ? ` Not measured, counted as normal: ${missing.join(', ')}.` : '';
  return `SOFA ${scores.sofaOf(values)} of 24 from what is on the chart: ${parts}.${open}`;
}

/** Both scores of clotting from this sample, with the organs as the chart knows them. */
export function clottingInWords(sample: readonly ResultValue[], chart: Chart): string {
  const { values } = measured(chart);
  const fresh = Object.fromEntries(
    sample
      .filter(({ name }) => ['inr', 'platelets', 'ddimer', 'fibrinogen'].includes(name))
      .map((v) => [v.name, v.value]),
  );
  const all = { ...values, ...fresh };
  const [sic, dic] = [scores.coagulopathyOf(all), scores.disseminatedClottingOf(all)];
  return `Sepsis-induced coagulopathy score ${sic} of 6 (4 or more counts); overt DIC score ${dic} of 8 (5 or more counts).`;
}
