// What reflex, drugs and disease make of the heart's rate and strength, the veins' grip and the arterioles' width.
import { bedResistance, smallVesselSensitivity } from './bed-coupling.ts';
import { BED_COUNT, GUT, MUSCLE, perBed } from './beds.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { spreadDrugs } from './body/drugs.ts';
import { KIDNEY_NUMBERS } from './body/kidney.ts';
import { bindReceptors } from './body/receptors.ts';
import { LUNGS } from './body/lungs.ts';
import { mediatorPool, mediatorSlack, nervesBesideMediators } from './body/mediators.ts';
import { SKIN_SIGNS } from './body/skin.ts';
import { standard } from './body/standard.ts';
import { pullChest, pushChest, transmuralFilling } from './circulation/chest.ts';
import { FIRST_VEIN } from './circulation/circulation.ts';
import { BED_VESSELS, REFLEX, VENOUS_SHARE } from './circulation/circulation-parameters.ts';
import { pump } from './circulation/pump.ts';
import {
  type NodeSetting,
  reflexContractility,
  reflexPeriod,
  sensePressure,
  vasomotorDrive,
  venomotorDrive,
} from './circulation/reflex.ts';
import { fibrillationRate } from './circulation/rhythm.ts';
import { type BloodGases, senseBlood, senseFilling } from './circulation/receptors.ts';
import {
  hepaticOutflowByDrugs,
  lungToneByDrugs,
  nervesLeft,
  rateByDrugs,
  relaxationByDrugs,
  strengthByDrugs,
  veinsByDrugs,
} from './drug-effects.ts';
import { feverSetPoint } from './endothelium/inflammation.ts';
import { acidReserve, sensitivity, settleTone, type ToneCauses } from './endothelium/tone.ts';
import { betaReserve, predictedWeight, usualContractility } from './host.ts';
import type { Inputs, Ventilation } from './inputs.ts';
import { limit } from './math.ts';
import type { Patient } from './patient.ts';
import { q, values } from './quantity.ts';

const VISCOSITY =
  'fit to the in-vivo law of Pries 1994 averaged over a bed: 0.61 at 0.20, 0.77 at 0.30 of what it is at 0.42';
