// What the lab's page and its worker say to each other.
import type { DialValues, LabStateName } from '../catalog/lab-dials.ts';
import type { SiteName } from '../catalog/sites.ts';
import type { FieldGeometry, LabView } from '../engine/types.ts';

export type ToLab =
  | { type: 'open'; site: SiteName; seed: number }
  | { type: 'set'; values: DialValues }
  | { type: 'run'; on: boolean }
  | { type: 'pace'; pace: number }
  | { type: 'undo' }
  | { type: 'reset' }
  | { type: 'state'; name: LabStateName }
  | { type: 'ask'; segment: number | null }
  | { type: 'experiment'; id: string }
  | { type: 'step'; step: number };

export type FromLab =
  /** Growing a bed or living hours of illness; 0-1. */
  | { type: 'busy'; done: number }
  /** `geometry` comes once per bed. */
  | { type: 'view'; view: LabView; geometry: FieldGeometry | null }
  | { type: 'failed'; detail: string };
