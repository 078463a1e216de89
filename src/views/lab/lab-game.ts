// What the lab's screen gets from outside and what it may ask for.
import type { ReadonlySignal } from '@preact/signals';
import type { DialValues, LabStateName } from '../../catalog/lab-dials.ts';
import type { SiteName } from '../../catalog/sites.ts';
import type { FieldGeometry, LabView } from '../../engine/types.ts';

export interface LabGame {
  view: ReadonlySignal<LabView | null>;
  geometry: ReadonlySignal<FieldGeometry | null>;
  /** 0-1 while a bed is grown or lives its hours; null otherwise. */
  busy: ReadonlySignal<number | null>;
  failed: ReadonlySignal<string | null>;
  open(site: SiteName): void;
  set(values: DialValues): void;
  run(on: boolean): void;
  pace(pace: number): void;
  undo(): void;
  reset(): void;
  state(name: LabStateName): void;
  ask(segment: number | null): void;
  experiment(id: string): void;
  step(number: number): void;
}