export const CONTROL = {
  feverRate: q(8.5, '1/min per C', 'Liebermeister: 8 to 10 beats per degree'),
  septicRate: q(
    5,
    '1/min in full vasoplegia',
    'chosen so that septic shock runs at 110-130 with reflex, fever and epinephrine',
  ),
  vagalLoss: q(0.15, 'share of vagal effect lost in full vasoplegia', 'heart-rate variability falls in sepsis; chosen'),
  nodeUncoupled: q(
    0.85,
    'share of the reflex on the sinus node lost in full vasoplegia',
    'chosen so that little of it is left: baroreflex sensitivity and heart-rate variability are strongly attenuated in septic organ failure (Schmidt 2005, doi:10.1097/01.CCM.0000178181.91250.99), and pacemaker cells lose their answer to vagal signals (Shrestha 2023, doi:10.1073/pnas.2210152120)',
  ),
  vagalWithdrawn: q(
    0.6,
    'share of vagal effect lost at full stress',
    'chosen: hardly any vagal tone is left in severe hemorrhage; the carotid arm alone keeps two thirds of it',
  ),
  septicCatecholamines: q(
    0.5,
    'share of septicRate that beta-blockers reach',
    'chosen: half of it circulating catecholamines, half cytokines and vagal withdrawal',
  ),
  slackAge: q(
    0.008,
    'share of relaxation time per year above 40',
    'chosen so that early filling at 70 years is a quarter slower',
  ),
  slackWeak: q(
    1,
    'share of relaxation time per share of contractility lost to sepsis',
    'chosen: about half of septic patients relax slowly (Landesberg 2012)',
  ),
  slackIschemic: q(0.5, 'share of relaxation time at full ischemia', 'relaxation fails before contraction; chosen'),
  ischemicLoss: q(0.9, 'share of contractility at full ischemia', 'stunned myocardium hardly contracts'),
  acidLoss: q(
    0.3,
    'share of contractility below pH 7.1',
    'rat lactic acidosis pH 7.13 (Anesthesiology 120:926), kept modest',
  ),
  septicPool: q(300, 'mL held back in full vasoplegia', 'chosen so that unresuscitated shock has a CI of 2-2.5'),
  legVolume: q(280, 'mL shifted by raising the legs', 'passive leg raise moves 250-300 mL'),
  hypertensiveSetPoint: q(14, 'mmHg', 'baroreflex resets to chronic pressure'),
  ageing: q(
    0.008,
    '1/year above 40',
    'sinus node response to beta-adrenergic drive falls by about a quarter from 40 to 70 years; chosen',
  ),
  maximalRate: q(208, '1/min at birth by extrapolation', 'Tanaka 2001: 208 less 0.7 per year'),
  maximalRateAge: q(0.7, '1/min per year', 'Tanaka 2001'),
  slowingFrom: q(0.6, 'share of ischemic heart muscle', 'chosen: a starved sinus node slows'),
  slowingSpan: q(0.4, 'share of ischemic heart muscle', 'chosen with slowingFrom: full at complete ischemia'),
  slowing: q(0.8, 'share of rate at complete ischemia', 'chosen so that the dying heart slows before it stops'),
  leastRate: q(8, '1/min', 'chosen: slowest beating that the pump calculates'),
  nervesSpared: q(0.5, 'share of venous reflex', 'chosen: half of it does without catecholamine sensitivity'),
  nervesSensitive: q(0.5, 'share of venous reflex', 'chosen with nervesSpared: together 1 in health'),
  overheatMost: q(
    2,
    'C either way',
    'chosen so that warmth and cold move the activation of skin by a term of 1.8 at most',
  ),
  pulmonaryStimulus: q(
    0.8,
    'share at full stimulus',
    'chosen: thromboxane and clots raise pulmonary resistance in septic shock by a half (mean pulmonary pressure 25 to 30 mmHg)',
  ),
  pulmonaryHypoxia: q(0.8, 'share at full hypoxia', 'hypoxic vasoconstriction doubles pulmonary resistance; chosen'),
  pulmonaryOxygenFrom: q(
    70,
    'mmHg of alveolar PO2',
    'hypoxic vasoconstriction begins below an alveolar PO2 of 60 to 70',
  ),
  pulmonaryOxygenSpan: q(35, 'mmHg', 'chosen: full at 35 mmHg'),
  pulmonaryAcid: q(0.4, 'share at a pH of 7.05', 'acidosis narrows lung vessels; chosen'),
  pulmonaryAcidFrom: q(7.3, 'pH', 'chosen with pulmonaryAcid'),
  pulmonaryAcidSpan: q(0.25, 'pH units', 'chosen with pulmonaryAcid'),
  viscosityLinear: q(2.2, 'per unit of hematocrit', VISCOSITY),
  viscositySquare: q(4, 'per unit of hematocrit squared', VISCOSITY),
};
const k = values(CONTROL);
const oxygen = values(OXYGEN);
const reflexNumbers = values(REFLEX);
const venousShare = perBed((bed) => VENOUS_SHARE[bed].value);
const restUnstressed = perBed((bed) => BED_VESSELS[bed].v0.value);
const restOutflow = BED_VESSELS.gut.venous.value;
const maskPressure = LUNGS.maskPressure.value;
const MASK = 1; // lungs.support: a mask with pressure
const CONTROL_STEPS = 10; // circulation steps in one control interval

const setting = { vagal: 1, sympathetic: 1 };
const node: NodeSetting = { ageing: 0, blocked: 0, uncoupled: 0 };
const gases: BloodGases = { oxygen: 95, dioxide: 40, ph: 7.4, pressure: 91 };
const causes: ToneCauses = {
  pressure: 0,
  flow: new Float64Array(BED_COUNT),
  drive: 0,
  alpha: 0,
  skinAlpha: 0,
  vasopressin: 0,
  angiotensin: 0,
  beta2: 0,
  dopamine1: 0,
  pde3: 0,
  dilator: 0,
  guanylateBlock: 0,
  glucocorticoid: 0,
  sensitivity: 1,
  skinSensitivity: 1,
  vasoplegia: 0,
  endothelialNo: 1,
  signal: new Float64Array(BED_COUNT),
  conductionFailure: 0,
  overheat: 0,
};

/** 20 ms: blood moves, and the baroreflex feels it. */
export function circulate(p: Patient): void {
  pump(p.circulation, CONTROL_STEPS);
  if (!p.alive) return;
  setting.vagal = (1 - k.vagalLoss * p.endothelium.vasoplegia) * (1 - vagalWithdrawal(p));
  setting.sympathetic = nervesLeft(p.drugs) * nervesBesideMediators(p.mediators);
  const setPoint = reflexNumbers.setPoint + k.hypertensiveSetPoint * p.host.hypertension;
  sensePressure(p.reflex, p.circulation.volume[1] > 0 ? aorticPressure(p) : 0, setPoint, setting);
}

