// The numbers of the laws that act on single vessels: muscle, white cells, fibrin, red cells, oxygen. Equations stand in the files named at each table.
import { q } from '../quantity.ts';

const PROTOTYPE = 'chosen in a prototype of one bed so that healthy, septic, early and late states all come out';
const SET =
  'chosen together (capture, grip, closing, channels) so that average septic shock shows the perfused share, flow index and spread of De Backer 2013 and keeps its total density (Edul 2012)';

/** bed-tone.ts: the drive S of a small arteriole is a sum of pulls, 0 at rest; its width is D0 (1 - k A) / (1 - k / 2), A = 1 / (1 + exp(-S)). */
export const MUSCLE_LAW = {
  hearsPrecapillary: q(170, 'um', 'how far it hears the tissue; conducted responses spread over some hundred um'),
  hearsArteriole: q(260, 'um', 'how far it hears the tissue; conducted responses spread over some hundred um'),
  narrowingArteriole: q(0.5, '1', PROTOTYPE),
  narrowingPrecapillary: q(0.62, '1', PROTOTYPE),
  narrowingChannel: q(0.7, '1', PROTOTYPE),
  delay: q(20, 's', 'chosen within 10-60 s of arteriolar responses'),
  myogenic: q(1.2, 'per relative wall tension', PROTOTYPE),
  stretchLeast: q(-1, 'relative wall tension above rest', 'chosen: a bound'),
  stretchMost: q(1.5, 'relative wall tension above rest', 'chosen: a bound'),
  remodeled: q(0.4, 'per unit of hypertension', 'chosen: a thick wall answers less to the same relative stretch'),
  shear: q(0.7, 'per doubling of wall shear', PROTOTYPE),
  shearMost: q(1.5, 'doublings', 'chosen: a bound'),
  metabolic: q(3.5, 'per relative fall of tissue PO2', PROTOTYPE),
  callLeast: q(-0.5, 'relative fall of tissue PO2', 'chosen: a bound'),
  alpha: q(1.6, 'per constrictor unit', PROTOTYPE),
  alphaLostToInos: q(0.7, 'share at full inducible NO', PROTOTYPE),
  alphaByEnosLoss: q(0.5, 'share added at full loss of endothelial NO', PROTOTYPE),
  alphaLostToTopical: q(0.6, 'share at full topical dilator', PROTOTYPE),
  enosLoss: q(1.8, 'at full loss of endothelial NO', SET),
  inos: q(3.2, 'at full inducible NO', 'chosen so that small arterioles of a vasoplegic bed open with the large ones'),
  topical: q(4, 'at full topical dilator', PROTOTYPE),
  beta: q(0.6, 'at full dilator drive', PROTOTYPE),
  closingBase: q(6, 'mmHg', PROTOTYPE),
  closingHypertension: q(10, 'mmHg in long-standing hypertension', PROTOTYPE),
  closingPull: q(24, 'mmHg per unit of drive', SET),
  reopening: q(4, 'mmHg', 'chosen: gap between closing and opening again, so that no vessel flickers'),
  channelDrive: q(3, '1', 'chosen: a channel is nearly shut at rest'),
  channelInos: q(
    7.2,
    'at full inducible NO',
    'chosen so that a vasoplegic bed has half the resistance of a shut one while its capillaries stand: systemic resistance index 1,200-1,700 dyn s/cm5/m2 in septic shock',
  ),
  channelAlpha: q(0.8, 'per constrictor unit', PROTOTYPE),
  channelTopical: q(1, 'at full topical dilator', PROTOTYPE),
  openClosed: q(1e-3, 'share of conductance', 'chosen: a shut vessel; never 0, so that the equations stay solvable'),
  openPlugged: q(
    1e-4,
    'share of conductance',
    'chosen: a plugged vessel; never 0, so that the equations stay solvable',
  ),
};

/** plugs.ts: capture falls with shear, release grows with the pressure drop (Bell 1978). */
export const PLUG_LAW = {
  shearVelocity: q(250, 'um/s that halve the chance of sticking', SET),
  capture: q(0.35, 'propensity of a fully active, sticky white cell', SET),
  captureCalm: q(0.02, 'propensity of a barely active white cell', PROTOTYPE),
  captureSmooth: q(0.25, 'share of capture without adhesion', PROTOTYPE),
  grip: q(0.3, 'mmHg of a calm white cell', PROTOTYPE),
  stickyGrip: q(2.35, 'mmHg added at full adhesion', SET),
  gripSpread: q(0.35, 'standard deviation of the logarithm', PROTOTYPE),
  dwell: q(1.5, 's without adhesion or pressure', PROTOTYPE),
  stickyDwell: q(2500, 's added at full adhesion and activation', PROTOTYPE),
  pressureMost: q(10, 'multiples of the grip', 'chosen: a bound on the exponent'),
  wide: q(8.5, 'um', 'no white cell sticks in a vessel this wide: about the diameter of a stiffened neutrophil'),
  narrow: q(2, 'um below that', 'from here on every cell has to squeeze'),
  undone: q(0.95, 'share at full topical dilator', PROTOTYPE),
};

