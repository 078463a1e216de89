// `refill serve`: the server of a simulation room, started by one command, without the internet.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readArguments, wholeNumber } from '../../headless/arguments.ts';
import { originOf } from '../../headless/package.ts';
import { InputError } from '../../headless/input-error.ts';
import { startRoomServer } from './room-server.ts';

export const SERVE_HELP = `refill serve [options]

The server of a simulation room: serves the game to every station of the local network and carries the sessions.
Open the address it prints at the educator's computer. No internet is needed.

  --port 8080            where stations reach it
  --folder DIR           where sessions are kept (default: .refill-sessions in the home folder)
  --redis redis://host   share the rooms with other servers instead (each with a port of its own)
  --lrs https://host/xapi  educators may send the runs of a session to this learning record store
  --public host:port     with --redis: how stations reach this server

Example: npm run -s refill -- serve --port 8080
`;

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  folder: { type: 'string' },
  redis: { type: 'string' },
  lrs: { type: 'string' },
  public: { type: 'string' },
} as const;

const PAGES = join(import.meta.dirname, '../../../dist');

export async function runServe(args: string[]): Promise<number> {
  const { values, words } = readArguments(args, OPTIONS);
  if (words.length > 0) throw new InputError(`"${words[0]}" was not expected`);
  const tell = (sentence: string): unknown => process.stdout.write(`${sentence}\n`);
  const port = wholeNumber(String(values['port']), '--port', 0, 65_535);
  if (!existsSync(join(PAGES, 'index.html')))
    throw new InputError('the game is not built yet; run "npm run build" first');
  const server = await startRoomServer({
    port,
    folder: String(values['folder'] ?? join(homedir(), '.refill-sessions')),
    pages: PAGES,
    tell,
    ...(values['lrs'] === undefined ? {} : { lrs: originOf(String(values['lrs'])) }),
    ...(values['redis'] === undefined ? {} : { redis: String(values['redis']) }),
    ...(values['public'] === undefined ? {} : { publicAddress: String(values['public']) }),
  });
  tell(`\n  Open a session here:    ${server.addresses.at(-1)}/#/open/${server.deskKey}`);
  tell(`  Stations join at:       ${server.addresses.map((one) => `${one}/#/join`).join('  ')}`);
  tell('  (Ctrl+C stops it; sessions are kept. For training only, not for patient care.)\n');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await server.close();
  return 0;
}
