// How strongly each vascular bed answers each signal. Dimensionless weights on the activation of arteriolar muscle.
import { q } from '../quantity.ts';

const CARLSON = 'Carlson, Arciero and Secomb 2008 (single-vessel model), gains made dimensionless';
const FIT_DRUGS =
  'fit to healthy norepinephrine (Ensinger 1992: MAP +7-10, +14-15, +20-21, +30-32 at 0.06-0.2 ug/kg/min) and septic pressor response (Bellissant 2000)';

const FIT_OTHERS =
  'chosen with the prototype of the reference: norepinephrine falls by two thirds on angiotensin II 20 ng/kg/min (ATHOS pilot), milrinone 0.5 lowers pressure by 3 mmHg';
const V1 = 'chosen so that 0.03 U/min lets norepinephrine be halved at the same pressure (Patel 2002)';
const DOPAMINE = 'label of dopamine: below 5 ug/kg/min it opens kidney and mesenteric vessels; size chosen';
const DILATION =
  'chosen so that nitroglycerin opens cold skin most (Lima 2014: refill 9.4 to 4.8 s, skin temperature difference 3.3 to 0.7 C)';

const YIELDING =
  'chosen so that nerves beat autoregulation outside brain, heart and kidney: resistance rises in bleeding, and healthy norepinephrine follows Ensinger 1992';

const WARM =
  'chosen so that resuscitated septic shock has a cardiac index of 3-3.5 at a mean pressure near 70 (De Backer 2013), muscle opening most';

const WEAK =
  'arteries kept in endotoxin contract less until NO synthase or guanylate cyclase is blocked (Fleming 1990, doi:10.1016/0006-291x(90)91183-s); shared with nitric so that resuscitated septic shock has a cardiac index of 3-3.5 near 70 mmHg (De Backer 2013) and muscle keeps tone for beta-2 to take (Enrico 2012)';
const BETA =
  'chosen so that dobutamine 10 ug/kg/min leaves the mean pressure of the healthy nearly where it was (Pellikka 1995) and epinephrine dilates them (Stratton 1985)';

const BOUND = 'chosen so that one signal far outside the range of the reference cannot drown the others';
const ACID =
  'chosen: evidence is mixed, so modest, and steep only below pH 7.1 (rat lactic acidosis, Anesthesiology 120:926)';

export const TONE = {
  myogenic: q(2, 'per relative wall tension', `${CARLSON}: 3.5 large, 1.9 small arterioles`),
  shear: q(1, 'per relative wall shear', `${CARLSON}: 1.4`),
  metabolic: q(8, 'per relative metabolic signal', `${CARLSON}: 11 to 12`),
  time: q(8, 's', 'chosen so that a pressor acts within half a minute; neural response 6 s in Ursino 1998'),
  metabolicTime: q(40, 's', 'Carlson 2008: 60 s activation time; chosen within 20-60 s'),
  shearTime: q(30, 's', 'chosen within reported 20-60 s of flow-mediated dilation onset'),
  restPressure: q(91, 'mmHg', 'mean arterial pressure of this model at rest, until a patient has settled'),
  stretchMost: q(1.5, 'relative wall tension above rest', BOUND),
  flowMost: q(4, 'relative wall shear', BOUND),
  signalLeast: q(-0.6, 'relative metabolic signal above rest', BOUND),
  signalMost: q(1.5, 'relative metabolic signal above rest', BOUND),
  releaseSlope: q(
    0.891,
    'per unit of saturation',
    'Carlson, Arciero and Secomb 2008: red cells release ATP as 1 - 0.891 S',
  ),
  vitalFailure: q(
    0.3,
    'share',
    'chosen so that brain and heart keep most of their autoregulation when conduction fails',
  ),
  thermal: q(
    -0.9,
    'per C of core above its set point, skin',
    'chosen so that 1 C triples skin flow (HumMod skin flow, Gagge)',
  ),
  vasopressinLost: q(
    0.1,
    'share in full vasoplegia',
    'chosen: vasopressin is little desensitized in septic shock (Patel 2002)',
  ),
  angiotensinLost: q(
    0.25,
    'share in full vasoplegia',
    'chosen: between vasopressin and catecholamines; 70 % of patients on high doses of others answer (ATHOS-3, Khanna 2017)',
  ),
  induciblyBlocked: q(
    0.35,
    'share of the effect of inducible NO at full guanylate cyclase block',
    'chosen so that responders to methylene blue gain about 6 mmHg (64 to 70)',
  ),
  shearBlocked: q(
    0.3,
    'share of the effect of endothelial NO at full guanylate cyclase block',
    'chosen with induciblyBlocked',
  ),
  catecholaminesLost: q(
    0.5,
    'share in full vasoplegia',
    'Bellissant and Annane 2000: septic Emax of MAP 39 of 84 mmHg',
  ),
  skinAlphaLost: q(
    0.5,
    'share of the response of skin to alpha drugs, and of its small arterioles to nerves as well, beyond catecholaminesLost, in full vasoplegia',
    'chosen so that norepinephrine raises red-cell flux and PO2 of septic skin (Jhanji 2009) while healthy fingers turn pale; nitric oxide takes 40 % of what nerves do to skin (Durand 2005, doi:10.1113/jphysiol.2004.075747), and small arterioles answer to nerves by alpha-2 receptors, which hungry tissue silences first (Anderson and Faber 1991)',
  ),
  skinAlpha: q(
    1.3,
    'activation of skin muscle at full alpha-2 effect',
    'chosen so that refill improves with pressure up to about 0.5 ug/kg/min of norepinephrine and slows again beyond it: arteries of the hand carry alpha-2 receptors, the fingers most (Flavahan 1987, J Pharmacol Exp Ther 241:361)',
  ),
  glucocorticoidRestored: q(
    0.5,
    'share in full vasoplegia',
    'Bellissant and Annane 2000: Emax 77 +/- 26 mmHg after hydrocortisone, nearly that of health (84)',
  ),
  forceRestored: q(
    1,
    'share of the force lost to vasoplegia, at full glucocorticoid effect',
    'chosen with glucocorticoidRestored so that an hour after 50 mg the largest pressor response is within 77 +/- 26 mmHg (Bellissant and Annane 2000)',
  ),
  cortisolLost: q(
    0.7,
    'share without any cortisol',
    'chosen: Annane 1998: norepinephrine sensitivity is impaired mainly with low adrenal reserve',
  ),
  acidHalf: q(7.1, 'pH', ACID),
  acidWidth: q(0.06, 'pH units', ACID),
  acidSpared: q(0.6, 'share', ACID),
  acidLost: q(0.4, 'share', `${ACID}; with acidSpared 1 in health`),
};

