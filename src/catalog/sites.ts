// The six places whose vessels can be opened in Learn mode and in the lab: five beds of the body and the field under the tongue.
import { type BedName, BEDS } from '../perfusion/beds.ts';

export type SiteName = 'sublingual' | BedName;

export interface Site {
  id: SiteName;
  label: string;
  /** Where there is little room. */
  short: string;
  /** What the bed stands for, in a few words. */
  stands: string;
}

export const SITES: readonly Site[] = [
  {
    id: 'sublingual',
    label: 'Under the tongue',
    short: 'Tongue',
    stands: 'What the handheld microscope sees at the bedside.',
  },
  {
    id: 'vital',
    label: 'Brain and heart',
    short: 'Vital',
    stands: 'Dense capillaries, strong own control of flow, spared longest.',
  },
  { id: 'kidney', label: 'Kidney', short: 'Kidney', stands: 'Both kidneys; their flow makes the urine.' },
  { id: 'gut', label: 'Gut and liver', short: 'Gut', stands: 'Bowel and liver, a large reservoir of blood.' },
  { id: 'muscle', label: 'Muscle', short: 'Muscle', stands: 'Muscle, fat and bone.' },
  { id: 'skin', label: 'Skin', short: 'Skin', stands: 'What capillary refill and mottling show.' },
];

/** Place of a bed in the lists of the model; -1 for the field under the tongue, which has no branch of its own. */
export function bedIndexOf(site: SiteName): number {
  return site === 'sublingual' ? -1 : BEDS.indexOf(site);
}
