// A patient can be put away at any step and taken out again, and lives on bit for bit as if nothing had happened.
import { describe, expect, it, vi } from 'vitest';
import { toBytes } from '../../src/perfusion/bytes.ts';
import { chanceStream } from '../../src/perfusion/chance.ts';
import { scoreFiveSites } from '../../src/perfusion/five-sites.ts';
import type { Resolution } from '../../src/perfusion/patient.ts';
import { digestPatient, loadPatient, savePatient } from '../../src/perfusion/save.ts';
import { GOLDEN_HOURS, GOLDEN_RUN, goldenHours, goldenRun } from './golden-run.ts';
import { MINUTE, PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const treated = (resolution: Resolution): PatientDriver =>
  urosepsis({ resolution })
    .pour('balanced', 500, 15 * MINUTE)
    .give('norepinephrine', 0.1);

describe.each<[Resolution, stops: number[]]>([
  ['full', [0.02, 0.2, 0.98, 4.98, 7.3]],
  ['held-beat', [1, 4, 5, 19, 61]],
])('in %s resolution', (resolution, stops) => {
  it(`saved and restored at ${stops.join(', ')} s, the same minutes have the same bits`, () => {
    const whole = treated(resolution);
    const broken = treated(resolution);
    for (const stop of stops) {
      broken.wait(stop - broken.time);
      broken.patient = loadPatient(savePatient(broken.patient));
    }
    const end = resolution === 'full' ? 20 : 5 * MINUTE;
    expect(digestPatient(broken.wait(end - broken.time).patient)).toBe(digestPatient(whole.wait(end).patient));
  });
});

it('the same seed is the same patient, another seed is another', () => {
  const digest = (seed: number): string => digestPatient(urosepsis({ seed, illness: { hours: 2 } }).patient);
  // A key that differs without meaning anything makes the patient anew instead of copying it.
  const again = digestPatient(urosepsis({ seed: 7, illness: { hours: 2, lungShunt: 0 } }).patient);
  expect(digest(7)).toBe(again);
  expect(digest(8)).not.toBe(again);
});

it('five treated minutes have the bits that every engine must find (the browser looks too: test/browser/model.test.ts)', () => {
  expect(goldenRun()).toBe(GOLDEN_RUN);
});
it('so have six treated hours in held-beat', () => {
  expect(goldenHours()).toBe(GOLDEN_HOURS);
});

it('looking at a patient changes no bit of it', () => {
  const driver = urosepsis();
  const before = digestPatient(driver.patient);
  driver.read(['sub_ppv', 'sub_mfi', 'scvo2', 'p_death']);
  expect(digestPatient(driver.patient)).toBe(before);
});

it('five sites seen again, and seen between those of another patient, are the same five sites', () => {
  const one = urosepsis().patient;
  const other = urosepsis({ seed: 8, illness: { hours: 2 } }).patient;
  const first = scoreFiveSites(one);
  expect(scoreFiveSites(other)).not.toEqual(first);
  expect(scoreFiveSites(one)).toEqual(first);
});

it('a field that nobody will look at may sleep: the rest of the patient keeps every bit', () => {
  const awake = treated('held-beat');
  const asleep = treated('held-beat');
  asleep.inputs.fieldAsleep = true;
  awake.wait(10 * MINUTE);
  asleep.wait(10 * MINUTE);
  expect(digestPatient(asleep.patient)).not.toBe(digestPatient(awake.patient));
  asleep.patient.sublingual = awake.patient.sublingual;
  expect(digestPatient(asleep.patient)).toBe(digestPatient(awake.patient));
});

it('one bit more in one vessel gives another digest', () => {
  const { patient } = urosepsis();
  const before = digestPatient(patient);
  patient.circulation.volume[8] += 1e-12;
  expect(digestPatient(patient)).not.toBe(before);
});

describe('bytes that are no patient are refused in one sentence', () => {
  const good = (): Uint8Array => savePatient(urosepsis().patient);
  const refusalOf = (bytes: Uint8Array): string => {
    try {
      loadPatient(bytes);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  it.each<[string, () => Uint8Array]>([
    ['no bytes', () => new Uint8Array()],
    ['text', () => new TextEncoder().encode('{"patient": 1}')],
    ['a file cut in half', () => good().subarray(0, 40_000)],
    ['a file that lost its last byte', () => good().subarray(0, -1)],
    ['a changed length in the middle', () => good().fill(255, 200, 230)],
  ])('%s', (_, bytes) => {
    expect(refusalOf(bytes())).toMatch(/^[A-Z][^\n]{15,160}\.$/);
  });

  it('another format and another model say which one', () => {
    const other = urosepsis().patient;
    other.model = '99.0.0';
    expect(refusalOf(savePatient(other))).toMatch(/saved by model 99\.0\.0; this is model/);
    const later = toBytes({ refill: 'patient', format: 77, patient: null });
    expect(refusalOf(later)).toMatch(/format 77; this version of Refill reads format 1\./);
  });

  it('damage anywhere is refused in a sentence of ours or changes numbers only, and never runs amok', () => {
    const bytes = good();
    const draw = chanceStream(20261122);
    const strange: string[] = [];
    for (let i = 0; i < 60; i++) {
      const hurt = bytes.slice();
      hurt[Math.floor(draw() * (i < 30 ? 4000 : hurt.length))] ^= 1 + Math.floor(draw() * 255);
      const refusal = refusalOf(hurt);
      if (refusal !== '' && !/^(The saved data|These bytes|This patient)[^\n]*\.$/.test(refusal)) strange.push(refusal);
    }
    expect(strange).toEqual([]);
  });
});
