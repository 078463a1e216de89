// Finds a port that nothing listens on, so that two checkouts on one machine never test each other's game.
import { createServer } from 'node:net';

/** The first free port from `first` on. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) if (await isFree(port)) return port;
  throw new Error(`No free port between ${first} and ${first + 99}.`);
}

/** Free on every address of this machine: "localhost" may mean 127.0.0.1 or ::1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
