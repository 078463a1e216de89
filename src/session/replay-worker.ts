// The worker of the debrief's pictures: a thin shell over the desk. It listens between slices, so that a new moment never waits long.
import { createReplayDesk } from './replay-desk.ts';
import type { FromReplay, ToReplay } from './replay-messages.ts';

const post = (message: FromReplay): void => postMessage(message);
const desk = createReplayDesk(post);
let working = false;

export function take(message: ToReplay): void {
  desk.take(message);
  if (!working) go();
}

function go(): void {
  try {
    working = desk.work();
  } catch (error) {
    working = false;
    post({ type: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
  if (working) setTimeout(go, 0);
}
