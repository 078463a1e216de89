// The guided experiments of the lab: data, not code. Every claim is checked against the model by a test that plays the experiment.
import type { DialValues, LabStateName } from './lab-dials.ts';
import type { MeasureId, Measures } from './lab-measures.ts';
import type { SiteName } from './sites.ts';

/** What must come out of the model: a measure compared between two moments (0 is the start, n is after step n). */
export interface Claim {
  says: string;
  measure: MeasureId;
  from: number;
  to: number;
  is: 'more' | 'less' | 'same';
  /** In units of the measure: at least so much more or less, or at most so far apart. */
  by: number;
}

export interface ExperimentStep {
  title: string;
  /** The bed jumps to this state before the dials are set. */
  enter?: LabStateName;
  set: DialValues;
  /** s */
  wait: number;
  look: string;
}

export interface Experiment {
  id: string;
  /** Numbers of the lessons it serves (docs: the fifteen lessons). */
  lessons: number[];
  title: string;
  question: string;
  /** The prediction: one of these, and which is right. */
  guesses: string[];
  right: number;
  site: SiteName;
  seed: number;
  start: { state: LabStateName; set: DialValues };
  /** Where the learner stands at the start, in one sentence. */
  scene: string;
  steps: ExperimentStep[];
  shown: MeasureId[];
  claims: Claim[];
  explanation: { text: string; source: string }[];
}

/** Does the claim come out of these measures (0 at the start, n after step n)? */
export function holds({ measure, from, to, is, by }: Claim, measures: readonly Measures[]): boolean {
  const change = measures[to][measure] - measures[from][measure];
  if (is === 'same') return Math.abs(change) <= by;
  return (is === 'more' ? change : -change) >= by;
}

const LAWS = 'Laws of flow in small vessels: Pries and Secomb; docs/model.md';
const INCE = 'Ince 2005, doi:10.1186/cc3753';

/** One liter in half an hour, as the tests of the network give it: more pressure, thinner blood, calmer nerves, a little more edema. */
const LITER_EARLY: DialValues = {
  arterialPressure: 71,
  venousPressure: 14.5,
  upstreamResistance: 0.64,
  alpha: 0.55,
  hematocrit: 0.29,
  edema: 0.16,
};
const LITER_LATE: DialValues = {
  arterialPressure: 79,
  venousPressure: 17.5,
  upstreamResistance: 0.675,
  alpha: 0.35,
  hematocrit: 0.265,
  edema: 0.64,
};

const MINUTE = 60;

