// A session over the network, with real connections: who may do what, nothing lost or doubled, no secret on the wire.
import { symlinkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../../src/engine/types.ts';
import { readCase } from '../../../src/headless/case-file.ts';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { openDoors } from '../../../src/server/rooms/doors.ts';
import { openStation } from '../../../src/server/rooms/station.ts';
import type { EventLine } from '../../../src/server/rooms/station.ts';
import type { LogLine } from '../../../src/server/rooms/store.ts';
import { connect } from '../../../src/session/remote/connect.ts';
import { post } from '../../../src/session/remote/link.ts';
import type { FromServer } from '../../../src/session/remote/wire.ts';
import { createSecretSeeker } from '../../session/room/secrets.ts';
import { NOREPINEPHRINE, pause, sit, startServer, ticketFor } from './driver.ts';
import type { Opened, Person, TestServer } from './driver.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  // The patient at the door takes seconds; the tests below find it kept.
  const { invitations } = await server.open();
  const warm = sit(server.address, await ticketFor(server.address, { invitation: invitations.instructor }));
  await warm.begin();
  warm.link.close();
}, 400_000);
afterAll(async () => server.close());

async function people({ code, invitations }: Opened) {
  const come = async (wish: object, name = ''): Promise<Person> =>
    sit(server.address, await ticketFor(server.address, wish), name);
  const instructor = await come({ invitation: invitations.instructor }, 'Ina');
  const trainee = await come({ code }, 'Tom');
  await instructor.begin();
  return { instructor, trainee, come };
}

