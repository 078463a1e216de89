// What an examiner says about the patient, made from the state of the body and nothing else.
import { dampedBy, FLUSH_TEST, flushReport } from './arterial-line.ts';
import type { Chart, Look } from './chart.ts';
import { siteReport } from './pumps.ts';
import { hemodynamicTest } from './hemodynamic-words.ts';
import { chestFilm, electrocardiogram, isConsolidated, lungUltrasound } from './pictures.ts';
import { sofaInWords } from './chart-scores.ts';

/** The finding of an examination in words, or null when numbers or the case's own report say it all. */
export function findingInWords(
  order: string,
  look: Look,
  chart: Chart,
  before: Record<string, number> = {},
): string | null {
  switch (order) {
    case 'mental-state':
      return mentalState(look('gcs'));
    case 'chest':
      return chest(look);
    case FLUSH_TEST:
      return flushReport(chart);
    case 'line-site':
      return siteReport(chart);
    case 'urine':
      return urine(chart);
    case 'mottling':
      return mottling(look('mottling'));
    case 'skin-temperature':
      return skin(look('core_toe'));
    case 'echo':
      return echo(look);
    case 'videomicroscopy':
      return 'Clip of one place under the tongue, read at the bedside; the next place may look different.';
    case 'passive-leg-raise':
      return legRaise(before['sv'] ?? NaN, look('sv'));
    case 'lung-ultrasound':
      return lungUltrasound(look);
    case 'chest-film':
      return chestFilm(look, chart);
    case 'ecg-12':
      return electrocardiogram(look);
    case 'sofa':
      return sofaInWords(chart);
    default:
      return order === 'pulse-pressure-variation' && dampedBy(chart)
        ? DAMPED_LINE
        : hemodynamicTest(order, look, before);
  }
}

const DAMPED_LINE =
  'The arterial trace is damped: what varies in it counts for nothing until the line has been flushed.';

export function consciousnessOf(gcs: number): 'alert' | 'confused' | 'drowsy' | 'unresponsive' {
  if (!(gcs < 14.5)) return 'alert';
  if (gcs >= 12.5) return 'confused';
  return gcs >= 8.5 ? 'drowsy' : 'unresponsive';
}

function mentalState(gcs: number): string {
  const sentences = {
    alert: 'Awake, oriented, answers at once.',
    confused: 'Awake, but not sure of the day; picks at the sheets.',
    drowsy: 'Opens the eyes to voice, mumbles, drifts off again.',
    unresponsive: 'Does not open the eyes, no words.',
  };
  return sentences[consciousnessOf(gcs)];
}

/** Lung water above which an ear hears it: twice the healthy 500 mL coarse, nearly one and a half times fine crackles (chosen). */
function chest(look: Look): string {
  const water = look('evlw_ml');
  const heard = [
    water > 1000
      ? 'Coarse crackles up to the mid zones on both sides.'
      : water > 700
        ? 'Fine crackles at both bases.'
        : '',
    isConsolidated(look) ? 'Bronchial breathing over one lower lobe, dull when tapped.' : '',
    wheezes(look) ? 'Wheezing on both sides, breathing out takes long.' : '',
  ].filter((part) => part !== '');
  return [effort(look), ...(heard.length > 0 ? heard : ['Clear on both sides.'])].join(' ');
}

function effort(look: Look): string {
  const rate = look('rr');
  if (rate > 28) return 'Breathing hard and fast.';
  if (rate > 20) return 'Breathing fast, speaks in sentences.';
  return wheezes(look) ? 'Breathing with effort.' : 'Breathing calmly.';
}

/** Percent of narrowing that is heard (chosen). */
const WHEEZE = 30;
const wheezes = (look: Look): boolean => look('narrow_airways') > WHEEZE;

export function hasWetLungs(report: string): boolean {
  return report.includes('rackles');
}

function urine(chart: Chart): string {
  if (chart.attached['urinary-catheter'] === undefined)
    return 'No catheter: output not known. A little cloudy urine in the bedpan.';
  const hours = (chart.time - chart.attached['urinary-catheter']) / 3600;
  const amount = `${Math.round(chart.urineInBag)} mL of cloudy urine in the bag`;
  return hours < 0.25
    ? `${amount} since the catheter went in.`
    : `${amount}, ${Math.round(chart.urineInBag / hours)} mL an hour since the catheter.`;
}

function mottling(score: number): string {
  const border = [
    'No mottling.',
    'A mottled patch the size of a coin on the kneecap.',
    'Mottling up to the upper edge of the kneecap.',
    'Mottling up to the middle of the thigh.',
    'Mottling up to the groin.',
    'Mottling beyond the groin.',
  ];
  return border[Math.min(5, Math.max(0, Math.round(score)))] ?? border[0];
}

function skin(difference: number): string {
  if (difference > 9) return 'Hands and feet cold and clammy, trunk hot.';
  return difference > 6 ? 'Feet cool, hands lukewarm.' : 'Hands and feet warm.';
}

/** To the nearest two percent: an echo does not see less. */
function legRaise(before: number, during: number): string {
  const change = 2 * Math.round((50 * (during - before)) / before);
  if (!Number.isFinite(change))
    return 'Legs raised for three minutes and lowered again; no echo window for stroke volume.';
  const told = change === 0 ? 'unchanged' : `${Math.abs(change)} % ${change > 0 ? 'higher' : 'lower'}`;
  return `Stroke volume by echo ${told} while the legs were up; they are down again.`;
}

/** Filled volume of the right ventricle over the left: about 1 in health; limits chosen. */
function rightHeart(ratio: number): string {
  if (ratio > 1.6) return 'right ventricle larger than the left, the septum flat';
  return ratio > 1.3 ? 'right ventricle a little dilated' : 'right ventricle not dilated';
}

function echo(look: Look): string {
  const fraction = look('lvef');
  const heart =
    fraction < 35
      ? 'Left ventricle contracts poorly.'
      : fraction < 48
        ? 'Left ventricle contracts a little weakly.'
        : 'Left ventricle contracts vigorously.';
  const pressure = look('cvp');
  const vein =
    pressure < 5
      ? 'Inferior vena cava small, collapses on breathing in.'
      : pressure > 12
        ? 'Inferior vena cava wide, hardly moves.'
        : 'Inferior vena cava of middle width.';
  return `${heart} No effusion, ${rightHeart(look('rv_lv'))}. ${vein}`;
}

/** Percent by which raised legs changed the stroke volume, as the report tells it; null without an echo window. */
export function legRaiseGain(report: string): number | null {
  if (report.includes('unchanged')) return 0;
  const match = /Stroke volume by echo (\d+) % (higher|lower)/.exec(report);
  return match ? Number(match[1]) * (match[2] === 'higher' ? 1 : -1) : null;
}