/** 0-1: vagal effect that stress takes away; the old have less to lose, and in septic shock the nerve's grip on the node is loose already. */
function vagalWithdrawal(p: Patient): number {
  const aged = k.ageing * Math.max(0, p.host.age - standard.age);
  return k.vagalWithdrawn * p.hormones.stress * (1 - aged) * (1 - p.endothelium.vasoplegia);
}

function aorticPressure(p: Patient): number {
  return (p.circulation.volume[1] - p.circulation.unstressed[1]) * p.circulation.stiffness[1];
}

/** Drugs reach their receptors; `dt` seconds. */
export function giveDrugs(p: Patient, inputs: Inputs, dt: number): void {
  const filtration = limit(p.kidney.filtration / KIDNEY_NUMBERS.filtration.value, 0, 1);
  spreadDrugs(p.drugs, p.formulary, inputs.drugRates, p.host.weight, filtration, dt);
  bindReceptors(p.drugs, p.drugs, p.formulary, p.endothelium.vasoplegia, dt);
}

/** Heart, veins and arterioles answer; `dt` seconds. */
export function answerSignals(p: Patient, inputs: Inputs, dt: number): void {
  const acid = acidReserve(p.blood.ph);
  const sens = sensitivity(p.endothelium.vasoplegia, p.drugs.glucocorticoid, p.blood.ph, p.hormones.deficit);
  if (p.tone.calibrated) senseVeinsAndBlood(p, dt);
  moveChest(p, inputs.ventilation);
  driveHeart(p, acid);
  gripVeins(p, sens, inputs.legRaise);
  narrowArterioles(p, sens, dt);
}

/** Low-pressure and chemical receptors; they compare with what a settled patient is used to. */
function senseVeinsAndBlood(p: Patient, dt: number): void {
  senseFilling(p.reflex.receptors, transmuralFilling(p.circulation), dt);
  gases.oxygen = p.blood.oxygenPressure;
  gases.dioxide = p.lungs.arterialCo2;
  gases.ph = p.blood.ph;
  gases.pressure = p.circulation.mean.arterial;
  senseBlood(p.reflex.receptors, gases, dt);
}

/** Breathing pulls or pushes at heart and lung vessels. */
function moveChest(p: Patient, ventilation: Ventilation): void {
  const { circulation, lungs, host } = p;
  const ventilated = ventilation.mode === 'ventilated';
  circulation.breathsPerMinute = ventilated ? ventilation.rate : lungs.breaths;
  const water = p.fluids.lungWater;
  if (ventilated) pushChest(circulation.chest, ventilation, predictedWeight(host), water);
  else pullChest(circulation.chest, lungs.tidal / host.weight, water, lungs.support === MASK ? maskPressure : 0);
}

function driveHeart(p: Patient, acid: number): void {
  const { vital, drugs, endothelium, host } = p;
  const fever = Math.max(0, p.heat.core - standard.core);
  const { betaBlock } = drugs;
  node.ageing = k.ageing * Math.max(0, host.age - standard.age);
  node.blocked = betaBlock;
  node.uncoupled = k.nodeUncoupled * endothelium.vasoplegia;
  let rate =
    (60 / reflexPeriod(p.reflex, node)) * rateByDrugs(drugs) +
    k.septicRate * endothelium.vasoplegia * (1 - k.septicCatecholamines * betaBlock) +
    k.feverRate * fever;
  if (p.circulation.rhythm.fibrillating) rate = fibrillationRate(rate);
  rate = Math.min(rate, k.maximalRate - k.maximalRateAge * host.age); // a sinus node fires no faster at this age
  if (vital.ischemia > k.slowingFrom) rate *= 1 - k.slowing * ((vital.ischemia - k.slowingFrom) / k.slowingSpan);
  p.circulation.period = 60 / Math.max(rate, k.leastRate);
  const intrinsic =
    endothelium.contractility * (1 - k.ischemicLoss * vital.ischemia) * (1 - k.acidLoss + k.acidLoss * acid);
  const { calcium } = p.organs.electrolytes;
  const asked = reflexContractility(p.reflex, betaBlock) * strengthByDrugs(drugs, betaReserve(host), calcium);
  p.circulation.leftContractility = usualContractility(host) * intrinsic * asked;
  p.circulation.rightContractility = intrinsic * asked;
  const aged = k.slackAge * Math.max(0, host.age - standard.age);
  const slack = 1 + aged + k.slackWeak * (1 - endothelium.contractility) + k.slackIschemic * vital.ischemia;
  p.circulation.relaxation = slack * relaxationByDrugs(drugs);
}

