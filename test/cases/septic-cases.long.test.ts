// The septic cases beside the first: each valid, each sentence of medicine with its source, and nothing asked for that is not offered.
import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/headless/case-file.ts';
import { TRUTH_COLUMNS } from '../../src/perfusion/truth.ts';

const SEPTIC = [
  'pyelonephritis',
  'pneumonia',
  'abdominal-sepsis',
  'hypertensive',
  'septic-heart',
  'refractory-vasoplegia',
] as const;

describe.each(SEPTIC)('%s', (id) => {
  const definition = readCase(id);

  it('lets staff, questions and rules watch only columns that the model has', () => {
    const columns = new Set([...TRUTH_COLUMNS.map(({ name }) => name), 'rate_norepinephrine']);
    const watched = [
      ...[...definition.staff, ...definition.questions].flatMap(({ when }) => when.column ?? []),
      ...definition.actions.flatMap(({ column }) => column ?? []),
    ];
    expect(watched.filter((name) => !columns.has(name))).toEqual([]);
  });

  it('names a source under each teaching point, rule and answer', () => {
    const sources = [
      ...definition.teachingPoints,
      ...definition.actions,
      ...definition.questions.flatMap(({ options }) => options),
    ].map(({ source }) => source);
    for (const source of sources) expect(source).toMatch(/doi:|Ann Intensive Care|J Crit Care|Usual practice/);
  });

  it('offers what its rules ask for', () => {
    const asked = definition.actions
      .filter(({ class: worth }) => worth === 'critical' || worth === 'recommended')
      .flatMap(({ orders }) => orders);
    expect(asked.filter((order) => !definition.formulary.includes(order))).toEqual([]);
  });
});

describe('the hypertensive', () => {
  it('is between 50 and 64 years old, so that 65 mmHg is the plain target', () => {
    const { host, target } = readCase('hypertensive');
    expect(host.hypertension).toBe(1);
    expect(host.age).toBeGreaterThanOrEqual(50);
    expect(host.age).toBeLessThanOrEqual(64);
    expect(target.map).toBe(65);
  });
});
