// What one vascular bed is told, what it tells back, and everything it remembers: plain numbers and arrays, so it can be copied and saved.
import type { FlowOrder } from './flow-order.ts';
import type { Factor } from './ldl.ts';
import type { Network } from './network.ts';

/** Where the bed is placed now. One object may be reused and changed between steps. */
export interface BedInputs {
  /** mean pressure in the feeding artery, mmHg */
  arterialPressure: number;
  /** pressure in the bed's vein, mmHg */
  venousPressure: number;
  /** resistance between feeding artery and the drawn arterioles, relative to rest (1) */
  upstreamResistance: number;
  /** systemic discharge hematocrit, 0-1 */
  hematocrit: number;
  /** arterial oxygen saturation, 0-1 */
  saturation: number;
  /** mL O2 per mL red cells when saturated, about 0.5 */
  hemoglobinOxygen: number;
  /** mmHg */
  p50: number;
  /** oxygen demand relative to rest (1) */
  demand: number;
  /** constrictor drive: sympathetic and alpha drugs, 0 at rest */
  alpha: number;
  /** dilator drive (dobutamine and the like), 0-1 */
  beta: number;
  /** acetylcholine or nitric-oxide donor on the field, 0-1 */
  topicalDilator: number;
  /** mean loss of endothelial nitric oxide, 0-1 */
  enosLoss: number;
  /** inducible nitric oxide, 0-1 */
  inos: number;
  /** 1 healthy, 0 shed */
  glycocalyx: number;
  /** leukocyte activation: 0 calm, 1 average severe sepsis, more in hosts whose cells stick */
  activation: number;
  /** adhesion molecules: 0 none, 1 average severe sepsis, more in hosts whose cells stick */
  adhesion: number;
  /** 1e9/L */
  whiteCells: number;
  /** 0-1 each */
  thrombin: number;
  pai: number;
  edema: number;
  /** stiffness of red cells, 0 healthy, 1 worst */
  stiffness: number;
  /** mitochondrial failure, 0-1 */
  mito: number;
  /** failure of the signal from hypoxic tissue to its arteriole, 0-1 */
  conductionFailure: number;
  /** chronic hypertension, 0-1 */
  hypertension: number;
  /** gain of the bed's own answers to pressure and hunger, relative to the sublingual bed (1) */
  localGain: number;
  /** 1 works, 0 switched off. Only the lab ever switches one off; a patient has them all. */
  myogenicSwitch: number;
  shearSwitch: number;
  metabolicSwitch: number;
  autonomicSwitch: number;
  closingSwitch: number;
}

export interface BedOutputs {
  /** flow per pressure drop across the drawn network, relative to rest */
  conductance: number;
  /** relative to rest */
  flow: number;
  venousSaturation: number;
  /** oxygen consumption relative to rest */
  uptake: number;
  /** oxygen consumption over what the tissue wants now */
  demandMet: number;
  /** share of tissue below 5 mmHg */
  hypoxicFraction: number;
  /** share of the inflow that passes through thoroughfare channels */
  shunt: number;
  /** coefficient of variation of capillary flow */
  flowCv: number;
  /** mean tissue PO2, mmHg */
  tissuePo2: number;
  /** share of capillaries with a leukocyte stuck in them, or with fibrin */
  plugged: number;
  clotted: number;
  /** share of arterioles that are shut */
  closed: number;
  /** mean call for flow from the tissue to its arterioles, 0 at rest, above 0 when hypoxic */
  metabolicSignal: number;
  /** share of scored small vessels (by length) without flow over the last 20 s, and with flow on and off */
  stopped: number;
  intermittent: number;
  /** mean red-cell velocity of flowing capillaries, um/s */
  capillaryVelocity: number;
}

/** Per-segment state of blood and wall. */
export interface Vessels {
  /** width now, um; width at half tone, um */
  diameter: Float64Array;
  middle: Float64Array;
  /** nl/min, from -> to */
  flow: Float64Array;
  /** discharge hematocrit that the viscosity feels, and that the present flow carries */
  hematocrit: Float64Array;
  carried: Float64Array;
  conductance: Float64Array;
  /** factor on the conductance that plugs, fibrin and closing leave */
  opening: Float64Array;
  /** red-cell velocity, um/s, without sign */
  velocity: Float64Array;
  /** red cells per second */
  cellFlux: Float64Array;
  /** constants of the viscosity law, and the width and layer they were made for */
  slope: Float64Array;
  curvature: Float64Array;
  lumen: Float64Array;
  swelling: Float64Array;
  fahraeus: Float64Array;
  lawDiameter: Float64Array;
  lawLayer: number;
  /** oxygen saturation where blood leaves the segment; its PO2, mmHg */
  saturation: Float64Array;
  po2: Float64Array;
}

