// The server of a simulation room: one process, one port; pages, requests and rooms. With Redis several of them share the rooms.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { LocalDriver, LocalPresence, matchMaker, Server } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { InputError } from '../../headless/input-error.ts';
import type { Redis } from 'ioredis';
import { ignoreErrors, patientOptions } from '../redis.ts';
import type { Tell } from '../redis.ts';
import { startConductor } from './conductor.ts';
import { openDoors } from './doors.ts';
import { openFileStore } from './file-store.ts';
import { openHall } from './hall.ts';
import type { Hall } from './hall.ts';
import { ownerName } from './owners.ts';
import { openRedisStore } from './redis-store.ts';
import { LARGEST_MESSAGE, SessionRoom } from './session-room.ts';
import { answerWeb } from './web.ts';

export interface RoomServerOptions {
  port: number;
  /** Where sessions are kept; not used with Redis. */
  folder: string;
  redis?: string;
  /** The built game; null: none. */
  pages: string | null;
  deskKey?: string;
  /** Where pages may send learning records besides here, as an origin; left out: nowhere. */
  lrs?: string;
  /** Under which other processes send clients here, `host:port`; needed with several processes. */
  publicAddress?: string;
  tell: Tell;
}

export interface RoomServer {
  port: number;
  hall: Hall;
  deskKey: string;
  /** As stations on the network reach it. */
  addresses: string[];
  close: () => Promise<void>;
}

export async function startRoomServer(options: RoomServerOptions): Promise<RoomServer> {
  const { redis, folder, pages, tell, deskKey = randomBytes(9).toString('base64url') } = options;
  const store = redis === undefined ? openFileStore(folder) : await openRedisStore(redis, tell);
  const doors = openDoors();
  const conductor = startConductor();
  const owner = ownerName(options.publicAddress);
  const hall = openHall({ store, doors, conductor, owner });
  const addresses: string[] = [];
  const http = createServer(answerWeb({ hall, folder: pages, deskKey, addresses, lrs: options.lrs ?? null, tell }));
  const rooms = new Server({
    greet: false,
    gracefullyShutdown: false,
    transport: new WebSocketTransport({ server: http, maxPayload: LARGEST_MESSAGE, pingInterval: 3000 }),
    logger: SILENT,
    ...(redis === undefined ? { presence: new LocalPresence(), driver: new LocalDriver() } : sharedRooms(redis)),
    ...(options.publicAddress === undefined ? {} : { publicAddress: options.publicAddress }),
  });
  rooms.define('session', SessionRoom);
  // Rooms are opened and seats given by our own requests only.
  matchMaker.controller.exposedMethods = [];
  await listen(rooms, options.port);
  const { port } = http.address() as AddressInfo;
  addresses.push(...addressesOf(port));
  return {
    port,
    hall,
    deskKey,
    addresses,
    async close() {
      await hall.close();
      conductor.stop();
      await doors.close();
      await rooms.gracefullyShutdown(false);
      await store.close();
    },
  };
}

/** The list of rooms and the messages between processes, in Redis. */
function sharedRooms(redis: string) {
  const presence = new RedisPresence(patientOptions(redis));
  const driver = new RedisDriver(patientOptions(redis));
  // Their connections are their own business; without a listener each lost one would be printed.
  const { sub, pub } = presence as unknown as Record<'sub' | 'pub', Redis>;
  const { _client } = driver as unknown as { _client: Redis };
  for (const connection of [sub, pub, _client]) ignoreErrors(connection);
  return { presence, driver };
}

/** What Colyseus would print about every bad frame helps nobody in a simulation room. */
const quiet = (): void => {};
const SILENT = { debug: quiet, info: quiet, trace: quiet, warn: quiet, error: quiet };

async function listen(rooms: Server, port: number): Promise<void> {
  try {
    await rooms.listen(port);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new InputError(`port ${port} is in use by another program; choose another with --port`);
  }
}

/** Those of the local network first: a station cannot use "localhost". */
function addressesOf(port: number): string[] {
  const local = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return [...local, `http://localhost:${port}`];
}
