// The lab as the page holds it: the worker that plays the bench, and what it said last.
import type { FieldGeometry, LabView } from '../engine/types.ts';
import type { FromLab, ToLab } from './lab-messages.ts';

export interface LabListener {
  busy(done: number): void;
  view(view: LabView, geometry: FieldGeometry | null): void;
  failed(detail: string): void;
}

export interface LabSession {
  tell(message: ToLab): void;
  close(): void;
}

export function openLab(listener: LabListener): LabSession {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'lab' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromLab>) => {
    if (data.type === 'busy') listener.busy(data.done);
    else if (data.type === 'view') listener.view(data.view, data.geometry);
    else listener.failed(data.detail);
  });
  worker.addEventListener('error', (error) => listener.failed(error.message));
  return { tell: (message) => worker.postMessage(message), close: () => worker.terminate() };
}
