// A room server as a process of its own, so that a test can load it and kill it: node --import tsx <this> '<options as JSON>'
// Says its port and key in one line; answers "digests" on its input with the digests of all stations it plays.
import { createInterface } from 'node:readline';
import { startRoomServer } from '../../../src/server/rooms/room-server.ts';
import type { RoomServerOptions } from '../../../src/server/rooms/room-server.ts';

const options = JSON.parse(process.argv[2]) as RoomServerOptions;
const server = await startRoomServer({
  ...options,
  pages: null,
  tell: (sentence) => process.stderr.write(`${sentence}\n`),
});
const say = (what: object): unknown => process.stdout.write(`${JSON.stringify(what)}\n`);
say({ port: server.port, deskKey: server.deskKey });

createInterface({ input: process.stdin }).on('line', (line) => {
  const codes = JSON.parse(line) as string[];
  say({ digests: codes.flatMap(digestsOf) });
});

function digestsOf(code: string): object[] {
  const places = server.hall.session(code)?.live.places ?? [];
  return places.flatMap((place) => {
    if (!place) return [];
    const { step, digest, seed } = place.station.host.record();
    return [{ code, station: place.station.number, seed, step, digest }];
  });
}
