// The first case: valid, in words a clinician would use, and with all that an educator expects.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { orderEntries } from '../../src/catalog/orders.ts';
import { caseProblems, parseCase } from '../../src/engine/case-schema.ts';
import { caseSummary, timingOf } from '../../src/engine/read-case.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { SCHEMA_FILE, schemaText } from '../../src/headless/schema.ts';
import { TRUTH_COLUMNS } from '../../src/perfusion/truth.ts';

const raw = parse(readFileSync('cases/urosepsis.yaml', 'utf8')) as Record<string, unknown>;

describe('urosepsis', () => {
  const definition = readCase('urosepsis');

  it('is the patient of the brief', () => {
    expect(definition.host).toMatchObject({ age: 68, weight: 74 });
    expect(definition.target.map).toBe(60);
    expect(definition.target.source).toContain('see guideline');
  });

  it('offers every order of the catalog: what is offered tells nothing about what she has', () => {
    expect(definition.formulary).toEqual(orderEntries.map(({ id }) => id));
  });

  it('lets staff watch only columns that the model has', () => {
    const columns = new Set(TRUTH_COLUMNS.map(({ name }) => name));
    const watched = definition.staff.flatMap(({ when }) => when.column ?? []);
    expect(watched.filter((name) => !columns.has(name))).toEqual([]);
  });

  it('drains the kidney between one and three hours after the call', () => {
    const { preparation, duration } = timingOf(definition, 'drainage');
    expect(preparation + duration).toBeGreaterThanOrEqual(60);
    expect(preparation + duration).toBeLessThanOrEqual(180);
  });

  it('has a source under each teaching point and a summary for the library', () => {
    for (const { source } of definition.teachingPoints) expect(source).toMatch(/doi:|PMC|Ann Intensive Care/);
    expect(caseSummary(definition)).toMatchObject({ id: 'urosepsis', objectives: definition.objectives });
  });
});

describe('a case without anything to drain', () => {
  const closed = (sourceControlled: boolean) => {
    const value = structuredClone(raw) as { outcome: { recovery: { sourceControlled: boolean } } };
    value.outcome.recovery.sourceControlled = sourceControlled;
    return caseProblems({ ...value, sourceControl: undefined });
  };

  it('may leave source control out', () => expect(closed(false)).toEqual([]));

  it('cannot ask for it to recover', () => {
    expect(closed(true)[0]?.message).toBe('needs a sourceControl: nothing can be drained in this case');
  });
});

describe('mistakes in a case', () => {
  const broken = (change: (value: Record<string, unknown>) => void) => {
    const value = structuredClone(raw);
    change(value);
    return caseProblems(value).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('are none as it stands', () => expect(caseProblems(raw)).toEqual([]));

  it('name a field that does not exist', () => {
    expect(broken((value) => (value['bloodpressure'] = 120))).toEqual(['bloodpressure: is not a field of a case file']);
  });

  it('name what is missing', () => {
    expect(broken((value) => delete value['debriefQuestions'])).toEqual([
      'debriefQuestions: is missing (expected array)',
    ]);
  });

  it('name the range of a number', () => {
    expect(broken((value) => ((value['host'] as Record<string, unknown>)['weight'] = 740))[0]).toMatch(
      /^host\.weight: .*200/,
    );
  });

  it('name an order that nobody knows', () => {
    expect(broken((value) => (value['without'] = ['snake-oil']))[0]).toMatch(
      /^without\.0: "snake-oil" is not an order of the catalog/,
    );
  });

  it('suggest the order that was meant', () => {
    expect(broken((value) => (value['formulary'] = ['noradrenaline']))[0]).toContain('did you mean norepinephrine?');
  });

  it('name two staff lines with one id', () => {
    const twice = broken((value) => (value['staff'] as unknown[]).push((value['staff'] as unknown[])[0]));
    expect(twice[0]).toContain('two lines have the id hot-and-cold');
  });

  it('come all at once when the case is opened', () => {
    expect(() => parseCase({ id: 'x' })).toThrow(/version: is missing.*title: is missing/);
  });
});

it('the schema for editors is up to date', () => {
  // If it is not: npm run -s refill -- schema
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
});
