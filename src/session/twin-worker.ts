// The worker of the counterfactual twin: a thin shell over the desk. It listens between slices, so that a new question never waits long.
import { createDesk } from './twin-desk.ts';
import type { FromTwin, ToTwin } from './twin-messages.ts';

const desk = createDesk(
  (message: FromTwin) => postMessage(message),
  () => performance.now() / 1000,
);
let working = false;

export function take(message: ToTwin): void {
  desk.take(message);
  if (!working) go();
}

function go(): void {
  working = desk.work();
  if (working) setTimeout(go, 0);
}