/** Veins give up what they hold without stretch, by nerves and drugs; inflammation makes them hold more. */
function gripVeins(p: Patient, sens: number, legRaise: number): void {
  const reflex = reflexNumbers.venousRecruited * venomotorDrive(p.reflex);
  const nerves = reflex * (k.nervesSpared + k.nervesSensitive * sens);
  const recruited =
    nerves + veinsByDrugs(p.drugs, sens) - k.septicPool * p.endothelium.vasoplegia - mediatorPool(p.mediators);
  const { unstressed, size } = p.circulation;
  for (let b = 0; b < BED_COUNT; b++) {
    const legs = b === MUSCLE ? k.legVolume * legRaise : 0;
    unstressed[FIRST_VEIN + b] = size * Math.max(0, restUnstressed[b] - venousShare[b] * recruited - legs);
  }
  p.circulation.bedOutflow[GUT] = (restOutflow * hepaticOutflowByDrugs(p.drugs)) / size;
}

function narrowArterioles(p: Patient, sens: number, dt: number): void {
  const { circulation, tone, endothelium, drugs } = p;
  causes.pressure = circulation.mean.arterial;
  causes.flow = circulation.mean.bedFlow;
  causes.drive = vasomotorDrive(p.reflex);
  causes.alpha = drugs.alpha;
  causes.skinAlpha = drugs.skinAlpha;
  causes.vasopressin = drugs.vasopressin;
  causes.angiotensin = drugs.angiotensin;
  causes.beta2 = drugs.beta2;
  causes.dopamine1 = drugs.dopamine1;
  causes.pde3 = drugs.pde3;
  causes.dilator = drugs.dilator;
  causes.guanylateBlock = drugs.guanylateBlock;
  causes.glucocorticoid = drugs.glucocorticoid;
  causes.sensitivity = sens;
  causes.skinSensitivity = smallVesselSensitivity(p);
  causes.vasoplegia = limit(endothelium.vasoplegia + mediatorSlack(p.mediators), 0, 1);
  causes.endothelialNo = endothelium.endothelialNo;
  causes.signal = p.blood.signal;
  causes.conductionFailure = limit(p.inflammation.stimulus, 0, 1);
  causes.overheat = limit(
    p.heat.core - feverSetPoint(p.inflammation, drugs.antipyretic),
    -k.overheatMost,
    k.overheatMost,
  );
  settleTone(tone, causes, dt);
  const viscosity =
    bloodViscosity(p.blood.hematocrit) / bloodViscosity(p.host.hemoglobin / oxygen.hemoglobinPerRedCell);
  for (let b = 0; b < BED_COUNT; b++) {
    circulation.bedResistance[b] = circulation.bedRest[b] * bedResistance(p, b, viscosity);
  }
  circulation.pulmonaryTone = pulmonaryTone(p);
  circulation.plethGain = Math.max(0, p.skin.perfusionIndex) / SKIN_SIGNS.pulseGain.value;
}

/** Resistance of the lung's vessels relative to rest: drugs, inflammation, hypoxia and acid narrow them, the ventilator presses on them. */
function pulmonaryTone(p: Patient): number {
  const hypoxia = limit((k.pulmonaryOxygenFrom - p.lungs.alveolarO2) / k.pulmonaryOxygenSpan, 0, 1);
  const acid = limit((k.pulmonaryAcidFrom - p.blood.ph) / k.pulmonaryAcidSpan, 0, 1);
  const ill = 1 + k.pulmonaryStimulus * p.inflammation.stimulus + k.pulmonaryHypoxia * hypoxia + k.pulmonaryAcid * acid;
  return ill * lungToneByDrugs(p.drugs) * p.circulation.chest.resistance;
}

/** Apparent viscosity of blood in a whole bed, relative. */
export function bloodViscosity(hematocrit: number): number {
  return 1 + k.viscosityLinear * hematocrit + k.viscositySquare * hematocrit * hematocrit;
}
