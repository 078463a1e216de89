// The numbers of the heart, the large vessels and the five vascular beds of the reference adult (40 years, 70 kg, 1.85 m2).
import { q } from '../quantity.ts';

const FIT =
  'fit to rest targets of a 70 kg adult (MAP 91, CO 5.3, CVP 4.3, PAP 15.5, LAP 8; chosen so that they are met), started from CVSim (Heldt, PhysioNet) and BioGears Cardiovascular.cpp';
const CVSIM = 'CVSim equation.c and initial.c (Heldt, PhysioNet)';

export const HEART = {
  leftVentricleElastance: q(2.68, 'mmHg/mL', FIT),
  leftVentricleV0: q(15, 'mL', CVSIM),
  leftVentricleStiffnessA: q(0.524, 'mmHg', FIT),
  leftVentricleStiffnessB: q(0.0284, '1/mL', FIT),
  rightVentricleElastance: q(0.572, 'mmHg/mL', FIT),
  rightVentricleV0: q(30, 'mL', FIT),
  rightVentricleStiffnessA: q(0.399, 'mmHg', FIT),
  rightVentricleStiffnessB: q(0.0263, '1/mL', FIT),
  leftTiresFrom: q(
    141,
    'mmHg',
    'chosen so that no pressor takes a healthy adult far above a mean of 160 mmHg (Bellissant 2000: from 73 by at most 84); isovolumic peak near 235',
  ),
  rightTiresFrom: q(
    45,
    'mmHg',
    'a right ventricle of normal size fails acutely at mean pulmonary pressures above 40 mmHg',
  ),
  tiresSpan: q(
    0.667,
    'share of the pressure from which it tires',
    'chosen: the most a ventricle makes is five thirds of it',
  ),
  leftAtriumMin: q(0.307, 'mmHg/mL', FIT),
  leftAtriumMax: q(0.524, 'mmHg/mL', FIT),
  leftAtriumV0: q(10, 'mL', FIT),
  rightAtriumMin: q(0.181, 'mmHg/mL', FIT),
  rightAtriumMax: q(0.373, 'mmHg/mL', FIT),
  rightAtriumV0: q(14, 'mL', FIT),
  aorticValve: q(0.015, 'mmHg s/mL', FIT),
  aorticInertance: q(4e-4, 'mmHg s2/mL', FIT),
  mitralValve: q(0.006, 'mmHg s/mL', FIT),
  tricuspidValve: q(0.005, 'mmHg s/mL', FIT),
  pulmonaryValve: q(0.004, 'mmHg s/mL', FIT),
  ventricleSystole: q(0.3, 's at RR 1 s, grows with the square root of RR', CVSIM),
  atriumSystole: q(0.2, 's at RR 1 s, grows with the square root of RR', CVSIM),
  atrioventricularDelay: q(0.12, 's at RR 1 s, grows with the square root of RR', CVSIM),
};

export const VESSELS = {
  aorta: q(1.13, 'mL/mmHg', FIT),
  aortaV0: q(160, 'mL', FIT),
  peripheralArtery: q(0.55, 'mL/mmHg', FIT),
  peripheralArteryV0: q(500, 'mL', FIT),
  aortaToPeriphery: q(0.045, 'mmHg s/mL', FIT),
  aortaToPeripheryInertance: q(4.5e-3, 'mmHg s2/mL', 'chosen so that the dicrotic dip comes at about 0.55 s'),
  cava: q(10, 'mL/mmHg', FIT),
  cavaV0: q(130, 'mL', FIT),
  cavaOut: q(0.0116, 'mmHg s/mL', FIT),
  pulmonaryArtery: q(3.84, 'mL/mmHg', FIT),
  pulmonaryArteryV0: q(90, 'mL', FIT),
  pulmonaryArteryOut: q(0.0307, 'mmHg s/mL', FIT),
  pulmonaryCapillary: q(6, 'mL/mmHg', FIT),
  pulmonaryCapillaryV0: q(90, 'mL', FIT),
  pulmonaryCapillaryOut: q(0.0433, 'mmHg s/mL', FIT),
  pulmonaryVein: q(9, 'mL/mmHg', FIT),
  pulmonaryVeinV0: q(330, 'mL', FIT),
  pulmonaryVeinOut: q(0.011, 'mmHg s/mL', FIT),
  thoracicPressure: q(-3, 'mmHg', 'CVSim -4; Albanese 2016 -4 to -9; mean of quiet breathing'),
  thoracicSwing: q(2, 'mmHg', 'chosen so that quiet breathing moves the central venous trace by 1 to 2 mmHg'),
  inspiration: q(0.4, 'share of a breath', 'chosen so that expiration takes one and a half times as long'),
  bloodVolume: q(5000, 'mL', 'CVSim 5150, Albanese 5300; 70 mL/kg'),
  arterialStiffening: q(
    0.012,
    '1/year above 40',
    'chosen so that pulse pressure widens by about 15 mmHg from 40 to 70 years (Framingham)',
  ),
  hypertensiveStiffening: q(
    0.25,
    'share of compliance lost in long-standing hypertension',
    'chosen so that pulse pressure is above 55 mmHg at rest',
  ),
  hypertensiveResistance: q(
    0.28,
    'share of resistance added in long-standing hypertension',
    'chosen so that resting MAP is near 110 mmHg',
  ),
};

