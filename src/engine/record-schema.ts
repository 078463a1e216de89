// What a record of a run may hold. Records come from files that anyone can change, so everything is checked before it is played.
import * as z from 'zod';
import type { RunRecord } from './types.ts';

z.config({ jitless: true });

const step = z.number().int().min(0).max(2_000_000_000);
const digest = z.string().regex(/^[0-9a-f]{4,64}$/);
const orderNumber = z.number().int().min(0);
const word = z.string().max(80);

const direction = z.enum(['up', 'same', 'down']).optional();

const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('case.begin') }),
  z.strictObject({ type: z.literal('order.place'), order: word, values: z.record(word, z.number()) }),
  z.strictObject({ type: z.literal('order.change'), number: orderNumber, rate: z.number() }),
  z.strictObject({ type: z.literal('order.stop'), number: orderNumber }),
  z.strictObject({
    type: z.literal('refill.report'),
    site: z.enum(['finger', 'knee']),
    seconds: z.number().min(0).max(120),
    held: z.number().min(0).max(600),
  }),
  z.strictObject({ type: z.literal('mottling.report'), score: z.number().int().min(0).max(5) }),
  z.strictObject({
    type: z.literal('field.report'),
    ppv: z.number().min(0).max(100),
    mfi: z.number().min(0).max(3),
  }),
  z.strictObject({ type: z.literal('hint.ask') }),
  z.strictObject({
    type: z.literal('prediction.make'),
    number: orderNumber,
    expects: z.strictObject({ map: direction, refill: direction, lactate: direction, vessels: direction }),
    sure: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.strictObject({ type: z.literal('question.answer'), id: word, choice: z.number().int().min(-1).max(20) }),
  z.strictObject({ type: z.literal('alarm.silence') }),
  z.strictObject({ type: z.literal('clock.pause') }),
  z.strictObject({ type: z.literal('clock.resume') }),
  z.strictObject({ type: z.literal('handover.give') }),
  z.strictObject({ type: z.literal('debrief.open') }),
  z.strictObject({ type: z.literal('blanket.lift') }),
  z.strictObject({ type: z.literal('inject.lab-late'), minutes: z.number() }),
  z.strictObject({ type: z.literal('inject.line-out'), line: word }),
  z.strictObject({ type: z.literal('inject.pump-dry'), number: orderNumber }),
  z.strictObject({ type: z.literal('inject.bleed'), rate: z.number(), minutes: z.number() }),
  z.strictObject({ type: z.literal('inject.arrhythmia') }),
  z.strictObject({ type: z.literal('inject.relative') }),
  z.strictObject({ type: z.literal('inject.blanket'), on: z.boolean() }),
  z.strictObject({ type: z.literal('inject.pressure'), map: z.number().nullable() }),
  z.strictObject({ type: z.literal('inject.line-damped'), cause: z.enum(['air', 'clot', 'kink']) }),
  z.strictObject({ type: z.literal('session.end') }),
]);

export const recordSchema = z.object({
  format: z.literal(1),
  app: z.literal('refill'),
  model: z.string().max(40),
  case: word,
  caseVersion: z.number().int(),
  seed: z.number().int().min(0),
  mode: z.enum(['learn', 'practice', 'exam']),
  resolution: z.enum(['full', 'held-beat']),
  openEnded: z.boolean().optional(),
  events: z.array(z.strictObject({ step, event })).max(100_000),
  step,
  digest,
  digests: z.array(z.strictObject({ step, digest })).max(100_000).optional(),
  savedAt: z.string().max(40).optional(),
});

/** The record, or where and why it cannot be one. */
export function readRunRecord(value: unknown): { record: RunRecord } | { path: string; message: string } {
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return { record: parsed.data as RunRecord };
  const issue = parsed.error.issues[0];
  return { path: issue.path.join('.'), message: issue.message.replace(/^Invalid input: /, '') };
}
