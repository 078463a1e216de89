// The six places whose vessels can be opened in Learn mode and in the lab: five beds of the body and the field under the tongue.
import { type BedName, BEDS } from '../perfusion/beds.ts';

export type SiteName = 'sublingual' | BedName;

export interface Site {
  id: SiteName;
  label: string;
  /** What the bed stands for, in a few words. */
  stands: string;
  /** Prefix of its columns in the truth. */
  prefix: string;
}

export const SITES: readonly Site[] = [
  {
    id: 'sublingual',
    label: 'Under the tongue',
    stands: 'What the handheld microscope sees at the bedside.',
    prefix: 'sub',
  },
  {
    id: 'vital',
    label: 'Brain and heart',
    stands: 'Dense capillaries, strong own control of flow, spared longest.',
    prefix: 'vit',
  },
  { id: 'kidney', label: 'Kidney', stands: 'Both kidneys; their flow makes the urine.', prefix: 'kid' },
  { id: 'gut', label: 'Gut and liver', stands: 'Bowel and liver, a large reservoir of blood.', prefix: 'gut' },
  { id: 'muscle', label: 'Muscle', stands: 'Muscle, fat and bone.', prefix: 'mus' },
  { id: 'skin', label: 'Skin', stands: 'What capillary refill and mottling show.', prefix: 'skin' },
];

/** Place of a bed in the lists of the model; -1 for the field under the tongue, which has no branch of its own. */
export function bedIndexOf(site: SiteName): number {
  return site === 'sublingual' ? -1 : BEDS.indexOf(site);
}
