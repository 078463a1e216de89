// What film, probe and electrodes show, made from the state of the body. Limits of lung water as for the stethoscope, a little earlier (chosen).
import type { Chart, Look } from './chart.ts';

/** mL: the probe sees water before the ear hears it (700 and 1000). */
const SOME_WATER = 600;
const MUCH_WATER = 850;
/** Percent of blood that passes a lobe filled by pneumonia, above which it is seen and heard (chosen). */
const CONSOLIDATED = 4;

export function isConsolidated(look: Look): boolean {
  return look('consolidation') > CONSOLIDATED;
}

export function lungUltrasound(look: Look): string {
  const water = look('evlw_ml');
  const base = isConsolidated(look) ? ' A consolidated zone with air bronchograms.' : '';
  if (water > MUCH_WATER) return `B-lines all over both fronts, running together at the sides: wet lungs.${base}`;
  if (water > SOME_WATER) return `Three or more B-lines in the lower front zones: water is collecting.${base}`;
  return `A-lines with sliding in all front zones: dry.${base}`;
}

export function chestFilm(look: Look, chart: Chart): string {
  const water = look('evlw_ml');
  const shade = isConsolidated(look) ? 'A dense shadow in one lower lobe.' : 'No consolidation, no pneumothorax.';
  const wet = water > 1000 ? 'Perihilar haze on both sides.' : water > 750 ? 'Upper lobe vessels full.' : '';
  const tube = chart.attached['airway'] === undefined ? '' : 'Tube three centimeters above the carina.';
  const line = chart.attached['central-line'] === undefined ? '' : 'Tip of the central line at the right atrium.';
  return [shade, wet, tube, line].filter((part) => part !== '').join(' ');
}

/** Heart muscle that starves shows in the troponin and in the ST segment (limit chosen). */
const INJURED = 500;

export function electrocardiogram(look: Look): string {
  const rate = Math.round(look('hr'));
  const rhythm =
    look('af') === 1
      ? 'Atrial fibrillation'
      : rate > 100
        ? 'Sinus tachycardia'
        : rate < 50
          ? 'Sinus bradycardia'
          : 'Sinus rhythm';
  const strain = look('troponin') > INJURED ? 'ST segments lowered in several leads.' : 'No ST elevation.';
  const potassium = look('k') > 6.5 ? ' Tall narrow T waves.' : look('k') < 2.8 ? ' Flat T waves with U waves.' : '';
  return `${rhythm}, ${rate} a minute. ${strain}${potassium}`;
}
