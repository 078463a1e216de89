// A sitting in a learning platform's course (cmi5): the sequence that the standard asks for, from a run that was really played.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCourse } from '../../../src/main/course.ts';
import type { Course } from '../../../src/main/course.ts';
import { wholeRun } from '../../../src/reports/xapi/statements.ts';
import { xapiScene } from '../../../src/reports/xapi/scene.ts';
import { readLaunch } from '../../../src/session/lrs/cmi5.ts';
import type { Launch } from '../../../src/session/lrs/cmi5.ts';
import { openQueue } from '../../../src/session/lrs/queue.ts';
import type { StatementQueue } from '../../../src/session/lrs/queue.ts';
import { played } from '../../reports/played.ts';
import { ACTIVITY, objections, REGISTRATION, SESSION, startPlatform } from './lrs-server.ts';
import type { Platform, Stored } from './lrs-server.ts';

const { debrief, record } = played();
const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const PROFILE = 'https://w3id.org/xapi/virtual-patient/v1.0';
const INFO = { id: 'run-1', run: record, caseTitle: debrief.caseTitle, events: 0 };
const BEGUN = Date.parse('2026-03-02T08:00:00Z');

let databases = 0;
let platform: Platform;
let queue: StatementQueue;
let clock: number;
let firsts: Map<string, number>;

beforeEach(async () => {
  platform = await startPlatform();
  queue = await openQueue(`course-${++databases}`);
  clock = BEGUN;
  firsts = new Map();
});
afterEach(async () => platform.close());

function launchOf(search = platform.launchSearch()): Launch {
  const read = readLaunch(search);
  if (read.kind !== 'launch') throw new Error(JSON.stringify(read));
  return read.launch;
}
/** Tries follow at once; only the goodbye has its time. */
const soon = async (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms < 8000 ? 5 : ms));
const firstOf = (run: string, events: number): number => {
  firsts.set(run, firsts.get(run) ?? events);
  return firsts.get(run)!;
};
const sit = (launch = launchOf()): Course =>
  openCourse({ launch, queue, fetch, now: () => clock, firstOf, wait: soon });

/** The whole of a sitting, one event a second. */
async function play(course: Course): Promise<string | null> {
  await course.audio;
  course.opened(INFO);
  for (const { event, step } of record.events) course.event(event, step / 500, (clock += 1000), () => 'norepinephrine');
  course.told({ debrief, record }, (clock += 1000));
  clock += 1000;
  return course.leave();
}
const verbs = (): string[] => platform.statements.map(({ verb }) => verb.id.split('/').at(-1)!);
const categories = ({ context }: Stored): string[] => context.contextActivities.category.map(({ id }) => id);
const verb = (name: string): Stored => platform.statements.find((one) => one.verb.id.endsWith(`/${name}`))!;

describe('the sequence', () => {
  beforeEach(async () => void (await play(sit())));

  test('asks for the token once, by POST, then for launch data and the learner’s preferences', () => {
    expect(platform.requests.filter((one) => !one.includes('/statements'))).toEqual([
      'POST /token',
      'GET /xapi/activities/state',
      'GET /xapi/agents/profile',
    ]);
  });
  test('begins with initialized, ends with terminated, and says no verb of cmi5 twice', () => {
    expect(verbs()[0]).toBe('initialized');
    expect(verbs().at(-1)).toBe('terminated');
    const defined = platform.statements.filter((one) => categories(one).includes(CMI5)).map((one) => one.verb.id);
    expect(defined.map((id) => id.split('/').at(-1))).toEqual(['initialized', 'completed', 'passed', 'terminated']);
    const times = platform.statements.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
  });
  test('every statement is valid xAPI, of this registration and sitting, and follows the virtual-patient profile', () => {
    for (const statement of platform.statements) {
      expect(objections(statement)).toEqual([]);
      expect(statement.context.registration).toBe(REGISTRATION);
      expect(Object.values(statement.context.extensions)).toContain(SESSION);
      expect(statement.context.contextActivities.grouping).toHaveLength(1);
      expect(categories(statement)).toContain(PROFILE);
    }
  });
  test('what the platform judges by is about its own activity; moveOn marks what counts', () => {
    for (const name of ['initialized', 'completed', 'passed', 'terminated'])
      expect(verb(name).object.id).toBe(ACTIVITY);
    expect(categories(verb('completed'))).toContain(MOVE_ON);
    expect(categories(verb('passed'))).toContain(MOVE_ON);
    expect(categories(verb('initialized'))).not.toContain(MOVE_ON);
    expect(verb('completed').result).toEqual({ completion: true, duration: expect.stringMatching(/^PT[\d.]+S$/) });
    expect(verb('passed').result).toMatchObject({ success: true, duration: expect.any(String) });
    expect(verb('terminated').result).toEqual({ duration: expect.any(String) });
    expect(verb('initialized').result).toBeUndefined();
  });
  test('tells decisions, predictions, hints, what was left out, and the score between them', () => {
    for (const name of ['attempted', 'interacted', 'responded', 'asked', 'scored']) expect(verbs()).toContain(name);
    const orders = record.events.filter(({ event }) => event.type === 'order.place').length;
    expect(verbs().filter((name) => name === 'interacted').length).toBeGreaterThanOrEqual(orders);
    const missed = debrief.scores[0].actions.filter((one) => one.number === null && one.class === 'critical').length;
    expect(verbs().filter((name) => name === 'ignored')).toHaveLength(missed);
    expect(verb('responded').result).toMatchObject({ response: 'map up, refill down' });
  });
});

