// What all antimicrobials share: how they are given, and where their spectrum and their killing come from.
import { GUIDELINE } from './sources.ts';

export const intravenous = {
  kind: 'antibiotic',
  group: 'Other drugs',
  preparation: 8,
  duration: 30,
  needs: ['peripheral-line'],
  repeatable: true,
} as const;

export const EARLY = `within the first hour in shock: ${GUIDELINE}`;
export const KILLING = 'killing as of the Pulse immune model after Reynolds 2006 (0.8 1/h), scaled by class (chosen)';
export const BREAKPOINTS =
  'spectrum after the usual susceptibility of wild strains and EUCAST clinical breakpoints (rounded, chosen)';
