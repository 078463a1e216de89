// The page's end of the twin worker.
import type { FromTwin, ToTwin } from './twin-messages.ts';

export interface TwinSession {
  post(message: ToTwin): void;
  close(): void;
}

export function openTwinSession(listener: (message: FromTwin) => void): TwinSession {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'twin' });
  worker.addEventListener('message', (message: MessageEvent<FromTwin>) => listener(message.data));
  worker.addEventListener('error', (error) => listener({ type: 'failed', id: -1, detail: error.message }));
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
}
