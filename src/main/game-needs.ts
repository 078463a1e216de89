// What runs, session windows and rooms of stations are made with.
import type { RunRecord } from '../engine/types.ts';
import type { RunStore } from '../session/storage.ts';
import type { Tabs } from '../session/tabs.ts';
import type { Hearing } from './hearing.ts';

export interface GameNeeds {
  store: RunStore;
  tabs: Tabs;
  /** The name of this tab of the browser. */
  tab: string;
  hearing: Hearing;
  exportRecord(record: RunRecord): void;
  toLibrary(): void;
  setAddress(path: string): void;
}
