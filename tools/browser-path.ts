// Where the tests find Chromium (CHROMIUM_PATH, or the places where Debian and others put it) and how they start it.
import { existsSync } from 'node:fs';

const DEBIAN_PLACE = '/usr/bin/chromium';
const PLACES = [DEBIAN_PLACE, '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Software drawing and free sound, so that a machine without a graphics card or a person behaves the same; no calls home. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Path of a Chromium to test with. Falls back to Debian's place, so that a missing browser fails with a clear launch error. */
export function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? PLACES.find((path) => existsSync(path)) ?? DEBIAN_PLACE;
}
