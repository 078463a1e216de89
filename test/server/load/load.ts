// `npm run room:load`: many scripted people in many rooms, and how long an answer takes. Prints one object of figures.
// --classroom: one lesson of twelve stations instead (classroom.ts)
// --rooms 50 --clients 8 --stations 2 --seconds 30 --pace 1 --redis (starts one) --kill (two processes, one is killed in the middle)
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { openRedisStore } from '../../../src/server/rooms/redis-store.ts';
import type { Role } from '../../../src/session/room/roles.ts';
import { post } from '../../../src/session/remote/link.ts';
import { startRedis } from '../redis-server.ts';
import { rebuildFromLog } from './rebuild.ts';
import { holdLesson } from './classroom.ts';
import { spread } from './spread.ts';
import type { Effort, ServerProcess } from './processes.ts';
import { startProcess } from './processes.ts';
import type { Scripted } from './scripted-client.ts';
import { sitDown } from './scripted-client.ts';

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '50' },
    clients: { type: 'string', default: '8' },
    stations: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '30' },
    pace: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    classroom: { type: 'boolean', default: false },
    'restart-redis': { type: 'boolean', default: false },
  },
});
const rooms = Number(values.rooms);
const perRoom = Number(values.clients);
const stations = Number(values.stations);
const seconds = Number(values.seconds);
const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const note = (text: string): unknown => process.stderr.write(`${text}\n`);

interface Seated {
  code: string;
  role: Role;
  client: Scripted;
}