/** Per bed: kappa (depth of diameter change) and weights of sympathetic drive, of drugs by receptor, of inducible NO, and the share of autoregulation. */
export const BED_TONE = {
  vital: {
    kappa: q(
      0.3,
      '1',
      'chosen so that full dilation leaves half of rest resistance: cerebral flow falls below a mean pressure of about 55 mmHg',
    ),
    sympathetic: q(0.25, '1', FIT_DRUGS),
    alpha: q(0.8, '1', FIT_DRUGS),
    vasopressin: q(0.2, '1', FIT_DRUGS),
    angiotensin: q(0.6, '1', FIT_OTHERS),
    beta2: q(-0.5, '1', BETA),
    dopamine1: q(-0.1, '1', DOPAMINE),
    pde3: q(-0.5, '1', FIT_OTHERS),
    dilator: q(-0.3, '1', DILATION),
    weakened: q(0.3, 'share of force in full vasoplegia', WEAK),
    nitric: q(1, '1', WARM),
    autoregulation: q(1, 'share', CARLSON),
  },
  kidney: {
    kappa: q(0.5, '1', CARLSON),
    sympathetic: q(0.8, '1', FIT_DRUGS),
    alpha: q(2.4, '1', FIT_DRUGS),
    vasopressin: q(0.4, '1', FIT_DRUGS),
    angiotensin: q(2.2, '1', FIT_OTHERS),
    beta2: q(-0.3, '1', BETA),
    dopamine1: q(-0.6, '1', DOPAMINE),
    pde3: q(-0.5, '1', FIT_OTHERS),
    dilator: q(-0.3, '1', DILATION),
    weakened: q(0.4, 'share of force in full vasoplegia', WEAK),
    nitric: q(1, '1', WARM),
    autoregulation: q(0.7, 'share', YIELDING),
  },
  gut: {
    kappa: q(0.62, '1', CARLSON),
    sympathetic: q(1.0, '1', FIT_DRUGS),
    alpha: q(3.4, '1', FIT_DRUGS),
    vasopressin: q(3, '1', V1),
    angiotensin: q(2.6, '1', FIT_OTHERS),
    beta2: q(-1.4, '1', BETA),
    dopamine1: q(-0.5, '1', DOPAMINE),
    pde3: q(-0.8, '1', FIT_OTHERS),
    dilator: q(-1.0, '1', DILATION),
    weakened: q(0.35, 'share of force in full vasoplegia', WEAK),
    nitric: q(0.6, '1', WARM),
    autoregulation: q(0.15, 'share', YIELDING),
  },
  muscle: {
    kappa: q(0.62, '1', CARLSON),
    sympathetic: q(1.0, '1', FIT_DRUGS),
    alpha: q(4.0, '1', FIT_DRUGS),
    vasopressin: q(3.2, '1', V1),
    angiotensin: q(2.2, '1', FIT_OTHERS),
    beta2: q(-2.8, '1', BETA),
    dopamine1: q(0, '1', DOPAMINE),
    pde3: q(-0.9, '1', FIT_OTHERS),
    dilator: q(-0.7, '1', DILATION),
    weakened: q(0.6, 'share of force in full vasoplegia', WEAK),
    nitric: q(2, '1', WARM),
    autoregulation: q(0.15, 'share', YIELDING),
  },
  skin: {
    kappa: q(
      0.65,
      '1',
      'chosen so that full constriction leaves a seventh of resting conductance: norepinephrine in the skin takes at most 88 % from young and 80 % from old people ("Cutaneous vasoconstrictor responses to norepinephrine are attenuated in older humans", Thompson, Holowatz and Kenney)',
    ),
    sympathetic: q(2.1, '1', FIT_DRUGS),
    alpha: q(4.8, '1', FIT_DRUGS),
    vasopressin: q(2, '1', FIT_DRUGS),
    angiotensin: q(2.2, '1', FIT_OTHERS),
    beta2: q(-0.3, '1', FIT_DRUGS),
    dopamine1: q(0, '1', DOPAMINE),
    pde3: q(-0.6, '1', FIT_OTHERS),
    dilator: q(-3, '1', DILATION),
    weakened: q(0, 'share of force in full vasoplegia', WEAK),
    nitric: q(0.6, '1', WARM),
    autoregulation: q(0.05, 'share', YIELDING),
  },
};
