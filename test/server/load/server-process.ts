// A room server as a process of its own, so that a test can load it and kill it: node --import tsx/esm <this> '<options as JSON>'
// Says its port and key in one line; answers a list of codes on its input with the digests of all stations it plays,
// {"stepsOf": code} with how far they have come (digests hold everybody up), and "effort" with the processor time and the waits of its
// event loop since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { startRoomServer } from '../../../src/server/rooms/room-server.ts';
import type { RoomServerOptions } from '../../../src/server/rooms/room-server.ts';
import type { Station } from '../../../src/server/rooms/station.ts';

const options = JSON.parse(process.argv[2]) as RoomServerOptions;
const server = await startRoomServer({
  ...options,
  pages: null,
  tell: (sentence) => process.stderr.write(`${sentence}\n`),
});
const say = (what: object): unknown => process.stdout.write(`${JSON.stringify(what)}\n`);
say({ port: server.port, deskKey: server.deskKey });

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
let used = process.cpuUsage();

createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line) as string[] | { stepsOf: string } | 'effort';
  if (asked === 'effort') say(effort());
  else if ('stepsOf' in asked) say({ steps: stationsOf(asked.stepsOf).map(({ host }) => host.step()) });
  else say({ digests: asked.flatMap(digestsOf) });
});

function effort(): object {
  const { user, system } = process.cpuUsage(used);
  const ms = (nanoseconds: number): number => Math.round(nanoseconds / 1e5) / 10;
  const waits = { median: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
  delay.reset();
  used = process.cpuUsage();
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { processorMs: (user + system) / 1000, memoryMb, loopMs: waits };
}

function stationsOf(code: string): Station[] {
  const places = server.hall.session(code)?.live.places ?? [];
  return places.flatMap((place) => (place ? [place.station] : []));
}

function digestsOf(code: string): object[] {
  return stationsOf(code).map(({ number, host }) => {
    const { step, digest, seed } = host.record();
    return { code, station: number, seed, step, digest };
  });
}
