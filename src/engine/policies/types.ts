// What an automatic trainee is: a pure function from what stands at the bedside to orders.
import type { CaseDefinition } from '../case-schema.ts';
import type { Bedside, CaseEvent } from '../types.ts';

/** All a policy may know: the bedside, what stands in the chart, and what this hospital offers. */
export interface PolicyView {
  bedside: Bedside;
  weight: number;
  /** mmHg. */
  target: number;
  /** Known high blood pressure, from the history. */
  hypertension: boolean;
  /** What is called to end the cause, and which pictures come first. */
  source: Pick<NonNullable<CaseDefinition['sourceControl']>, 'order' | 'after'> | undefined;
  /** Blood is seen at the bedside. */
  bleeding: boolean;
  /** The chart says that the adrenals do not work. */
  steroidDependent: boolean;
  /** The chart tells of a scarred liver with water in the belly. */
  cirrhosis: boolean;
  /** The handover speaks of hives and of what came before them. */
  anaphylaxis: boolean;
  /** mL that ran in before arrival, as the handover says. */
  before: number;
  /** Ids that can be ordered. */
  offered: readonly string[];
}

/** Asked once per simulated minute; remembers nothing but what stands on the bedside's own lists. */
export interface Policy {
  id: string;
  label: string;
  /** Further whole seconds at which it wants to be asked. */
  times?: readonly number[];
  /** Orders videomicroscopy and decides by what it shows. */
  looksAtField?: boolean;
  decide: (view: PolicyView) => CaseEvent[];
}
