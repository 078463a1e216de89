// Clotting in small vessels, reduced to tissue factor, the failing brakes (thrombomodulin, protein C, fibrinolysis), platelets and fibrinogen;
// and the white cells that roll and stick. No septic human parameter is pinned; end values are those of severe courses.
import type { Illness } from '../host.ts';
import { q, values } from '../quantity.ts';
import type { Endothelium } from './endothelium.ts';
import { follow, type Inflammation } from './inflammation.ts';

const ENDS = 'chosen so that platelets halve and protein C falls to 40-50 % within two days of a severe course';
export const COAGULATION = {
  tissueFactorTime: q(4, 'h', ENDS),
  thrombomodulinTime: q(6, 'h', ENDS),
  thrombomodulinLost: q(0.5, 'share at full stimulus', ENDS),
  thrombinHalf: q(0.5, 'units of tissue factor', ENDS),
  thrombinBrake: q(2, 'units of tissue factor at normal thrombomodulin and protein C', ENDS),
  heparinTakes: q(
    0.4,
    'share of thrombin at full effect',
    'chosen: heparin lets some thrombin through even at full dose',
  ),
  proteinCMake: q(24, 'h', ENDS),
  proteinCUse: q(0.15, '1/h at full thrombin', ENDS),
  inhibitorTime: q(5, 'h', ENDS),
  plateletLife: q(96, 'h', 'platelet life span of days, shortened to keep the reference equation'),
  plateletUse: q(0.04, '1/h at full thrombin', ENDS),
  fibrinogenMake: q(24, 'h', 'chosen so that fibrinogen, an acute-phase protein, rises within a day'),
  fibrinogenUse: q(0.05, '1/h at full thrombin', ENDS),
};
const k = values(COAGULATION);

const CELLS =
  'chosen so that adherent cells rise from 1-3 to 10-20 per 100 um of venule and some 10 emigrate (intravital microscopy)';
export const WHITE_CELLS = {
  rollingRest: q(0.13, 'share', 'Ley 1995: 13 % of passing cells roll in surgical preparations'),
  rollingSelectin: q(0.15, 'share added at full P-selectin', 'Ley 1995: 28 % after 40 to 60 min'),
  capture: q(40, 'cells per 100 um and h if all roll and stick', CELLS),
  stickRest: q(0.1, 'share', CELLS),
  stickVcam: q(0.5, 'at full VCAM relative to full ICAM', 'chosen: neutrophils hold mainly to ICAM'),
  glycocalyxShield: q(0.72, 'share of capture', CELLS),
  slowFlow: q(0.3, 'flow relative to rest', 'chosen: below a third of rest flow shear no longer tears cells off'),
  slowCapture: q(1.5, 'times', 'chosen with slowFlow'),
  release: q(0.4, '1/h of cells above rest', CELLS),
  emigration: q(0.3, '1/h of adherent cells through open junctions', CELLS),
  emigrated: q(0.8, 'share of those that reach the tissue', CELLS),
  emigratedLife: q(0.1, '1/h', CELLS),
  adherentRest: q(1, 'cells per 100 um', '1 to 3 in resting venules'),
  adherentSpan: q(19, 'cells per 100 um above rest', 'full adhesion at 20 per 100 um'),
  adhesionByAdherent: q(0.6, 'share', 'chosen so that seen adhesion and stiff activated cells count about alike'),
  adhesionByStimulus: q(0.4, 'share', 'chosen with adhesionByAdherent: together 1'),
  count: q(7, '1e9/L', 'reference interval 4-10'),
  countRise: q(1.8, 'share at full stimulus', 'chosen so that a severe course shows 15 to 20'),
  neutrophilShare: q(0.95, 'share of white cells', 'chosen so that full immunosuppression leaves 0.35: neutropenia'),
  exhausted: q(0.85, 'stimulus', 'chosen so that only the gravest course turns leukopenic'),
  exhaustedShare: q(0.5, 'share of the count left', 'chosen with exhausted'),
};
const w = values(WHITE_CELLS);

