// A moment of a finished run is shown exactly as it was, whichever way one comes to it, and what was hidden in Practice is open in the debrief.
import { describe, expect, it, vi } from 'vitest';
import { bedside, record } from '../../src/engine/run.ts';
import { createReplayDesk } from '../../src/session/replay-desk.ts';
import type { FromReplay, ReplayFrame } from '../../src/session/replay-messages.ts';
import { begin } from '../engine/driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const player = begin('urosepsis', { mode: 'practice' }).give('norepinephrine', { rate: 0.1 }).wait(200);
const seen = [structuredClone(bedside(player.run))];
player.wait(5).give('balanced').wait(355);
seen.push(structuredClone(bedside(player.run)));
const definition = player.run.definition;
const played = record(player.run);

const said: FromReplay[] = [];
const desk = createReplayDesk((message) => said.push(message));
const at = (moment: number): ReplayFrame => {
  said.length = 0;
  desk.take({ type: 'seek', at: moment });
  while (desk.work());
  const frames = said.flatMap((message) => (message.type === 'frame' ? [message.frame] : []));
  expect(frames).toHaveLength(1);
  return frames[0];
};

describe('the debrief shows', () => {
  desk.take({ type: 'open', definition, record: played });

  it('a moment as it was, forward and back', () => {
    for (const then of [seen[1], seen[0], seen[1]]) {
      const frame = at(then.time);
      expect(frame.at).toBe(then.time);
      expect(frame.bedside.monitor).toEqual(then.monitor);
      expect(frame.bedside.appearance).toEqual(then.appearance);
      expect(frame.bedside.orders).toEqual(then.orders);
    }
  });

  it('the vessels that Practice hid, with their geometry once', () => {
    expect(played.mode).toBe('practice');
    const { revealed, geometry } = at(100);
    expect(revealed?.field.state.velocity.length).toBeGreaterThan(100);
    expect(geometry).toBeNull();
  });

  it('why one vessel stood then', () => {
    at(100);
    said.length = 0;
    desk.take({ type: 'watch', watch: { site: 'sublingual', segment: 7 } });
    const [message] = said;
    expect(message.type === 'frame' && message.frame.revealed?.causes[0]?.segment).toBe(7);
  });

  it('no moment beyond the last', () => {
    expect(at(10_000).at).toBe(seen[1].time);
  });
});
