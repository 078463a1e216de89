// The desk of the twin: the run as played first, then what the learner asks, then the leave-one-out; results as they come.
import { describe, expect, it, vi } from 'vitest';
import { record } from '../../src/engine/run.ts';
import { decisionsOf } from '../../src/engine/twin/script.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { createDesk } from '../../src/session/twin-desk.ts';
import type { FromTwin } from '../../src/session/twin-messages.ts';
import { begin, MINUTE } from '../engine/driver.ts';

vi.setConfig({ testTimeout: 400_000 });

function setUp() {
  const player = begin('urosepsis');
  player
    .give('norepinephrine')
    .give('balanced')
    .wait(6 * MINUTE);
  const kept = record(player.run);
  const said: FromTwin[] = [];
  let time = 0;
  const desk = createDesk(
    (message) => said.push(message),
    () => (time += 0.5),
  );
  desk.take({
    type: 'open',
    definition: readCase('urosepsis'),
    record: kept,
    diedAt: null,
    colleagues: ['bundle', 'nobody'],
  });
  return { desk, said, kept };
}
const finish = (desk: ReturnType<typeof setUp>['desk']): void => {
  for (let slices = 0; desk.work(); slices++) if (slices > 500) throw new Error('the desk never ends');
};

describe('the desk', () => {
  it('tells decisions and the colleagues that exist', () => {
    const { said } = setUp();
    expect(said[0]).toMatchObject({ type: 'opened', colleagues: [{ id: 'bundle' }] });
    expect(said[0].type === 'opened' && said[0].decisions).toHaveLength(2);
  });
  it('puts what is asked before the leave-one-out, and tells each course with its gain and time', () => {
    const { desk, said, kept } = setUp();
    desk.take({ type: 'what-mattered' });
    desk.take({ type: 'what-mattered' }); // once is enough
    desk.take({ type: 'ask', id: 7, alternative: { kind: 'moved', event: decisionsOf(kept)[1].event, by: 60 } });
    finish(desk);
    const courses = said.filter((message) => message.type === 'course');
    expect(courses.map(({ course }) => course.alternative.kind)).toEqual(['as-played', 'moved', 'without', 'without']);
    expect(courses[0].gain).toBeNull();
    expect(courses[2].gain).toBeTypeOf('number');
    expect(courses[0].seconds).toBeGreaterThan(1);
    expect(said.some((message) => message.type === 'progress')).toBe(true);
    expect(desk.work()).toBe(false);
  });
  it('says what failed and goes on', () => {
    const { desk, said } = setUp();
    desk.take({ type: 'ask', id: 3, alternative: { kind: 'policy', id: 'nobody' } });
    desk.take({ type: 'ask', id: 4, alternative: { kind: 'policy', id: 'none' } });
    finish(desk);
    expect(said).toContainEqual({ type: 'failed', id: 3, detail: 'There is no policy called "nobody".' });
    expect(said.filter((message) => message.type === 'course').map(({ id }) => id)).toEqual([0, 4]);
  });
});