if (values.classroom) {
  const figures = await holdLesson({ stations: 12, minutes: 30, pace: 10, drops: 50, replayed: 12 });
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'refill-load-'));
const redis = values.redis || values.kill || values['restart-redis'] ? await startRedis({ persistent: true }) : null;
const server = { folder, ...(redis ? { redis: redis.url } : {}) };
const processes: ServerProcess[] = [await startProcess(server)];
if (values.kill) processes.push(await startProcess(server));
try {
  const figures = await measure();
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  for (const one of processes) one.kill();
  await redis?.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function measure(): Promise<object> {
  const seated = await seatAll();
  note(`${seated.length} people sit in ${rooms} rooms with ${rooms * stations} patients`);
  for (const one of processes) await one.effort();
  const busy = processorTimes();
  const began = performance.now();
  const trips: number[] = [];
  const seen: number[] = [];
  let lost = 0;
  const until = began + seconds * 1000;
  const acting = seated.map(async (one, i) => act(one, i, until, trips, () => lost++));
  const watching = values.kill ? [] : [watchInjects(seated, until, seen)];
  const disturbed = values['restart-redis'] ? restartRedis() : values.kill ? killOne(seated) : Promise.resolve({});
  await Promise.all([...acting, ...watching]);
  const efforts = await Promise.all(processes.map(async (one) => one.effort()));
  const wallMs = performance.now() - began;
  return {
    cores: cpus().length,
    loadAverage: loadavg()[0],
    /** Of all cores, while it ran: this program, the server, and everything else on the machine. */
    processor: shares(busy, efforts, wallMs),
    loopMs: efforts.map(({ loopMs }) => loopMs),
    memoryMb: efforts.map(({ memoryMb }) => memoryMb),
    rooms,
    clients: seated.length,
    patients: rooms * stations,
    pace: Number(values.pace),
    seconds,
    store: redis ? 'redis' : 'file',
    questions: trips.length,
    unanswered: lost,
    roundTripMs: spread(trips),
    injectSeenMs: spread(seen),
    framesPerSecond: Math.round(seated.reduce((sum, { client }) => sum + client.frames(), 0) / seconds),
    ...(await disturbed),
    ...(await compareDigests([...new Set(seated.map(({ code }) => code))])),
  };
}

async function seatAll(): Promise<Seated[]> {
  const seated: Seated[] = [];
  const addresses = processes.map(({ address }) => address);
  for (let room = 0; room < rooms; room++) {
    const { address, deskKey } = processes[room % processes.length];
    const wish = { desk: deskKey, case: 'urosepsis', seed: 7, stations };
    const { code, invitations } = (await post(address, '/api/session', wish)) as {
      code: string;
      invitations: Record<Role, string>;
    };
    const roles: Role[] = ['instructor', 'display', 'observer'];
    const people = await Promise.all(
      Array.from({ length: perRoom }, async (_, i): Promise<Seated> => {
        const role = roles[i] ?? 'trainee';
        const invitation = invitations[role];
        const { ticket } = (await post(address, '/api/join', {
          invitation,
          station: i % stations,
          model: MODEL_VERSION,
        })) as {
          ticket: string;
        };
        // Its own process first, the others after a lost connection.
        const order = [address, ...addresses.filter((other) => other !== address)];
        return { code, role, client: await sitDown(order, ticket) };
      }),
    );
    seated.push(...people);
    const [instructor] = people;
    while (!(await instructor.client.ask({ do: 'event', event: { type: 'case.begin' } }, 'all')).accepted)
      await pause(250);
    const pace = Number(values.pace) as 1;
    if (pace > 1) await instructor.client.ask({ do: 'pace', pace }, 'all');
  }
  return seated;
}

/** Each does something of its role every two to four seconds. */
async function act(
  { role, client }: Seated,
  number: number,
  until: number,
  trips: number[],
  onLost: () => void,
): Promise<void> {
  await pause(((number * 37) % 100) * 25);
  for (let turn = 0; performance.now() < until - 500; turn++) {
    if (role !== 'display') {
      const asked = client.ask(commandOf(role, turn));
      const told = await Promise.race([asked, pause(8000).then(() => null)]);
      if (told) trips.push(told.ms);
      else onLost();
    }
    await pause(2000 + ((number * 131 + turn * 71) % 2000));
  }
}

function commandOf(role: Role, turn: number) {
  if (role === 'observer') return { do: 'guess', guess: { quantity: 'refill', expects: 'down' } } as const;
  if (role === 'instructor') return { do: 'note', text: `note ${turn}`, flag: null } as const;
  return { do: 'event', event: { type: 'mottling.report', score: turn % 6 } } as const;
}

/** From the instructor's key press to the picture at the first station of the room: a blanket comes and goes. */
async function watchInjects(seated: readonly Seated[], until: number, seen: number[]): Promise<void> {
  const { code } = seated[0];
  const instructor = seated[0].client;
  const trainees = seated.filter((one) => one.code === code && one.role === 'trainee');
  for (let on = true; performance.now() < until - 1000; on = !on) {
    const pressed = performance.now();
    const sights = trainees.map(async ({ client }) => client.sees('"blanket"', on));
    const { accepted } = await instructor.ask({ do: 'event', event: { type: 'inject.blanket', on } }, 'all');
    if (!accepted) return;
    for (const at of await Promise.all(sights)) seen.push(at - pressed);
    await pause(400);
  }
}

async function restartRedis(): Promise<object> {
  await pause((seconds * 1000) / 3);
  await redis!.kill();
  await pause(1000);
  await redis!.start();
  return { redisRestarted: true };
}

/** One of two processes dies; how long until all its people sit at the other one. */
async function killOne(seated: readonly Seated[]): Promise<object> {
  await pause((seconds * 1000) / 3);
  const [first] = processes;
  const killedAt = performance.now();
  const theirs = seated.filter((_, i) => Math.floor(i / perRoom) % processes.length === 0);
  first.kill();
  processes.shift();
  // An educator in front of the tiles gets no picture of a patient; for all others being back means to see the patient again.
  const backAt = ({ role, client }: Seated): number =>
    (role === 'instructor' ? client.joinedAt : client.shownAt).at(-1) ?? 0;
  while (theirs.some((one) => backAt(one) < killedAt) && performance.now() < killedAt + 30_000) await pause(20);
  return { killed: { people: theirs.length, backMs: spread(theirs.map((one) => backAt(one) - killedAt)) } };
}

/** What a process plays against the same log played by us from the door. */
async function compareDigests(codes: readonly string[]): Promise<object> {
  if (!redis) return {};
  const store = await openRedisStore(redis.url, () => {});
  const some = codes.slice(0, 4);
  const played = (await Promise.all(processes.map(async (one) => one.digests(some)))).flat();
  let same = 0;
  for (const one of played) if ((await rebuildFromLog(await store.lines(one.code), one)) === one.digest) same++;
  await store.close();
  return { digests: { compared: played.length, same } };
}

/** Processor ms since the machine was started, and of this program. */
function processorTimes(): { busy: number; own: number } {
  const busy = cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
  const { user, system } = process.cpuUsage();
  return { busy, own: (user + system) / 1000 };
}

/** In percent of all cores: what others take explains a long round trip. */
function shares(before: ReturnType<typeof processorTimes>, efforts: readonly Effort[], wallMs: number): object {
  const now = processorTimes();
  const percent = (ms: number): number => Math.round((100 * ms) / (wallMs * cpus().length));
  const server = efforts.reduce((sum, { processorMs }) => sum + processorMs, 0);
  const clients = now.own - before.own;
  return {
    server: percent(server),
    clients: percent(clients),
    others: percent(now.busy - before.busy - server - clients),
  };
}
