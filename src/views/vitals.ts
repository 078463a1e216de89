// The monitor's numbers as text: what each line of the text twin and of the phone's vitals strip says.
import type { Bedside, Reading } from '../engine/types.ts';
import { duration, readingText } from './format.ts';

export interface Vital {
  id: string;
  label: string;
  value: string;
  unit: string;
  /** What stands beside the number: source, age, weak signal. */
  note: string;
}

type Monitor = Bedside['monitor'];

/** Sentences for states that a number alone does not tell. */
function stateNote(reading: Reading): string {
  switch (reading.state) {
    case 'off':
      return 'no sensor';
    case 'searching':
      return 'searching';
    case 'weak':
      return 'weak signal';
    case 'lost':
      return 'no pulse found';
    case 'stale':
      return `taken ${duration(Math.floor(reading.age / 60) * 60)} ago`;
    case 'good':
      return '';
  }
}

function vital(id: string, label: string, unit: string, reading: Reading, decimals = 0): Vital {
  return { id, label, value: readingText(reading, decimals), unit, note: stateNote(reading) };
}

function pressure(monitor: Monitor): Vital {
  const { systolic, diastolic, mean, pressureSource } = monitor;
  const sources = { none: 'not measured', cuff: 'cuff', arterial: 'arterial line' };
  const notes = [sources[pressureSource], pressureSource === 'none' ? '' : stateNote(mean)].filter(Boolean);
  const value = pressureSource === 'none' ? '– –' : `${readingText(systolic)}/${readingText(diastolic)}`;
  return { id: 'pressure', label: 'Blood pressure', value, unit: 'mmHg', note: notes.join(', ') };
}

/** Everything the monitor shows, top to bottom. */
export function vitals(monitor: Monitor): Vital[] {
  const rhythm = { ...vital('rhythm', 'Rhythm', '', monitor.heartRate), value: monitor.rhythm, note: '' };
  return [
    vital('heartRate', 'Heart rate', '1/min', monitor.heartRate),
    rhythm,
    pressure(monitor),
    vital('mean', 'Mean pressure (MAP)', 'mmHg', monitor.mean),
    vital('saturation', 'SpO2', '%', monitor.saturation),
    vital('breaths', 'Breaths', '1/min', monitor.breaths),
    vital('temperature', 'Temperature', '°C', monitor.temperature, 1),
    vital('perfusionIndex', 'Perfusion index', '%', monitor.perfusionIndex, 1),
    vital('central', 'Central venous pressure', 'mmHg', monitor.central),
  ];
}

/** The five numbers of the phone's strip, with short labels. */
export function shortVitals(monitor: Monitor): Vital[] {
  const short: Record<string, string> = {
    heartRate: 'HR',
    pressure: 'BP',
    mean: 'MAP',
    saturation: 'SpO2',
    breaths: 'RR',
  };
  return vitals(monitor).flatMap((line) => (short[line.id] ? [{ ...line, label: short[line.id] }] : []));
}
