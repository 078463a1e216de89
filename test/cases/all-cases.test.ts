// Every case: each valid, each sentence of medicine with its source, and nothing asked for that is not offered.
import { describe, expect, it } from 'vitest';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { formularyOf } from '../../src/catalog/orders.ts';
import { truthColumns } from '../../src/engine/look.ts';

/** A DOI, an archive's number, a journal, a commission, or the honest word that this is only usual practice. */
const PLACE =
  /doi:|PMC\d+|\d{4};\d+|Ann Intensive Care|J Crit Care|Crit Care Med|Allergy Clin N Am|Commission|Usual practice/;

describe.each(caseIds())('%s', (id) => {
  const definition = readCase(id);

  it('lets staff, questions and rules watch only columns that the model has', () => {
    const columns = new Set(truthColumns(formularyOf(definition.formulary)).map(({ name }) => name));
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
    for (const source of sources) expect(source).toMatch(PLACE);
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
