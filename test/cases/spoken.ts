// What a handover says in numbers, read as a listener would: "mean just under 60", "lactate between two and three", "refill more than six
// seconds". Each becomes a column of the model and the range that the words leave open.

export interface Spoken {
  column: string;
  /** As it stands in the handover. */
  words: string;
  low: number;
  high: number;
}

/** How far from "about" a number may be and still be that number to a clinician (chosen). */
const NEAR: Record<string, number> = {
  map: 5,
  sbp: 7,
  dbp: 6,
  hr: 8,
  temp_core: 0.4,
  sao2: 3,
  lactate: 0.5,
  crt_finger_s: 0.7,
  rr: 3.5,
  hb: 0.8,
};

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = `(?:\\d+(?:\\.\\d+)?|(?:${WORDS.join('|')})(?: and a half)?)`;
const HOW =
  '(?:just under|a little under|just over|a little over|a little above|more than|close to|about|around|under|above|over|between)';
const SAID = `(?:is |on the first gas )?((?:${HOW} )?${NUMBER}(?: and ${NUMBER})?|in the mid-\\w+)`;

/** Before which words a number belongs to which column. */
const PLACES: readonly [column: string, before: RegExp][] = [
  ['map', new RegExp(`\\bmean(?: pressure)? ${SAID}`, 'i')],
  ['hr', new RegExp(`pulse ${SAID}`, 'i')],
  ['temp_core', new RegExp(`temperature(?: of)? ${SAID}`, 'i')],
  ['sao2', new RegExp(`saturation ${SAID}`, 'i')],
  ['lactate', new RegExp(`lactate ${SAID}`, 'i')],
  ['crt_finger_s', new RegExp(`refill ${SAID}(?: seconds|,)`, 'i')],
  ['rr', new RegExp(`breath(?:es|ing) ${SAID}`, 'i')],
  ['hb', new RegExp(`hemoglobin ${SAID}`, 'i')],
];

/** The lines that speak of the patient at the door; what was measured at home is not asked of the model. */
export function spokenIn(handover: readonly string[]): Spoken[] {
  const text = handover
    .map((line) => line.replace(/(?:home|home said)[^.;]*|temperature 38 something/gi, ''))
    .join(' ');
  const numbers = PLACES.flatMap(([column, before]) => {
    const words = before.exec(text)?.[1];
    return words === undefined ? [] : [{ column, words, ...rangeOf(words, NEAR[column]) }];
  });
  return [...numbers, ...pressures(text), ...mottling(text)];
}

function pressures(text: string): Spoken[] {
  const match = /pressure around (\d+) over (\d+)/.exec(text);
  if (!match) return [];
  const [words, upper, lower] = match;
  return [
    { column: 'sbp', words, ...rangeOf(upper, NEAR['sbp']) },
    { column: 'dbp', words, ...rangeOf(lower, NEAR['dbp']) },
  ];
}

/** By the published score: 1 a coin, 2 the kneecap, 3 the middle of the thigh. */
const MOTTLED: readonly [words: RegExp, low: number, high: number][] = [
  [/no mottling/i, 0, 0.5],
  [/mottled to the thighs|beyond the knees/i, 2.5, 4.5],
  [/kneecaps? mottled|mottling at the kneecaps?/i, 0.5, 2.5],
  [/knees mottled/i, 0.5, 4.5],
];

function mottling(text: string): Spoken[] {
  const found = MOTTLED.find(([words]) => words.test(text));
  return found ? [{ column: 'mottling', words: found[0].exec(text)![0], low: found[1], high: found[2] }] : [];
}

function rangeOf(words: string, near: number): { low: number; high: number } {
  const decade = /mid-(\w+)/.exec(words)?.[1];
  if (decade !== undefined)
    return around(['fifties', 'sixties', 'seventies', 'eighties'].indexOf(decade) * 10 + 55, near);
  const [value, other] = numbersIn(words);
  if (words.startsWith('between')) return { low: value - near / 2, high: other + near / 2 };
  if (/^(?:just|a little) under/.test(words)) return { low: value - 1.5 * near, high: value + near / 4 };
  if (/^(?:just|a little) (?:over|above)/.test(words)) return { low: value - near / 4, high: value + 1.5 * near };
  if (words.startsWith('under')) return { low: value - 3 * near, high: value };
  if (/^(?:more than|above|over)/.test(words)) return { low: value, high: 3 * value };
  return around(value, Math.max(near, near === NEAR['crt_finger_s'] ? value / 5 : 0));
}

const around = (value: number, near: number): { low: number; high: number } => ({
  low: value - near,
  high: value + near,
});

function numbersIn(words: string): number[] {
  return [...words.matchAll(new RegExp(NUMBER, 'g'))].map(([one]) => {
    const [name] = one.split(' ');
    const whole = WORDS.includes(name) ? WORDS.indexOf(name) : Number(name);
    return whole + (one.endsWith('half') ? 0.5 : 0);
  });
}

/** The sentence that is wrong, or none. `widen` for one patient instead of the middle of several. */
export function misspoken(said: readonly Spoken[], door: Record<string, number>, widen = 0): string[] {
  return said.flatMap(({ column, words, low, high }) => {
    const slack = widen * (NEAR[column] ?? 1);
    const is = door[column];
    return is >= low - slack && is <= high + slack ? [] : [`"${words}": ${column} is ${is.toFixed(1)}`];
  });
}
