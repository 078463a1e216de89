// Source control: whom to call, and how long from the call to an open drain.
import type { OrderEntry } from './types.ts';
import { order } from './make.ts';

export const procedures: OrderEntry[] = [
  order({
    id: 'drainage',
    kind: 'procedure',
    group: 'Source control',
    label: 'Call urology: drain the kidney',
    synonyms: [
      'nephrostomy',
      'pcn',
      'stent',
      'double-j',
      'jj stent',
      'ureteral stent',
      'ureteric stent',
      'urologist',
      'urology',
      'interventional radiology',
      'percutaneous drainage',
      'source control',
      'drain',
      'decompression',
      'surgeon',
    ],
    hint: 'Nephrostomy or ureteral stent, whichever is quicker. One to three hours from call to drain: call early.',
    preparation: 75,
    duration: 30,
    provides: 'drain',
    source:
      'Call to drain 60-180 min (chosen); source control as soon as practical: SSC 2021, doi:10.1007/s00134-021-06506-y; SSC 2026, see guideline',
  }),
  order({
    id: 'cardioversion',
    kind: 'procedure',
    group: 'Other drugs',
    label: 'Synchronized cardioversion',
    synonyms: ['shock', 'dc shock', 'defibrillation', 'electrical cardioversion', 'atrial fibrillation', 'af'],
    hint: 'For a fast arrhythmia that costs output. Sedate first. A sinus tachycardia does not answer.',
    preparation: 6,
    duration: 1,
    repeatable: true,
    evidence: {
      kind: 'usual care',
      says: 'At once in unstable tachyarrhythmia; in sepsis it seldom lasts until the cause is treated.',
      source: 'Usual practice',
    },
    source: 'Usual practice of advanced life support',
  }),
  order({
    id: 'endoscopy',
    kind: 'procedure',
    group: 'Source control',
    label: 'Call endoscopy',
    synonyms: ['gastroscopy', 'egd', 'endoscopist', 'gastroenterologist', 'bleeding', 'varices', 'ulcer'],
    hint: 'For upper gastrointestinal bleeding, after resuscitation has begun.',
    preparation: 60,
    duration: 30,
    notSimulated: 'Nothing bleeds in the stomach here: the endoscopist finds nothing.',
    source: 'Call to scope about an hour (chosen)',
  }),
];
