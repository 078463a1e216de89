// Where the tests find Chromium: CHROMIUM_PATH, or the places where Debian and others put it.
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium to test with. Falls back to Debian's place, so that a missing browser fails with a clear launch error. */
export function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? PLACES.find((path) => existsSync(path)) ?? PLACES[0]!;
}
