// Finds cases by what clinicians call things: every word must fit somewhere, by itself or by another name of the same thing.
import type { CaseSummary } from '../../engine/types.ts';

export interface CaseFilter {
  words: string;
  /** '' is any. */
  level: string;
  /** Playing time at most; 0 is any. */
  minutes: number;
}

export const NO_FILTER: CaseFilter = { words: '', level: '', minutes: 0 };

/** Names of one thing, in lower case. A word that begins any of them finds all of them. */
const SAME: readonly (readonly string[])[] = [
  ['sepsis', 'septic', 'septicemia', 'septicaemia', 'infection'],
  ['kidney', 'renal', 'urosepsis', 'pyelonephritis', 'urinary', 'uti', 'flank', 'ureter', 'hydronephrosis', 'aki'],
  ['stone', 'calculus', 'obstruct', 'drainage', 'nephrostomy', 'source control'],
  ['pneumonia', 'cap', 'chest infection', 'lung', 'respiratory', 'hypoxia', 'hypoxemia', 'breath'],
  ['abdomen', 'abdominal', 'belly', 'peritonitis', 'perforation', 'bowel', 'laparotomy'],
  ['anastomosis', 'leak', 'postoperative', 'surgical', 'surgery', 'colectomy', 'hemicolectomy'],
  ['purpura', 'meningococc', 'dic', 'clot', 'thrombosis', 'coagulopathy', 'platelets', 'fulminans'],
  ['toxic shock', 'tss', 'streptococc', 'staphylococc', 'gas', 'superantigen', 'clindamycin', 'toxin'],
  ['neutropenic', 'neutropenia', 'chemotherapy', 'cancer', 'oncology', 'hematology', 'haematology', 'leukemia'],
  ['liver', 'cirrhosis', 'hepatic', 'ascites', 'jaundice'],
  ['lactate', 'lactic', 'hyperlactatemia', 'hyperlactataemia'],
  ['fever', 'febrile', 'pyrexia', 'neutropenic'],
  ['hypertension', 'hypertensive', 'high blood pressure', 'map 80', 'pressure target'],
  ['heart', 'cardiac', 'cardiomyopathy', 'cardiogenic', 'low output', 'inotrope', 'dobutamine', 'echo'],
  ['vasoplegia', 'vasoplegic', 'vasodilat', 'distributive', 'refractory', 'vasopressin', 'warm'],
  ['adrenal', 'addison', 'steroid', 'hydrocortisone', 'cortisol', 'hypocortisolism'],
  ['bleed', 'hemorrhage', 'haemorrhage', 'blood loss', 'hypovolemi', 'hypovolaemi', 'transfusion', 'gi bleed'],
  ['anaphyla', 'allerg', 'adrenaline', 'epinephrine'],
  ['noradrenaline', 'norepinephrine', 'vasopressor', 'pressor'],
  ['fluid', 'volume', 'overload', 'congestion', 'edema', 'oedema', 'bolus'],
  ['mottl', 'livedo', 'skin', 'refill', 'crt'],
  ['elderly', 'geriatric', 'frail', 'old'],
];

/** Cases that are about the words before cases that only mention them; otherwise in the given order. */
export function foundBy(cases: readonly CaseSummary[], { words, level, minutes }: CaseFilter): CaseSummary[] {
  const wanted = wordsOf(words).map(namesOf);
  const fitting = cases.filter(
    (summary) =>
      (level === '' || summary.level === level) &&
      (minutes <= 0 || summary.minutes <= minutes) &&
      namesAll(textOf(summary), wanted),
  );
  if (wanted.length === 0) return fitting;
  const isAbout = (summary: CaseSummary): boolean => namesAll(headOf(summary), wanted);
  return [...fitting.filter(isAbout), ...fitting.filter((summary) => !isAbout(summary))];
}

function namesAll(text: string, wanted: readonly string[][]): boolean {
  return wanted.every((names) => names.some((name) => beginsIn(text, name)));
}

function wordsOf(text: string): string[] {
  const kept = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return kept.filter((word) => !['the', 'a', 'of', 'and', 'with', 'in', 'shock', 'case'].includes(word));
}

/** The word and, where it begins a name of something, every other name of it. */
function namesOf(word: string): string[] {
  const groups = SAME.filter((names) => names.some((name) => name.split(' ').some((part) => isBegun(part, word))));
  return [word, ...groups.flat()];
}

/** "noradr" begins "noradrenaline", and "bleeding" is begun by "bleed". */
function isBegun(name: string, word: string): boolean {
  return word.length >= 3 && (name.startsWith(word) || (name.length >= 4 && word.startsWith(name)));
}

function beginsIn(text: string, name: string): boolean {
  return ` ${text}`.includes(` ${name}`);
}

/** What the case is about. */
function headOf({ id, title, subtitle }: CaseSummary): string {
  return plainWords([id, title, subtitle]);
}

/** What stands on the card. Handover and chart name too much that is only mentioned. */
function textOf({ id, title, subtitle, level, learners, objectives }: CaseSummary): string {
  return plainWords([id, title, subtitle, level, learners, ...objectives]);
}

/** In lower case, words apart by one space. */
function plainWords(parts: readonly string[]): string {
  return (
    parts
      .join(' ')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  ).join(' ');
}
