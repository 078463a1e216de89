// Makes sure there is a Chromium for the browser tests: finds it, installs Debian's, or says in one line how to.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './browser-path.ts';

const PACKAGES = ['chromium', 'fonts-dejavu-core'];
const INSTALL_LINE = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;

interface Machine {
  /** Where the tests would look for the browser, and whether it is there. */
  path: string;
  present: boolean;
  /** Set by the person who runs the tests: then nothing is installed behind their back. */
  chosen: boolean;
  root: boolean;
  aptGet: boolean;
}
type Plan = { step: 'use' } | { step: 'install'; say: string } | { step: 'fail'; say: string };

/** What to do about the browser on this machine. Never "skip": without a browser the tests fail, with the line that helps. */
export function planBrowser({ path, present, chosen, root, aptGet }: Machine): Plan {
  if (present) return { step: 'use' };
  if (chosen) return { step: 'fail', say: `CHROMIUM_PATH is ${path}, and nothing is there.` };
  if (root && aptGet) {
    return { step: 'install', say: `The browser tests need Chromium; installing it now: ${INSTALL_LINE}` };
  }
  if (aptGet) return { step: 'fail', say: `The browser tests need Chromium: sudo sh -c '${INSTALL_LINE}'` };
  return {
    step: 'fail',
    say: 'The browser tests need Chromium: install it and set CHROMIUM_PATH to its program file.',
  };
}

function thisMachine(): Machine {
  const path = chromiumPath();
  return {
    path,
    present: existsSync(path),
    chosen: process.env['CHROMIUM_PATH'] !== undefined,
    root: process.getuid?.() === 0,
    aptGet: existsSync('/usr/bin/apt-get'),
  };
}

/** Leaves a Chromium behind or returns false after saying why. */
export function ensureBrowser(): boolean {
  const plan = planBrowser(thisMachine());
  if (plan.step === 'use') return true;
  console.log(plan.say);
  if (plan.step === 'fail') return false;
  install(PACKAGES);
  if (thisMachine().present) return true;
  console.log(`The installation did not bring ${chromiumPath()}. Install it by hand: ${INSTALL_LINE}`);
  return false;
}

/** By Debian's package manager; the caller looks whether it worked. */
export function install(packages: readonly string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment }).status === 0;
  // A list that cannot be refreshed may still be good enough to install from.
  if (!run(['update', '-qq'])) console.log('apt-get update failed; trying to install all the same.');
  run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
