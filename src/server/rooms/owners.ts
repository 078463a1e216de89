// Which process has a session: its name in leases, and whether it is dead. Only a refused connection is certain; silence may be a slow network.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** How long an answer may take, ms. */
const PATIENCE_MS = 300;

/** A name for this process; `address` as other processes reach it, `host:port`. */
export function ownerName(address: string | undefined): string {
  const name = randomBytes(6).toString('hex');
  return address === undefined ? name : `${name}@${address}`;
}

const asked = new Map<string, Promise<boolean>>();

/** Nobody listens where this process did. Asked once at a time, however many knock. */
export async function isGone(owner: string): Promise<boolean> {
  const running = asked.get(owner);
  if (running) return running;
  const now = isRefused(owner.split('@')[1]).finally(() => asked.delete(owner));
  asked.set(owner, now);
  return now;
}

async function isRefused(address: string | undefined): Promise<boolean> {
  const [, host, port] = /^(?:[a-z]+:\/\/)?(.+):(\d+)/.exec(address ?? '') ?? [];
  if (host === undefined) return false;
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: PATIENCE_MS });
    const end = (gone: boolean): void => {
      socket.destroy();
      resolve(gone);
    };
    socket.once('connect', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('error', (error: Error & { code?: string }) => end(error.code === 'ECONNREFUSED'));
  });
}
