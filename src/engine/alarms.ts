// Alarms: a limit crossed for long enough sounds by its priority; high ones stay on the screen until someone has silenced them.
import { channels } from '../catalog/channels.ts';
import type { Channel } from '../catalog/types.ts';
import type { MonitorMemory, ReadingName } from './monitor.ts';
import { roundTo } from './round.ts';
import type { Alarm } from './types.ts';

/** Audio pause of the silence key, s (IEC 60601-1-8 calls it audio pause; 120 s is the usual setting). */
export const SILENCE = 120;

/** An alarm ends when its limit has not been crossed for this long, s: a number that sways around a limit is one alarm, not twenty (chosen). */
const ALARM_ENDS_AFTER = 10;

export interface AlarmMemory {
  /** Since when a limit is crossed, and when it was crossed last, by alarm id, s. */
  crossedSince: Record<string, number>;
  crossedLast: Record<string, number>;
  alarms: Alarm[];
  silencedUntil: number;
  /** High and medium alarms of this run, for the debrief's timeline; \`until\` is null while one lasts. */
  log: { at: number; until: number | null; id: string; text: string }[];
}

interface Crossing {
  id: string;
  priority: Alarm['priority'];
  text: string;
  delay: number;
}

export function noAlarms(): AlarmMemory {
  return { crossedSince: {}, crossedLast: {}, alarms: [], silencedUntil: 0, log: [] };
}

/** One second of watching. The case's target sets the low limits of the pressures; `emptyPumps` are the labels of pumps that stand empty. */
export function watchAlarms(
  memory: AlarmMemory,
  monitor: MonitorMemory,
  targetMap: number,
  time: number,
  emptyPumps: readonly string[] = [],
): AlarmMemory {
  const pumps = emptyPumps.map((label): Crossing => ({
    id: `pump-${label}`,
    priority: 'high',
    text: `PUMP EMPTY: ${label.toUpperCase()}`,
    delay: 0,
  }));
  const crossings = [...findCrossings(monitor, targetMap), ...pumps];
  const crossedSince = Object.fromEntries(crossings.map(({ id }) => [id, memory.crossedSince[id] ?? time]));
  const sounding = crossings.filter(({ id, delay }) => time - (crossedSince[id] ?? time) >= delay);
  const crossedLast = { ...memory.crossedLast };
  for (const { id } of crossings) crossedLast[id] = time;
  const swaying = (id: string): boolean => time - (crossedLast[id] ?? -Infinity) < ALARM_ENDS_AFTER;
  const kept = memory.alarms.flatMap((alarm) =>
    keepAlarm(withPresentValue(alarm, monitor), sounding, swaying(alarm.id)),
  );
  const fresh = sounding
    .filter(({ id }) => !kept.some((alarm) => alarm.id === id))
    .map(({ id, priority, text }): Alarm => ({ id, priority, text, since: time, active: true }));
  const alarms = [...kept, ...fresh].sort(byUrgency);
  return {
    crossedSince,
    crossedLast,
    alarms,
    silencedUntil: memory.silencedUntil,
    log: writeLog(memory, alarms, time),
  };
}

/** The log is written anew only when an alarm begins or ends. */
function writeLog(memory: AlarmMemory, alarms: Alarm[], time: number): AlarmMemory['log'] {
  const active = alarms.filter((alarm) => alarm.active && alarm.priority !== 'low');
  const open = memory.log.filter(({ until }) => until === null);
  const ended = open.filter(({ id }) => !active.some((alarm) => alarm.id === id));
  const begun = active.filter(({ id }) => !open.some((line) => line.id === id));
  if (ended.length === 0 && begun.length === 0) return memory.log;
  const closed = memory.log.map((line) => (ended.includes(line) ? { ...line, until: time } : line));
  return [...closed, ...begun.map(({ id, text }) => ({ at: time, until: null, id, text }))];
}

/** Sound off for two minutes; alarms that are over leave the screen. */
export function silenceAlarms(memory: AlarmMemory, time: number): AlarmMemory {
  return { ...memory, alarms: memory.alarms.filter((alarm) => alarm.active), silencedUntil: time + SILENCE };
}

