// A slice of a lesson with real connections; the whole of it is in test/slow/classroom.test.ts.
import { expect, test } from 'vitest';
import { holdLesson } from '../load/classroom.ts';

test('three stations for three minutes, six broken connections: nothing lost, nothing doubled, no secret, the same patients', async () => {
  const figures = await holdLesson({ stations: 3, minutes: 3, pace: 20, drops: 6, replayed: 1 });
  expect(figures).toMatchObject({
    drops: 6,
    events: { lost: 0, doubled: 0 },
    replays: { end: [1, 1], rewound: [1, 1] },
    wire: { secrets: [] },
  });
  expect(figures.events.confirmed).toBeGreaterThan(3);
  expect(figures.wire.messages).toBeGreaterThan(50);
  expect(figures.wire.toEducator).toBeGreaterThan(0);
}, 400_000);
