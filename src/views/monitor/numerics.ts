// What stands beside each trace: the number, or how a real monitor says that it has none or does not trust it.
import type { Alarm, Bedside, Reading } from '../../engine/types.ts';

export type ChannelId = 'ecg' | 'arterial' | 'saturation' | 'central' | 'breaths';

/** One row of the monitor, from the top. */
export interface Row {
  id: ChannelId;
  label: string;
  /** Shown by the number: unit, or what belongs to it. */
  unit: string;
  main: string;
  small: string;
  stale: boolean;
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

/** "3 min" since a cuff reading was taken; nothing under a minute. */
export function ageText(reading: Reading): string {
  if (reading.value === null || reading.age < 60) return '';
  const minutes = Math.floor(reading.age / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

function pressureText(monitor: Bedside['monitor']): string {
  if (monitor.mean.state === 'lost' || monitor.mean.value === null) return readingText(monitor.mean);
  return `${readingText(monitor.systolic)}/${readingText(monitor.diastolic)}`;
}

/** The traces that have a sensor attached, in their usual order. */
export function rows(monitor: Bedside['monitor']): Row[] {
  const list: Row[] = [];
  const row = (id: ChannelId, label: string, unit: string, reading: Reading, main: string, small = ''): void => {
    list.push({ id, label, unit, main, small, stale: reading.state === 'stale' });
  };
  const { heartRate, saturation, central, breaths, mean, perfusionIndex } = monitor;
  if (heartRate.state !== 'off') row('ecg', 'II', 'HR /min', heartRate, readingText(heartRate));
  if (monitor.pressureSource === 'arterial') {
    row('arterial', 'ART', 'mmHg', mean, pressureText(monitor), mean.value === null ? '' : `(${readingText(mean)})`);
  }
  if (saturation.state !== 'off') {
    const index = perfusionIndex.value === null ? '' : `PI ${perfusionIndex.value.toFixed(1)}`;
    row('saturation', 'PLETH', 'SpO2 %', saturation, readingText(saturation), index);
  }
  if (central.state !== 'off') row('central', 'CVP', 'mmHg', central, readingText(central));
  if (breaths.state !== 'off') row('breaths', 'RESP', 'RR /min', breaths, readingText(breaths));
  return list;
}

/** The line at the foot: cuff pressure with its age, temperature. */
export function footer(monitor: Bedside['monitor']): {
  cuff: string;
  cuffMean: string;
  age: string;
  temperature: string;
} {
  const cuff = monitor.pressureSource === 'cuff' && monitor.mean.state !== 'off';
  return {
    cuff: cuff ? pressureText(monitor) : '',
    cuffMean: cuff && monitor.mean.value !== null ? `(${readingText(monitor.mean)})` : '',
    age: cuff ? ageText(monitor.mean) : '',
    temperature: monitor.temperature.state === 'off' ? '' : readingText(monitor.temperature, 1),
  };
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
