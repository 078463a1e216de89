// One heart beat after another: moves blood through 15 volumes in steps of 2 ms without ever losing a drop.
// Each path between two volumes is solved implicitly by itself, one after the other: stable at any stiffness, no matrix, and what leaves
// one volume enters the next exactly. A hot loop: plain arrays, no allocation.
import { BED_COUNT } from '../beds.ts';
import { cos, exp } from '../math.ts';
import { values } from '../quantity.ts';
import { endBeat, noteStep } from './beat.ts';
import { breathe } from './chest.ts';
import {
  AORTA,
  ARTERY,
  CAVA,
  type Circulation,
  FIRST_VEIN,
  LEFT_ATRIUM,
  LEFT_VENTRICLE,
  PULMONARY_ARTERY,
  PULMONARY_CAPILLARY,
  PULMONARY_VEIN,
  RIGHT_ATRIUM,
  RIGHT_VENTRICLE,
  VOLUME_COUNT,
} from './circulation.ts';
import { HEART, VESSELS } from './circulation-parameters.ts';
import { beatStrength, planBeat } from './rhythm.ts';

export const STEP = 0.002; // s

const heart = values(HEART);
const vessels = values(VESSELS);

/** Muscle activation 0-1 over a contraction, by time over systolic time from 0 to 1.5 (CVSim): a cosine up, a faster cosine down. */
const ACTIVATION_POINTS = 1536;
const ACTIVATION = Float64Array.from({ length: ACTIVATION_POINTS + 2 }, (_, i) => {
  const x = i / 1024;
  return x <= 1 ? 0.5 * (1 - cos(Math.PI * x)) : x < 1.5 ? 0.5 * (1 + cos(2 * Math.PI * (x - 1))) : 0;
});

/** `slow`: how many times longer than normal the muscle takes to relax. */
function activation(time: number, systole: number, slow: number): number {
  let x = (time / systole) * 1024;
  if (x > 1024) x = 1024 + (x - 1024) / slow;
  if (x <= 0 || x >= ACTIVATION_POINTS) return 0;
  const i = x | 0;
  return ACTIVATION[i] + (x - i) * (ACTIVATION[i + 1] - ACTIVATION[i]);
}

const pressure = new Float64Array(VOLUME_COUNT);
const stiff = new Float64Array(VOLUME_COUNT);

/** Advances the circulation by `steps` steps of 2 ms. */
export function pump(circulation: Circulation, steps: number): void {
  for (let i = 0; i < steps; i++) {
    keepBeat(circulation);
    breathe(circulation, STEP);
    fillPressures(circulation);
    moveBlood(circulation);
    noteStep(circulation, pressure);
  }
}

/** The pacemaker integrates rate over time and fires when a full period has passed and the last contraction is over. */
function keepBeat(c: Circulation): void {
  c.beatTime += STEP;
  c.beatPhase += STEP / c.period;
  if (c.beatPhase < c.rhythm.due || c.beatTime < c.atrioventricularDelay + 1.3 * c.ventricleSystole) return;
  endBeat(c);
  c.beatPhase = 0;
  c.beatTime = 0;
  const root = Math.sqrt(c.period);
  c.ventricleSystole = heart.ventricleSystole * root;
  c.atriumSystole = heart.atriumSystole * root;
  c.atrioventricularDelay = heart.atrioventricularDelay * root;
  planBeat(c.rhythm, c.period, c.beatNumber);
  const strength = beatStrength(c.rhythm);
  c.leftElastance = (heart.leftVentricleElastance / c.size) * c.leftContractility * strength;
  c.rightElastance = (heart.rightVentricleElastance / c.size) * c.rightContractility * strength;
}

/** Pressure and local stiffness of every volume from what it holds now. */
function fillPressures(c: Circulation): void {
  const { volume, unstressed, stiffness, thoracic, size } = c;
  for (let i = AORTA; i <= PULMONARY_VEIN; i++) {
    stiff[i] = stiffness[i];
    pressure[i] = (volume[i] - unstressed[i]) * stiffness[i];
  }
  pressure[CAVA] += thoracic;
  pressure[PULMONARY_ARTERY] += thoracic;
  pressure[PULMONARY_CAPILLARY] += thoracic + c.alveolar;
  pressure[PULMONARY_VEIN] += thoracic;
  const ventricle = c.beating ? activation(c.beatTime - c.atrioventricularDelay, c.ventricleSystole, c.relaxation) : 0;
  const kick = c.beating && !c.rhythm.fibrillating && !c.rhythm.early; // an early beat meets atria that are out of step
  const atrium = kick ? activation(c.beatTime, c.atriumSystole, 1) : 0;
  fillVentricle(
    LEFT_VENTRICLE,
    volume,
    ventricle,
    c.leftElastance,
    heart.leftVentricleV0 * size,
    heart.leftVentricleStiffnessA,
    heart.leftVentricleStiffnessB / size,
    thoracic,
    heart.leftTiresFrom,
  );
  fillVentricle(
    RIGHT_VENTRICLE,
    volume,
    ventricle,
    c.rightElastance,
    heart.rightVentricleV0 * size,
    heart.rightVentricleStiffnessA,
    heart.rightVentricleStiffnessB / size,
    thoracic,
    heart.rightTiresFrom,
  );
  const left = (heart.leftAtriumMin + (heart.leftAtriumMax - heart.leftAtriumMin) * atrium) / size;
  const right = (heart.rightAtriumMin + (heart.rightAtriumMax - heart.rightAtriumMin) * atrium) / size;
  stiff[LEFT_ATRIUM] = left;
  stiff[RIGHT_ATRIUM] = right;
  pressure[LEFT_ATRIUM] = left * (volume[LEFT_ATRIUM] - heart.leftAtriumV0 * size) + thoracic;
  pressure[RIGHT_ATRIUM] = right * (volume[RIGHT_ATRIUM] - heart.rightAtriumV0 * size) + thoracic;
}

