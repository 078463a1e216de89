// What presses where the shock is not, or not only, sepsis: an allergen, an open vessel, missing cortisol, a weak heart. What helps in sepsis
// can harm here, so these topics come before the others, and `isNoSepsis` keeps those silent that would be wrong.
import { orderEntry } from '../catalog/orders.ts';
import type { ChartedOrder } from './chart.ts';
import { isActive, isReady } from './chart.ts';
import type { Problem, Situation } from './problems.ts';
import { fluidGiven, isKind, isOrder, isPressor, SSC_2021, SSC_2026, type Test } from './queries.ts';
import { STEROID_DEPENDENT } from './read-case.ts';

const WAO = 'World Allergy Organization 2016, doi:10.1186/s40413-016-0122-3';
const BLEEDING = 'European guideline, Rossaint 2023, doi:10.1186/s13054-023-04327-7';

/** Mast cells or an open vessel: sayings about inflamed arterioles, vasopressors and the next liter of water would be wrong. */
export function isNoSepsis({ definition }: Situation): boolean {
  return definition.illness.anaphylaxis > 0 || definition.bleeding !== undefined;
}

const orders = ({ chart }: Situation, test: Test): ChartedOrder[] =>
  chart.orders.filter((order) => test(order) && (isActive(order) || order.state === 'done'));
const isLow = ({ look, definition }: Situation): boolean => look('map') < definition.target.map - 3;
const pressure = ({ look }: Situation): number => Math.round(look('map'));

/** Doses into the muscle before a pump takes over, s between two, and mL/kg of a first filling. */
const DOSES = 3;
const AGAIN = 5 * 60;
const FILLED = 10;

function doses(s: Situation): ChartedOrder[] {
  return s.definition.illness.anaphylaxis > 0 ? orders(s, isOrder('epinephrine-im')) : [];
}

/** No dose yet, or five minutes since the last and the pressure is still low. */
function wantsEpinephrine(s: Situation): boolean {
  const last = doses(s).at(-1);
  return !last || (isLow(s) && s.time - last.placedAt >= AGAIN);
}

/** g/dL under which a bleeding patient in shock is short of red cells: the upper end of the guideline's 7 to 9. */
const THIN = 9;

/** Percent of the left ventricle's filling that a heart ejects which needs help, and s of refill that are too slow. */
const WEAK = 35;
const SLOW = 3;

const INOTROPES = isOrder('dobutamine', 'milrinone', 'epinephrine', 'levosimendan');

