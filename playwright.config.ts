// End-to-end tests: the built game in a real Chromium.
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from './tools/browser-path.ts';

// `npm test` picks a free port and says it here; alone, Playwright uses the usual one.
const port = process.env['REFILL_PORT'] ?? '4173';
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  // Whole cases on two cores that others use too: a bound for what hangs, not for what is slow.
  timeout: 400_000,
  expect: { timeout: 60_000 },
  // Real browsers on a loaded two-core machine: one second try in CI, named as flaky in the list. None at a developer's desk.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'artifacts/e2e.json' }]],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 720 },
    // What it keeps would hide the page's requests from a test; its own tests allow it.
    serviceWorkers: 'block',
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS },
  },
  webServer: {
    command: `npm run preview -- --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: !process.env['CI'] && !process.env['REFILL_PORT'],
    timeout: 120_000,
  },
});