/** Linear end-systolic and exponential end-diastolic pressure, mixed by activation. */
function fillVentricle(
  place: number,
  volume: Float64Array,
  e: number,
  elastance: number,
  v0: number,
  a: number,
  b: number,
  thoracic: number,
  tiresFrom: number,
): void {
  const stretch = volume[place] - v0;
  const grown = a * exp(b * stretch);
  let active = e * elastance * stretch;
  let steep = e * elastance;
  const over = active - tiresFrom;
  if (over > 0) {
    // No ventricle beats against any pressure: the excess approaches two thirds of the pressure from which it tires.
    const span = heart.tiresSpan * tiresFrom;
    active = tiresFrom + (span * over) / (span + over);
    steep *= (span / (span + over)) * (span / (span + over));
  }
  pressure[place] = active + (1 - e) * (grown - a) + thoracic;
  stiff[place] = steep + (1 - e) * b * grown;
}

function moveBlood(c: Circulation): void {
  const v = c.volume;
  through(v, LEFT_ATRIUM, LEFT_VENTRICLE, heart.mitralValve, true);
  c.inertialFlow[0] = throughInertia(
    v,
    LEFT_VENTRICLE,
    AORTA,
    heart.aorticValve,
    heart.aorticInertance,
    c.inertialFlow[0],
    true,
  );
  c.inertialFlow[1] = throughInertia(
    v,
    AORTA,
    ARTERY,
    vessels.aortaToPeriphery,
    vessels.aortaToPeripheryInertance,
    c.inertialFlow[1],
    false,
  );
  for (let b = 0; b < BED_COUNT; b++) {
    const flow = through(v, ARTERY, FIRST_VEIN + b, c.bedResistance[b], false);
    c.sums[16 + b] += flow;
    through(v, FIRST_VEIN + b, CAVA, c.bedOutflow[b], false);
    c.sums[16 + BED_COUNT + b] += pressure[FIRST_VEIN + b];
  }
  through(v, CAVA, RIGHT_ATRIUM, vessels.cavaOut, false);
  through(v, RIGHT_ATRIUM, RIGHT_VENTRICLE, heart.tricuspidValve, true);
  through(v, RIGHT_VENTRICLE, PULMONARY_ARTERY, heart.pulmonaryValve, true);
  through(v, PULMONARY_ARTERY, PULMONARY_CAPILLARY, vessels.pulmonaryArteryOut * c.pulmonaryTone, false);
  through(v, PULMONARY_CAPILLARY, PULMONARY_VEIN, vessels.pulmonaryCapillaryOut * c.pulmonaryTone, false);
  through(v, PULMONARY_VEIN, LEFT_ATRIUM, vessels.pulmonaryVeinOut, false);
}

/** One resistive path, implicit in its own two volumes. Returns the flow in mL/s. */
function through(volume: Float64Array, from: number, to: number, resistance: number, valve: boolean): number {
  const drop = pressure[from] - pressure[to];
  if (valve && drop <= 0) return 0;
  const moved = (STEP * drop) / (resistance + STEP * (stiff[from] + stiff[to]));
  volume[from] -= moved;
  volume[to] += moved;
  pressure[from] -= moved * stiff[from];
  pressure[to] += moved * stiff[to];
  return moved / STEP;
}

/** One path with inertia, implicit like `through`. Returns the flow in mL/s, to be kept for the next step. */
function throughInertia(
  volume: Float64Array,
  from: number,
  to: number,
  resistance: number,
  inertance: number,
  before: number,
  valve: boolean,
): number {
  const k = STEP / inertance;
  let flow =
    (before + k * (pressure[from] - pressure[to])) / (1 + k * resistance + STEP * k * (stiff[from] + stiff[to]));
  if (valve && flow < 0) flow = 0;
  const moved = STEP * flow;
  volume[from] -= moved;
  volume[to] += moved;
  pressure[from] -= moved * stiff[from];
  pressure[to] += moved * stiff[to];
  return flow;
}
