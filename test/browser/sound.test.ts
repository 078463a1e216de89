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
  await vi.waitFor(() => expect(sound.blocked).toBe(false), 5000);
  expect(states.at(-1)).toBe(false);

  sound.play({ kind: 'beat', saturation: 88 });
  sound.alarms([{ id: 'map', priority: 'high', text: 'MAP low', since: 0, active: true }], false);
  const howls = (Howler as unknown as { _howls: Howl[] })._howls;
  await vi.waitFor(() => expect(howls.every((howl) => howl.state() === 'loaded')).toBe(true), 5000);
  expect(howls).toHaveLength(7);
  await vi.waitFor(() => expect(howls.some((howl) => howl.playing())).toBe(true), 5000);

  await Howler.ctx.suspend();
  await vi.waitFor(() => expect(states.at(-1)).toBe(true), 5000);
  sound.unlock();
  await vi.waitFor(() => expect(states.at(-1)).toBe(false), 5000);
});
