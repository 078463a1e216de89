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
  proteinCMake: q(24, 'h', ENDS),
  proteinCUse: q(0.15, '1/h at full thrombin', ENDS),
  inhibitorTime: q(5, 'h', ENDS),
  plateletLife: q(96, 'h', 'platelet life span of days, shortened to keep the reference equation'),
  plateletUse: q(0.04, '1/h at full thrombin', ENDS),
  fibrinogenUse: q(0.05, '1/h at full thrombin', ENDS),
};
const k = values(COAGULATION);

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
    adherent: 1,
    emigrated: 0,
    whiteCells: 7,
  };
}

/** One step of `dt` hours. `flow` is gut flow relative to rest (slow flow lets cells stick). */
export function clotAndStick(
  c: Coagulation,
  cause: Inflammation,
  e: Endothelium,
  illness: Illness,
  flow: number,
  dt: number,
): void {
  const i = cause.stimulus;
  c.tissueFactor = follow(c.tissueFactor, i, dt, k.tissueFactorTime);
  c.thrombomodulin = follow(c.thrombomodulin, e.glycocalyx * (1 - 0.5 * i), dt, k.thrombomodulinTime);
  c.thrombin = c.tissueFactor / (c.tissueFactor + 0.5 + 2 * c.thrombomodulin * c.proteinC);
  const clotting = c.thrombin * illness.clotting;
  c.proteinC += dt * ((1 - c.proteinC) / k.proteinCMake - k.proteinCUse * clotting * c.proteinC);
  c.inhibitor = follow(c.inhibitor, i, dt, k.inhibitorTime);
  c.platelets += dt * ((1 - c.platelets) / k.plateletLife - k.plateletUse * clotting * c.platelets);
  c.fibrinogen += dt * ((1 + i - c.fibrinogen) / 24 - k.fibrinogenUse * clotting * c.fibrinogen);
  stick(c, e, i, flow, dt);
}

function stick(c: Coagulation, e: Endothelium, i: number, flow: number, dt: number): void {
  const rolling = rollingFraction(e);
  const slow = flow < 0.3 ? 1.5 : 1;
  const capture = 40 * rolling * (0.1 + e.icam + 0.5 * e.vcam) * (1 - 0.72 * e.glycocalyx) * slow;
  const rest = 40 * 0.13 * 0.1 * (1 - 0.72); // what the healthy vessel captures: neutral at rest
  c.adherent += dt * (capture - rest - 0.4 * (c.adherent - 1) - 0.3 * c.adherent * e.junction);
  c.emigrated += dt * (0.3 * c.adherent * 0.8 * e.junction - 0.1 * c.emigrated);
  c.whiteCells = 7 * (1 + 1.8 * i) * (i > 0.85 ? 0.5 : 1);
}

/** Share of passing neutrophils that roll, 0-1 (0.13 at rest, Ley 1995). */
export function rollingFraction(e: Endothelium): number {
  return 0.13 + 0.15 * e.selectinP;
}

/** 0-1: how readily white cells stick in small vessels of this patient. */
export function adhesion(c: Coagulation, cause: Inflammation): number {
  return 0.6 * Math.min(1, (c.adherent - 1) / 19) + 0.4 * cause.stimulus;
}
