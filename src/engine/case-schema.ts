// The form of a case file: every field an educator fills in, what it may hold, and a clear sentence for each mistake.
import * as z from 'zod';
import { orderEntries } from '../catalog/orders.ts';
import { ALLERGY_FAMILIES } from '../catalog/types.ts';
import { searchOrders } from '../catalog/search.ts';
import { ENDOTYPE_NAMES } from '../perfusion/endotypes.ts';
import { HOST_RANGES, ILLNESS_RANGES, NO_ILLNESS, ORGANISMS, REFERENCE_HOST } from '../perfusion/host.ts';
import { COMORBIDITY_NAMES } from './vary.ts';
import { varyProblems } from './vary-problems.ts';

// A strict content-security policy forbids the code generation that zod would otherwise use.
z.config({ jitless: true });

/** From what must be done to what must not. */
export const ACTION_CLASSES = ['critical', 'recommended', 'acceptable', 'unnecessary', 'harmful'] as const;

/** A case is words, never a page: no tags ("p < 0.01" is none), and a link leads to https or is not there. */
const TAG = /<[/!?]?[a-z]|<!-/i;
const OTHER_LINK = /\b(?!https:)[a-z][a-z0-9+.-]*:\/\/|\b(?:javascript|vbscript|data:text)\b\s*:?/i;
const plain = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !TAG.test(text), { message: 'is plain text: HTML is not allowed' })
    .refine((text) => !OTHER_LINK.test(text), { message: 'may only hold links that begin with https://' });

const sentence = plain(2000);
const words = plain(200);
const minutes = z.number().min(0).max(10_000);
const orderIds = orderEntries.map((entry) => entry.id) as [string, ...string[]];
const orderId = z.enum(orderIds).describe('An order of the catalog.');
const sourced = z.strictObject({
  text: sentence,
  source: sentence.describe('Where the medicine comes from: guideline, trial, DOI.'),
});

/** One number per name, each within its range and with the reference adult's value when the case does not name it. */
function numbers<Name extends string>(ranges: Record<Name, readonly [number, number]>, usual: Record<Name, number>) {
  const shape = Object.fromEntries(
    (Object.keys(ranges) as Name[]).map((name) => [
      name,
      z.number().min(ranges[name][0]).max(ranges[name][1]).default(usual[name]),
    ]),
  ) as Record<Name, z.ZodDefault<z.ZodNumber>>;
  return shape;
}

const hostNumbers = numbers(HOST_RANGES, REFERENCE_HOST);
const host = z
  .strictObject({
    ...hostNumbers,
    age: z.number().min(18).max(100),
    weight: z.number().min(35).max(200),
    sex: z.enum(['female', 'male']),
    tone: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(4)
      .describe('Skin tone on the Monk scale; changes what is seen, not the physiology.'),
  })
  .describe('The person before the illness, as a difference from the reference adult.');
const illness = z
  .strictObject({
    ...numbers(ILLNESS_RANGES, NO_ILLNESS),
    organism: z.enum(ORGANISMS).default(NO_ILLNESS.organism).describe('What grows; a drug kills what it covers.'),
    endotype: z
      .enum(ENDOTYPE_NAMES)
      .default('reference')
      .describe('What fails first in this host: multiplies the answers to infection.'),
  })
  .describe(
    'The illness as a difference from health: organism load and growth, hours before arrival, how strongly this host answers.',
  );

const condition = z
  .strictObject({
    at: minutes.optional().describe('Not before this many minutes after arrival.'),
    order: orderId.optional(),
    state: z
      .enum(['preparing', 'running', 'done'])
      .optional()
      .describe('State the order must have reached; running if not given.'),
    with: orderId.optional().describe('And this order runs at the same time.'),
    lacks: z.array(words).default([]).describe('Only as long as none of these lines or sensors is in place.'),
    without: z
      .union([orderId, z.array(orderId).min(1)])
      .optional()
      .describe('Only as long as none of these has been ordered.'),
    column: words.optional().describe('A column of the truth that people at the bedside would notice.'),
    below: z.number().optional(),
    above: z.number().optional(),
    holds: minutes.default(0).describe('How long all of it must hold, minutes.'),
  })
  .refine((when) => when.at !== undefined || when.order !== undefined || when.column !== undefined, {
    message: 'needs at least one of at, order, column',
  })
  .refine((when) => when.column === undefined || when.below !== undefined || when.above !== undefined, {
    message: 'a column needs below or above',
  });

const staffLine = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  from: z.enum(['nurse', 'laboratory', 'radiology', 'surgeon', 'physician', 'system']),
  when: condition,
  text: sentence,
});

const timing = z.strictObject({
  preparation: minutes.optional(),
  duration: minutes.optional(),
  turnaround: minutes.optional(),
});

