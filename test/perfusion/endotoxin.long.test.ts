// Endotoxin in volunteers: the mediators come one after the other and are gone by the next morning.
import { expect, it } from 'vitest';
import { feltOf, il6Of, tnfOf } from '../../src/perfusion/endothelium/endotoxin.ts';
import { createInflammation, inflame } from '../../src/perfusion/endothelium/inflammation.ts';
import { NO_ILLNESS } from '../../src/perfusion/host.ts';
import { LABORATORY } from '../../src/perfusion/laboratory.ts';

/** Every minute of `hours` after a dose, ng/kg. */
function course(dose: number, hours: number): { hour: number; tnf: number; il6: number; felt: number }[] {
  const state = createInflammation();
  return Array.from({ length: hours * 60 }, (_, minute) => {
    inflame(state, NO_ILLNESS, { kill: 0, drained: 0, defense: 1, endotoxin: dose }, 1 / 60);
    const { challenge } = state;
    return { hour: minute / 60, tnf: tnfOf(challenge), il6: il6Of(challenge), felt: feltOf(challenge) };
  });
}

const peakOf = (rows: ReturnType<typeof course>, name: 'tnf' | 'il6' | 'felt') =>
  rows.reduce((best, row) => (row[name] > best[name] ? row : best));

it('TNF peaks between 1.25 and 2.25 h and has only begun at 30 min (Fijen 2000)', () => {
  const rows = course(4, 8);
  const peak = peakOf(rows, 'tnf');
  expect(peak.hour).toBeGreaterThan(1.25);
  expect(peak.hour).toBeLessThan(2.25);
  const begun = rows[30].tnf / peak.tnf;
  expect(begun).toBeGreaterThan(0.005);
  expect(begun).toBeLessThan(0.2);
});

it('IL-6 peaks between 2 and 3 h near 1000 pg/mL, and both are gone by 6 h (Copeland 2005)', () => {
  const rows = course(2, 8);
  const peak = peakOf(rows, 'il6');
  expect(peak.hour).toBeGreaterThan(2);
  expect(peak.hour).toBeLessThan(3);
  expect(peak.il6 * LABORATORY.il6.value).toBeGreaterThan(800);
  expect(peak.il6 * LABORATORY.il6.value).toBeLessThan(1250);
  expect(rows[360].il6).toBeLessThan(0.1 * peak.il6);
  expect(rows[360].tnf).toBeLessThan(0.1 * peakOf(rows, 'tnf').tnf);
});

it('is felt for hours, and a day later by nobody; without a dose by nobody at all', () => {
  const rows = course(4, 24);
  expect(peakOf(rows, 'felt').felt).toBeGreaterThan(0.2);
  expect(rows[1439].felt).toBeLessThan(1e-6);
  expect(peakOf(course(0, 2), 'felt').felt).toBe(0);
});
