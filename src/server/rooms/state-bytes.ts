// A kept state as one block of bytes: four numbers, then the run.
import type { KeptState } from './store.ts';

const HEADER = 24;

export function stateToBytes({ step, eventCount, entries, bytes }: KeptState): Buffer {
  const block = Buffer.alloc(HEADER + bytes.length);
  [step, eventCount, entries].forEach((value, i) => block.writeDoubleLE(value, i * 8));
  block.set(bytes, HEADER);
  return block;
}

export function stateFromBytes(block: Uint8Array): KeptState | null {
  if (block.length <= HEADER) return null;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const [step, eventCount, entries] = [0, 8, 16].map((at) => view.getFloat64(at, true));
  // A copy: readers of saved runs slice, and slices of Node's buffers are views.
  return { step, eventCount, entries, bytes: new Uint8Array(block.slice(HEADER)) };
}