const actionRule = z
  .strictObject({
    orders: z.array(orderId).min(1).describe('Any one of these.'),
    class: z.enum(ACTION_CLASSES),
    by: minutes.optional().describe('Ordered not later than this many minutes after arrival to be in time.'),
    column: words.optional().describe('Only where this column of the truth, when it is ordered, is below or above.'),
    below: z.number().optional(),
    above: z.number().optional(),
    times: z.number().int().min(1).optional().describe('Only the first so many; a further one is unnecessary.'),
    text: sentence.describe('Why, in one sentence.'),
    source: sentence,
  })
  .refine((rule) => rule.column === undefined || rule.below !== undefined || rule.above !== undefined, {
    message: 'a column needs below or above',
  });

const allergy = z
  .strictObject({
    family: z.enum(ALLERGY_FAMILIES).describe('Antimicrobials that it covers.'),
    reaction: words.describe('What happened, as it stands in a sentence: anaphylaxis in 2019.'),
    severe: z.boolean().describe('Severe: nobody gives it again. Otherwise the nurse says so and gives it.'),
  })
  .describe('An allergy that the staff acts on; say it in the chart as well.');

const question = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    when: condition,
    text: sentence,
    options: z
      .array(z.strictObject({ text: sentence, right: z.boolean().default(false), why: sentence, source: sentence }))
      .min(2)
      .max(6),
  })
  .refine(({ options }) => options.some(({ right }) => right), { message: 'needs at least one right option' });

const exam = z.strictObject({
  seed: z.number().int().min(1).max(999_999).default(1).describe('Every candidate gets the same patient.'),
  pauses: z.number().int().min(0).max(20).default(3),
});

const sourceControl = z
  .strictObject({
    order: orderId,
    site: words.describe('What is drained, as it stands in a sentence: the left kidney.'),
    after: z.array(orderId).describe('Any one of these results must be back first.'),
    refusal: sentence,
    done: sentence.describe('What the operator reports.'),
  })
  .describe('Left out where nothing can be drained, as in pneumonia.');

const bleeding = z
  .strictObject({
    rate: z.number().min(0.1).max(100).describe('Whole blood lost, mL/min.'),
    from: minutes.default(0).describe('Minutes after arrival at which it begins.'),
    until: orderId.describe('The procedure that ends it when it is done.'),
    done: sentence.describe('What the operator reports.'),
  })
  .describe('Blood that runs on after arrival. What was lost before is illness.bled.');

const range = (low: number, high: number) => z.tuple([z.number().min(low).max(high), z.number().min(low).max(high)]);
const vary = z
  .strictObject({
    age: range(18, 100).optional().describe('Years.'),
    weight: range(35, 200).optional().describe('kg.'),
    tone: range(1, 10).optional().describe('Skin tone on the Monk scale.'),
    endotype: z.array(z.enum(ENDOTYPE_NAMES)).min(1).optional().describe('One of these.'),
    comorbidity: z
      .array(z.enum(COMORBIDITY_NAMES))
      .default([])
      .describe('None or one of these, told in the chart under "Also".'),
    noise: range(0, 3).optional().describe('Of results, see noise.'),
  })
  .describe(
    'Ranges within which each seed draws another patient, so that nobody knows the case by heart. Seed 1 is the patient as written. Texts say {age} and {weight}.',
  );

const arrives = z
  .strictObject({
    map: range(30, 120).describe('Mean pressure, mmHg: [lowest, highest].'),
    lactate: z.number().min(1).max(30).optional().describe('Highest lactate, mmol/L.'),
    refill: z.number().min(1).max(30).optional().describe('Slowest refill at the finger, s.'),
  })
  .describe(
    'How ill every patient of this case comes, whatever seed. Who would come with less pressure, or with more lactate or slower refill, comes earlier into the illness, who has more pressure later.',
  );

const outcome = z.strictObject({
  recovery: z
    .strictObject({
      held: minutes.describe('How long everything must hold, minutes.'),
      refill: z.number().describe('Capillary refill at the finger at or below, s.'),
      lactateBelow: z.number(),
      lactateFall: z.number().min(0).max(1).describe('Or this share below its value at arrival.'),
      norepinephrine: z
        .number()
        .describe('At or below and not raised while it is held, ug/kg/min; vasopressin counts 2.5 times its U/min.'),
      sourceControlled: z.boolean(),
      text: sentence,
    })
    .describe('The mean pressure must be at or above the target as well.'),
  handover: z.strictObject({
    after: minutes,
    text: sentence.describe('Told when the time is over.'),
    early: sentence.describe('Told when the trainee hands over before that.'),
  }),
  death: z.strictObject({ text: sentence }),
});

