// A lesson as it is held: stations, an educator, a wall and a phone at one server, connections that break, time turned back. Gives the figures of it.
// `npm run room:load -- --classroom` plays twelve stations for thirty simulated minutes; the tests play less of the same.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import type { LogLine } from '../../../src/server/rooms/store.ts';
import { decode } from '../../../src/session/remote/wire.ts';
import { post } from '../../../src/session/remote/link.ts';
import type { Role } from '../../../src/session/room/roles.ts';
import { startProcess } from './processes.ts';
import type { Effort, ServerProcess, StationDigest } from './processes.ts';
import { rebuildFromLog } from './rebuild.ts';
import { sitDown } from './scripted-client.ts';
import type { Scripted } from './scripted-client.ts';
import { spread } from './spread.ts';
import type { Spread } from './spread.ts';

export interface Lesson {
  stations: number;
  /** Simulated. */
  minutes: number;
  pace: 1 | 2 | 5 | 10 | 20 | 60;
  /** Connections that break on the way, one station after the other. */
  drops: number;
  /** How many stations are played again from their logs at the end. */
  replayed: number;
}

export interface LessonFigures {
  /** From the educator's key press to the picture at each station, ms. */
  injectSeenMs: Spread;
  drops: number;
  /** Events that were confirmed to their trainees, and how the log differs. */
  events: { confirmed: number; lost: number; doubled: number };
  /** Stations whose digest is that of their log: at the end, and after five minutes were turned back. */
  replays: { end: [same: number, of: number]; rewound: [same: number, of: number] };
  /** Messages to trainees, wall and phone, and those in which a word only an educator may read was found; and how many of the educator's hold one. */
  wire: { messages: number; secrets: string[]; toEducator: number };
  wallSeconds: number;
  effort: Effort;
}

/** Words of the truth, of injects and of notes, as they stand in messages to an educator. */
const SECRETS = /SENTINEL|inject\.|"truth"|"pending"|"notes":\[\{|sub_ppv|hypoxic_fraction|p_death|"tiles"/;
const SAFE = { type: 'mottling.report' } as const;
const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Trainee {
  client: Scripted;
  seat: string;
  confirmed: number[];
}

export async function holdLesson(lesson: Lesson): Promise<LessonFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'refill-lesson-'));
  const server = await startProcess({ folder });
  try {
    return await hold(lesson, server, folder);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hold(lesson: Lesson, server: ServerProcess, folder: string): Promise<LessonFigures> {
  const wire: LessonFigures['wire'] = { messages: 0, secrets: [], toEducator: 0 };
  const { code, instructor, trainees, others } = await seat(lesson, server, wire);
  while (!(await instructor.ask({ do: 'event', event: { type: 'case.begin' } }, 'all')).accepted) await pause(200);
  await instructor.ask({ do: 'note', text: 'SENTINEL they missed the knee', flag: 'ask' }, 'all');
  await server.effort();
  const began = performance.now();
  const seen: number[] = [];
  const goal = lesson.minutes * 60 * 500;
  let over = false;
  const acting = trainees.map(async (one, i) => act(one, i, () => over));
  const injecting = inject(instructor, trainees, seen, () => over);
  let dropped = 0;
  for (let step = 0; step < goal; step = Math.min(...(await server.steps(code)))) {
    // Alarms bring the pace down to 1x; a lesson at this pace goes on.
    await instructor.ask({ do: 'pace', pace: lesson.pace }, 'all');
    while (dropped < Math.min(lesson.drops, Math.ceil((lesson.drops * (step + goal / 20)) / goal)))
      trainees[dropped++ % trainees.length].client.drop();
    await pause(1000);
  }
  // A fast machine reaches the end before the last of them.
  for (; dropped < lesson.drops; dropped++) {
    trainees[dropped % trainees.length].client.drop();
    await pause(300);
  }
  over = true;
  await Promise.all([...acting, injecting]);
  const wallSeconds = Math.round((performance.now() - began) / 1000);
  const effort = await server.effort();
  await instructor.ask({ do: 'freeze', on: true }, 'all');
  const replays = {
    end: await replay(server, folder, code, lesson.replayed),
    rewound: [0, 0] as [number, number],
  };
  await instructor.ask({ do: 'rewind', seconds: Math.min(300, lesson.minutes * 30) }, 'all');
  replays.rewound = await replay(server, folder, code, lesson.replayed);
  for (const { client } of trainees) client.close();
  for (const client of [instructor, ...others]) client.close();
  return {
    injectSeenMs: spread(seen),
    drops: dropped,
    events: compareLog(linesOf(folder, code), trainees),
    replays,
    wire,
    wallSeconds,
    effort,
  };
}

async function seat({ stations }: Lesson, { address, deskKey }: ServerProcess, wire: LessonFigures['wire']) {
  const wish = { desk: deskKey, case: 'urosepsis', seed: 7, stations };
  const { code, invitations } = (await post(address, '/api/session', wish)) as {
    code: string;
    invitations: Record<Role, string>;
  };
  const ticketFor = async (role: Role, station: number): Promise<string> => {
    const join_ = { invitation: invitations[role], station, model: MODEL_VERSION };
    return ((await post(address, '/api/join', join_)) as { ticket: string }).ticket;
  };
  const overheard = (bytes: Buffer): void => {
    wire.messages++;
    const found = SECRETS.exec(bytes.toString('utf8'));
    if (found && wire.secrets.length < 5)
      wire.secrets.push(`${found[0]} in ${JSON.stringify(decode(bytes)).slice(0, 80)}`);
  };
  const educator = await sitDown([address], await ticketFor('instructor', 0), (bytes) => {
    if (SECRETS.test(bytes.toString('utf8'))) wire.toEducator++;
  });
  const trainees: Trainee[] = [];
  for (let station = 0; station < stations; station++) {
    const ticket = await ticketFor('trainee', station);
    const client = await sitDown([address], ticket, overheard);
    trainees.push({ client, seat: ticket.split('.')[3], confirmed: [] });
  }
  const others = [
    await sitDown([address], await ticketFor('display', 0), overheard),
    await sitDown([address], await ticketFor('observer', 0), overheard),
  ];
  return { code, trainees, others, instructor: educator };
}

/** Treats once, and reports the skin again and again: the numbers say whether one was lost or came twice. */
async function act({ client, confirmed }: Trainee, number: number, isOver: () => boolean): Promise<void> {
  await client.ask({ do: 'event', event: { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } } });
  await client.ask({
    do: 'event',
    event: { type: 'order.place', order: 'balanced', values: { volume: 500, duration: 15 } },
  });
  for (let turn = 0; !isOver(); turn++) {
    const score = (number + turn) % 6;
    const { accepted } = await client.ask({ do: 'event', event: { ...SAFE, score } });
    if (accepted) confirmed.push(score);
    await pause(700 + ((number * 131 + turn * 71) % 800));
  }
}

