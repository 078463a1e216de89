// What presses most at this bed, by named queries on the state: the topics of the hint ladder, most urgent first.
import { orderEntry } from '../catalog/orders.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { isActive, isReady } from './chart.ts';
import { fluidGiven, isKind, isPressor, looks, minutesOf, PERFUSION_LOOKS, SSC_2021, SSC_2026 } from './queries.ts';
import { isNoSepsis, OTHER_PROBLEMS } from './problems-other.ts';
import { ENOUGH_PERFUSED } from './timeline.ts';

export interface Situation {
  chart: Chart;
  definition: CaseDefinition;
  time: number;
  look: Look;
}
type Words = (situation: Situation) => string;

export interface Problem {
  id: string;
  /** The named query: does it press now? */
  presses: (situation: Situation) => boolean;
  nudge: Words;
  mechanism: Words;
  answer: Words;
  source: string;
}

const pressure = ({ look }: Situation): number => Math.round(look('map'));
const refill = ({ look }: Situation): string => look('crt_finger_s').toFixed(1);
const vessels = ({ look }: Situation): number => Math.round(look('sub_ppv'));
const perKilogram = ({ chart, definition }: Situation): number =>
  Math.round((fluidGiven(chart) + definition.illness.infused) / definition.host.weight);
const ordered = ({ chart }: Situation, test: (order: Chart['orders'][number]) => boolean): boolean =>
  chart.orders.some((order) => test(order) && (isActive(order) || order.state === 'done'));
const runs = ({ chart }: Situation, test: (order: Chart['orders'][number]) => boolean): boolean =>
  chart.orders.some((order) => test(order) && isActive(order));

/** Antibiotics of this hospital, unless the case itself says that none is needed. */
export function antibioticsWanted(definition: CaseDefinition): string[] {
  const here = definition.formulary.filter((id) => orderEntry(id)?.kind === 'antibiotic');
  const rules = definition.actions.filter(({ orders }) => orders.some((id) => here.includes(id)));
  const wanted = rules.filter((rule) => rule.class === 'critical' || rule.class === 'recommended');
  return rules.length > 0 ? here.filter((id) => wanted.some(({ orders }) => orders.includes(id))) : here;
}

/** Lung water at which fluid does more harm than good here, mL (fine crackles are heard above 700: findings.ts). */
const WET = 700;
/** mL/kg: a first bolus that is worth the name (SSC 2021 suggests 30 within three hours). */
const FIRST_BOLUS = 10;
/** s without a look at skin or vessels while shock goes on (chosen; ANDROMEDA-SHOCK looked every 30 min). */
const UNSEEN = 30 * 60;

function isWet({ look }: Situation): boolean {
  return look('evlw_ml') > WET;
}

function sinceLook({ chart, time }: Situation): number {
  return time - (looks(chart, ...PERFUSION_LOOKS).at(-1) ?? 0);
}

/** Something to drain, and nobody called yet. */
function sourceOpen(s: Situation): boolean {
  const { sourceControl } = s.definition;
  return sourceControl !== undefined && !ordered(s, ({ order }) => order === sourceControl.order);
}

function sourceShown({ chart, definition, time }: Situation): boolean {
  const after = definition.sourceControl?.after;
  return (
    after === undefined ||
    after.length === 0 ||
    chart.results.some((result) => after.includes(result.order) && isReady(result, time))
  );
}

function label(id: string | undefined): string {
  return orderEntry(id ?? '')?.label ?? 'the right order';
}

/** The injury that closes most capillaries now, in words. */
function obstacle({ look }: Situation): string {
  const plugs = look('sub_plugs');
  const fibrin = look('sub_fibrin');
  if (Math.max(plugs, fibrin) < 0.03) return 'few are blocked: flow itself is short or unevenly spread';
  return fibrin > plugs
    ? 'fibrin closes capillaries, and no pressure opens those'
    : 'white cells stick in capillaries, and only flow and calmer inflammation set them free';
}

