// How Refill is built and tested: cases are read at build time, the core runs in a module worker, tests run in Node and in a real Chromium.
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { cases } from './tools/vite-cases.ts';
import { offline } from './tools/vite-offline.ts';
import { strict } from './tools/vite-strict.ts';
import { CHROMIUM_FLAGS, chromiumPath } from './tools/browser-path.ts';

/** What the tests in a browser need: dependencies made ready before the first, and the system's Chromium. */
const optimizeDeps = {
  include: [
    'phaser',
    'preact',
    'preact/hooks',
    'preact/jsx-runtime',
    '@preact/signals',
    'xstate',
    'zod',
    'howler',
    'idb',
  ],
};
/** For a browser these offer one whole file each; of the modules that Node gets, the build takes what is used. */
const alias = Object.fromEntries(
  ['colyseus.js', '@colyseus/schema'].map((name) => [name, fileURLToPath(import.meta.resolve(name))]),
);
const browser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS },
  }),
  instances: [{ browser: 'chromium' as const }],
};

export default defineConfig({
  base: './',
  plugins: [cases(), strict(), offline()],
  resolve: { alias },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es', plugins: () => [cases()] },
  build: { target: 'es2022', sourcemap: true, chunkSizeWarningLimit: 1600 },
  server: { port: 5173 },
  preview: { port: 4173 },
  test: {
    maxWorkers: '100%', // its own choice leaves one core of two idle
    // Bounds for what hangs, not for what is slow: two cores carry servers, patients and their neighbors.
    hookTimeout: 400_000,
    expect: { poll: { timeout: 30_000 } },
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'html', 'json-summary'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 240_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**', 'test/looks/**', 'test/slow/**', 'test/**/*.long.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          environment: 'node',
          testTimeout: 400_000,
          include: ['test/**/*.long.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'slow', environment: 'node', testTimeout: 1_800_000, include: ['test/slow/**/*.test.ts'] },
      },
      {
        extends: true,
        optimizeDeps,
        test: {
          name: 'browser',
          testTimeout: 240_000,
          sequence: { groupOrder: 2 }, // alone: some of its tests measure time
          fileParallelism: false,
          include: ['test/browser/**/*.test.{ts,tsx}'],
          browser,
        },
      },
      {
        extends: true,
        optimizeDeps,
        test: { name: 'looks', include: ['test/looks/**/*.test.ts'], browser }, // pictures for people: `npm run screens`
      },
    ],
  },
});