/** A blanket comes and goes everywhere: how long until each station shows it. */
async function inject(
  instructor: Scripted,
  trainees: readonly Trainee[],
  seen: number[],
  isOver: () => boolean,
): Promise<void> {
  for (let on = true; !isOver(); on = !on) {
    const pressed = performance.now();
    const sights = trainees.map(async ({ client }) => client.sees('"blanket"', on));
    const { accepted } = await instructor.ask({ do: 'event', event: { type: 'inject.blanket', on } }, 'all');
    if (!accepted) return;
    for (const at of await Promise.all(sights)) seen.push(at - pressed);
    await pause(1500);
  }
}

function linesOf(folder: string, code: string): LogLine[] {
  const text = readFileSync(join(folder, code, 'log.jsonl'), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as LogLine);
}

/** Each trainee's confirmed reports beside those in the log, in order. */
function compareLog(lines: readonly LogLine[], trainees: readonly Trainee[]): LessonFigures['events'] {
  const all = { confirmed: 0, lost: 0, doubled: 0 };
  for (const { seat: own, confirmed } of trainees) {
    const kept = lines
      .flatMap((line) => ('entries' in line ? line.entries : []))
      .flatMap(({ seat: by, what }) =>
        by === own && what.kind === 'event' && what.event.type === SAFE.type ? [what.event.score] : [],
      );
    const firstWrong = kept.findIndex((score, i) => score !== confirmed[i]);
    all.confirmed += confirmed.length;
    if (kept.length < confirmed.length) all.lost += confirmed.length - kept.length;
    else if (firstWrong >= 0 || kept.length > confirmed.length)
      all.doubled += Math.max(1, kept.length - confirmed.length);
  }
  return all;
}

async function replay(
  server: ServerProcess,
  folder: string,
  code: string,
  count: number,
): Promise<[same: number, of: number]> {
  const played: StationDigest[] = (await server.digests([code])).slice(0, count);
  const lines = linesOf(folder, code);
  let same = 0;
  for (const one of played) if ((await rebuildFromLog(lines, one)) === one.digest) same++;
  return [same, played.length];
}