export const EXPERIMENTS: readonly Experiment[] = [
  {
    id: 'pressure-alone',
    lessons: [1, 2, 14],
    title: 'Pressure alone opens nothing',
    question:
      'White cells, closing and every hand on the muscle are switched off. Will more pressure open stopped vessels?',
    guesses: ['More vessels flow', 'The same vessels flow, only faster', 'Fewer vessels flow'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: {
      state: 'shock',
      set: {
        activation: 0,
        adhesion: 0,
        thrombin: 1,
        pai: 0.7,
        edema: 0,
        closingSwitch: 0,
        myogenicSwitch: 0,
        metabolicSwitch: 0,
        shearSwitch: 0,
      },
    },
    scene: 'A septic field at 70 mmHg with a few clots. Nothing in it can answer to pressure.',
    steps: [
      {
        title: 'Raise the arterial pressure from 70 to 95 mmHg',
        set: { arterialPressure: 95 },
        wait: 6 * MINUTE,
        look: 'Red cells run faster. Compare which vessels flow: the pattern stays.',
      },
      {
        title: 'Lower it to 55 mmHg',
        set: { arterialPressure: 55 },
        wait: 6 * MINUTE,
        look: 'Slower everywhere, and still the same vessels.',
      },
      {
        title: 'Now let white cells stick and arterioles close',
        set: {
          activation: 0.75,
          adhesion: 0.85,
          closingSwitch: 1,
          myogenicSwitch: 1,
          metabolicSwitch: 1,
          shearSwitch: 1,
        },
        wait: 30 * MINUTE,
        look: 'Now vessels stop one by one. Pressure matters from here on, because plugs and closing answer to it.',
      },
    ],
    shown: ['ppv', 'flow', 'velocity', 'stopped'],
    claims: [
      { says: 'Flow rises with pressure', measure: 'flow', from: 0, to: 1, is: 'more', by: 12 },
      { says: 'The share of perfused vessels stays', measure: 'ppv', from: 0, to: 1, is: 'same', by: 4 },
      { says: 'It stays at low pressure, too', measure: 'ppv', from: 0, to: 2, is: 'same', by: 5 },
      { says: 'White cells and closing stop vessels', measure: 'ppv', from: 2, to: 3, is: 'less', by: 10 },
    ],
    explanation: [
      {
        text: 'In a net of open tubes all flows grow in proportion to pressure: none starts, none stops. A capillary stops because something plugs it, because its arteriole shut, because tissue presses on it, or because its red cells went elsewhere. Pressure helps only where it acts on one of these.',
        source: LAWS,
      },
      {
        text: 'Raising the pressure of septic patients from 65 to 85 mmHg left their perfused capillaries unchanged on average (72, 71, 67 %).',
        source: 'Dubin 2009, doi:10.1186/cc7922',
      },
    ],
  },
  {
    id: 'four-hands',
    lessons: [3],
    title: 'Four hands on one arteriole',
    question: 'The pressure falls from 90 to 65 mmHg. What do the arterioles of resting muscle do by themselves?',
    guesses: ['They widen', 'Nothing', 'They narrow'],
    right: 0,
    site: 'muscle',
    seed: 1,
    start: { state: 'healthy', set: {} },
    scene: 'Healthy muscle at 90 mmHg. Stretch, flow on the wall, hungry tissue and nerves hold its arterioles.',
    steps: [
      {
        title: 'Lower the arterial pressure to 65 mmHg',
        set: { arterialPressure: 65 },
        wait: 8 * MINUTE,
        look: 'Less stretch and hungrier tissue let the arterioles widen: flow falls less than pressure.',
      },
      {
        title: 'Switch off stretch and local hunger',
        set: { myogenicSwitch: 0, metabolicSwitch: 0 },
        wait: 8 * MINUTE,
        look: 'The help is gone. What is left, flow on the wall, narrows a vessel whose flow fell.',
      },
      {
        title: 'Switch them on again and double the oxygen demand',
        set: { myogenicSwitch: 1, metabolicSwitch: 1, demand: 2 },
        wait: 8 * MINUTE,
        look: 'Hungry tissue calls for flow. Click an arteriole and read who pulls on it.',
      },
    ],
    shown: ['flow', 'width', 'venousSaturation', 'tissuePo2'],
    claims: [
      { says: 'Arterioles widen when pressure falls', measure: 'width', from: 0, to: 1, is: 'more', by: 3 },
      { says: 'Without those two hands they narrow', measure: 'width', from: 1, to: 2, is: 'less', by: 5 },
      { says: 'and flow falls further', measure: 'flow', from: 1, to: 2, is: 'less', by: 3 },
      { says: 'Demand widens them', measure: 'width', from: 1, to: 3, is: 'more', by: 4 },
    ],
    explanation: [
      {
        text: 'Tone is the sum of four pulls: the local metabolic signal (adenosine, CO2, acid and low O2; the model computes it as one signal from tissue PO2), nitric oxide released by flow on the wall, the answer of the muscle to stretch, and nerves and drugs. Each can be switched off here; in sepsis each fails in its own way.',
        source: 'Microvascular control in sepsis: review, doi:10.1186/cc2353',
      },
    ],
  },
  {
    id: 'shed-the-coat',
    lessons: [5],
    title: 'Shed the glycocalyx',
    question:
      'Stretch and hunger are switched off. More pressure drives more flow along the wall, which widens. What if the glycocalyx is shed?',
    guesses: ['The arterioles widen further', 'They lose the widening', 'They close'],
    right: 1,
    site: 'sublingual',
    seed: 1,
    start: { state: 'healthy', set: { myogenicSwitch: 0, metabolicSwitch: 0 } },
    scene: 'A healthy field. Only flow on the wall can change the arterioles.',
    steps: [
      {
        title: 'Raise the arterial pressure to 125 mmHg',
        set: { arterialPressure: 125 },
        wait: 8 * MINUTE,
        look: 'Faster blood pulls at the coat, the wall answers with nitric oxide, the arterioles widen.',
      },
      {
        title: 'Shed the glycocalyx',
        set: { glycocalyx: 0 },
        wait: 8 * MINUTE,
        look: 'The wall is deaf to flow: the widening is gone. And blood runs easier, because the coat no longer takes room. Choose the color "Glycocalyx".',
      },
    ],
    shown: ['width', 'flow', 'velocity', 'ppv'],
    claims: [
      { says: 'Flow on the wall widens arterioles', measure: 'width', from: 0, to: 1, is: 'more', by: 1.5 },
      { says: 'Without the coat they lose that', measure: 'width', from: 1, to: 2, is: 'less', by: 1.5 },
      { says: 'Flow is higher all the same', measure: 'flow', from: 1, to: 2, is: 'more', by: 5 },
      { says: 'No vessel is lost by this alone', measure: 'ppv', from: 0, to: 2, is: 'same', by: 4 },
    ],
    explanation: [
      {
        text: 'The glycocalyx is the sensor by which the wall feels flow, the shield against white cells and clots, and part of the barrier to water. Losing it makes the blood run easier and the control worse: a bed can look generous and be out of control.',
        source: 'Uchimido 2019, review, PMC6337861; surface layer and flow: Pries and Secomb 2005',
      },
      {
        text: 'Leak and edema belong to the whole patient; in the lab they are the slider "Edema".',
        source: 'Where we simplify: docs/model.md',
      },
    ],
  },
  {
    id: 'white-cells-stick',
    lessons: [4, 6, 10],
    title: 'White cells stick',
    question:
      'Activated white cells meet a sticky wall at normal pressure. What happens to the flow of the whole bed and to its vessels?',
    guesses: ['Flow falls and vessels stop', 'Flow stays and vessels stop', 'Nothing changes at normal pressure'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: { state: 'healthy', set: { whiteCells: 13 } },
    scene: 'A healthy field with a white-cell count of 13 (10⁹/L). The cells roll by.',
    steps: [
      {
        title: 'Activate the white cells and the wall (endotoxin, TNF, IL-1)',
        set: { activation: 0.75, adhesion: 0.85 },
        wait: 30 * MINUTE,
        look: 'Stopped, stop-and-go and flowing capillaries side by side: that mix is the hallmark. Choose the color "Plugs and clots" and click a plugged vessel.',
      },
      {
        title: 'Add patches of wall that lost their nitric oxide',
        set: { enosLoss: 0.55 },
        wait: 15 * MINUTE,
        look: 'Sticky patches and narrow arterioles: now tissue starves.',
      },
    ],
    shown: ['ppv', 'stopped', 'intermittent', 'plugged', 'flow', 'venousSaturation'],
    claims: [
      { says: 'White cells plug capillaries', measure: 'plugged', from: 0, to: 1, is: 'more', by: 6 },
      { says: 'Perfused vessels are lost', measure: 'ppv', from: 0, to: 1, is: 'less', by: 12 },
      { says: 'Some stop', measure: 'stopped', from: 0, to: 1, is: 'more', by: 4 },
      { says: 'some stop and go', measure: 'intermittent', from: 0, to: 1, is: 'more', by: 3 },
      { says: 'The flow of the whole bed hides it', measure: 'flow', from: 0, to: 1, is: 'same', by: 15 },
      { says: 'Lost nitric oxide makes tissue starve', measure: 'hypoxic', from: 1, to: 2, is: 'more', by: 3 },
    ],
    explanation: [
      {
        text: 'Activated neutrophils are stiff and stick to adhesion molecules. A plug lets go the sooner the more pressure stands across it, so slow patches lose more. Blood takes the open ways: total flow and pressure look fine.',
        source: 'Grip under force: Bell 1978; pattern in septic shock: Edul 2012',
      },
    ],
  },
  {
    id: 'norepinephrine-twice',
    lessons: [3, 14],
    title: 'Norepinephrine on an open and on a clamped bed',
    question:
      'Septic shock at 48 mmHg, nerves nearly silent. Norepinephrine brings 68 mmHg, then four times the dose brings 80. Perfused vessels?',
    guesses: ['Up, then up again', 'Up, then down', 'Down both times'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: { state: 'shock', set: { arterialPressure: 48, alpha: 0.4 } },
    scene: 'Vasoplegic septic shock: 48 mmHg, wide arterioles, plugged capillaries.',
    steps: [
      {
        title: 'A small dose: 68 mmHg for a little more constriction',
        set: { arterialPressure: 68, alpha: 0.6 },
        wait: 20 * MINUTE,
        look: 'The pressure pays: plugs are pushed out, vessels come back.',
      },
      {
        title: 'Four times the dose: 80 mmHg for a lot of constriction',
        set: { arterialPressure: 80, alpha: 1.6 },
        wait: 20 * MINUTE,
        look: 'The pressure is better and the bed is worse: arterioles shut. Click one.',
      },
    ],
    shown: ['ppv', 'flow', 'closed', 'width', 'hypoxic'],
    claims: [
      { says: 'The small dose opens vessels', measure: 'ppv', from: 0, to: 1, is: 'more', by: 3 },
      { says: 'and brings flow', measure: 'flow', from: 0, to: 1, is: 'more', by: 10 },
      { says: 'The large dose shuts arterioles', measure: 'closed', from: 1, to: 2, is: 'more', by: 12 },
      { says: 'and loses vessels', measure: 'ppv', from: 1, to: 2, is: 'less', by: 3 },
    ],
    explanation: [
      {
        text: 'A vasopressor does two things: it raises the pressure for every bed and it narrows the arterioles of this one. Below the closing pressure the first wins, in a clamped bed the second. So the first correction of severe hypotension helps and more is not better.',
        source:
          'Dubin 2009, doi:10.1186/cc7922, and Thooft 2011, doi:10.1186/cc10462: no change on average, both directions in single patients',
      },
    ],
  },
  {
    id: 'steal',
    lessons: [9],
    title: 'Steal: the channels open',
    question:
      'A plugged septic gut is flooded with inducible nitric oxide, and much more blood flows through it. And its hungry tissue?',
    guesses: ['It is fed', 'It stays hungry', 'It cannot be said'],
    right: 1,
    site: 'gut',
    seed: 1,
    start: { state: 'shock', set: { inos: 0, alpha: 0.2, enosLoss: 0.2 } },
    scene: 'A septic gut with plugged capillaries and no inducible nitric oxide yet.',
    steps: [
      {
        title: 'Flood it with inducible nitric oxide',
        set: { inos: 0.7 },
        wait: 15 * MINUTE,
        look: 'Flow rises, the venous blood turns red, the tissue stays poor. Choose the color "Shunt channels", then "Oxygen".',
      },
    ],
    shown: ['flow', 'shunt', 'venousSaturation', 'uptake', 'hypoxic'],
    claims: [
      { says: 'Flow rises', measure: 'flow', from: 0, to: 1, is: 'more', by: 15 },
      { says: 'A larger share takes the channels', measure: 'shunt', from: 0, to: 1, is: 'more', by: 12 },
      { says: 'Venous saturation rises', measure: 'venousSaturation', from: 0, to: 1, is: 'more', by: 6 },
      { says: 'The tissue uses less oxygen than before', measure: 'uptake', from: 0, to: 1, is: 'less', by: 8 },
    ],
    explanation: [
      {
        text: 'Inducible nitric oxide opens arterioles and the channels that lead from arteriole to venule without exchange. Blood takes the easy way, past the capillaries that are plugged: much flow, red venous blood, hungry tissue.',
        source: `Shunting model of sepsis: ${INCE}`,
      },
    ],
  },
  {
    id: 'acetylcholine',
    lessons: [2, 8],
    title: 'A drop of acetylcholine',
    question: 'Acetylcholine is dropped on the field, first early in sepsis, then after 30 h of clotting. What opens?',
    guesses: ['Everything, both times', 'Early nearly everything, late only what is not clotted', 'Nothing'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: { state: 'early', set: {} },
    scene: 'Early sepsis: plugged capillaries and shut arterioles, hardly a clot.',
    steps: [
      {
        title: 'Drop acetylcholine on the field',
        set: { topicalDilator: 1 },
        wait: 10 * MINUTE,
        look: 'Plugs let go, arterioles open: nearly every vessel flows. The damage was one of function.',
      },
      {
        title: 'Go 30 h on: the same field, clotted',
        enter: 'late',
        set: {},
        wait: 2 * MINUTE,
        look: 'Fibrin now closes capillaries. Choose the color "Plugs and clots".',
      },
      {
        title: 'Drop acetylcholine again',
        set: { topicalDilator: 1 },
        wait: 10 * MINUTE,
        look: 'Arterioles open as before. What is clotted, and what hangs on it, stays shut.',
      },
    ],
    shown: ['ppv', 'plugged', 'closed', 'clotted', 'shunt'],
    claims: [
      { says: 'Early it opens nearly everything', measure: 'ppv', from: 0, to: 1, is: 'more', by: 10 },
      { says: 'No arteriole stays shut, late either', measure: 'closed', from: 0, to: 3, is: 'less', by: 1 },
      { says: 'Clots do not care', measure: 'clotted', from: 2, to: 3, is: 'same', by: 2 },
      { says: 'Late much stays stopped', measure: 'ppv', from: 1, to: 3, is: 'less', by: 8 },
    ],
    explanation: [
      {
        text: 'In septic shock topical acetylcholine brought perfused capillaries from 48 to 98 %: the vessels were there and could flow. Clots are another matter: no pressure and no dilator opens them.',
        source: 'De Backer 2006, doi:10.1097/01.ccm.0000198107.61493.5a',
      },
    ],
  },
  {
    id: 'red-veins-hungry-tissue',
    lessons: [1, 10, 11],
    title: 'High venous saturation, starving tissue',
    question:
      'Two ways to starve: too little blood for all, or enough blood unevenly spread. In which is the venous saturation low?',
    guesses: ['In both', 'Only when all get too little', 'Only when it is uneven'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: { state: 'healthy', set: {} },
    scene: 'A healthy field: venous saturation 74 %, nothing hypoxic.',
    steps: [
      {
        title: 'Too little for all: low pressure behind tight feeding arteries',
        set: { arterialPressure: 55, upstreamResistance: 2.5 },
        wait: 15 * MINUTE,
        look: 'Every capillary flows slowly. The tissue takes what it can: the venous blood is dark.',
      },
      {
        title: 'Give the flow back, and let sepsis spread it unevenly',
        set: {
          arterialPressure: 70,
          upstreamResistance: 0.9,
          activation: 0.75,
          adhesion: 0.85,
          whiteCells: 13,
          enosLoss: 0.55,
          inos: 0.5,
          stiffness: 0.7,
          thrombin: 0.3,
          conductionFailure: 0.6,
        },
        wait: 60 * MINUTE,
        look: 'Some tissue drowns, some starves; the blood that leaves is a mixture, and it is red.',
      },
    ],
    shown: ['venousSaturation', 'hypoxic', 'flow', 'ppv', 'shunt'],
    claims: [
      {
        says: 'Too little for all: dark venous blood',
        measure: 'venousSaturation',
        from: 0,
        to: 1,
        is: 'less',
        by: 20,
      },
      { says: 'and hypoxic tissue', measure: 'hypoxic', from: 0, to: 1, is: 'more', by: 8 },
      {
        says: 'Uneven: the venous blood is red again',
        measure: 'venousSaturation',
        from: 1,
        to: 2,
        is: 'more',
        by: 15,
      },
      { says: 'and the tissue is hypoxic all the same', measure: 'hypoxic', from: 0, to: 2, is: 'more', by: 8 },
    ],
    explanation: [
      {
        text: 'Venous saturation tells how much oxygen is left in the mixture, not who got it. When flow is uneven, blood that met little tissue leaves red and covers for the tissue that got none: normal saturation, narrow difference, high lactate.',
        source: INCE,
      },
    ],
  },
  {
    id: 'edema',
    lessons: [7],
    title: 'Edema: a longer way',
    question: 'The tissue swells. All vessels flow as before. And its oxygen?',
    guesses: ['Unchanged, since flow is unchanged', 'It falls', 'It rises'],
    right: 1,
    site: 'sublingual',
    seed: 1,
    start: { state: 'healthy', set: {} },
    scene: 'A healthy field, no swelling.',
    steps: [
      {
        title: 'Let the tissue swell',
        set: { edema: 0.9 },
        wait: 12 * MINUTE,
        look: 'The picture blurs. Every vessel flows, and far from the capillaries the oxygen runs out. Choose the color "Oxygen".',
      },
    ],
    shown: ['tissuePo2', 'hypoxic', 'ppv', 'flow', 'venousSaturation'],
    claims: [
      { says: 'All vessels still flow', measure: 'ppv', from: 0, to: 1, is: 'same', by: 4 },
      { says: 'Tissue oxygen falls', measure: 'tissuePo2', from: 0, to: 1, is: 'less', by: 3 },
      { says: 'The far corners become hypoxic', measure: 'hypoxic', from: 0, to: 1, is: 'more', by: 3 },
    ],
    explanation: [
      {
        text: 'When VE-cadherin opens, water leaves the vessels. Swollen tissue lengthens the way from red cell to mitochondrion and presses on capillaries and venules. A perfect flow score does not exclude it.',
        source: 'Glycocalyx and permeability in sepsis: Chelazzi 2015, PMC4308932',
      },
    ],
  },
  {
    id: 'mitochondria',
    lessons: [12],
    title: 'Mitochondria: oxygen that is not used',
    question: 'The mitochondria fail, the vessels are healthy. What do tissue PO2 and venous saturation do?',
    guesses: ['Both fall', 'Both rise', 'PO2 falls, saturation rises'],
    right: 1,
    site: 'sublingual',
    seed: 1,
    start: { state: 'healthy', set: {} },
    scene: 'A healthy field with healthy mitochondria.',
    steps: [
      {
        title: 'Let the mitochondria fail',
        set: { mito: 0.9 },
        wait: 12 * MINUTE,
        look: 'Plenty of oxygen everywhere, and the tissue uses little of it. No vessel drug can help here.',
      },
    ],
    shown: ['uptake', 'tissuePo2', 'venousSaturation', 'ppv', 'hypoxic'],
    claims: [
      { says: 'The tissue uses less', measure: 'uptake', from: 0, to: 1, is: 'less', by: 20 },
      { says: 'Its PO2 rises', measure: 'tissuePo2', from: 0, to: 1, is: 'more', by: 4 },
      { says: 'Venous saturation rises', measure: 'venousSaturation', from: 0, to: 1, is: 'more', by: 4 },
      { says: 'Every vessel flows', measure: 'ppv', from: 0, to: 1, is: 'same', by: 4 },
    ],
    explanation: [
      {
        text: 'Cytopathic hypoxia: oxygen arrives and is not used. Red venous blood and high lactate can come from uneven flow or from the cell; the capillaries tell which.',
        source: 'Review of mitochondrial failure in sepsis, PMC5447268',
      },
    ],
  },
  {
    id: 'fluid-early-late',
    lessons: [8, 14],
    title: 'A liter early, a liter late',
    question: 'The same liter is given on the first day and 30 h later. Perfused vessels?',
    guesses: ['Up both times', 'Up early, unchanged late', 'Unchanged both times'],
    right: 1,
    site: 'sublingual',
    seed: 4,
    start: { state: 'early', set: {} },
    scene: 'Early sepsis: plugs and clamped arterioles at 62 mmHg.',
    steps: [
      {
        title: 'Give one liter: more pressure, calmer nerves, thinner blood',
        set: LITER_EARLY,
        wait: 30 * MINUTE,
        look: 'Arterioles open, plugs are pushed out: vessels come back.',
      },
      {
        title: 'Go 30 h on: clots, edema, stiff cells',
        enter: 'late',
        set: {},
        wait: 5 * MINUTE,
        look: 'What is shut now is shut by fibrin.',
      },
      {
        title: 'Give the same liter',
        set: LITER_LATE,
        wait: 30 * MINUTE,
        look: 'Flow rises by a third, through the vessels that were open anyway. The picture stays.',
      },
    ],
    shown: ['ppv', 'flow', 'closed', 'plugged', 'clotted'],
    claims: [
      { says: 'Early it opens vessels', measure: 'ppv', from: 0, to: 1, is: 'more', by: 3 },
      { says: 'and brings flow', measure: 'flow', from: 0, to: 1, is: 'more', by: 15 },
      { says: 'Late it brings flow, too', measure: 'flow', from: 2, to: 3, is: 'more', by: 10 },
      { says: 'but opens no vessel', measure: 'ppv', from: 2, to: 3, is: 'same', by: 5 },
    ],
    explanation: [
      {
        text: 'Fluid raised perfused vessels from 65 to 80 % in the first 24 h of severe sepsis, and from 75 to 74 % after 48 h. In this model about two thirds of the early gain comes from nerves that let go.',
        source: 'Ospina-Tascón 2010, doi:10.1007/s00134-010-1843-3; docs/model.md',
      },
    ],
  },
];