/** The number in an alarm is the one on the screen now, also while it sways around its limit. */
function withPresentValue(alarm: Alarm, monitor: MonitorMemory): Alarm {
  const channel = alarm.active && channels.find(({ id }) => id === alarm.id);
  if (!channel) return alarm;
  const { value, state } = monitor.shown[channel.id as ReadingName];
  if (value === null || (state !== 'good' && state !== 'weak')) return alarm;
  const words = alarm.text.slice(channel.label.length + 1).replace(/^\S+/, value.toFixed(channel.decimals));
  return { ...alarm, text: `${channel.label} ${words}` };
}

function keepAlarm(alarm: Alarm, sounding: Crossing[], swaying: boolean): Alarm[] {
  const now = sounding.find(({ id }) => id === alarm.id);
  if (now) return [{ ...alarm, priority: now.priority, text: now.text, active: true }];
  if (alarm.active && swaying) return [alarm];
  return alarm.priority === 'high' ? [{ ...alarm, active: false }] : [];
}

const URGENCY = { high: 0, medium: 1, low: 2 };
function byUrgency(a: Alarm, b: Alarm): number {
  return URGENCY[a.priority] - URGENCY[b.priority] || b.since - a.since;
}

function findCrossings(monitor: MonitorMemory, targetMap: number): Crossing[] {
  if (monitor.rhythm === 'asystole') {
    return [{ id: 'asystole', priority: 'high', text: 'ASYSTOLE', delay: 4 }];
  }
  const limits = channels.flatMap((channel) => channelCrossing(limitsFor(channel, targetMap), monitor));
  return [...limits, ...apnea(monitor), ...technical(monitor)];
}

/**
 * The nurse sets the pressure limits to the patient's target: mean 5 mmHg under it, systolic not above the 20 mmHg over it that belong to such
 * a mean (a systolic limit of 90 with a target of 60 would sound all day at the goal).
 */
function limitsFor(channel: Channel, targetMap: number): Channel {
  if (channel.id === 'mean') return { ...channel, low: targetMap - 5 };
  return channel.id === 'systolic' ? { ...channel, low: Math.min(channel.low ?? 90, targetMap + 20) } : channel;
}

/** No breath for 20 s. */
function apnea(monitor: MonitorMemory): Crossing[] {
  const { value, state } = monitor.shown.breaths;
  return state === 'good' && value !== null && value < 1
    ? [{ id: 'apnea', priority: 'high', text: 'APNEA', delay: 20 }]
    : [];
}

function channelCrossing(channel: Channel, monitor: MonitorMemory): Crossing[] {
  const { value: sensed, state } = monitor.shown[channel.id as ReadingName];
  if (sensed === null || (state !== 'good' && state !== 'weak')) return [];
  const { id, label, low, high, extremeLow, extremeHigh, delay } = channel;
  const value = roundTo(sensed, channel.decimals); // what stands on the screen is what is compared: never "CVP 0 low" at a limit of 0
  const number = value.toFixed(channel.decimals);
  if (extremeLow !== null && value < extremeLow)
    return [{ id, priority: 'high', text: `${label} ${number} VERY LOW`, delay }];
  if (extremeHigh !== null && value > extremeHigh)
    return [{ id, priority: 'high', text: `${label} ${number} VERY HIGH`, delay }];
  if (low !== null && value < low) return [{ id, priority: 'medium', text: `${label} ${number} low`, delay }];
  return high !== null && value > high ? [{ id, priority: 'medium', text: `${label} ${number} high`, delay }] : [];
}

/** Sensors that find nothing say so. */
function technical(monitor: MonitorMemory): Crossing[] {
  const found: Crossing[] = [];
  if (monitor.shown.saturation.state === 'lost') {
    found.push({ id: 'no-pulse-signal', priority: 'low', text: 'SpO2: no pulse signal', delay: 10 });
  }
  if (monitor.pressureSource === 'cuff' && monitor.shown.mean.state === 'lost') {
    found.push({ id: 'cuff-failed', priority: 'medium', text: 'Cuff: no reading', delay: 0 });
  }
  return found;
}
