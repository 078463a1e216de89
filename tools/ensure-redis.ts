// Makes sure there is a real Redis for the tests of the server: finds it, installs Debian's, or says in one line how to.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { install } from './ensure-browser.ts';

const INSTALL_LINE = 'apt-get update && apt-get install -y --no-install-recommends redis-server';

function isThere(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** Leaves a redis-server behind or returns false after saying why. */
export function ensureRedis(): boolean {
  if (isThere()) return true;
  if (!existsSync('/usr/bin/apt-get')) {
    console.log('The tests of the server need redis-server 7 or newer on the path, and it was not found.');
    return false;
  }
  if (process.getuid?.() !== 0) {
    console.log(`The tests of the server need redis-server: sudo sh -c '${INSTALL_LINE}'`);
    return false;
  }
  console.log(`The tests of the server need redis-server; installing it now: ${INSTALL_LINE}`);
  install(['redis-server']);
  if (isThere()) return true;
  console.log(`The installation did not bring redis-server. Install it by hand: ${INSTALL_LINE}`);
  return false;
}
