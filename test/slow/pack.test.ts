// From the download to the first patient: the packed folder is unpacked somewhere else and started with Node alone.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { post } from '../../src/session/remote/link.ts';
import { sit, ticketFor } from '../server/rooms/driver.ts';
import type { Opened } from '../server/rooms/driver.ts';

const MINUTES = 60_000;

test('a room is open within five minutes of a download, with Node alone', async () => {
  expect(spawnSync(process.execPath, ['--import', 'tsx/esm', 'tools/pack.ts']).status).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), 'refill-pack-'));
  const began = performance.now();
  const timed: Record<string, number> = {};
  const mark = (what: string): unknown => (timed[what] = Math.round(performance.now() - began) / 1000);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync('artifacts/refill-room.zip')))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  mark('unpacked');
  const server = spawn(process.execPath, ['start.mjs', '--port', '0', '--folder', join(folder, 'sessions')], {
    cwd: join(folder, 'refill-room'),
    env: { HOME: folder },
  });
  try {
    const desk = await new Promise<URL>((resolve) => {
      let said = '';
      server.stdout.on('data', (text: Buffer) => {
        const found = /(http:\/\/localhost:\d+\/#\/open\/\S+)\n/.exec((said += text.toString()));
        if (found) resolve(new URL(found[1]));
      });
    });
    mark('server');
    const page = await fetch(desk.origin);
    expect(await page.text()).toContain('<title>Refill');
    const wish = { desk: desk.hash.split('/').at(-1), case: 'urosepsis', seed: 4711, stations: 1 };
    const { invitations } = (await post(desk.origin, '/api/session', wish)) as Opened;
    const educator = sit(desk.origin, await ticketFor(desk.origin, { invitation: invitations.instructor }));
    await educator.begin();
    mark('patient');
    educator.link.close();
    process.stdout.write(`seconds after the download: ${JSON.stringify(timed)}\n`);
    expect(performance.now() - began).toBeLessThan(5 * MINUTES);
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