/** Muscle around arterioles, precapillaries and channels; one entry per toned segment. */
export interface Tone {
  segment: Int32Array;
  /** filtered constrictor drive S; activation follows as 1 / (1 + exp(-S)) */
  drive: Float64Array;
  closed: Uint8Array;
  /** seconds since the bed began when it closed */
  closedAt: Float64Array;
  closingPressure: Float64Array;
  /** at rest: wall tension P*D, shear, mean tissue PO2 around */
  restTension: Float64Array;
  restShear: Float64Array;
  restPo2: Float64Array;
  /** tissue cells that entry i listens to: `listens[first[i]] ..` */
  first: Int32Array;
  listens: Int32Array;
  /** call for flow, per entry */
  signal: Float64Array;
}

/** Random events of one kind (capture, release, clot, lysis): integrated hazard against a drawn threshold. */
export interface Events {
  hazard: Float64Array;
  threshold: Float64Array;
  count: Int32Array;
  /** 1 while the segment is plugged or clotted */
  active: Uint8Array;
  /** seconds since the bed began */
  since: Float64Array;
  /** strength of this plug relative to the mean; unused for fibrin */
  strength: Float64Array;
}

/** Tissue around the vessels, in square cells. */
export interface Tissue {
  cells: number;
  x: Float64Array;
  y: Float64Array;
  po2: Float64Array;
  /** nl O2 per min at rest; 0 for the parts at the rim that no vessel reaches */
  demand: Float64Array;
  /** links of cell c: `linkSegment[LINKS * c] ..`, conductances nl O2/min/mmHg; a cell with fewer has some of conductance 0 */
  linkSegment: Int32Array;
  link: Float64Array;
  linkSum: Float64Array;
  /** per segment: sum of links, and of link * tissue PO2 */
  segmentLink: Float64Array;
  segmentPull: Float64Array;
}

/** The last 20 s of every segment, one bit per step, the newest lowest. */
export interface History {
  /** steps that are remembered */
  filled: number;
  /** 1 where the segment stood still, and where its cells moved but slower than a stream */
  still: Int32Array;
  slow: Int32Array;
}

export interface Rest {
  flow: number;
  conductance: number;
  upstream: number;
  uptake: number;
}

export interface Bed {
  version: number;
  seed: number;
  rejected: number;
  /** field under the microscope, um */
  width: number;
  height: number;
  /** seconds since the bed began */
  time: number;
  network: Network;
  factor: Factor;
  order: FlowOrder;
  /** -1, 0, 1 per segment: the directions that `order` was made for */
  direction: Int8Array;
  /** mmHg per node */
  pressure: Float64Array;
  inletPressure: number;
  /** discharge hematocrit of entering blood, per node */
  inflowHematocrit: Float64Array;
  rightSide: Float64Array;
  nodeSaturation: Float64Array;
  vessels: Vessels;
  tone: Tone;
  /** position of a segment in `tone`, -1 if it has no muscle */
  toneOf: Int32Array;
  plugs: Events;
  fibrin: Events;
  tissue: Tissue;
  history: History;
  /** patchy fields per segment, mean 0 and spread 1: loss of endothelial nitric oxide (and adhesion), inducible nitric oxide */
  enosField: Float64Array;
  inosField: Float64Array;
  /** 1 if the segment can be seen and scored (it flows in health) */
  scored: Uint8Array;
  /** class of flow over the last 20 s (clip.ts), and whether the vessel can be seen; renewed every 20 s */
  flowClass: Uint8Array;
  visible: Uint8Array;
  rest: Rest;
  /** what the bed was told at the last step */
  inputs: BedInputs;
  outputs: BedOutputs;
}

/** A healthy bed at rest: pressures and blood of bed-prototype section 2. */
export function restInputs(): BedInputs {
  return {
    arterialPressure: 90,
    venousPressure: 14,
    upstreamResistance: 1,
    hematocrit: 0.42,
    saturation: 0.975,
    hemoglobinOxygen: 0.5,
    p50: 26.8,
    demand: 1,
    alpha: 0,
    beta: 0,
    topicalDilator: 0,
    enosLoss: 0,
    inos: 0,
    glycocalyx: 1,
    activation: 0,
    adhesion: 0,
    whiteCells: 7,
    thrombin: 0,
    pai: 0,
    edema: 0,
    stiffness: 0,
    mito: 0,
    conductionFailure: 0,
    hypertension: 0,
    localGain: 1,
    myogenicSwitch: 1,
    shearSwitch: 1,
    metabolicSwitch: 1,
    autonomicSwitch: 1,
    closingSwitch: 1,
  };
}