export interface Coagulation {
  /** 0-1. */
  tissueFactor: number;
  thrombomodulin: number;
  proteinC: number;
  thrombin: number;
  inhibitor: number;
  /** Relative to normal. */
  platelets: number;
  fibrinogen: number;
  /** Adherent and emigrated neutrophils per 100 um of venule. */
  adherent: number;
  emigrated: number;
  /** 1e9/L. */
  whiteCells: number;
}

export function createCoagulation(): Coagulation {
  return {
    tissueFactor: 0,
    thrombomodulin: 1,
    proteinC: 1,
    thrombin: 0,
    inhibitor: 0,
    platelets: 1,
    fibrinogen: 1,
    adherent: w.adherentRest,
    emigrated: 0,
    whiteCells: w.count,
  };
}

/** What drugs do to clotting, 0-1 each. */
export interface ClottingDrugs {
  anticoagulant: number;
  proteinC: number;
}

/** Gut flow relative to rest (slow flow lets cells stick), the neutrophils that the host has, 0-1, and drugs. */
export interface ClottingSupply {
  flow: number;
  defense: number;
  drugs: ClottingDrugs;
}

/** One step of `dt` hours. */
export function clotAndStick(
  c: Coagulation,
  cause: Inflammation,
  e: Endothelium,
  illness: Illness,
  supply: ClottingSupply,
  dt: number,
): void {
  const i = cause.stimulus;
  c.tissueFactor = follow(c.tissueFactor, i, dt, k.tissueFactorTime);
  c.thrombomodulin = follow(c.thrombomodulin, e.glycocalyx * (1 - k.thrombomodulinLost * i), dt, k.thrombomodulinTime);
  const brake = k.thrombinBrake * (c.thrombomodulin * c.proteinC + supply.drugs.proteinC);
  const formed = c.tissueFactor / (c.tissueFactor + k.thrombinHalf + brake);
  c.thrombin = formed * (1 - k.heparinTakes * supply.drugs.anticoagulant);
  const clotting = c.thrombin * illness.clotting;
  c.proteinC += dt * ((1 - c.proteinC) / k.proteinCMake - k.proteinCUse * clotting * c.proteinC);
  c.inhibitor = follow(c.inhibitor, i, dt, k.inhibitorTime);
  c.platelets += dt * ((1 - c.platelets) / k.plateletLife - k.plateletUse * clotting * c.platelets);
  c.fibrinogen += dt * ((1 + i - c.fibrinogen) / k.fibrinogenMake - k.fibrinogenUse * clotting * c.fibrinogen);
  stick(c, e, i, supply, dt);
}

function stick(c: Coagulation, e: Endothelium, i: number, { flow, defense }: ClottingSupply, dt: number): void {
  const there = 1 - w.neutrophilShare * (1 - defense);
  const rolling = rollingFraction(e);
  const slow = flow < w.slowFlow ? w.slowCapture : 1;
  const sticky = w.stickRest + e.icam + w.stickVcam * e.vcam;
  const capture = there * w.capture * rolling * sticky * (1 - w.glycocalyxShield * e.glycocalyx) * slow;
  const rest = there * w.capture * w.rollingRest * w.stickRest * (1 - w.glycocalyxShield); // what the healthy vessel captures: neutral at rest
  const released = w.release * (c.adherent - w.adherentRest);
  c.adherent += dt * (capture - rest - released - w.emigration * c.adherent * e.junction);
  c.emigrated += dt * (w.emigration * c.adherent * w.emigrated * e.junction - w.emigratedLife * c.emigrated);
  c.whiteCells = there * w.count * (1 + w.countRise * i) * (i > w.exhausted ? w.exhaustedShare : 1);
}

/** Share of passing neutrophils that roll, 0-1 (0.13 at rest, Ley 1995). */
export function rollingFraction(e: Endothelium): number {
  return w.rollingRest + w.rollingSelectin * e.selectinP;
}

/** 0-1: how readily white cells stick in small vessels of this patient. */
export function adhesion(c: Coagulation, cause: Inflammation): number {
  const stuck = Math.min(1, (c.adherent - w.adherentRest) / w.adherentSpan);
  return w.adhesionByAdherent * stuck + w.adhesionByStimulus * cause.stimulus;
}