/** Lungs and chest wall: how a breath, the patient's own or the ventilator's, moves the pressure around heart and lung vessels. */
export const CHEST = {
  lung: q(
    75,
    'mL/mmHg',
    'with chestWall 34 mL/cmH2O together, a supine ventilated adult; a healthy lung alone has two to three times as much',
  ),
  chestWall: q(
    122,
    'mL/mmHg',
    'chosen so that 7 mL/kg from a ventilator raise chest pressure by 4 mmHg and 0.4 of the end-expiratory pressure arrives there',
  ),
  wetStiffness: q(
    0.4,
    'share of lung compliance lost in wet lungs',
    'chosen: a wet lung takes more pressure for a breath',
  ),
  wetSpan: q(1000, 'mL of lung water above 500', 'chosen with wetStiffness'),
  alveolarShare: q(
    0.5,
    'share of the stretch of the lung felt by its capillaries',
    'chosen: half of them lie in septa that alveolar pressure flattens (zones 1 and 2), the rest in corners that stretch opens',
  ),
  ventilatorInspiration: q(0.33, 'share of a breath', 'ratio of inspiration to expiration 1:2'),
  emptied: q(0.6, 'share of expiration', 'chosen so that a ventilated lung is empty well before the next breath'),
  endExpiratoryResistance: q(
    0.02,
    'share of pulmonary resistance per cmH2O of end-expiratory pressure above 5',
    'chosen: 10 cmH2O more raise pulmonary resistance by a fifth',
  ),
  usualEndExpiratory: q(5, 'cmH2O', 'near the functional residual capacity: where pulmonary resistance is least'),
  ventilatedMean: q(
    0.3,
    'share of the swing',
    'mean over a ventilated breath: half the inspiration, a fifth of the expiration',
  ),
  variationBreaths: q(3, 'breaths', 'monitors average variation over several breaths'),
  ectopicsBorne: q(2, '1/min', 'chosen: more early beats than that spoil the measure of variation'),
  variationTidal: q(
    8,
    'mL/kg',
    'De Backer 2005: pulse-pressure variation predicts the response to fluid only from 8 mL/kg on',
  ),
};

