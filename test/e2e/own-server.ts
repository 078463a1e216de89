// A little web server over the built game for one test: it can be told to answer with another text, as after an update.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { readFileSync } from 'node:fs';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
};

export interface OwnServer {
  address: string;
  /** Stands in place of a built file from now on. */
  change(file: string, how: (text: string) => string): void;
  close(): Promise<void>;
}

/** Answers with "Vary: Origin", as many servers do; a service worker that minded it would find none of its modules. */
export async function serveBuilt(): Promise<OwnServer> {
  const changes = new Map<string, (text: string) => string>();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1) || 'index.html';
    try {
      const bytes = readFileSync(join('dist', path));
      const how = changes.get(path);
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('Vary', 'Origin');
      response.end(how ? how(bytes.toString('utf8')) : bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    change: (file, how) => void changes.set(file, how),
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
