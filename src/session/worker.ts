// The one worker file of the game. Its name says whose work it does: the patient, the twin, the replay or the lab; the model they share is fetched once.
type Take = (data: never) => void;

const ROOMS: Record<string, () => Promise<{ take: Take }>> = {
  patient: async () => import('./play-worker.ts'),
  twin: async () => import('./twin-worker.ts'),
  replay: async () => import('./replay-worker.ts'),
  room: async () => import('./room/room-worker.ts'),
  lab: async () => import('./lab-worker.ts'),
};

/** What is said before the room is there waits. */
let waiting: MessageEvent[] | null = [];
let take: Take = () => undefined;

addEventListener('message', (message) => {
  if (waiting) waiting.push(message);
  else take(message.data as never);
});

async function openRoom(): Promise<void> {
  ({ take } = await ROOMS[self.name]());
  const held = waiting ?? [];
  waiting = null;
  for (const message of held) take(message.data as never);
}

// Thrown outside of the promise it reaches the page as an error of this worker.
openRoom().catch((error: unknown) => setTimeout(() => reportError(error), 0));