/** fibrin.ts: forms over hours where thrombin is high and blood slow; pressure does nothing to it. */
export const FIBRIN_LAW = {
  forming: q(0.12, '1/h at full thrombin in standing blood', PROTOTYPE),
  dissolving: q(0.06, '1/h without inhibitor', PROTOTYPE),
  inhibited: q(0.9, 'share at full PAI-1', PROTOTYPE),
  washing: q(120, 'um/s that halve clot formation', PROTOTYPE),
};

/** injury.ts: how patchy the mean injury of a bed is over its vessels. */
export const PATCH_LAW = {
  enos: q(0.35, 'spread of the loss of endothelial NO', SET),
  inos: q(0.3, 'spread of inducible NO', PROTOTYPE),
  adhesion: q(0.6, 'spread of adhesion', PROTOTYPE),
  fullFrom: q(4, 'per unit of mean injury', 'chosen: patches are fully there from a mean injury of a quarter'),
  edema: q(9, 'mmHg at full edema', PROTOTYPE),
};

/** bed-flow.ts: stiff red cells, shed glycocalyx, vessels pressed by swollen tissue. */
export const BLOOD_LAW = {
  layerLeast: q(0.7, 'share of the surface layer left to flow', 'chosen: a full loss must not make a bed hyperdynamic'),
  plasmaByStiffness: q(
    0.25,
    'share at full stiffness',
    'chosen: acute-phase proteins make septic plasma thicker, by about a sixth in septic shock',
  ),
  narrowByStiffness: q(
    2,
    'share at full stiffness, under 10 um',
    'chosen so that flowing capillaries are slower than in health (Edul 2012)',
  ),
  wideByStiffness: q(
    0.15,
    'share at full stiffness',
    'chosen: stiff cells hinder flow where they must fold, hardly where they run in a crowd; more than that and a vasoplegic bed keeps its resistance',
  ),
  skimmingByStiffness: q(0.6, 'share at full stiffness', PROTOTYPE),
  pressedAt: q(7, 'mmHg across the wall', PROTOTYPE),
  pressedWidth: q(2, 'mmHg', PROTOTYPE),
  pressedLeast: q(0.03, 'share of conductance', PROTOTYPE),
  seepsAbove: q(
    12,
    'mmHg across the wall',
    'chosen below the net pull of colloids in health (about 20), because sepsis lets protein through',
  ),
  seepSpan: q(15, 'mmHg', 'chosen with seepTime'),
  seepTime: q(
    120,
    's',
    'chosen: plasma leaks from a stopped capillary and draws cells in after it within minutes (the principle of Landis 1927, Am J Physiol 82:217)',
  ),
};

/** oxygen.ts, tissue.ts: exchange between vessels and a sheet of tissue cells. */
export const TISSUE_LAW = {
  cell: q(75, 'um', 'edge of a tissue cell and thickness of the sheet: chosen near the distance of capillaries'),
  farthest: q(150, 'um', 'chosen: oxygen does not diffuse farther in living tissue'),
  exchange: q(5.5e-4, 'nl O2/min/mmHg for a cell of 60 um at distance 0', PROTOTYPE),
  decay: q(60, 'um', 'fall of exchange with distance; 45 for cells of 60 um in the prototype'),
  demand: q(6e-4, 'mL O2 per mL per s', '3.6 mL/100 mL/min; calibration at rest scales it'),
  edemaBarrier: q(1.5, 'per unit of edema', 'chosen: swelling lengthens diffusion'),
  critical: q(1, 'mmHg', 'half-maximal mitochondrial respiration'),
  criticalByMitochondria: q(2, 'mmHg added at full failure', 'chosen within the reported rise of apparent Km'),
  mitochondrialLoss: q(
    0.5,
    'share of capacity at full failure',
    'chosen so that cytopathic hypoxia lowers uptake while tissue PO2 rises',
  ),
  hypoxic: q(5, 'mmHg', 'chosen: tissue below it counts as hypoxic'),
  store: q(3.1e-5, 'mL O2 per mL per mmHg', 'solubility of oxygen in tissue'),
};
