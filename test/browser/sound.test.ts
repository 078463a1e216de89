// In a real browser the sound files load, sound is allowed or reported as blocked, and playing never throws.
import { Howler } from 'howler';
import { expect, test, vi } from 'vitest';
import { howlerPort } from '../../src/sound/howler-port.ts';
import { createSound } from '../../src/sound/sound.ts';

test('a sound is loaded, unblocked and heard to its end', async () => {
  const port = howlerPort();
  const sound = createSound(port);
  const states: boolean[] = [];
  sound.onBlocked((blocked) => states.push(blocked));
  sound.unlock();
  await vi.waitFor(() => expect(sound.blocked).toBe(false), 30_000);
  expect(states.at(-1)).toBe(false);

  sound.play({ kind: 'beat', saturation: 88 });
  sound.alarms([{ id: 'map', priority: 'high', text: 'MAP low', since: 0, active: true }], false);
  const howls = (Howler as unknown as { _howls: Howl[] })._howls;
  // Heard of, not looked for: a beat is short, and a busy computer would look when it is over.
  const heard = Promise.race(howls.map(async (howl) => new Promise((resolve) => void howl.once('play', resolve))));
  await vi.waitFor(() => expect(howls.every((howl) => howl.state() === 'loaded')).toBe(true), 30_000);
  expect(howls).toHaveLength(7);
  await heard;

  await Howler.ctx.suspend();
  await vi.waitFor(() => expect(states.at(-1)).toBe(true), 30_000);
  sound.unlock();
  await vi.waitFor(() => expect(states.at(-1)).toBe(false), 30_000);
});
