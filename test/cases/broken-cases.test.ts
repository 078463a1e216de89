// Case files as people mistype them: every mistake is a sentence with path and line, never a trace.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { caseMistakes, readCase } from '../../src/headless/case-file.ts';
import { InputError } from '../../src/headless/input-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'refill-cases-'));
const text = readFileSync('cases/urosepsis.yaml', 'utf8');
const value = parse(text) as Record<string, unknown>;

/** All mistakes of a text, or the one for which it cannot be read at all. */
function mistakesOf(broken: string): { path: string; line: number; message: string }[] {
  const file = join(folder, 'case.yaml');
  writeFileSync(file, broken);
  try {
    return caseMistakes(file);
  } catch (error) {
    if (error instanceof InputError) return [error];
    throw error;
  }
}

type Path = (string | number)[];
function pathsOf(found: unknown, path: Path = []): Path[] {
  if (typeof found !== 'object' || found === null) return [path];
  return [path, ...Object.entries(found).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}
function replaced(path: Path, by: unknown): string {
  const copy = structuredClone(value);
  let place = copy as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) place = place[part] as Record<string | number, unknown>;
  place[path.at(-1)!] = by;
  return stringify(copy);
}

const paths = pathsOf(value).filter((path) => path.length > 0);
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, [], {}, [[]], { a: 1 }, '', NaN, Infinity, -1e300, 1e300, -1, true, 'x'.repeat(3000)),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('anything in place of anything', () => {
  it('is either allowed or told with its path and line in one sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, by) => {
        for (const { path: where, line, message } of mistakesOf(replaced(path, by))) {
          expect(message.length).toBeGreaterThan(8);
          expect(message).not.toMatch(/\n|undefined|\[object/);
          expect(where.length).toBeGreaterThan(0);
          expect(line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });

  it('an unknown field anywhere is named', () => {
    for (const path of [
      [],
      ['host'],
      ['illness'],
      ['target'],
      ['staff', '0'],
      ['staff', '0', 'when'],
      ['outcome', 'recovery'],
    ]) {
      const [mistake] = mistakesOf(replaced([...path, 'luck'], 3));
      expect(mistake).toMatchObject({ path: [...path, 'luck'].join('.'), message: 'is not a field of a case file' });
    }
  });
});

describe('a case is data', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', 'is plain text: HTML is not allowed'],
    ['</script><script>alert(1)</script>', 'is plain text: HTML is not allowed'],
    ['See <!-- nothing -->', 'is plain text: HTML is not allowed'],
    ['See http://example.org/trial', 'may only hold links that begin with https://'],
    ['See javascript:alert(1)', 'may only hold links that begin with https://'],
    ['See data:text/html,hello', 'may only hold links that begin with https://'],
    ['See file:///etc/hosts', 'may only hold links that begin with https://'],
  ])('%s is refused wherever a sentence stands', (hostile, message) => {
    for (const path of [['title'], ['handover', 0], ['teachingPoints', 0, 'source'], ['outcome', 'death', 'text']])
      expect(mistakesOf(replaced(path, hostile))).toContainEqual(
        expect.objectContaining({ path: path.join('.'), message }),
      );
  });

  it.each(['Lactate < 2, p<0.01, doi:10.1007/s00134-021-06506-y', 'See https://www.sccm.org/survivingsepsis'])(
    '%s is a sentence',
    (text) => expect(mistakesOf(replaced(['title'], text))).toEqual([]),
  );
});

describe('what is no case at all', () => {
  it.each([
    ['an empty file', ''],
    ['a list', '- a\n- b\n'],
    ['a number', '42'],
    ['a tab', 'id:\turosepsis\n\tversion: 1'],
    ['an open bracket', 'id: [1, 2'],
    ['the same field twice', `${text}\nid: again\n`],
    ['an unknown tag', text.replace(/version: \d+/, 'version: !danger 2')],
    ['an alias of nothing', text.replace(/version: \d+/, 'version: *nothing')],
    ['two documents', `${text}\n---\n${text}`],
    ['bytes', '\u0000\u0001\u0002'],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n')}\n`,
    ],
    ['an alias of itself', 'a: &a [*a, *a]\n'],
    ['a deep nest', '['.repeat(3000) + ']'.repeat(3000)],
    ['more than a megabyte', `${text}\n# ${'x'.repeat(1_000_001)}\n`],
  ])('%s is told in one line', (_name, broken) => {
    const mistakes = mistakesOf(broken);
    expect(mistakes.length).toBeGreaterThan(0);
    for (const { message } of mistakes) expect(message).toMatch(/^[^\n]{8,200}$/);
  });

  it('and says that it is too large before anything is read', () =>
    expect(mistakesOf(' '.repeat(1_000_001))).toMatchObject([{ message: 'is larger than 1 MB' }]));

  it('and the first mistake stands in one sentence when the case is opened', () => {
    const file = join(folder, 'odd.yaml');
    writeFileSync(file, text.replace('age: 68', 'age: 6800').replace('level: intermediate', 'level: 3'));
    expect(() => readCase(file)).toThrow(/and 1 more/);
  });
});
