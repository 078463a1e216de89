// What the trainee hears and reads: tone by saturation, alarms by priority, a caption for every sound, and a word when sound is blocked.
import { describe, expect, test } from 'vitest';
import type { Alarm, Emitted } from '../../src/engine/types.ts';
import { BURST_LENGTH, REPEAT_EVERY, type Priority } from '../../src/sound/alarm-bursts.ts';
import { beatPitch, beatRate } from '../../src/sound/beat-tone.ts';
import type { AudioPort, SoundName } from '../../src/sound/port.ts';
import { createSound, type Sound } from '../../src/sound/sound.ts';

/** A loudspeaker that writes down what it is asked to play, and a clock that the test moves. */
class Listener implements AudioPort {
  heard: { sound: SoundName; rate: number; at: number }[] = [];
  stopped: SoundName[] = [];
  volumes = new Map<SoundName, number>();
  muted = false;
  blocked = false;
  captions: string[] = [];
  now = 100;
  readonly sound: Sound;
  private changed: () => void = () => undefined;

  constructor(blocked = false) {
    this.blocked = blocked;
    this.sound = createSound(this, () => this.now);
    this.sound.onCaption((text) => this.captions.push(text));
  }
  play(sound: SoundName, rate: number): void {
    this.heard.push({ sound, rate, at: this.now - 100 });
  }
  stop(sound: SoundName): void {
    this.stopped.push(sound);
  }
  setVolume(sound: SoundName, volume: number): void {
    this.volumes.set(sound, volume);
  }
  mute(on: boolean): void {
    this.muted = on;
  }
  onChange(listener: () => void): void {
    this.changed = listener;
  }
  unlock(): void {
    this.blocked = false;
    this.changed();
  }

  after(seconds: number, ...happenings: Emitted[]): this {
    this.now += seconds;
    for (const emitted of happenings) this.sound.play(emitted);
    return this;
  }
  /** Shows the alarms eight times a second for a while. */
  watch(seconds: number, alarms: Alarm[], silenced = false): this {
    for (let i = 0; i < seconds * 8; i++) {
      this.sound.alarms(alarms, silenced);
      this.now += 0.125;
    }
    return this;
  }
  get names(): SoundName[] {
    return this.heard.map(({ sound }) => sound);
  }
  get times(): number[] {
    return this.heard.map(({ at }) => at);
  }
}

const beat = (saturation: number | null): Emitted => ({ kind: 'beat', saturation });
function alarm(priority: Priority, id = priority as string, active = true): Alarm {
  return { id, priority, text: `${id} text`, since: 0, active };
}

describe('the tone on each beat', () => {
  test('is one semitone lower per percent: 880 Hz at 100 %, an octave lower at 88 %, 156 Hz at 70 %', () => {
    expect(beatPitch(100)).toBe(880);
    expect(beatPitch(88)).toBeCloseTo(440, 9);
    expect(beatPitch(70)).toBeCloseTo(155.6, 1);
    expect(beatRate(95)! / beatRate(94)!).toBeCloseTo(2 ** (1 / 12), 12);
  });
  test('stays within what a loudspeaker can play', () => {
    expect(beatRate(20)).toBe(beatRate(65));
    expect(beatRate(104)).toBe(1);
  });
  test('sounds with every beat', () => {
    const room = new Listener().after(1, beat(96)).after(0.8, beat(96)).after(0.8, beat(90));
    expect(room.names).toEqual(['beep', 'beep', 'beep']);
    expect(room.heard.map(({ rate }) => rate)).toEqual([96, 96, 90].map(beatRate));
  });
  test('is silent without a valid saturation', () => {
    expect(new Listener().after(1, beat(null), beat(NaN)).heard).toEqual([]);
  });
  test('does not become a rattle when many beats come at once', () => {
    const room = new Listener();
    for (let i = 0; i < 100; i++) room.after(0.01, beat(96));
    expect(room.heard.length).toBeLessThanOrEqual(4);
  });
  test('is captioned when it begins, moves and stops, not on every beat', () => {
    const room = new Listener();
    for (const saturation of [96, 96, 95, 93, 93, 97, null, null, 92]) room.after(1, beat(saturation));
    expect(room.captions).toEqual([
      'Pulse tone: SpO2 96 %',
      'Pulse tone: SpO2 93 %, falling',
      'Pulse tone: SpO2 97 %, rising',
      'Pulse tone silent: no valid SpO2',
      'Pulse tone: SpO2 92 %',
    ]);
  });
});