export const OTHER_PROBLEMS: readonly Problem[] = [
  {
    id: 'allergen',
    presses: (s) => s.definition.illness.anaphylaxis > 0 && doses(s).length < DOSES && wantsEpinephrine(s),
    nudge: () => 'What happened in the hour before this? And who has seen the whole skin?',
    mechanism: (s) =>
      `Within minutes vessels have opened and begun to leak, and airways have narrowed; mean pressure is ${pressure(s)} mmHg. No infection does that: mast cells do, and they go on.`,
    answer: () =>
      'Epinephrine 0.5 mg into the outer thigh now, and again after five minutes as long as the pressure is low. Keep the patient lying.',
    source: WAO,
  },
  {
    id: 'filling-after-allergen',
    presses: (s) =>
      s.definition.illness.anaphylaxis > 0 &&
      fluidGiven(s.chart) < FILLED * s.definition.host.weight &&
      orders(s, isKind('fluid')).every((order) => !isActive(order)),
    nudge: () => 'Epinephrine has been given. What have the vessels lost meanwhile?',
    mechanism: (s) =>
      `Plasma leaks through the gaps that mast cells opened: hemoglobin is ${s.look('hb').toFixed(1)} g/dL because water left, and wide veins hold the rest.`,
    answer: () => 'Give the first liter of crystalloid quickly, and look at pressure and skin again.',
    source: WAO,
  },
  {
    id: 'epinephrine-pump',
    presses: (s) =>
      s.definition.illness.anaphylaxis > 0 &&
      doses(s).length >= DOSES &&
      isLow(s) &&
      orders(s, isOrder('epinephrine')).length === 0,
    nudge: () => 'Three injections, and the pressure is still low. What is the next step with the same drug?',
    mechanism: (s) =>
      `Mean pressure is ${pressure(s)} mmHg: what the muscle gives off is used up faster than the reaction ends.`,
    answer: () => 'Start epinephrine by pump, 0.05 to 0.1 ug/kg/min, and go on filling.',
    source: WAO,
  },
  {
    id: 'open-vessel',
    presses: (s) => {
      const { bleeding } = s.definition;
      return bleeding !== undefined && orders(s, isOrder(bleeding.until)).length === 0;
    },
    nudge: () => 'Cold, pale and no fever: what could be missing from these vessels, and where would it go?',
    mechanism: (s) =>
      `Hands and gut are shut to hold ${pressure(s)} mmHg: the vessels are empty and not slack. Hemoglobin falls only when water follows.`,
    answer: (s) =>
      `${orderEntry(s.definition.bleeding?.until ?? '')?.label ?? 'Call the operator'} now: it takes time to come.`,
    source: BLEEDING,
  },
  {
    id: 'blood',
    presses: (s) =>
      s.definition.bleeding !== undefined &&
      !orders(s, isOrder('red-cells')).some(isActive) &&
      (orders(s, isOrder('red-cells')).length === 0 || s.look('hb') < THIN),
    nudge: () => 'What runs out, and what runs in?',
    mechanism: (s) =>
      `Hemoglobin is ${s.look('hb').toFixed(1)} g/dL and falls with every bag of water, which carries no oxygen and thins what clots.`,
    answer: () => 'Order two units of red cells now, and more while it bleeds.',
    source: BLEEDING,
  },
  {
    id: 'empty-vessels',
    presses: (s) => s.definition.bleeding !== undefined && (isLow(s) || s.look('crt_finger_s') > SLOW),
    nudge: () => 'Is the heart being filled, and with what?',
    mechanism: (s) =>
      `Refill takes ${s.look('crt_finger_s').toFixed(1)} s at a mean pressure of ${pressure(s)} mmHg: too little blood comes back to the heart, and narrow vessels make up for it.`,
    answer: () =>
      'Run blood in as fast as it comes, with a little crystalloid until it is there; a vasopressor only where volume does not hold the pressure.',
    source: BLEEDING,
  },
  {
    id: 'cortisol',
    presses: (s) =>
      s.definition.host.adrenalReserve < STEROID_DEPENDENT &&
      orders(s, isOrder('hydrocortisone')).length === 0 &&
      (orders(s, isPressor).length > 0 || s.time > 2 * AGAIN),
    nudge: () => 'Why does the pressure answer so badly? Read the chart once more.',
    mechanism: (s) =>
      `Mean pressure is ${pressure(s)} mmHg. Without cortisol vessels do not answer to what narrows them, and these adrenals cannot make more in need.`,
    answer: () => 'Hydrocortisone 100 mg at once, on suspicion; no result is worth waiting for.',
    source: 'Simpson 2020, doi:10.7861/clinmed.2019-0324',
  },
  {
    id: 'weak-heart',
    presses: (s) =>
      !isNoSepsis(s) &&
      !isLow(s) &&
      s.look('lvef') < WEAK &&
      s.look('crt_finger_s') > SLOW &&
      s.chart.results.some((result) => result.order === 'echo' && isReady(result, s.time)) &&
      !orders(s, INOTROPES).some(isActive),
    nudge: () => 'You have seen the heart. What does it need?',
    mechanism: (s) =>
      `The left ventricle ejects ${Math.round(s.look('lvef'))} % and refill takes ${s.look('crt_finger_s').toFixed(1)} s although the pressure is at target: flow is missing.`,
    answer: () =>
      'Try dobutamine from 2.5 ug/kg/min beside norepinephrine, look at refill again within the hour, and stop it if nothing is gained or the heart races.',
    source: `${SSC_2021}; ${SSC_2026}`,
  },
];
