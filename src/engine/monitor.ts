// The bedside monitor: what its sensors read from the patient each second, how well, and what it remembers of the last cuff reading.
import { dampedBy, isFlushing } from './arterial-line.ts';
import type { Chart, Look } from './chart.ts';
import { pressureFactor } from './injects.ts';
import { noise, PURPOSE } from './noise.ts';
import { roundTo } from './round.ts';
import type { Bedside, Reading, ReadingState } from './types.ts';

/** A number as the sensor gave it last. */
export interface Sensed {
  value: number | null;
  state: ReadingState;
  at: number;
}

export const READINGS = [
  'heartRate',
  'saturation',
  'systolic',
  'diastolic',
  'mean',
  'central',
  'breaths',
  'temperature',
  'perfusionIndex',
] as const;
export type ReadingName = (typeof READINGS)[number];

export interface MonitorMemory {
  shown: Record<ReadingName, Sensed>;
  pressureSource: 'none' | 'cuff' | 'arterial';
  rhythm: 'sinus' | 'asystole';
  /** Next automatic cuff reading, and how many there have been. */
  nextCuffAt: number;
  cuffs: number;
}

/** Seconds between automatic cuff readings, and after which a reading is old. */
const CUFF_EVERY = 300;
const CUFF_OLD = 330;
/** Seconds until a new sensor shows its first number. */
const SETTLING = 8;
/** Pulse pressure under which an oscillometric cuff finds nothing, mmHg, and the mean under which it gives up (chosen). */
const CUFF_NEEDS_PULSE = 15;
const CUFF_NEEDS_MEAN = 32;
/** Perfusion index in percent under which an oximeter is unsure, and under which it finds no pulse (chosen from 0.3 and 0.1 of common devices). */
const WEAK_PLETH = 0.3;
const NO_PLETH = 0.1;

const OFF: Sensed = { value: null, state: 'off', at: 0 };

export function newMonitor(): MonitorMemory {
  const shown = Object.fromEntries(READINGS.map((name) => [name, OFF])) as Record<ReadingName, Sensed>;
  return { shown, pressureSource: 'none', rhythm: 'sinus', nextCuffAt: 0, cuffs: 0 };
}

/** One look of all attached sensors at the patient. */
export function readMonitor(chart: Chart, tone: number, time: number, look: Look): MonitorMemory {
  const beating = look('alive') !== 0 && chart.arrestAt === null;
  const sense = sensing(chart, time);
  const pleth = plethState(look('ppi'), beating);
  const pressure = readPressure(chart, beating, time, beating ? asSet(chart, look) : look);
  return {
    ...chart.monitor,
    ...pressure,
    rhythm: beating ? 'sinus' : 'asystole',
    shown: {
      ...pressure.shown,
      heartRate: sense('ecg', beating ? look('hr') : 0),
      saturation: sense('oximeter', pleth === 'lost' ? null : seenSaturation(look, tone), pleth),
      perfusionIndex: sense('oximeter', pleth === 'lost' ? null : look('ppi'), pleth),
      breaths: sense('ecg', beating ? look('rr') : 0),
      temperature: sense('thermometer', look('temp_core')),
      central: sense('central-line', look('cvp')),
    },
  };
}

/** Arterial pressure as an instructor has set the monitor, and as a damped line lets it through; all else as it is. */
function asSet(chart: Chart, look: Look): Look {
  const factor = pressureFactor(chart, look);
  const line = chart.attached['arterial-line'] !== undefined && dampedBy(chart) !== null ? 'damped_' : '';
  if (factor === 1 && line === '') return look;
  const names: Record<string, string> = { map: 'map', sbp: `${line}sbp`, dbp: `${line}dbp` };
  return (column) => (column in names ? factor * look(names[column]) : look(column));
}

type Sense = (sensor: string, value: number | null, state?: ReadingState) => Sensed;

function sensing(chart: Chart, time: number): Sense {
  return (sensor, value, state = 'good') => {
    const since = chart.attached[sensor];
    if (since === undefined) return OFF;
    if (time - since < SETTLING) return { value: null, state: 'searching', at: time };
    const known = value !== null && Number.isFinite(value);
    return { value: known ? value : null, state: known ? state : 'lost', at: time };
  };
}

function plethState(perfusionIndex: number, beating: boolean): ReadingState {
  if (!beating || perfusionIndex < NO_PLETH) return 'lost';
  return perfusionIndex < WEAK_PLETH ? 'weak' : 'good';
}

