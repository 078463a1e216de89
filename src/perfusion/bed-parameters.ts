// What joins the networks to the patient, and what makes each bed itself.
import { q } from './quantity.ts';

export const COUPLING = {
  networkShare: q(
    0.54,
    'share of a bed resistance at rest',
    'inlet 55 mmHg at arterial 90 and venous 14: chosen as in published sublingual and mesenteric pressure profiles',
  ),
  inletRest: q(55, 'mmHg', 'pressure at the inlet of a network at rest, see networkShare'),
  venuleRest: q(14, 'mmHg', 'pressure at the outlet of a network at rest: chosen within 12-20 of collecting venules'),
  nerveTime: q(
    60,
    's',
    'chosen so that nerves reach the small arterioles later than the large ones and pressure does not swing: Mayer waves stay under 5 mmHg',
  ),
  stiffCells: q(
    0.95,
    'per unit of stimulus',
    'red cells stiffen with inflammation: chosen to reach 0.5-0.7 in septic shock',
  ),
  stiffenTime: q(2, 'h', 'chosen: red cells stiffen within hours of endotoxin'),
  softenTime: q(36, 'h', 'chosen: they soften over days, as the cells are replaced and repaired'),
  conduction: q(1, 'per unit of red-cell stiffness', 'Bateman 2015: red-cell ATP release falls to 0.55 of 1.48'),
  activeCells: q(1.15, 'per unit of stimulus', 'chosen so that average sepsis reaches 0.75'),
  adhesion: q(1.25, 'per unit of adhesion', 'chosen so that average sepsis reaches 0.85'),
  donor: q(
    1.5,
    'dilator units at full effect of a dilator',
    'chosen: more than beta-2 on small arterioles, far less than acetylcholine dropped on the field',
  ),
  ownSpread: q(
    0.25,
    'standard deviation of the logarithm',
    'chosen so that beds of one patient can differ by 25 points of PPV either way, as organs fail in different order in different patients',
  ),
  ownMost: q(1.6, 'times the usual exposure', 'chosen: bounds ownSpread at about two standard deviations'),
};

const NERVES = 'constrictor units of small arterioles per unit of sympathetic drive: in proportion to BED_TONE';
const ALPHA = 'constrictor units of small arterioles at full alpha effect: in proportion to BED_TONE';
const V1 =
  'constrictor units at full V1 effect: chosen so that at equal pressure vasopressin and norepinephrine constrict alike (Morelli 2011: no difference)';
const AT1 = 'constrictor units at full AT1 effect: chosen in proportion to V1';
const ENOS =
  'how much of the loss of endothelial NO reaches this bed: chosen so that skin and gut lose most (product lesson 9)';
const INOS = 'how much inducible NO this bed makes: chosen so that gut and muscle open most, brain and heart least';
const STICKY = 'how much of adhesion and clotting this bed shows: chosen so that brain and heart are spared most';
const DENSE =
  'oxygen exchange relative to the sublingual bed: chosen so that mean tissue PO2 at rest is 25-35 mmHg; brain and heart have several times its capillary density';
const LOCAL =
  'gain of its own pressure and hunger responses relative to the sublingual bed: chosen so that brain and heart autoregulate most';

/** What makes each bed itself. */
export const BED_NETWORK = {
  vital: {
    nerves: q(0.15, '1', NERVES),
    alpha: q(0.65, '1', ALPHA),
    vasopressin: q(0.06, '1', V1),
    angiotensin: q(0.1, '1', AT1),
    dopamine1: q(0, 'dilator units', 'dopamine receptors sit in kidney and gut'),
    enos: q(0.35, 'share', ENOS),
    inos: q(0.8, 'share', INOS),
    sticky: q(0.3, 'share', STICKY),
    exchange: q(6, '1', DENSE),
    local: q(2.5, '1', LOCAL),
    conduction: q(
      0.3,
      'share',
      'chosen so that brain and heart keep most of their autoregulation when conduction fails',
    ),
  },
  kidney: {
    nerves: q(0.9, '1', NERVES),
    alpha: q(1.6, '1', ALPHA),
    vasopressin: q(0.09, '1', V1),
    angiotensin: q(0.4, '1', AT1),
    dopamine1: q(1, 'dilator units', 'dopamine receptors sit in kidney and gut'),
    enos: q(0.8, 'share', ENOS),
    inos: q(0.9, 'share', INOS),
    sticky: q(0.7, 'share', STICKY),
    exchange: q(0.7, '1', DENSE),
    local: q(1.2, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  gut: {
    nerves: q(1.3, '1', 'chosen so that the first liter opens 5-10 points of perfused share in untreated shock'),
    alpha: q(
      3,
      '1',
      'chosen so that doubling norepinephrine leaves the perfused share flat on average: pressure opens what the drug shuts (Jhanji 2009, Dubin 2009)',
    ),
    vasopressin: q(0.45, '1', V1),
    angiotensin: q(0.53, '1', AT1),
    dopamine1: q(1, 'dilator units', 'dopamine receptors sit in kidney and gut'),
    enos: q(1, 'share', ENOS),
    inos: q(1, 'share', INOS),
    sticky: q(1, 'share', STICKY),
    exchange: q(1, '1', DENSE),
    local: q(1, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  muscle: {
    nerves: q(0.9, '1', NERVES),
    alpha: q(2.6, '1', ALPHA),
    vasopressin: q(0.55, '1', V1),
    angiotensin: q(0.65, '1', AT1),
    dopamine1: q(0, 'dilator units', 'dopamine receptors sit in kidney and gut'),
    enos: q(0.5, 'share', ENOS),
    inos: q(1.3, 'share', INOS),
    sticky: q(0.45, 'share', STICKY),
    exchange: q(1, '1', DENSE),
    local: q(1, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  skin: {
    nerves: q(
      1.7,
      '1',
      'chosen: a little less than in proportion to BED_TONE, so that skin is not the worst bed of every patient',
    ),
    alpha: q(1.8, '1', ALPHA),
    vasopressin: q(0.7, '1', V1),
    angiotensin: q(0.6, '1', AT1),
    dopamine1: q(0, 'dilator units', 'dopamine receptors sit in kidney and gut'),
    enos: q(0.6, 'share', ENOS),
    inos: q(0.8, 'share', INOS),
    sticky: q(0.5, 'share', STICKY),
    exchange: q(0.8, '1', DENSE),
    local: q(0.6, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
};
