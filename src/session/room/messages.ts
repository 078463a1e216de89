// What the page that owns a session and its worker say to each other; the other windows talk with the worker over the wires.
import type { CaseDefinition } from '../../engine/case-schema.ts';
import type { Debrief } from '../../engine/debrief-types.ts';
import type { RunRecord } from '../../engine/types.ts';
import type { Place } from '../keeper.ts';
import type { Checkpoint, LoggedEvent, Opening } from '../messages.ts';
import type { LogEntry } from './log.ts';
import type { Epoch } from './wire.ts';

export type ToRoom =
  | {
      type: 'open';
      run: string;
      epoch: Epoch;
      definition: CaseDefinition;
      opening: Opening;
      log: LogEntry[];
      /** Others watch: the clock goes on as it was. */
      goOn: boolean;
    }
  | { type: 'checkpoint' };

export type FromRoom =
  | { type: 'preparing'; done: number }
  | { type: 'ready'; eventCount: number }
  | { type: 'entry'; entry: LogEntry; eventCount: number; place: Place }
  | { type: 'rewritten'; events: LoggedEvent[]; place: Place }
  | { type: 'place'; place: Place; eventCount: number }
  | { type: 'checkpoint'; checkpoint: Checkpoint; place: Place }
  | { type: 'superseded' }
  | { type: 'failed'; detail: string; record: RunRecord | null; debrief: Debrief | null };