export const PROBLEMS: readonly Problem[] = [
  ...OTHER_PROBLEMS,
  {
    id: 'pressure',
    presses: (s) => !isNoSepsis(s) && s.look('map') < s.definition.target.map - 3,
    nudge: () => 'Look at the mean pressure and compare it with what this patient needs.',
    mechanism: (s) =>
      `Mean pressure is ${pressure(s)} mmHg. Inflamed arterioles no longer narrow and veins hold blood back, so heart and brain are fed by too little pressure.`,
    answer: (s) =>
      runs(s, isPressor)
        ? `Raise the vasopressor in small steps until the mean holds ${s.definition.target.map} mmHg, and look whether the veins are filled.`
        : `Start norepinephrine through a good forearm vein, about 0.05 to 0.1 ug/kg/min, toward ${s.definition.target.map} mmHg; do not wait for a central line.`,
    source: SSC_2021,
  },
  {
    id: 'antibiotic',
    presses: (s) => {
      const wanted = antibioticsWanted(s.definition);
      return wanted.length > 0 && !ordered(s, isKind('antibiotic'));
    },
    nudge: () => 'What keeps feeding this shock, and what have you ordered against it?',
    mechanism: (s) =>
      `${minutesOf(s.time)} minutes have passed without an antibiotic. Living organisms go on releasing what inflames the vessel walls.`,
    answer: (s) =>
      `Order ${label(antibioticsWanted(s.definition)[0])} now; draw cultures first only if that costs no time.`,
    source: `${SSC_2021} (shock: ideally within 1 h)`,
  },
  {
    id: 'wet-lungs',
    presses: (s) => isWet(s) && runs(s, isKind('fluid')),
    nudge: () => 'Listen to the chest before the rest of this bag runs in.',
    mechanism: (s) =>
      `${perKilogram(s)} mL/kg have run in and water collects in the lungs: leaky vessels lose what they are given.`,
    answer: () => 'Stop the drip, and support pressure and flow by other means.',
    source: 'CLASSIC 2022, doi:10.1056/NEJMoa2202707; CLOVERS 2023, doi:10.1056/NEJMoa2212663',
  },
  {
    id: 'volume',
    presses: (s) =>
      !isNoSepsis(s) &&
      s.look('crt_finger_s') > 3 &&
      perKilogram(s) < FIRST_BOLUS &&
      !isWet(s) &&
      !runs(s, isKind('fluid')) &&
      s.look('cvp') < 8,
    nudge: () => 'Is the heart being filled? Look at the neck veins, and at what has run in so far.',
    mechanism: (s) =>
      `Refill is ${refill(s)} s and only ${perKilogram(s)} mL/kg have run in. Veins have widened, so less blood returns to the heart.`,
    answer: () => 'Give 500 mL of a balanced crystalloid over 15 minutes, then look at refill again ten minutes later.',
    source: `${SSC_2021}; Raia 2022, doi:10.1186/s13613-022-01049-x`,
  },
  {
    id: 'cause',
    presses: (s) => sourceOpen(s) && !sourceShown(s),
    nudge: () => 'Where does it come from? What would show it?',
    mechanism: () => 'As long as its source is closed in, the infection feeds the shock, whatever else is given.',
    answer: (s) => `Order ${label(s.definition.sourceControl?.after[0])}.`,
    source: `Source control: ${SSC_2026}`,
  },
  {
    id: 'source-control',
    presses: (s) => sourceOpen(s) && sourceShown(s),
    nudge: () => 'You have a picture of the source. What follows from it?',
    mechanism: (s) => `${capital(s.definition.sourceControl?.site ?? 'the source')} still feeds the infection.`,
    answer: (s) => `Order ${label(s.definition.sourceControl?.order)} now: it takes time to prepare.`,
    source: `Source control: ${SSC_2026}`,
  },
  {
    id: 'much-pressure',
    presses: (s) => s.look('map') > s.definition.target.map + 15 && runs(s, isPressor),
    nudge: () => 'Is all this pressure needed?',
    mechanism: (s) =>
      `Mean pressure is ${pressure(s)} mmHg on a vasopressor. Beyond the target it narrows arterioles and loads the heart; small vessels gain nothing.`,
    answer: (s) => `Take the vasopressor down in small steps toward ${s.definition.target.map} mmHg.`,
    source: 'SEPSISPAM, Asfar 2014, doi:10.1056/NEJMoa1312173; Dubin 2009, doi:10.1186/cc7922',
  },
  {
    id: 'unseen-skin',
    presses: (s) => sinceLook(s) > UNSEEN,
    nudge: () => 'When did anybody last look at skin?',
    mechanism: (s) =>
      `Nobody has looked at skin or vessels for ${minutesOf(sinceLook(s))} minutes. Pressure says little about them.`,
    answer: () => 'Press the finger and the knee, and score the mottling; again ten minutes after each change.',
    source: 'ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071',
  },
  {
    id: 'hidden-shock',
    presses: (s) =>
      !isNoSepsis(s) &&
      s.look('map') >= s.definition.target.map - 3 &&
      (s.look('sub_ppv') < ENOUGH_PERFUSED || s.look('crt_finger_s') > 3),
    nudge: () => 'The pressure is where you want it. Is the tissue fed as well?',
    mechanism: (s) =>
      `Blood moves in ${vessels(s)} % of the small vessels and refill takes ${refill(s)} s although the pressure is at target: ${obstacle(s)}.`,
    answer: (s) =>
      isWet(s)
        ? 'No more fluid: look at the heart by echo, keep the pressure at target and not above it, and treat the source.'
        : 'Test whether the heart answers to filling (passive leg raise); give a bolus only if it does, look at the heart by echo, and treat the source. More pressure will not do it.',
    source: 'De Backer 2013, doi:10.1097/CCM.0b013e3182742e8b; ANDROMEDA-SHOCK-2, doi:10.1001/jama.2025.20402',
  },
  {
    id: 'going-well',
    presses: () => true,
    nudge: () => 'Nothing presses at this moment. What would you want to know before the next step?',
    mechanism: (s) =>
      `Mean pressure ${pressure(s)} mmHg, refill ${refill(s)} s: both are where they should be. Recovery of vessels takes longer than recovery of pressure.`,
    answer: () => 'Look again at skin, urine and lactate, and take down what is no longer needed.',
    source: 'ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071',
  },
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
