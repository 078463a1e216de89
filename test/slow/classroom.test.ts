// A whole lesson on one machine: twelve stations for thirty simulated minutes, fifty broken connections, five minutes turned back.
import { expect, test } from 'vitest';
import { holdLesson } from '../server/load/classroom.ts';

test('twelve stations, thirty minutes, fifty broken connections: nothing lost, nothing doubled, no secret, the same patients', async () => {
  const figures = await holdLesson({ stations: 12, minutes: 30, pace: 10, drops: 50, replayed: 12 });
  expect(figures.drops).toBe(50);
  expect(figures.events).toMatchObject({ lost: 0, doubled: 0 });
  expect(figures.events.confirmed).toBeGreaterThan(1000);
  expect(figures.replays).toEqual({ end: [12, 12], rewound: [12, 12] });
  expect(figures.wire.messages).toBeGreaterThan(10_000);
  expect(figures.wire.secrets).toEqual([]);
  expect(figures.wire.toEducator).toBeGreaterThan(0);
  // Loose: other work on the machine must not fail the lesson. The figures of a quiet one are in docs/session.md.
  expect(figures.injectSeenMs.p95).toBeLessThan(2000);
});
