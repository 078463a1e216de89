// Nothing is made or lost on the way: blood, water, albumin, red cells, oxygen and chloride are only moved.
import { expect, it, vi } from 'vitest';
import { bloodVolume, createCirculation } from '../../src/perfusion/circulation/circulation.ts';
import { pump } from '../../src/perfusion/circulation/pump.ts';
import { REFERENCE_HOST } from '../../src/perfusion/host.ts';
import { plasmaVolume, type Patient } from '../../src/perfusion/patient.ts';
import { healthy, HOUR, MINUTE, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const albumin = ({ fluids }: Patient): number => fluids.albumin + fluids.tissueAlbumin;
const extracellular = (p: Patient): number => plasmaVolume(p) + p.fluids.interstitial;
const water = (p: Patient): number => extracellular(p) + p.fluids.lungWater + p.urine + p.fluids.lost;

it('an hour of beats moves 300 L of blood and loses less than a millionth of a milliliter', () => {
  const circulation = createCirculation(REFERENCE_HOST);
  const before = bloodVolume(circulation);
  pump(circulation, HOUR * 500);
  expect(Math.abs(bloodVolume(circulation) - before)).toBeLessThan(1e-6);
});

it('a septic hour shifts water, albumin and red cells, and every mL and g is found again', () => {
  const { patient } = urosepsis().wait(1);
  const start = water(patient);
  const [protein, cells] = [albumin(patient), patient.fluids.redCells];
  const driver = urosepsis().wait(1 * HOUR);
  const later = driver.patient;
  expect(later.fluids.tissueAlbumin).toBeGreaterThan(patient.fluids.tissueAlbumin);
  expect(water(later)).toBeCloseTo(start, 6);
  expect(albumin(later)).toBeCloseTo(protein, 9);
  expect(later.fluids.redCells).toBe(cells);
});

it('what a bag brings and a wound takes is exactly what is there more and less', () => {
  const { patient } = urosepsis();
  const start = water(patient);
  const driver = urosepsis()
    .pour('balanced', 1000, 30 * MINUTE)
    .bleed(400, 20 * MINUTE)
    .wait(45 * MINUTE);
  const p = driver.patient;
  const cellsLost = patient.fluids.redCells - p.fluids.redCells;
  expect(p.given).toBeCloseTo(1000, 6);
  expect(p.bled).toBeCloseTo(400, 6);
  expect(water(p)).toBeCloseTo(start + 1000 - (400 - cellsLost), 5);
  expect(cellsLost / 400).toBeGreaterThan(0.38);
});

it.each([
  { who: 'a healthy adult', patient: healthy },
  { who: 'a septic one', patient: urosepsis },
])(
  'over five minutes, the tissues of $who take up what arterial blood loses on its way to the lungs (Fick, within 1 %)',
  ({ patient }) => {
    const {
      vo2,
      co,
      cavo2_diff: difference,
    } = patient()
      .wait(10 * MINUTE)
      .average(['vo2', 'co', 'cavo2_diff'], 5 * MINUTE);
    expect(Math.abs(vo2 / (co * difference * 10) - 1)).toBeLessThan(0.01);
  },
);

it('over five minutes, the five beds together carry the output of the heart (within half a percent)', () => {
  const driver = healthy();
  const { mean } = driver.patient.circulation;
  let [beds, output] = [0, 0];
  for (let i = 0; i < 60; i++) {
    driver.wait(5);
    beds += mean.bedFlow.reduce((sum, flow) => sum + flow, 0) * 0.06;
    output += mean.output;
  }
  expect(Math.abs(beds / output - 1)).toBeLessThan(0.005);
});

it('a liter of balanced fluid changes chloride by what mixing predicts, and no faster', () => {
  const driver = urosepsis();
  const { patient } = driver;
  const before = patient.blood.ions.chloride;
  const space = extracellular(patient);
  driver.pour('balanced', 1000, 20 * MINUTE).wait(20 * MINUTE);
  const bag = patient.formulary.fluids.find(({ id }) => id === 'balanced')!;
  const brought = bag.sodium + bag.potassium - bag.strongIonDifference; // organic anions count as chloride-free base
  const mixed = (before * space + brought * 1000) / (space + 1000);
  expect(patient.blood.ions.chloride).toBeCloseTo(mixed, 1);
  expect(patient.blood.ions.chloride).toBeLessThan(before);
});

it('water in wet lungs comes out of the rest of the body', () => {
  const driver = healthy();
  const { patient } = driver;
  const body = (): number => {
    const { fluids, circulation, urine } = patient;
    const blood = circulation.volume.reduce((sum, volume) => sum + volume, 0);
    return blood + fluids.interstitial + fluids.lungWater + urine + fluids.lost;
  };
  patient.drinks = false;
  driver.wait(10);
  patient.endothelium.junction = 0.8;
  const before = body();
  driver.wait(50);
  expect(patient.fluids.lungWater).toBeGreaterThan(0.1);
  expect(body()).toBeCloseTo(before, 6);
});
