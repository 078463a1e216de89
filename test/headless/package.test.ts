// The package for a learning platform: valid for the schema of the standard, complete, and allowed to talk to nobody but its platform.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { caseIds } from '../../src/headless/case-file.ts';
import { allowed, runPackage } from '../../src/headless/package.ts';
import { courseStructure } from '../../src/reports/course-structure.ts';
import { POLICY } from '../../tools/vite-strict.ts';

const folder = mkdtempSync(join(tmpdir(), 'refill-package-'));
const dist = join(folder, 'dist');
mkdirSync(join(dist, 'assets'), { recursive: true });
/** As the build writes it. */
const written = POLICY.replaceAll("'", '&#39;');
writeFileSync(join(dist, 'index.html'), `<meta http-equiv="Content-Security-Policy" content="${written}">`);
writeFileSync(join(dist, 'assets', 'page.js'), 'play()');
writeFileSync(join(dist, 'assets', 'page.js.map'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));
vi.spyOn(process.stdout, 'write').mockImplementation(() => true);

const schema = readFileSync('test/data/cmi5/CourseStructure.xsd', 'utf8');
const mistakes = async (xml: string): Promise<string[]> => {
  const { errors } = await validateXML({ xml, schema });
  return errors.map(({ message }) => message);
};
const make = (...args: string[]): Record<string, string> => {
  const out = join(folder, 'made.zip');
  runPackage([...args, '--folder', dist, '--out', out]);
  const files = unzipSync(new Uint8Array(readFileSync(out)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

describe('cmi5.xml', () => {
  test('of all cases is valid, and has a unit for each', async () => {
    const xml = make('--cmi5')['cmi5.xml'];
    expect(await mistakes(xml)).toEqual([]);
    expect(xml.match(/<au /g)).toHaveLength(caseIds().length);
    expect(xml).toContain('<url>index.html?case=urosepsis</url>');
    expect(xml).toContain('For training only');
  });
  test('with a mastery score is valid; the schema refuses one beyond 1 and a unit without a url', async () => {
    const xml = make('--cmi5', 'urosepsis', '--mastery', '0.6')['cmi5.xml'];
    expect(await mistakes(xml)).toEqual([]);
    expect(xml).toContain('masteryScore="0.6000"');
    expect(await mistakes(xml.replace('0.6000', '7'))).not.toEqual([]);
    expect(await mistakes(xml.replace(/<url>.*<\/url>/, ''))).not.toEqual([]);
  });
  test('cannot be broken by the words of a case', async () => {
    const cases = [{ id: 'a', title: '<b> & "c"\u0001', subtitle: ']]>', objectives: ["it's"] }];
    expect(await mistakes(courseStructure({ cases, mastery: null }))).toEqual([]);
  });
});

describe('the zip', () => {
  test('holds the game without source maps, and is the same each time', () => {
    expect(Object.keys(make('--cmi5')).sort()).toEqual(['assets/page.js', 'cmi5.xml', 'index.html']);
    const first = readFileSync(join(folder, 'made.zip'));
    make('--cmi5');
    expect(readFileSync(join(folder, 'made.zip')).equals(first)).toBe(true);
  });
  test('may talk to its platform, and the game as built to nobody', () => {
    expect(make('--cmi5', '--lms', 'https://lms.example.org/course')['index.html']).toContain(
      'connect-src &#39;self&#39; data: blob: https://lms.example.org; font-src',
    );
    expect(allowed(`content="${POLICY}"`, 'https:')).toContain("connect-src 'self' data: blob: https:; font-src");
    expect(make('--lrs', 'https://lrs.example.org/xapi')['index.html']).toContain('https://lrs.example.org;');
    expect(make('--lrs', 'https://lrs.example.org/xapi')['cmi5.xml']).toBeUndefined();
    expect(POLICY).toContain("connect-src 'self' data: blob:;");
  });
});

describe('one clear sentence', () => {
  test.each([
    [['--cmi5', '--folder', '/nowhere'], /run "npm run build" first/],
    [['--cmi5', '--lms', 'lms'], /is no address of a server/],
    [['--cmi5', '--mastery', '60'], /a number from 0 to 1/],
    [['--cmi5', 'uro'], /there is no case "uro"/],
    [[], /either --cmi5 or --lrs/],
  ])('%j', (args, sentence) => {
    expect(() => runPackage(args.includes('--folder') ? args : [...args, '--folder', dist])).toThrow(sentence);
  });
});
