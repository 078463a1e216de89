// Says in words what the pictures show: skin, face, breathing, lines, the watched fingertip and the capillary field.
import type { Appearance, FieldGeometry, FieldState } from '../engine/types.ts';
import { flowClass } from './capillaries/overlay.ts';
import { amount } from './format.ts';
import { bedsideWords } from './words-bedside.ts';

/** One sentence for each thing that can be seen without touching. */
export function patientSentences(seen: Appearance): string[] {
  return [
    mindSentence(seen),
    breathingSentence(seen),
    skinSentence(seen),
    mottlingSentence(seen),
    veinSentence(seen),
    urineSentence(seen),
    lineSentence(seen),
  ].filter((sentence) => sentence !== '');
}

function mindSentence({ consciousness, sweat }: Appearance): string {
  const minds = {
    alert: 'The patient is awake and looks at you',
    confused: 'The patient is awake but confused',
    drowsy: 'The patient is drowsy and wakes when spoken to',
    unresponsive: 'The patient does not respond',
  };
  return `${minds[consciousness]}${sweat > 0.4 ? ', and sweats' : ''}.`;
}

function breathingSentence({ breathsPerMinute, workOfBreathing }: Appearance): string {
  if (breathsPerMinute < 1) return 'There is no breathing.';
  const effort =
    workOfBreathing > 0.6 ? 'with great effort' : workOfBreathing > 0.25 ? 'with effort' : 'without effort';
  const pace = breathsPerMinute > 24 ? 'fast' : breathsPerMinute < 10 ? 'slow' : 'calm';
  return `Breathing is ${pace}, ${effort}.`;
}

function skinSentence({ finger, face, tone }: Appearance): string {
  const blood = finger.blood < 0.45 ? 'pale' : finger.blood > 1.3 ? 'flushed' : '';
  const blue = finger.saturation < 0.55 ? 'bluish' : '';
  const color = [blood, blue].filter(Boolean).join(' and ') || 'of usual color';
  const cheek =
    face.blood > 1.3 ? 'The face is flushed' : face.blood < 0.6 ? 'The face is pale' : 'The face has its usual color';
  const hard = tone >= 7 ? ' Color changes are hard to see on this skin; look at palms and nail beds.' : '';
  return `${cheek}; the fingertips are ${color}.${hard}`;
}

function mottlingSentence({ mottling, tone, lines }: Appearance): string {
  if (lines.includes('blanket')) return 'A blanket lies over the knees.';
  const score = Math.max(0, Math.min(5, Math.round(mottling)));
  if (score === 0) return 'No mottling at the knees.';
  const level = bedsideWords.examine.mottlingLevels[score].toLowerCase();
  return `Mottling at the knee: ${level}.${tone >= 7 ? ' It is faint on this skin.' : ''}`;
}

function veinSentence({ neckVeinPressure }: Appearance): string {
  if (neckVeinPressure > 10) return 'The neck veins are full.';
  return neckVeinPressure < 3 ? 'The neck veins are flat.' : 'The neck veins are just visible.';
}

function urineSentence({ urineBag }: Appearance): string {
  return urineBag === null ? '' : `Urine in the bag: ${Math.round(urineBag)} mL.`;
}

function lineSentence({ lines: all }: Appearance): string {
  const lines = all.filter((line) => line !== 'blanket');
  return lines.length === 0
    ? ''
    : `In place: ${lines.map((line) => (line === 'ecg' ? 'ECG' : line.replaceAll('-', ' '))).join(', ')}.`;
}

/** What a watched fingertip looks like at a share of its color 0-1. */
export function colorWord(color: number): string {
  if (color < 0.15) return 'White.';
  if (color < 0.6) return 'Some color is coming back.';
  return color < 0.95 ? 'Most of the color is back.' : 'The color is back.';
}

export interface FieldRow {
  size: 'Small vessels' | 'Larger vessels';
  flowing: number;
  sluggish: number;
  /** Stop and go. */
  intermittent: number;
  stopped: number;
}

const COLUMN = {
  continuous: 'flowing',
  sluggish: 'sluggish',
  intermittent: 'intermittent',
  absent: 'stopped',
} as const;

/** um; vessels under it count as small in the published scores. */
const SMALL = 20;

/** Vessels of the field by size and by how the cells in them move, as counts. */
export function fieldTable(geometry: FieldGeometry, state: FieldState): FieldRow[] {
  const none = { flowing: 0, sluggish: 0, intermittent: 0, stopped: 0 };
  const rows: FieldRow[] = [
    { size: 'Small vessels', ...none },
    { size: 'Larger vessels', ...none },
  ];
  for (let s = 0; s < state.velocity.length; s++) {
    rows[geometry.restDiameter[s] < SMALL ? 0 : 1][COLUMN[flowClass(state, s)]]++;
  }
  return rows;
}

export function countOf({ flowing, sluggish, intermittent, stopped }: FieldRow): number {
  return flowing + sluggish + intermittent + stopped;
}

/** The field in one sentence with its numbers, as a teacher would say it. */
export function fieldSentence(rows: readonly FieldRow[], haze: number): string {
  const small = rows[0];
  const total = countOf(small);
  if (total === 0) return 'No small vessels are in view.';
  const share = (count: number): string => `${amount(Math.round((100 * count) / total))} %`;
  return `Of ${total} small vessels in view, ${share(small.flowing)} flow, ${share(small.sluggish)} are sluggish, ${share(small.intermittent)} stop and go, ${share(small.stopped)} stand still.${hazeText(haze)}`;
}

/** The field as an eye at the microscope sees it, without counting. */
export function fieldImpression(rows: readonly FieldRow[], haze: number): string {
  const small = rows[0];
  const total = countOf(small);
  if (total === 0) return 'No small vessels are in view.';
  const flow = manyOf((small.flowing + small.sluggish) / total);
  const still = manyOf(small.stopped / total).toLowerCase();
  const slow = small.sluggish > small.flowing ? ', mostly slowly' : '';
  return `${flow} small vessels in view carry moving cells${slow}; ${still} stand still.${hazeText(haze)}`;
}

function manyOf(share: number): string {
  if (share < 0.02) return 'No';
  if (share < 0.15) return 'A few';
  if (share < 0.4) return 'Some';
  if (share < 0.6) return 'About half of the';
  return share < 0.85 ? 'Most' : 'Nearly all';
}

function hazeText(haze: number): string {
  return haze > 0.35 ? ' The picture is hazy: the tissue is swollen.' : '';
}
