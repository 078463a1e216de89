// Turns what happens at the bedside into sound and captions. Nothing here is the only place where something is said.
import type { Alarm, Emitted } from '../engine/types.ts';
import { burstCaption, burstDue, mayBegin, nowHeard, type Burst, type Priority } from './alarm-bursts.ts';
import { beatRate, toneNews, type SaidTone } from './beat-tone.ts';
import { BUS_OF, cueFor, type Bus, type Cue } from './cues.ts';
import { howlerPort } from './howler-port.ts';
import type { AudioPort, SoundName } from './port.ts';

export interface Sound {
  /** Sounds and captions one thing that happened. */
  play(emitted: Emitted): void;
  /**
   * The alarms as they stand and whether the audio pause is on; call it with every picture of the bedside. Repeats bursts while
   * alarms are active. From its first call on, `play` leaves alarms to it, because here they have words.
   */
  alarms(alarms: readonly Alarm[], silenced: boolean): void;
  /** Call from a click or key press: browsers allow sound only then. */
  unlock(): void;
  /** 0-1. */
  setVolume(bus: Bus, volume: number): void;
  mute(on: boolean): void;
  onCaption(listener: (text: string) => void): void;
  /** The browser holds sound back, or there is none; captions go on. */
  readonly blocked: boolean;
  /** Called with the present state as soon as the caller has finished, and on every change. */
  onBlocked(listener: (blocked: boolean) => void): void;
}

const VOLUMES: Record<Bus, number> = { monitor: 0.5, alarms: 0.8, room: 0.5, voice: 0.6 };
/** s: two beats closer than this are not both heard (240 a minute). Above 1x the state moves faster than a heart can be heard. */
const CLOSEST_BEATS = 0.25;
/** s: the same short sound is not started again sooner; several results at once chime once. */
const CLOSEST_CUES = 0.15;

type Start = (sound: SoundName, rate: number, closest: number) => void;
type Say = (text: string) => void;
type Seconds = () => number;

/** `seconds` is a clock for the ear: real time, whatever the pace of the game. */
export function createSound(port: AudioPort = howlerPort(), seconds: Seconds = () => performance.now() / 1000): Sound {
  const captions: Say[] = [];
  const say: Say = (text) => captions.forEach((listener) => listener(text));
  const start = starter(port, seconds);
  const beat = beatTeller(start, say);
  const alarms = alarmTeller(port, start, say, seconds);
  for (const bus of Object.keys(VOLUMES) as Bus[]) setVolume(port, bus, VOLUMES[bus]);
  return {
    play(emitted) {
      if (emitted.kind === 'beat') beat(emitted.saturation);
      else if (emitted.kind === 'alarm') alarms.raise(emitted.priority);
      else tell(cueFor(emitted), start, say);
    },
    alarms: alarms.look,
    unlock: () => port.unlock(),
    setVolume: (bus, volume) => setVolume(port, bus, volume),
    mute: (on) => port.mute(on),
    onCaption: (listener) => void captions.push(listener),
    get blocked() {
      return port.blocked;
    },
    onBlocked: blockedWatch(port),
  };
}

/** A blocked sound is dropped, or all of them would come out together once sound is allowed. */
function starter(port: AudioPort, seconds: Seconds): Start {
  const startedAt = new Map<SoundName, number>();
  return (sound, rate, closest) => {
    const now = seconds();
    if (port.blocked || now - (startedAt.get(sound) ?? -Infinity) < closest) return;
    startedAt.set(sound, now);
    port.play(sound, rate);
  };
}

function tell(cue: Cue | null, start: Start, say: Say): void {
  if (cue === null) return;
  start(cue.sound, 1, CLOSEST_CUES);
  say(cue.caption);
}

function beatTeller(start: Start, say: Say): (saturation: number | null) => void {
  let said: SaidTone;
  return (saturation) => {
    const rate = beatRate(saturation);
    if (rate !== null) start('beep', rate, CLOSEST_BEATS);
    const news = toneNews(said, saturation);
    if (news === null) return;
    said = news.said;
    say(news.caption);
  };
}

interface AlarmTeller {
  raise: (priority: Priority) => void;
  look: (alarms: readonly Alarm[], silenced: boolean) => void;
}

function alarmTeller(port: AudioPort, start: Start, say: Say, seconds: Seconds): AlarmTeller {
  let last: Burst | null = null;
  let heard = new Set<string>();
  let hasLooked = false;
  const stop = (): void => {
    if (last !== null) port.stop(`alarm-${last.priority}`);
    last = null;
  };
  const begin = (priority: Priority, alarms: readonly Alarm[]): void => {
    stop();
    last = { priority, startedAt: seconds() };
    start(`alarm-${priority}`, 1, 0);
    say(burstCaption(priority, alarms));
  };
  return {
    raise: (priority) => {
      if (!hasLooked && mayBegin(priority, last, seconds())) begin(priority, []);
    },
    look: (alarms, silenced) => {
      hasLooked = true;
      if (silenced) stop();
      const due = burstDue({ alarms, heard, silenced, last }, seconds());
      if (due !== null) begin(due, alarms);
      heard = nowHeard(alarms, heard, due);
    },
  };
}

function setVolume(port: AudioPort, bus: Bus, volume: number): void {
  const limited = Number.isFinite(volume) ? Math.min(1, Math.max(0, volume)) : 0;
  for (const sound of Object.keys(BUS_OF) as SoundName[]) if (BUS_OF[sound] === bus) port.setVolume(sound, limited);
}

/** Tells each listener the present state and then only real changes; never while the listener is still being set up. */
function blockedWatch(port: AudioPort): Sound['onBlocked'] {
  const listeners: ((blocked: boolean) => void)[] = [];
  let was = port.blocked;
  port.onChange(() => {
    if (port.blocked === was) return;
    was = port.blocked;
    listeners.forEach((listener) => listener(was));
  });
  return (listener) => {
    queueMicrotask(() => {
      listeners.push(listener);
      listener(port.blocked);
    });
  };
}
