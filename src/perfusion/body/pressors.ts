// How much pressor runs, in the doses that scores and trials count.
import type { Formulary } from '../inputs.ts';
import { q, values } from '../quantity.ts';

const KOTANI = 'Kotani 2023, doi:10.1186/s13054-023-04322-y';
/** Norepinephrine-equivalent dose, ug/kg/min of norepinephrine base per unit of the drug's own rate. */
export const PRESSOR_EQUIVALENTS = {
  norepinephrine: q(1, 'ug/kg/min', KOTANI),
  epinephrine: q(1, 'per ug/kg/min', KOTANI),
  phenylephrine: q(0.1, 'per ug/kg/min', KOTANI),
  dopamine: q(0.01, 'per ug/kg/min', KOTANI),
  vasopressin: q(2.5, 'per U/min', KOTANI),
  'angiotensin-ii': q(0.0025, 'per ng/kg/min', KOTANI),
  terlipressin: q(0.1667, 'per ug/kg/h', `${KOTANI}: 10 times ug/kg/min`),
};
const equivalents = values(PRESSOR_EQUIVALENTS);
/** Other drugs that count two points of SOFA's circulation whatever their dose. */
const INOTROPES = ['dobutamine', 'milrinone', 'levosimendan'];

export interface PressorDoses {
  /** ug/kg/min. */
  norepinephrine: number;
  epinephrine: number;
  dopamine: number;
  /** Any other pressor or inotrope runs. */
  others: boolean;
  /** ug/kg/min norepinephrine equivalent of all. */
  equivalent: number;
}

export function noPressors(): PressorDoses {
  return { norepinephrine: 0, epinephrine: 0, dopamine: 0, others: false, equivalent: 0 };
}

/** `rates`: per drug of the formulary, in its rate unit. */
export function pressorDoses(formulary: Formulary, rates: Float64Array): PressorDoses {
  const doses = noPressors();
  formulary.drugs.forEach(({ id }, i) => {
    const rate = rates[i];
    if (!(rate > 0)) return;
    if (id in equivalents) doses.equivalent += equivalents[id as keyof typeof equivalents] * rate;
    if (id === 'norepinephrine' || id === 'epinephrine' || id === 'dopamine') doses[id] = rate;
    else if (id in equivalents || INOTROPES.includes(id)) doses.others = true;
  });
  return doses;
}
