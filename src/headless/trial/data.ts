// What a trial knows of each patient: facts, and the columns taken at measures, in series and every minute where a window needs them.
import type { Value } from './statistics.ts';

export type Row = Record<string, Value>;

/** Columns at a moment of the arm's clock, s. */
export interface Taken {
  t: number;
  values: Row;
}

export interface Lived {
  measures: Record<string, Taken>;
  series: Record<string, Taken[]>;
  /** Every whole minute, only the columns that windows ask for. */
  samples: Taken[];
  /** s: how long it lasted. */
  end: number;
}

export interface LivedArm extends Lived {
  died: { died_24h: boolean; died_14d: boolean; died_28d: boolean };
}

export type Facts = Record<string, number | string>;

export interface PatientData {
  facts: Facts;
  runIn: Lived;
  /** Arms this patient was in: all of them, or one when the population is split. */
  arms: Record<string, LivedArm>;
}

export const DEATHS = ['died_24h', 'died_14d', 'died_28d'] as const;
export type Death = (typeof DEATHS)[number];
