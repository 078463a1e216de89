// What was measured: the monitor as a nurse would chart it, the laboratory, and what the learner read on the skin.
import { columnOf } from '../../engine/timeline.ts';
import type { Debrief, Timeline } from '../../engine/debrief-types.ts';
import type { Result, ResultValue } from '../../engine/types.ts';
import { OURS } from '../namespace.ts';
import { BLOOD_PRESSURE, codeOf, PRESSURES, REFILL, SATURATION, URINE, VITAL_SIGNS } from './codes.ts';
import type { Code } from './codes.ts';
import { quantity } from './scene.ts';
import type { Scene } from './scene.ts';
import { LOINC_SYSTEM } from './shapes.ts';
import type { Concept, Entry } from './shapes.ts';

/** s between two charted rows of vital signs (chosen: every five minutes, as in resuscitation charts). */
const CHARTED_EVERY = 300;

export function observationsOf(debrief: Debrief, scene: Scene): Entry[] {
  return [
    ...vitalSigns(debrief.timeline, scene),
    ...debrief.care.results.flatMap((result) => reported(result, scene)),
    ...ownReadings(debrief, scene),
    ...urineOf(debrief, scene),
  ];
}

type Category = 'vital-signs' | 'laboratory' | 'exam' | 'imaging';
const CATEGORY: Record<Category, string> = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  exam: 'Exam',
  imaging: 'Imaging',
};

/** What all observations say. */
function frame(scene: Scene, category: Category, code: Concept, at: number): object {
  return {
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: category,
            display: CATEGORY[category],
          },
        ],
        text: CATEGORY[category],
      },
    ],
    code,
    subject: scene.patient,
    encounter: scene.encounter,
    effectiveDateTime: scene.moment(at),
  };
}

function concept(codes: readonly Code[], text: string): Concept {
  return { coding: codes.map(({ loinc, display }) => ({ system: LOINC_SYSTEM, code: loinc, display })), text };
}

const valueOf = (value: number, { unit }: Code) => quantity(value, unit, unit);

function vitalSigns(timeline: Timeline, scene: Scene): Entry[] {
  const time = columnOf(timeline, 't_s');
  const column = (name: string): Float64Array => columnOf(timeline, name);
  const pressures = Object.keys(PRESSURES).map((name) => ({ code: PRESSURES[name], values: column(name) }));
  const others = [
    ...Object.keys(VITAL_SIGNS).map((name) => ({ codes: [VITAL_SIGNS[name]], values: column(name) })),
    { codes: SATURATION, values: column('shown_spo2') },
  ];
  const entries: Entry[] = [];
  let due = 0;
  for (let row = 0; row < timeline.rows; row++) {
    const at = time[row];
    if (at < due) continue;
    due = at + CHARTED_EVERY;
    for (const { codes, values } of others) {
      if (!Number.isFinite(values[row])) continue;
      const [{ display }] = codes;
      const said = {
        ...frame(scene, 'vital-signs', concept(codes, display), at),
        valueQuantity: valueOf(values[row], codes[0]),
      };
      entries.push(scene.entry(`${display} ${at}`, 'Observation', said));
    }
    const component = pressures
      .filter(({ values }) => Number.isFinite(values[row]))
      .map(({ code, values }) => ({
        code: concept([code], code.display),
        valueQuantity: valueOf(values[row], code),
      }));
    if (component.length === 0) continue;
    const panel = frame(scene, 'vital-signs', concept([BLOOD_PRESSURE], 'Blood pressure'), at);
    entries.push(scene.entry(`pressure ${at}`, 'Observation', { ...panel, component }));
  }
  return entries;
}

const EXAMINED = new Set(['refill-finger', 'refill-knee', 'mottling', 'temperatures', 'consciousness', 'breathing']);

/** One observation for each number of a result; a report in words is one of its own. */
function reported(result: Result, scene: Scene): Entry[] {
  const { order, number, label, takenAt, readyAt, values, text } = result;
  const category: Category =
    EXAMINED.has(order) || values.some(({ name }) => name.startsWith('crt_')) ? 'exam' : 'laboratory';
  const issued = { issued: scene.moment(readyAt) };
  const numbers = values
    .filter(({ value }) => value !== null)
    .map((value) => {
      const code = codeOf(order, value.name);
      const name: Concept = code ? concept([code], value.label) : localConcept(value.name, value.label);
      return scene.entry(`result ${number} ${value.name}`, 'Observation', {
        ...frame(scene, category, name, takenAt),
        ...issued,
        ...measured(value, code),
      });
    });
  if (text === '' || numbers.length > 0) return numbers;
  const words = { ...frame(scene, category, localConcept(order, label), takenAt), ...issued, valueString: text };
  return [scene.entry(`report ${number}`, 'Observation', words)];
}

/** For what LOINC does not name in the way it is measured here. */
function localConcept(id: string, text: string): Concept {
  return { coding: [{ system: `${OURS}/analytes`, code: id, display: text }], text };
}

const FLAG = { low: ['L', 'Low'], high: ['H', 'High'], critical: ['AA', 'Critical abnormal'] } as const;

function measured({ value, unit, low, high, flag }: ResultValue, code: Code | undefined): object {
  const inUnit = (number: number) => (code ? valueOf(number, code) : quantity(number, unit === '' ? '1' : unit));
  const [sign, display] = flag === '' ? ['N', 'Normal'] : FLAG[flag];
  return {
    valueQuantity: inUnit(value!),
    interpretation: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: sign, display }],
        text: display,
      },
    ],
    ...(low === null && high === null
      ? {}
      : {
          referenceRange: [
            { ...(low === null ? {} : { low: inUnit(low) }), ...(high === null ? {} : { high: inUnit(high) }) },
          ],
        }),
  };
}

/** What the learner read, right or wrong: a chart holds what was seen. */
function ownReadings(debrief: Debrief, scene: Scene): Entry[] {
  const refill = debrief.refillReadings.map(({ at, site, reported: seconds }) =>
    scene.entry(`refill ${site} ${at}`, 'Observation', {
      ...frame(scene, 'exam', concept([REFILL], REFILL.display), at),
      bodySite: { text: site },
      valueQuantity: valueOf(seconds, REFILL),
    }),
  );
  const mottling = debrief.mottlingReadings.map(({ at, reported: score }) =>
    scene.entry(`mottling ${at}`, 'Observation', {
      ...frame(scene, 'exam', localConcept('mottling', 'Mottling score (0 to 5)'), at),
      valueInteger: Math.round(score),
    }),
  );
  return [...refill, ...mottling];
}

function urineOf({ care, treated }: Debrief, scene: Scene): Entry[] {
  if (care.urine === null) return [];
  const { effectiveDateTime: _moment, ...said } = frame(scene, 'exam', concept([URINE], URINE.display), 0) as {
    effectiveDateTime: string;
  };
  const effectivePeriod = { start: scene.moment(0), end: scene.moment(treated) };
  return [
    scene.entry('urine', 'Observation', {
      ...said,
      effectivePeriod,
      valueQuantity: valueOf(Math.round(care.urine), URINE),
    }),
  ];
}
