// What runs, session windows and rooms of stations are made with.
import type { RunRecord } from '../engine/types.ts';
import type { RunStore } from '../session/storage.ts';
import type { Tabs } from '../session/tabs.ts';
import type { RunWatcher } from './course.ts';
import type { Hearing } from './hearing.ts';

export interface GameNeeds {
  store: RunStore;
  tabs: Tabs;
  /** The name of this tab of the browser. */
  tab: string;
  hearing: Hearing;
  /** Who is told what a learner alone does; null: nobody. */
  watcher: RunWatcher | null;
  exportRecord(record: RunRecord): void;
  toLibrary(): void;
  setAddress(path: string): void;
}