describe('a verdict', () => {
  test('follows the mastery score of the platform, and names it', async () => {
    platform.launchData['masteryScore'] = 1;
    await play(sit());
    expect(verbs()).toContain('failed');
    expect(verbs()).not.toContain('passed');
    expect(verb('failed').result).toMatchObject({ success: false });
    expect(Object.values(verb('failed').context.extensions)).toContain(1);
  });
  test('is not given where the platform only wants a look', async () => {
    platform.launchData['launchMode'] = 'Browse';
    await play(sit());
    const defined = platform.statements.filter((one) => categories(one).includes(CMI5));
    expect(defined.map((one) => one.verb.id.split('/').at(-1))).toEqual(['initialized', 'terminated']);
  });
  test('is given once, however often the case is played in a sitting', async () => {
    platform.launchData['masteryScore'] = 1;
    const course = sit();
    await course.audio;
    course.opened(INFO);
    course.told({ debrief, record }, (clock += 1000));
    course.opened({ ...INFO, id: 'run-2' });
    course.told({ debrief, record }, (clock += 1000));
    await course.leave();
    expect(verbs().filter((name) => name === 'failed')).toHaveLength(1);
    expect(verbs().filter((name) => name === 'completed')).toHaveLength(1);
    expect(verbs().filter((name) => name === 'scored')).toHaveLength(2);
  });
});

describe('when something goes wrong', () => {
  test('the page is loaded again in the middle: the token is still known, nothing is missing or double', async () => {
    const first = sit();
    await first.audio;
    first.opened(INFO);
    const half = record.events.length >> 1;
    for (const { event, step } of record.events.slice(0, half))
      first.event(event, step / 500, (clock += 1000), () => 'norepinephrine');
    await expect.poll(() => platform.statements.length).toBeGreaterThan(half / 2);
    const again = sit();
    await again.audio;
    again.opened({ ...INFO, events: half + 3 }); // three were accepted in the last moment, and never reached the queue
    again.told({ debrief, record }, (clock += 1000)); // what came after was not seen by this page at all
    await again.leave();
    const told = platform.statements.map(({ id }) => id);
    expect(new Set(told).size).toBe(told.length);
    expect(verbs().filter((name) => name === 'initialized')).toHaveLength(1);
    const orders = record.events.filter(({ event }) => event.type.startsWith('order.')).length;
    expect(verbs().filter((name) => name === 'interacted').length).toBeGreaterThanOrEqual(orders);
    expect(platform.requests.filter((one) => one === 'POST /token')).toHaveLength(1);
  });
  test('the platform is silent at the launch: play goes on, and everything is told when it is back', async () => {
    const launch = launchOf();
    let away = 3;
    const course = openCourse({
      launch,
      queue,
      fetch: async (...asked) => (away-- > 0 ? Promise.reject(new TypeError('no line')) : fetch(...asked)),
      now: () => clock,
      firstOf,
      wait: soon,
    });
    course.opened(INFO);
    course.event({ type: 'case.begin' }, 0, (clock += 1000), () => undefined);
    await expect.poll(() => verbs()).toEqual(['initialized', 'attempted']);
  });
  test('another page has used the launch: it says so, and leaving leads nowhere', async () => {
    await sit().audio;
    queue = await openQueue(`elsewhere-${++databases}`);
    const course = sit();
    expect(await course.audio).toBeNull();
    expect(course.view.value).toMatchObject({ phase: 'closed', trouble: 'token-used' });
    expect(await course.leave()).toBeNull();
  });
  test.each([
    ['endpoint', 'javascript:alert(1)'],
    ['fetch', 'not an address'],
    ['actor', '{"objectType":"Agent","mbox":"mailto:a@b.c"}'],
    ['actor', '{'],
    ['registration', '17'],
    ['activityId', 'nothing'],
  ])('an address with a wrong %s is told by its field', (field, value) => {
    expect(readLaunch(platform.launchSearch({ [field]: value }))).toEqual({ kind: 'bad', field });
  });
  test('an address without a launch is none', () => {
    expect(readLaunch('?renderer=canvas')).toEqual({ kind: 'none' });
  });
  test('a clock that is off by an hour: statements carry the platform’s time', async () => {
    clock = Date.now() - 3_600_000;
    const real = Date.now;
    Date.now = () => clock;
    try {
      await play(sit());
    } finally {
      Date.now = real;
    }
    for (const { timestamp } of platform.statements)
      expect(Math.abs(Date.parse(timestamp) - real())).toBeLessThan(600_000);
  });
});

describe('a store of the educator’s own', () => {
  test('gets the whole run in valid statements, the same ones each time', () => {
    const scene = xapiScene({
      actor: { objectType: 'Agent', account: { homePage: 'https://refill.invalid', name: 'learner 7' } },
      registration: REGISTRATION,
      runId: 'run-1',
      run: record,
      caseTitle: debrief.caseTitle,
      course: null,
    });
    const span = { begun: '2026-03-02T08:00:00.000Z', ended: '2026-03-02T08:20:00.000Z' };
    const told = wholeRun(scene, { record, debrief }, span);
    expect(told.flatMap((one) => objections(one))).toEqual([]);
    expect(told[0].verb.id).toMatch(/initialized$/);
    expect(told.at(-1)!.verb.id).toMatch(/terminated$/);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    expect(wholeRun(scene, { record, debrief }, span)).toEqual(told);
    const times = told.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
  });
});
