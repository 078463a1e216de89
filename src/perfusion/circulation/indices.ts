// Indices that a bedside team calculates from thermodilution and echo: preload as a volume, and how heart and arteries match.
import { q, values } from '../quantity.ts';
import { AORTA, CAVA, type Circulation, PULMONARY_ARTERY } from './circulation.ts';
import { HEART } from './circulation-parameters.ts';

export const INDICES = {
  thermal: q(
    1.4,
    'times the blood between injection and thermometer',
    'chosen so that the healthy index is near 670 mL/m2: thermodilution reads two to three times the chambers (usual range 680 to 800)',
  ),
};
const k = values(INDICES);
const leftV0 = HEART.leftVentricleV0.value;

/** mL that cold saline mixes with at the end of diastole: both ventricles and the great vessels in the chest, as thermodilution reads them. */
export function globalEndDiastolicVolume(c: Circulation): number {
  const { mean, unstressed, stiffness } = c;
  const held = (place: number, pressure: number): number => unstressed[place] + pressure / stiffness[place];
  const vessels =
    held(CAVA, mean.central - c.chest.base) +
    held(PULMONARY_ARTERY, mean.pulmonaryArterial - c.chest.base) +
    held(AORTA, mean.aortic);
  return k.thermal * (mean.endDiastolic + mean.rightEndDiastolic + vessels);
}

/** Arterial over ventricular end-systolic elastance: (end-systolic volume - V0) / stroke volume, since both share the end-systolic pressure. */
export function coupling(c: Circulation): number {
  return (c.mean.endSystolic - leftV0 * c.size) / Math.max(1, c.mean.strokeVolume);
}
