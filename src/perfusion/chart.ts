// The patient as a chart would hold it: what scores and the outlook are counted from.
import { BED_COUNT } from './beds.ts';
import { deathChance } from './body/outcome.ts';
import { type Chart, sofaBrain, sofaLiver, sofaLungs, sofaPlatelets, type UrineRates } from './body/scores.ts';
import { urineOver } from './body/urine-history.ts';
import { ddimerOf, fibrinogenOf, inrOf, plateletsOf } from './laboratory.ts';
import { type Patient, plasmaVolume } from './patient.ts';

export function chartOf(p: Patient): Chart {
  const { pressors } = p.organs;
  return {
    arterialO2: p.blood.oxygenPressure,
    inspiredOxygen: p.lungs.inspired,
    breathingSupport: p.lungs.support > 0,
    platelets: plateletsOf(p),
    bilirubin: p.organs.liver.bilirubin,
    creatinine: p.kidney.creatinine,
    baselineCreatinine: p.host.creatinine,
    meanPressure: p.circulation.mean.arterial,
    norepinephrine: pressors.norepinephrine,
    epinephrine: pressors.epinephrine,
    dopamine: pressors.dopamine,
    otherPressor: pressors.others,
    coma: p.vital.coma,
    urineDay: urineOver(p.kidney.history, 24),
    inr: inrOf(p),
    ddimer: ddimerOf(p),
    fibrinogen: fibrinogenOf(p),
  };
}

/** mL/kg/h over the last whole hours. */
export function urineRate(p: Patient, hours: number): number {
  return urineOver(p.kidney.history, hours) / hours / p.host.weight;
}

export function urineRates(p: Patient): UrineRates {
  return { six: urineRate(p, 6), twelve: urineRate(p, 12), day: urineRate(p, 24) };
}

/** L of water above dry volume. */
export function overloadOf(p: Patient): number {
  return (plasmaVolume(p) - p.fluids.plasmaRest + p.fluids.interstitial - p.fluids.interstitialRest) / 1000;
}

/** mL O2 per kg that tissues missed since arrival. */
export function debtOf(p: Patient): number {
  let missed = 0;
  for (let b = 0; b < BED_COUNT; b++) missed += p.debt.missed[b];
  return missed / p.host.weight;
}

/** Chance of death in percent by the statistical link. */
export function outlookOf(p: Patient, day: 14 | 28): number {
  const chart = chartOf(p);
  return deathChance(
    {
      alive: p.alive,
      mottling: p.skin.mottling,
      lactate: p.blood.lactate,
      urine: urineRate(p, 2),
      lungs: sofaLungs(chart),
      platelets: sofaPlatelets(chart),
      liver: sofaLiver(chart),
      brain: sofaBrain(chart),
      age: p.host.age,
      hypotension: p.debt.hypotension,
      overload: overloadOf(p),
      pressor: p.organs.pressors.equivalent,
      debt: debtOf(p),
    },
    day,
  );
}