const BIOGEARS_FLOW = 'flow share of BioGears (male), SetupCardiovascular; resistance from it and the rest targets';
/** Per bed, in the order of BEDS. */
export const BED_VESSELS = {
  vital: {
    arteriolar: q(6.09, 'mmHg s/mL', BIOGEARS_FLOW),
    venous: q(0.16, 'mmHg s/mL', FIT),
    compliance: q(8, 'mL/mmHg', FIT),
    v0: q(257, 'mL', FIT),
  },
  kidney: {
    arteriolar: q(4.95, 'mmHg s/mL', BIOGEARS_FLOW),
    venous: q(0.13, 'mmHg s/mL', FIT),
    compliance: q(4, 'mL/mmHg', FIT),
    v0: q(57, 'mL', FIT),
  },
  gut: {
    arteriolar: q(3.61, 'mmHg s/mL', BIOGEARS_FLOW),
    venous: q(0.045, 'mmHg s/mL', FIT),
    compliance: q(45, 'mL/mmHg', FIT),
    v0: q(1096, 'mL', FIT),
  },
  muscle: {
    arteriolar: q(3.18, 'mmHg s/mL', BIOGEARS_FLOW),
    venous: q(0.075, 'mmHg s/mL', FIT),
    compliance: q(24, 'mL/mmHg', FIT),
    v0: q(839, 'mL', FIT),
  },
  skin: {
    arteriolar: q(13.9, 'mmHg s/mL', BIOGEARS_FLOW),
    venous: q(0.35, 'mmHg s/mL', FIT),
    compliance: q(7, 'mL/mmHg', FIT),
    v0: q(133, 'mL', FIT),
  },
};

const URSINO = 'Ursino 1998 / Albanese 2016, constants as coded in BioGears Nervous.cpp';
const HELD =
  'chosen: where a sinus node stays that inflammation has taken from its nerves (Werdan 2009, PMID 19370080: endotoxin sensitizes its channels to sympathetic signals and vagal signals are lost)';
export const REFLEX = {
  pressureTime: q(0.8, 's', 'chosen so that beats are smoothed and respiration is not'),
  leadTime: q(6.37, 's', URSINO),
  lagTime: q(2.076, 's', URSINO),
  setPoint: q(92, 'mmHg', URSINO),
  slope: q(11.758, 'mmHg', URSINO),
  carotidMin: q(2.52, '1/s', URSINO),
  carotidMax: q(47.78, '1/s', URSINO),
  sympatheticMin: q(2.1, '1/s', URSINO),
  sympatheticSpan: q(14.01, '1/s', URSINO),
  sympatheticSlope: q(0.0675, 's', URSINO),
  sympatheticThreshold: q(2.66, '1/s', URSINO),
  vagalMin: q(3.2, '1/s', URSINO),
  vagalMax: q(6.3, '1/s', URSINO),
  vagalCenter: q(25, '1/s', URSINO),
  vagalSlope: q(7.06, '1/s', URSINO),
  restDrive: q(1.0986, 'dimensionless', 'natural logarithm of 3: the sympathetic drive at rest in the same equations'),
  periodBase: q(0.58, 's', URSINO),
  periodSympathetic: q(-0.13, 's', URSINO),
  periodSympatheticTime: q(2, 's', URSINO),
  periodVagal: q(0.09, 's2', URSINO),
  periodVagalTime: q(1.5, 's', URSINO),
  sympatheticDelay: q(2, 's', URSINO),
  vagalDelay: q(0.2, 's', URSINO),
  venousDelay: q(5, 's', URSINO),
  contractilityBase: q(2.392, 'mmHg/mL', URSINO),
  contractilityGain: q(0.475, 'mmHg/mL', URSINO),
  contractilityTime: q(8, 's', URSINO),
  venousTime: q(20, 's', URSINO),
  arousalTime: q(20, 's', 'chosen: smooths breath and pulse out of the drive that hormones follow'),
  heldDrive: q(
    1.7,
    'dimensionless',
    `${HELD}; sympathetic drive as at a mean pressure of 80 mmHg, the middle of septic rates`,
  ),
  heldVagal: q(3, '1/s', `${HELD}; vagal firing a little below the least of the reflex`),
  venousRecruited: q(398, 'mL per unit of drive', `${URSINO}: splanchnic 265 plus other 132`),
};

/** Share of the recruited venous volume that each bed gives, in the order of BEDS. */
export const VENOUS_SHARE = {
  vital: q(0.05, 'share', 'weights by reservoir size: chosen so that the gut gives half'),
  kidney: q(0.02, 'share', 'weights by reservoir size: chosen so that the gut gives half'),
  gut: q(0.5, 'share', 'weights by reservoir size: chosen so that the gut gives half'),
  muscle: q(0.33, 'share', 'weights by reservoir size: chosen so that the gut gives half'),
  skin: q(0.1, 'share', 'weights by reservoir size: chosen so that the gut gives half'),
};
