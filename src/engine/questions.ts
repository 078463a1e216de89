// Questions an author places into a case: the clock stops, the learner says what the situation is, and goes on.
import type { CaseDefinition, Question } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { holds } from './staff.ts';

/** The first question whose moment has come and that was not asked before. Tables and cohorts are not asked. */
export function askQuestion(chart: Chart, definition: CaseDefinition, time: number, look: Look): Partial<Chart> {
  if (chart.openEnded || chart.question !== null || chart.arrestAt !== null) return {};
  const asked = new Set(chart.answers.map(({ id }) => id));
  const next = definition.questions.find(({ id, when }) => !asked.has(id) && holds(when, chart, time, look));
  return next ? { question: next.id } : {};
}

/** `choice` -1 leaves it unanswered. */
export function answerQuestion(chart: Chart, event: { id: string; choice: number; time: number }): Partial<Chart> {
  return { question: null, answers: [...chart.answers, { id: event.id, at: event.time, choice: event.choice }] };
}

export function answerRefusal(
  chart: Chart,
  definition: CaseDefinition,
  event: { id: string; choice: number },
): string | null {
  const open = openQuestion(chart, definition);
  if (open?.id !== event.id) return 'That question is not open.';
  const known = Number.isInteger(event.choice) && event.choice >= -1 && event.choice < open.options.length;
  return known ? null : 'That is not one of the answers.';
}

export function openQuestion(chart: Chart, definition: CaseDefinition): Question | undefined {
  return definition.questions.find(({ id }) => id === chart.question);
}