const linesOf = (code: string): LogLine[] =>
  readFileSync(join(server.folder, code, 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
const entriesOf = (code: string) => linesOf(code).flatMap((line) => ('entries' in line ? line.entries : []));

/** The first station as any other process would bring it back: from the log alone and the patient at the door. */
async function rebuilt(code: string, reached: number): Promise<RunRecord> {
  const doors = openDoors();
  const door = await doors.of('urosepsis', 7, 'practice');
  await doors.close();
  const lines = linesOf(code).filter((line): line is EventLine => 'entries' in line);
  const definition = readCase('urosepsis');
  return openStation({ number: 0, definition, door, lines, reached, kept: null }).host.record();
}

describe('joining', () => {
  test('needs a code, a version and a role that fit; each refusal is one sentence', async () => {
    const { code, invitations } = await server.open({ stations: 3 });
    const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    expect(await ticketFor(server.address, { code: typed })).toMatch(new RegExp(`^${code}\\.trainee\\.0\\.`));
    const refused = async (wish: object): Promise<string> =>
      ticketFor(server.address, wish).catch((error: unknown) => (error as Error).message);
    expect(await refused({ code: 'K7PM2R' })).toBe(
      'There is no session with the code K7PM2R; look at the board again.',
    );
    expect(await refused({ code: '../../etc' })).toMatch(/^A code has six letters and digits/);
    expect(await refused({ code, model: '0.0.1' })).toMatch(/older or newer Refill \(model 0\.0\.1, .*reload the page/);
    expect(await refused({ code, role: 'instructor' })).toMatch(/^An educator joins with the link/);
    expect(await refused({ code, station: 3 })).toBe('This session has stations 1 to 3.');
    const forged = invitations.trainee.replace('trainee', 'instructor');
    expect(await refused({ invitation: forged })).toBe('This ticket is not valid here; join again with the code.');
    await expect(post(server.address, '/api/session', { desk: 'guess', case: 'urosepsis' })).rejects.toThrow(
      'Sessions are opened with the address that the server printed.',
    );
  });

  test('a session of an older version is named as that, and kept', async () => {
    const { code } = await server.open();
    const plan = join(server.folder, code, 'plan.json');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace(MODEL_VERSION, '0.0.1'));
    await expect(ticketFor(server.address, { code })).rejects.toThrow(
      `This session was played with model 0.0.1; this server has ${MODEL_VERSION}.`,
    );
  });

  test('tells of a clock that is an hour off, and lets play', async () => {
    const { code } = await server.open();
    const ticket = await ticketFor(server.address, { code });
    const clock = Date.now() - 3_600_000;
    const reservation = await post(server.address, '/api/enter', { ticket, model: MODEL_VERSION, clock });
    const joined = await new Promise<FromServer>((message) => {
      void connect(server.address, reservation, { message, closed: () => {} });
    });
    expect(joined).toMatchObject({ type: 'joined', note: expect.stringContaining('60 minutes off') as string });
  });

  test('a ticket that has been used opens nothing', async () => {
    const { code } = await server.open();
    const first = await ticketFor(server.address, { code });
    const trainee = sit(server.address, first);
    await trainee.until('joined');
    await trainee.ask({ do: 'pace', pace: 1 });
    const thief = sit(server.address, first);
    await expect.poll(() => thief.states.at(-1)?.kind).toBe('ended');
    expect(thief.got).toEqual([]);
    expect(trainee.states.map(({ kind }) => kind)).toEqual(['connected']);
  });
});

describe('a session', () => {
  test('loses no event and doubles none, however often the connection breaks', async () => {
    const opened = await server.open();
    const { trainee } = await people(opened);
    for (let i = 0; i < 8; i++) {
      const answers = [1, 2, 3].map(async (k) => trainee.event({ type: 'mottling.report', score: (i + k) % 6 }));
      trainee.link.drop();
      expect((await Promise.all(answers)).every(({ accepted }) => accepted)).toBe(true);
    }
    const scores = entriesOf(opened.code).flatMap(({ what }) =>
      what.kind === 'event' && what.event.type === 'mottling.report' ? [what.event.score] : [],
    );
    expect(scores).toEqual(Array.from({ length: 8 }, (_, i) => [1, 2, 3].map((k) => (i + k) % 6)).flat());
  }, 400_000);

  test('goes back to the very same patient, as its log says', async () => {
    const opened = await server.open();
    const { instructor, trainee } = await people(opened);
    await trainee.event(NOREPINEPHRINE);
    await instructor.ask({ do: 'pace', pace: 10 }, 'all');
    const { host } = server.server.hall.session(opened.code)!.live.places[0]!.station;
    await expect.poll(() => host.step()).toBeGreaterThan(1500);
    await instructor.ask({ do: 'freeze', on: true }, 'all');
    await expect.poll(() => trainee.last('frame')?.view.frame.clock.held).toBe('frozen');
    expect(await instructor.ask({ do: 'rewind', seconds: 2 }, 'all')).toMatchObject({ accepted: true });
    const { step, digest } = host.record();
    const again = await rebuilt(opened.code, step);
    expect(again.step).toBe(step);
    expect(again.digest).toBe(digest);
  }, 400_000);

  test('is begun, paced, stopped and ended at every station together', async () => {
    const opened = await server.open({ stations: 3 });
    const { instructor } = await people(opened);
    const shown = () =>
      server.server.hall
        .session(opened.code)!
        .live.places.map((place) => place!.station.host.moment(false).frame)
        .map(({ clock, bedside }) => ({ pace: clock.pace, held: clock.held, phase: bedside.phase }));
    const all = (now: object) => [now, now, now];
    expect(shown()).toMatchObject(all({ pace: 1, phase: 'running' }));
    await instructor.ask({ do: 'pace', pace: 20 }, 'all');
    expect(shown()).toMatchObject(all({ pace: 20 }));
    await instructor.ask({ do: 'freeze', on: true }, 'all');
    expect(shown()).toMatchObject(all({ held: 'frozen' }));
    await instructor.ask({ do: 'freeze', on: false }, 'all');
    await instructor.ask({ do: 'event', event: { type: 'session.end' } }, 'all');
    await expect.poll(shown).toMatchObject(all({ phase: 'outcome' }));
  }, 400_000);

  test('has one thirty-minute slot for all stations; its first part that runs begins the case', async () => {
    const opened = await server.open({ stations: 2 });
    const come = async (wish: object): Promise<Person> => sit(server.address, await ticketFor(server.address, wish));
    const instructor = await come({ invitation: opened.invitations.instructor });
    const trainee = await come({ code: opened.code });
    const slots = () => instructor.last('tiles')?.tiles.map(({ phase, slot }) => `${phase} ${slot?.part}`);
    await expect.poll(async () => (await instructor.ask({ do: 'slot', turn: 'start' }, 'all')).accepted).toBe(true);
    await expect.poll(slots).toEqual(['briefing prebrief', 'briefing prebrief']);
    expect(await trainee.ask({ do: 'slot', turn: 'next' })).toMatchObject({ accepted: false });
    await instructor.ask({ do: 'slot', turn: 'next' }, 'all');
    await expect.poll(slots).toEqual(['running first-run', 'running first-run']);
  }, 400_000);

  test('tells trainee, display and observer nothing that only the instructor may know', async () => {
    const opened = await server.open();
    const { instructor, trainee, come } = await people(opened);
    const others = [
      trainee,
      await come({ code: opened.code, role: 'display' }),
      await come({ code: opened.code, role: 'observer' }),
    ];
    instructor.link.hop(0);
    await instructor.ask({ do: 'note', text: 'SENTINEL they missed the knee', flag: 'ask' }, 0);
    await instructor.ask({ do: 'freeze', on: true }, 0);
    const frameOf = (person: Person) => person.last('frame')?.view;
    await expect.poll(() => frameOf(instructor)?.secret?.notes).toHaveLength(1);
    for (const other of others) await expect.poll(() => frameOf(other)?.frame.clock.held).toBe('frozen');
    const present = expect.arrayContaining([{ role: 'trainee', name: 'Tom' }]) as object;
    await expect.poll(() => instructor.last('tiles')?.tiles[0]).toMatchObject({ present });
    await pause(1200); // whatever else is sent
    const view = frameOf(instructor)!;
    const seeker = createSecretSeeker(view.secret!);
    expect(seeker.found(view)).not.toEqual([]);
    for (const { got } of others) {
      expect(got.filter(({ type }) => type === 'frame').length).toBeGreaterThan(0);
      expect(got.flatMap((message) => seeker.found(message))).toEqual([]);
      expect(got.filter(({ type }) => type === 'tiles')).toEqual([]);
      expect(JSON.stringify(got)).not.toMatch(/SENTINEL|Tom|Ina/);
    }
  }, 400_000);

  test('stands still while the disk is full, says so, and loses nothing', async () => {
    const opened = await server.open();
    const { trainee } = await people(opened);
    const log = join(server.folder, opened.code, 'log.jsonl');
    renameSync(log, `${log}.kept`);
    symlinkSync('/dev/full', log);
    const waiting = trainee.event(NOREPINEPHRINE);
    expect((await trainee.until('say')).text).toMatch(/^The server cannot write to its disk; .* nothing is lost\.$/);
    const refused = await trainee.event({ type: 'mottling.report', score: 2 });
    expect(refused).toMatchObject({ accepted: false, reason: expect.stringContaining('cannot write') as string });
    rmSync(log);
    renameSync(`${log}.kept`, log);
    expect(await waiting).toEqual({ accepted: true });
    expect(entriesOf(opened.code).filter(({ what }) => what.kind === 'event')).toHaveLength(2);
  }, 400_000);

  test('is exported and deleted by its educator only; names stay in the room', async () => {
    const opened = await server.open();
    const { instructor, trainee } = await people(opened);
    const exported = await post(server.address, '/api/export', { ticket: instructor.ticket() });
    expect(JSON.stringify(exported)).not.toMatch(/Tom|"key"/);
    const named = await post(server.address, '/api/export', { ticket: instructor.ticket(), names: true });
    expect(Object.values((named as { names: object }).names)).toEqual(expect.arrayContaining(['Tom', 'Ina']));
    await expect(post(server.address, '/api/delete', { ticket: trainee.ticket() })).rejects.toThrow(
      /^Only the educator/,
    );
    await post(server.address, '/api/delete', { ticket: instructor.ticket() });
    await expect
      .poll(() => trainee.states.at(-1))
      .toEqual({ kind: 'ended', why: 'This session was deleted by its educator.' });
    await expect(ticketFor(server.address, { code: opened.code })).rejects.toThrow(/There is no session/);
  }, 400_000);

  test('shows the stations side by side under letters, after the end and the release only', async () => {
    const opened = await server.open({ stations: 2 });
    const { instructor, trainee, come } = await people(opened);
    const observer = await come({ code: opened.code, role: 'observer' });
    await observer.ask({ do: 'guess', guess: { quantity: 'lactate', expects: 'down' } });
    await expect
      .poll(() => observer.last('guesses')?.guesses)
      .toMatchObject([{ quantity: 'lactate', expects: 'down', judged: null }]);
    expect(await instructor.link.release()).toMatchObject({ accepted: false });
    expect(await trainee.link.release()).toEqual({ accepted: false, reason: 'Only the instructor may do that.' });
    expect((await instructor.ask({ do: 'event', event: { type: 'session.end' } }, 'all')).accepted).toBe(true);
    const telling = trainee.until('comparison');
    await expect.poll(async () => (await instructor.link.release()).accepted).toBe(true);
    const { comparison } = await telling;
    await expect
      .poll(() => observer.last('guesses')?.guesses[0]?.judged)
      .toMatchObject({ unit: 'mmol/L', happened: null });
    expect(comparison.stations.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(['A', 'B']).toContain(comparison.yours);
    expect(JSON.stringify(comparison)).not.toMatch(/station"|Tom/);
    await expect.poll(() => trainee.last('debrief')).toBeDefined();
    // For files the educator gets what was played at every station, told twice in the same words; nobody else does.
    const debriefs = (who: Person) => who.got.flatMap((one) => (one.type === 'debrief' ? [one] : []));
    instructor.link.askDebriefs();
    instructor.link.askDebriefs();
    trainee.link.askDebriefs();
    await expect
      .poll(() =>
        debriefs(instructor)
          .map((one) => one.station)
          .sort((a, b) => a - b),
      )
      .toEqual([0, 0, 1, 1]);
    const [first, again] = debriefs(instructor).filter(({ station }) => station === 1);
    expect(again).toEqual(first);
    expect(first.record.savedAt).toMatch(/^20/);
    expect(debriefs(trainee)).toHaveLength(1);
  }, 400_000);
});
