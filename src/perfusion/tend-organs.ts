// What organs do over minutes and hours beside moving blood, every five seconds: liver, glucose, ions, markers of the laboratory.
import { stoppedShare } from './bed-coupling.ts';
import { GUT } from './beds.ts';
import { shiftIons } from './blood/electrolytes.ts';
import { sweeten } from './blood/glucose.ts';
import { KIDNEY_NUMBERS } from './body/kidney.ts';
import { tendLiver } from './body/liver.ts';
import { noteHypotension } from './body/outcome.ts';
import { pressorDoses } from './body/pressors.ts';
import { mark } from './endothelium/markers.ts';
import { wholeBodyHypoxia } from './disease.ts';
import type { Inputs } from './inputs.ts';
import { type Patient, plasmaVolume } from './patient.ts';

const normalFiltration = KIDNEY_NUMBERS.filtration.value;

/** One step of `dt` seconds. */
export function tendOrgans(p: Patient, inputs: Inputs, dt: number): void {
  const { organs, host } = p;
  const stimulus = p.inflammation.stimulus;
  organs.pressors = pressorDoses(p.formulary, inputs.drugRates);
  if (p.step >= 0) noteHypotension(p.debt, p.circulation.mean.arterial, dt);
  tendLiver(
    organs.liver,
    {
      flow: p.circulation.mean.bedFlow[GUT] / p.tone.restFlow[GUT],
      stopped: stoppedShare(p, GUT),
      mitochondria: p.endothelium.mitochondria,
      cirrhosis: host.cirrhosis,
      stimulus,
    },
    dt,
  );
  sweeten(
    organs.glucose,
    {
      weight: host.weight,
      liver: organs.liver.working,
      stimulus,
      beta2: p.drugs.beta2,
      glucocorticoid: p.drugs.glucocorticoid,
      diabetes: host.diabetes,
      givenInsulin: p.drugs.insulin,
      givenGlucose: p.fluids.sugar,
      filtration: p.kidney.filtration,
    },
    dt,
  );
  balanceIons(p, dt);
  mark(
    organs.markers,
    {
      stimulus,
      junction: p.endothelium.junction,
      clotting: p.coagulation.thrombin * p.illness.clotting,
      liver: organs.liver.factors,
      immunosuppression: host.immunosuppression,
      ischemia: p.vital.ischemia,
      bacterial: p.illness.organism !== 'candida',
    },
    dt / 3600,
  );
}

function balanceIons(p: Patient, dt: number): void {
  const { organs } = p;
  shiftIons(
    organs.electrolytes,
    p.blood.ions,
    {
      weight: p.host.weight,
      eats: p.drinks,
      water: (p.fluids.interstitial + plasmaVolume(p)) / 1000,
      filtration: p.kidney.filtration / normalFiltration,
      turnover: p.kidney.normal / normalFiltration,
      liver: organs.liver.working,
      ph: p.blood.ph,
      insulin: organs.glucose.insulin + p.drugs.insulin,
      beta2: p.drugs.beta2,
      stimulus: p.inflammation.stimulus,
      hypoxic: wholeBodyHypoxia(p),
      citrateGiven: p.fluids.citrate,
      calciumGiven: p.fluids.calcium,
    },
    dt,
  );
}
