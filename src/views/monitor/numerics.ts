// What stands on the monitor: which traces, and each number, or how a real monitor says that it has none or does not trust it.
import type { Alarm, Bedside, Reading } from '../../engine/types.ts';
import { COLORS } from './palette.ts';
import { SCALES } from './traces.ts';
import type { Scale } from './traces.ts';

export type ChannelId = 'ecg' | 'arterial' | 'saturation' | 'central' | 'breaths';
export type TileId = 'heartRate' | 'saturation' | 'pressure' | 'breaths' | 'temperature' | 'central';
type Monitor = Bedside['monitor'];

/** One trace, from the top; the label names the fixed gain where the height can be read as a pressure. */
export interface Row {
  id: ChannelId;
  label: string;
  scale: Scale;
}

/** One number with its label, and what belongs to it: the age of a cuff reading, the perfusion index. */
export interface Tile {
  id: TileId;
  label: string;
  note: string;
  main: string;
  color: number;
  alarm: Alarm['priority'] | null;
}

/** "87", "87?" when weak, "-?-" when lost, "- -" while searching. */
export function readingText(reading: Reading, digits = 0): string {
  const value = reading.value === null ? '- -' : reading.value.toFixed(digits);
  switch (reading.state) {
    case 'off':
      return '';
    case 'searching':
      return '- -';
    case 'lost':
      return '-?-';
    case 'weak':
      return `${value}?`;
    case 'good':
    case 'stale':
      return value;
  }
}

/** "3 min ago": how old a cuff reading is. */
export function ageText(reading: Reading): string {
  if (reading.value === null) return '';
  const minutes = Math.floor(reading.age / 60);
  if (minutes < 1) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

/** "68/43 (47)". */
function pressureText({ mean, systolic, diastolic }: Monitor): string {
  if (mean.state === 'lost' || mean.value === null) return readingText(mean);
  return `${readingText(systolic)}/${readingText(diastolic)} (${readingText(mean)})`;
}

/** The traces that have a sensor attached, in their usual order. */
export function rows(monitor: Monitor, pressure: Scale = SCALES.arterial): Row[] {
  const list: Row[] = [];
  const add = (id: ChannelId, label: string, scale = SCALES[id]): void => void list.push({ id, label, scale });
  if (monitor.heartRate.state !== 'off') add('ecg', 'II');
  if (monitor.pressureSource === 'arterial') add('arterial', `ART 0-${pressure.high}`, pressure);
  if (monitor.saturation.state !== 'off') add('saturation', 'Pleth');
  if (monitor.central.state !== 'off') add('central', 'CVP 0-20');
  if (monitor.breaths.state !== 'off') add('breaths', 'Resp');
  return list;
}

/** Which alarms belong to which number. */
const ALARMS: Record<TileId, readonly string[]> = {
  heartRate: ['heartRate', 'asystole'],
  saturation: ['saturation', 'no-pulse-signal'],
  pressure: ['systolic', 'diastolic', 'mean', 'cuff-failed', 'map'],
  breaths: ['breaths', 'apnea'],
  temperature: ['temperature'],
  central: ['central'],
};

/** Every number that has a sensor. */
export function tiles({ monitor, alarms }: Pick<Bedside, 'monitor' | 'alarms'>): Tile[] {
  const list: Tile[] = [];
  const { heartRate, saturation, breaths, temperature, central, mean } = monitor;
  const add = (id: TileId, label: string, reading: Reading, main: string, color: number, note = ''): void => {
    const alarm = loudest(alarms.filter((a) => a.active && ALARMS[id].includes(a.id)));
    const shade = reading.state === 'stale' ? COLORS.stale : color;
    if (reading.state !== 'off') list.push({ id, label, note, main, color: shade, alarm: alarm?.priority ?? null });
  };
  add('heartRate', 'HR /min', heartRate, readingText(heartRate), COLORS.ecg);
  add('saturation', 'SpO2', saturation, readingText(saturation), COLORS.saturation, indexText(monitor));
  const invasive = monitor.pressureSource === 'arterial';
  if (invasive) add('pressure', 'ART mmHg', mean, pressureText(monitor), COLORS.arterial, 'sys/dia (mean)');
  else if (monitor.pressureSource === 'cuff')
    add('pressure', 'NIBP mmHg', mean, pressureText(monitor), COLORS.cuff, ageText(mean));
  add('breaths', 'RR /min', breaths, readingText(breaths), COLORS.breaths);
  add('temperature', 'Temp \u00b0C', temperature, readingText(temperature, 1), COLORS.temperature);
  add('central', 'CVP', central, readingText(central), COLORS.central);
  return list;
}

function indexText({ perfusionIndex }: Monitor): string {
  return perfusionIndex.value === null ? '' : `PI ${perfusionIndex.value.toFixed(1)}`;
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** The alarm to show: highest priority first, newest first among equals; latched ones only when none is active. */
export function loudest(alarms: Alarm[]): Alarm | null {
  let best: Alarm | null = null;
  for (const alarm of alarms) if (!best || outranks(alarm, best)) best = alarm;
  return best;
}

function outranks(a: Alarm, b: Alarm): boolean {
  if (a.active !== b.active) return a.active;
  if (a.priority !== b.priority) return RANK[a.priority] < RANK[b.priority];
  return a.since > b.since;
}
