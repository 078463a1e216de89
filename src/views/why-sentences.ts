// Turns the numbers behind a vessel or a bed into plain sentences, nearest cause first.
import type { Constrictor } from '../engine/types.ts';
import type { BedExplanation } from '../perfusion/network/why-bed.ts';
import type { SegmentExplanation } from '../perfusion/network/why.ts';
import { whyWords } from './words-why.ts';

type Muscle = NonNullable<SegmentExplanation['muscle']>;
type Pulls = Muscle['pulls'];

/** Short for a while, rough for long: nobody needs the seconds of three hours. */
export function span(seconds: number): string {
  if (seconds < 1.5) return '1 s';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.round(seconds / 3600)} h` : 'more than a day';
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const mmHg = (pressure: number): string => `${pressure.toFixed(Math.abs(pressure) < 10 ? 1 : 0)} mmHg`;
const name = (kind: string): string => (whyWords.kinds[kind] ?? kind).toLowerCase();

/** The whole chain: the vessel itself, then what blocks or feeds it. */
export function vesselSentences(causes: readonly SegmentExplanation[], constrictor: Constrictor | null): string[] {
  const [own, ...behind] = causes;
  if (!own) return [];
  const lines = [stateSentence(own), ...muscleSentences(own, 'It', constrictor)];
  for (const cause of behind) {
    const blocks = own.heldUpBy === cause.segment;
    lines.push(blocks ? `On its way: ${stateSentence(cause)}` : '');
    lines.push(...muscleSentences(cause, blocks ? 'That vessel' : 'The arteriole that feeds it', constrictor));
  }
  lines.push(`The blood in it carries oxygen at ${mmHg(own.po2)}.`);
  return lines.filter((line) => line !== '');
}

function stateSentence(why: SegmentExplanation): string {
  const drop = `The pressure drop across it is ${mmHg(why.pressureDrop)}`;
  switch (why.state) {
    case 'plugged':
      return plugSentence(why);
    case 'clotted':
      return `Fibrin has closed this ${name(why.kind)} for ${span(why.clot?.since ?? 0)}. No pressure opens it; it dissolves over hours, if at all.`;
    case 'closed':
      return closedSentence(why);
    case 'no-red-cells':
      return `Plasma flows in this ${name(why.kind)} at ${Math.round(why.velocity)} µm/s, but the red cells took the other way at the branches (hematocrit ${percent(why.hematocrit)}).`;
    case 'held-up':
      return why.heldUpBy === undefined
        ? unblocked(why)
        : `This ${name(why.kind)} is open, but its blood stands because a vessel before or after it is blocked.`;
    case 'sluggish':
      return `Blood creeps through this ${name(why.kind)} at ${Math.round(why.velocity)} µm/s. ${drop}.`;
    case 'flowing':
      return `Blood flows through this ${name(why.kind)} at ${Math.round(why.velocity)} µm/s. ${drop}.`;
  }
}

/** mmHg; with more across an open vessel its blood is about to move. */
const DRIVING = 2;

function unblocked({ kind, pressureDrop }: SegmentExplanation): string {
  return pressureDrop > DRIVING
    ? `What blocked this ${name(kind)} has just let go: ${mmHg(pressureDrop)} stand across it, its blood starts to move.`
    : `This ${name(kind)} is open, but too little pressure is left across it: ${mmHg(pressureDrop)}.`;
}

function plugSentence(why: SegmentExplanation): string {
  const { plug } = why;
  if (!plug) return '';
  return `A white cell has been stuck in this ${name(why.kind)} for ${span(plug.since)}. The pressure drop across it is ${mmHg(why.pressureDrop)}, against a grip of ${mmHg(plug.yieldPressure)}: release is expected in ${span(plug.expectedRelease)} if nothing changes.`;
}

function closedSentence(why: SegmentExplanation): string {
  const { muscle } = why;
  if (!muscle) return '';
  return `This ${name(why.kind)} has been shut for ${span(muscle.since)}: the pressure that should hold it open is ${mmHg(muscle.transmuralPressure)}, its muscle closes it below ${mmHg(muscle.closingPressure)}. It opens again above ${mmHg(muscle.openingPressure)}.`;
}

function muscleSentences(why: SegmentExplanation, who: string, constrictor: Constrictor | null): string[] {
  if (!why.muscle || why.kind === 'thoroughfare') return [];
  return [
    `${who} is at ${percent(why.diameter / why.restDiameter)} of its rest width.`,
    ...pullSentences(why.muscle.pulls, constrictor),
  ];
}

/** Who narrows and who widens, with each one's share of that side. */
export function pullSentences(pulls: Pulls, constrictor: Constrictor | null): string[] {
  const all = hands(pulls, constrictor);
  const side = (sign: 1 | -1, verb: string): string[] => {
    const pulling = all.filter(({ pull }) => pull * sign > SILENT).sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull));
    const sum = pulling.reduce((total, { pull }) => total + Math.abs(pull), 0);
    if (pulling.length === 0) return [];
    return [`${verb}: ${pulling.map(({ who, pull }) => `${who} ${percent(Math.abs(pull) / sum)}`).join(', ')}.`];
  };
  return [...side(1, 'Narrowing'), ...side(-1, 'Widening')];
}
/** Pull that nobody would notice, in units of drive. */
const SILENT = 0.02;

function hands(pulls: Pulls, constrictor: Constrictor | null): { who: string; pull: number }[] {
  const text = whyWords.pulls;
  return [
    ...constrictors(pulls.alpha, constrictor),
    { who: text.enosLoss, pull: pulls.enosLoss },
    { who: text.inos, pull: pulls.inos },
    { who: pulls.myogenic > 0 ? text.stretched : text.slack, pull: pulls.myogenic },
    { who: pulls.shear > 0 ? text.stillShear : text.shear, pull: pulls.shear },
    { who: pulls.metabolic > 0 ? text.sated : text.hungry, pull: pulls.metabolic },
    { who: text.topical, pull: pulls.topical },
    { who: text.beta, pull: pulls.beta },
  ];
}

/** In a patient the drive has parts; in the lab it is one slider. */
function constrictors(pull: number, parts: Constrictor | null): { who: string; pull: number }[] {
  const text = whyWords.pulls;
  const sum = parts ? parts.nerves + parts.drugs + parts.vasopressin : 0;
  if (!parts || sum < SILENT) return [{ who: text.constrictors, pull }];
  return (['nerves', 'drugs', 'vasopressin'] as const).map((part) => ({
    who: text[part],
    pull: (pull * parts[part]) / sum,
  }));
}

/** What makes the flow of a bed: pressure, muscle, blocks, shunt, swelling, and what the tissue gets. */
export function bedSentences(bed: BedExplanation, constrictor: Constrictor | null): string[] {
  const lines = [pressureSentence(bed), muscleOfBed(bed), ...pullSentences(bed.muscle.pulls, constrictor)];
  lines.push(blockSentence(bed), shuntSentence(bed), edemaSentence(bed), tissueSentence(bed));
  return lines.filter((line) => line !== '');
}

function pressureSentence({
  flow,
  arterialPressure,
  inletPressure,
  venousPressure,
  conductance,
}: BedExplanation): string {
  return `Flow is ${percent(flow)} of rest. Of ${mmHg(arterialPressure)} in the artery ${mmHg(inletPressure)} reach these vessels, ${mmHg(venousPressure)} stand against it in the vein, and the vessels conduct ${percent(conductance)} of what they do at rest.`;
}

function muscleOfBed({ muscle }: BedExplanation): string {
  const shut = muscle.closed > 0.004 ? ` ${percent(muscle.closed)} of them are shut.` : '';
  return `The arterioles are at ${percent(muscle.width)} of their rest width on average.${shut}`;
}

function blockSentence({ states, small }: BedExplanation): string {
  const moving = states.flowing + states.sluggish;
  const parts = [
    [states.plugged, 'plugged by white cells'],
    [states.clotted, 'clotted'],
    [states.closed, 'shut by their muscle'],
    [states['held-up'], 'open but held up by those'],
    [states['no-red-cells'], 'filled with plasma only'],
  ] as const;
  const rest = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${count === 1 ? 'is' : 'are'} ${what}`);
  return `Of ${small} small vessels ${moving} carry moving red cells${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`;
}

function shuntSentence({ shunt, channelWidth }: BedExplanation): string {
  if (shunt < 0.01) return '';
  const wide = channelWidth > 1.15 ? `, which stand open at ${percent(channelWidth)} of their rest width` : '';
  return `${percent(shunt)} of the blood passes the capillaries by through channels${wide}.`;
}

function edemaSentence({ tissuePressure }: BedExplanation): string {
  return tissuePressure < 0.5
    ? ''
    : `Swollen tissue presses on the vessels with ${mmHg(tissuePressure)} and lengthens the way for oxygen.`;
}

function tissueSentence({ venousSaturation, hypoxicFraction, demandMet, tissuePo2 }: BedExplanation): string {
  const still = venousSaturation > 0.65 && hypoxicFraction > 0.1 ? ', and still' : ';';
  return `Venous blood leaves with a saturation of ${percent(venousSaturation)}${still} ${percent(hypoxicFraction)} of the tissue has less than 5 mmHg of oxygen (mean ${mmHg(tissuePo2)}). It gets ${percent(demandMet)} of what it wants.`;
}