/** Oximeters read high on dark skin and at low perfusion: up to about 2 % each, most when saturation is low (chosen). */
function seenSaturation(look: Look, tone: number): number {
  const truth = look('sao2');
  const room = Math.min(1, Math.max(0, (100 - truth) / 12));
  const dark = (2 * Math.max(0, tone - 3)) / 7;
  const weak = look('ppi') < WEAK_PLETH ? 1.5 : 0;
  return Math.min(100, truth + room * (dark + weak));
}

function readPressure(
  chart: Chart,
  beating: boolean,
  time: number,
  look: Look,
): Pick<MonitorMemory, 'shown' | 'pressureSource' | 'nextCuffAt' | 'cuffs'> {
  const { monitor } = chart;
  if (chart.attached['arterial-line'] !== undefined) {
    const settled = sensing(chart, time);
    const sense: Sense = (sensor, value) =>
      isFlushing(chart, time) ? { value: null, state: 'searching', at: time } : settled(sensor, value);
    const flat = look('cvp');
    const shown = {
      ...monitor.shown,
      systolic: sense('arterial-line', beating ? look('sbp') : flat),
      diastolic: sense('arterial-line', beating ? look('dbp') : flat),
      mean: sense('arterial-line', beating ? look('map') : flat),
    };
    return { shown, pressureSource: 'arterial', nextCuffAt: monitor.nextCuffAt, cuffs: monitor.cuffs };
  }
  if (chart.attached['cuff'] === undefined) return { ...monitor, pressureSource: 'none' };
  const asked = chart.orders.some(
    (order) => order.order === 'cuff' && order.state === 'running' && order.endsAt === time + 1,
  );
  if (time < monitor.nextCuffAt && !asked) return { ...monitor, shown: aged(monitor, time), pressureSource: 'cuff' };
  return {
    shown: { ...monitor.shown, ...cuffReading(chart, beating, time, look) },
    pressureSource: 'cuff',
    nextCuffAt: time + CUFF_EVERY,
    cuffs: monitor.cuffs + 1,
  };
}

/** One oscillometric measurement: the mean is measured, the others estimated; nothing is found when the pulse is too small. */
function cuffReading(
  chart: Chart,
  beating: boolean,
  time: number,
  look: Look,
): Record<'systolic' | 'diastolic' | 'mean', Sensed> {
  const found = beating && look('sbp') - look('dbp') >= CUFF_NEEDS_PULSE && look('map') >= CUFF_NEEDS_MEAN;
  const one = (column: string, spread: number, part: number): Sensed => ({
    value: found ? look(column) + spread * noise(chart.seed, PURPOSE.cuff, part, chart.monitor.cuffs) : null,
    state: found ? 'good' : 'lost',
    at: time,
  });
  return inOrder({ systolic: one('sbp', 4, 0), diastolic: one('dbp', 3, 1), mean: one('map', 2.5, 2) });
}

/** All three come from one envelope of oscillations, so that no cuff shows a mean outside its own pulse: such a one is worked out from the others. */
function inOrder(pressures: Record<'systolic' | 'diastolic' | 'mean', Sensed>): typeof pressures {
  const [systolic, diastolic, mean] = [pressures.systolic.value, pressures.diastolic.value, pressures.mean.value];
  if (systolic === null || diastolic === null || mean === null || (diastolic < mean && mean < systolic))
    return pressures;
  return { ...pressures, mean: { ...pressures.mean, value: diastolic + (systolic - diastolic) / 3 } };
}

function aged(monitor: MonitorMemory, time: number): MonitorMemory['shown'] {
  if (monitor.shown.mean.state !== 'good' || time - monitor.shown.mean.at < CUFF_OLD) return monitor.shown;
  const old = (sensed: Sensed): Sensed => ({ ...sensed, state: 'stale' });
  const { systolic, diastolic, mean } = monitor.shown;
  return { ...monitor.shown, systolic: old(systolic), diastolic: old(diastolic), mean: old(mean) };
}

const DECIMALS: Partial<Record<ReadingName, number>> = { temperature: 1, perfusionIndex: 1 };

/** The monitor as it stands on the screen. */
export function monitorView(memory: MonitorMemory, time: number): Bedside['monitor'] {
  const view = (name: ReadingName): Reading => {
    const { value, state, at } = memory.shown[name];
    const rounded = value === null ? null : roundTo(value, DECIMALS[name] ?? 0);
    return { value: rounded, state, age: state === 'off' ? 0 : Math.max(0, time - at) };
  };
  return {
    heartRate: view('heartRate'),
    saturation: view('saturation'),
    systolic: view('systolic'),
    diastolic: view('diastolic'),
    mean: view('mean'),
    pressureSource: memory.pressureSource,
    central: view('central'),
    breaths: view('breaths'),
    temperature: view('temperature'),
    perfusionIndex: view('perfusionIndex'),
    rhythm: memory.rhythm,
  };
}
