// The lab's worker: a thin shell that feeds wall time to the bench and posts what is to be seen. The page never waits for it.
import type { FromLab, ToLab } from './lab-messages.ts';
import { advanceLab, createLabPlayer, lookAtLab, tellLab } from './lab-player.ts';

const SLICE_MS = 14;
const FRAME_MS = 90;

const player = createLabPlayer();
let lastSlice = performance.now();
let lastFrame = 0;
let failed = false;

export function take(message: ToLab): void {
  attempt(() => {
    tellLab(player, message, (done) => post({ type: 'busy', done }));
    show();
  });
}

function slice(): void {
  if (failed) return;
  const now = performance.now();
  attempt(() => {
    advanceLab(player, now - lastSlice, () => performance.now() - now > SLICE_MS);
    if (now - lastFrame >= FRAME_MS) show();
  });
  lastSlice = now;
  setTimeout(slice, performance.now() - now > SLICE_MS ? 0 : 8);
}

function show(): void {
  lastFrame = performance.now();
  const seen = lookAtLab(player);
  if (seen) post({ type: 'view', ...seen });
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    failed = true;
    post({ type: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

function post(message: FromLab): void {
  postMessage(message);
}

slice();