describe('alarms', () => {
  test.each(['high', 'medium', 'low'] as const)(
    'of %s priority sound at once and again while they last',
    (priority) => {
      const every = REPEAT_EVERY[priority];
      const room = new Listener().watch(2.5 * every, [alarm(priority)]).watch(2 * every, []);
      expect(room.names).toEqual(Array.from({ length: 3 }, () => `alarm-${priority}`));
      expect(room.times).toEqual([0, every, 2 * every]);
    },
  );
  test('leave the silence between bursts that the standard asks for', () => {
    const silence = (priority: Priority): number => REPEAT_EVERY[priority] - BURST_LENGTH[priority];
    expect(silence('high')).toBeGreaterThan(2.5);
    expect(silence('high')).toBeLessThan(15);
    expect(silence('medium')).toBeGreaterThanOrEqual(silence('high'));
    expect(silence('medium')).toBeLessThan(30);
    expect(silence('low')).toBeGreaterThan(15);
  });
  test('of higher priority interrupt and hide lower ones', () => {
    const room = new Listener().watch(0.5, [alarm('medium')]).watch(25, [alarm('medium'), alarm('high')]);
    expect(room.names).toEqual(['alarm-medium', 'alarm-high', 'alarm-high', 'alarm-high']);
    expect(room.stopped[0]).toBe('alarm-medium');
  });
  test('that are new sound before the next repeat, but only after a burst and a silence', () => {
    const first = alarm('medium', 'hr');
    const room = new Listener().watch(0.3, [first]).watch(15, [first, alarm('medium', 'rr')]);
    expect(room.times).toEqual([0, 3.5]);
    expect(room.captions).toEqual(['Medium-priority alarm: hr text', 'Medium-priority alarm: hr text, rr text']);
  });
  test('that ended and come back are news', () => {
    const gone = alarm('medium', 'medium', false);
    const room = new Listener()
      .watch(1.5, [alarm('medium')])
      .watch(3, [gone])
      .watch(1, [alarm('medium')]);
    expect(room.times).toEqual([0, 4.5]);
  });
  test('are silent during the audio pause, at once, and sound when it ends', () => {
    const room = new Listener().watch(1, [alarm('high')]).watch(30, [alarm('high')], true);
    expect(room.names).toEqual(['alarm-high']);
    expect(room.stopped).toEqual(['alarm-high']);
    expect(room.watch(0.1, [alarm('high')]).names).toHaveLength(2);
  });
  test('also sound by the event alone where nobody shows the alarms as they stand', () => {
    const room = new Listener()
      .after(0, { kind: 'alarm', priority: 'high' })
      .after(0.5, { kind: 'alarm', priority: 'low' });
    expect(room.names).toEqual(['alarm-high']);
    expect(room.captions).toEqual(['High-priority alarm']);
  });
  test('sound once when both the event and the alarms as they stand arrive', () => {
    const room = new Listener().watch(0.1, [alarm('high')]).after(0, { kind: 'alarm', priority: 'high' });
    expect(room.watch(5, [alarm('high')]).names).toEqual(['alarm-high']);
  });
});

describe('other sounds', () => {
  test.each<[Emitted, SoundName, string]>([
    [{ kind: 'result', label: 'Lactate' }, 'chime', 'New result: Lactate'],
    [{ kind: 'message', from: 'nurse', text: 'He is drowsy.' }, 'message', 'Nurse: He is drowsy.'],
    [{ kind: 'message', from: 'system', text: 'Saved.' }, 'message', 'Saved.'],
    [{ kind: 'order', label: 'Norepinephrine', state: 'running' }, 'click', 'Norepinephrine: running'],
    [{ kind: 'order', label: 'Norepinephrine', state: 'refused' }, 'message', 'Norepinephrine: refused'],
  ])('%j', (emitted, sound, caption) => {
    const room = new Listener().after(0, emitted);
    expect(room.names).toEqual([sound]);
    expect(room.captions).toEqual([caption]);
  });
  test('an order in preparation makes none', () => {
    const room = new Listener().after(0, { kind: 'order', label: 'CT', state: 'preparing' });
    expect([room.heard, room.captions]).toEqual([[], []]);
  });
  test('several results at once chime once and are all captioned', () => {
    const room = new Listener().after(0, { kind: 'result', label: 'A' }, { kind: 'result', label: 'B' });
    expect(room.names).toEqual(['chime']);
    expect(room.captions).toHaveLength(2);
  });
});

describe('volume', () => {
  test('is set for every sound from the start and follows its bus', () => {
    const room = new Listener();
    expect(room.volumes.size).toBe(7);
    room.sound.setVolume('alarms', 0.25);
    expect([room.volumes.get('alarm-high'), room.volumes.get('alarm-low')]).toEqual([0.25, 0.25]);
    expect(room.volumes.get('beep')).not.toBe(0.25);
  });
  test.each([
    [2, 1],
    [-1, 0],
    [NaN, 0],
  ])('%d is taken as %d', (asked, set) => {
    const room = new Listener();
    room.sound.setVolume('monitor', asked);
    expect(room.volumes.get('beep')).toBe(set);
  });
  test('mute silences, captions go on', () => {
    const room = new Listener();
    room.sound.mute(true);
    expect(room.muted).toBe(true);
    expect(room.after(0, { kind: 'result', label: 'A' }).captions).toHaveLength(1);
  });
});

describe('a browser that holds sound back', () => {
  test('is reported, and reported again when sound is allowed', async () => {
    const room = new Listener(true);
    const said: boolean[] = [];
    room.sound.onBlocked((blocked) => said.push(blocked));
    expect(said).toEqual([]);
    await Promise.resolve();
    expect(room.sound.blocked).toBe(true);
    room.sound.unlock();
    room.sound.unlock();
    expect(said).toEqual([true, false]);
  });
  test('loses no caption, and what was missed does not sound later', () => {
    const room = new Listener(true).after(0, { kind: 'result', label: 'A' }, beat(95)).watch(1, [alarm('high')]);
    expect(room.captions).toEqual(['New result: A', 'Pulse tone: SpO2 95 %', 'High-priority alarm: high text']);
    room.sound.unlock();
    expect(room.heard).toEqual([]);
    expect(room.after(1, beat(95)).names).toEqual(['beep']);
  });
});