export const caseSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .describe('Lower-case letters, digits and hyphens; also the file name.'),
    version: z.number().int().min(1).describe('Raise it whenever the case changes.'),
    title: words,
    subtitle: words,
    level: z.enum(['introductory', 'intermediate', 'advanced']),
    minutes: z.number().int().min(1).max(240).describe('Playing time to plan for, minutes.'),
    learners: words,
    author: words,
    reviewed: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .describe('Date of the last clinical review, YYYY-MM-DD.'),
    objectives: z.array(sentence).min(1),
    prebrief: z.array(sentence).min(1),
    handover: z.array(sentence).min(1).describe('What the team says at the door.'),
    chart: z.array(z.strictObject({ label: words, value: sentence })),
    allergies: z.array(allergy).default([]),
    target: z.strictObject({ map: z.number().min(50).max(90), source: sentence }),
    host,
    illness,
    vary: vary.optional(),
    arrives: arrives.optional(),
    noise: z
      .number()
      .min(0)
      .max(3)
      .default(1)
      .describe('How far laboratory numbers stray from the truth: 1 as published, 0 not at all.'),
    inPlace: z
      .array(words)
      .default(['ecg', 'oximeter', 'cuff', 'thermometer', 'peripheral-line'])
      .describe('Sensors and lines at arrival.'),
    formulary: z
      .array(orderId)
      .min(1)
      .optional()
      .describe('What can be ordered in this hospital; everything in the catalog if left out.'),
    without: z.array(orderId).default([]).describe('What this hospital does not have, of the whole catalog.'),
    timings: z.partialRecord(orderId, timing).default({}).describe('Minutes that differ from the catalog.'),
    reports: z.partialRecord(orderId, sentence).default({}).describe('Findings in words that this patient has.'),
    sourceControl: sourceControl.optional(),
    bleeding: bleeding.optional(),
    staff: z.array(staffLine),
    outcome,
    actions: z
      .array(actionRule)
      .default([])
      .describe(
        'What each order is worth in this case; the first rule that fits counts. What no rule names is acceptable.',
      ),
    questions: z.array(question).default([]).describe('The clock stops until the learner has answered or left it.'),
    exam: exam.prefault({}),
    teachingPoints: z.array(sourced).min(1),
    debriefQuestions: z.array(sentence).min(1),
    citations: z.array(sentence).min(1),
  })
  .superRefine((definition, report) => {
    if (definition.outcome.recovery.sourceControlled && !definition.sourceControl)
      report.addIssue({
        code: 'custom',
        path: ['outcome', 'recovery', 'sourceControlled'],
        message: 'needs a sourceControl: nothing can be drained in this case',
      });
    for (const line of definition.staff) {
      const again = definition.staff.filter((other) => other.id === line.id).length > 1;
      if (again) report.addIssue({ code: 'custom', path: ['staff'], message: `two lines have the id ${line.id}` });
    }
    const noWater = definition.formulary
      ? !definition.formulary.includes('balanced')
      : definition.without.includes('balanced');
    if (definition.illness.infused > 0 && noWater)
      report.addIssue({
        code: 'custom',
        path: ['illness', 'infused'],
        message: 'needs "balanced" among what can be ordered',
      });
    if (definition.formulary && definition.without.length > 0)
      report.addIssue({ code: 'custom', path: ['without'], message: 'stands beside a formulary: name one of the two' });
    for (const { path, message } of varyProblems(definition)) report.addIssue({ code: 'custom', path, message });
  })
  .transform(({ without, ...definition }) => ({
    ...definition,
    formulary: definition.formulary ?? orderIds.filter((id) => !without.includes(id)),
  }));

export type CaseDefinition = z.infer<typeof caseSchema>;
export type ActionRule = CaseDefinition['actions'][number];
export type Question = CaseDefinition['questions'][number];
export type StaffLine = CaseDefinition['staff'][number];

/** One mistake in a case file: where (path of keys and list places) and what was expected. */
export interface CaseProblem {
  path: (string | number)[];
  message: string;
}

/** All mistakes of a case; empty when it may be played. */
export function caseProblems(value: unknown): CaseProblem[] {
  const parsed = caseSchema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, value));
}

/** The case, or an Error that lists every mistake. */
export function parseCase(value: unknown): CaseDefinition {
  const parsed = caseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues
    .flatMap((issue) => problemsOf(issue, value))
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`This case cannot be played. ${lines.join('; ')}`);
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown): CaseProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is not a field of a case file' }));
  }
  if (issue.code === 'invalid_value' && issue.values.length > 10) return [{ path, message: notAnOrder(value, path) }];
  const missing = /expected (\w+), received undefined$/.exec(issue.message);
  if (missing) return [{ path, message: `is missing (expected ${missing[1]})` }];
  return [{ path, message: issue.message.replace(/^Invalid input: /, '') }];
}

/** An id that the catalog does not have, with the one that was probably meant. */
function notAnOrder(value: unknown, path: readonly (string | number)[]): string {
  let found = value;
  for (const part of path) found = (found as Record<string | number, unknown> | undefined)?.[part];
  if (typeof found !== 'string') return 'expected the id of an order of the catalog';
  const meant = searchOrders(found)[0]?.id;
  return `"${found.slice(0, 60)}" is not an order of the catalog${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

/** The schema for editors, so that they complete and check a case while it is written. */
export function caseJsonSchema(): object {
  return z.toJSONSchema(caseSchema, { io: 'input', unrepresentable: 'any' });
}
