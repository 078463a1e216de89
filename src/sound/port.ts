// What the game needs of an audio library, and the sounds it has: one file each in assets/sounds.

export type SoundName = 'beep' | 'alarm-high' | 'alarm-medium' | 'alarm-low' | 'chime' | 'message' | 'click';

/** Never throws: a machine without sound must still run the game. */
export interface AudioPort {
  /** Starts a sound; rate 1 is as recorded, 0.5 an octave lower. */
  play(sound: SoundName, rate: number): void;
  stop(sound: SoundName): void;
  /** 0-1. */
  setVolume(sound: SoundName, volume: number): void;
  mute(on: boolean): void;
  /** True while the browser holds all sound back (until a click or key), or there is no sound at all. */
  readonly blocked: boolean;
  /** Told whenever `blocked` may have changed. */
  onChange(listener: () => void): void;
  /** To be called from a click or key press, where browsers allow sound to begin. */
  unlock(): void;
}
