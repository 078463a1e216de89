// The page's end of the replay worker.
import type { FromReplay, ToReplay } from './replay-messages.ts';

export interface ReplaySession {
  post(message: ToReplay): void;
  close(): void;
}

export function openReplaySession(listener: (message: FromReplay) => void): ReplaySession {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'replay' });
  worker.addEventListener('message', (message: MessageEvent<FromReplay>) => listener(message.data));
  worker.addEventListener('error', (error) => listener({ type: 'failed', detail: error.message }));
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
}
