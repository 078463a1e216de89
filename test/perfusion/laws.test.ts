// Single laws against the measurements they stand for: lactate clearance, escape of albumin, oxygen and carbon dioxide of blood.
import { describe, expect, it } from 'vitest';
import { carbonDioxideContent } from '../../src/perfusion/blood/acid-base.ts';
import { LACTATE, nextLactate } from '../../src/perfusion/blood/metabolism.ts';
import { oxygenPressure, p50, saturation } from '../../src/perfusion/blood/oxygen.ts';
import { createFluids, exchangeWater } from '../../src/perfusion/body/fluids.ts';
import { createKidney } from '../../src/perfusion/body/kidney.ts';
import { createOwnSignals } from '../../src/perfusion/body/hormones.ts';
import { bindReceptors, createEffects } from '../../src/perfusion/body/receptors.ts';
import { adhesion, createCoagulation } from '../../src/perfusion/endothelium/coagulation.ts';
import { createInflammation } from '../../src/perfusion/endothelium/inflammation.ts';
import { createTone, sensitivity, settleTone } from '../../src/perfusion/endothelium/tone.ts';
import { KIDNEY } from '../../src/perfusion/beds.ts';
import { REFERENCE_HOST } from '../../src/perfusion/host.ts';

describe('lactate is a balance (Levraut 1998)', () => {
  /** Level reached after a day at this share of normal clearance, production unchanged. */
  function level(clearance: number): number {
    const kidney = 0.3;
    const liver =
      (clearance - LACTATE.otherShare.value - LACTATE.kidneyShare.value * kidney) / LACTATE.liverShare.value;
    const whole = clearance === 1;
    let lactate = 1.2;
    for (let minute = 0; minute < 24 * 60; minute++) {
      const causes = {
        weight: 70,
        hypoxicDeficit: 0,
        mitochondrialDeficit: 0,
        stimulus: 0,
        beta2: 0,
        liver: whole ? 1 : liver,
        kidney: whole ? 1 : kidney,
      };
      lactate = nextLactate(lactate, causes, 60);
    }
    return lactate;
  }
  it('at half the clearance the same production stands at 2.5 instead of 1.2 mmol/L', () => {
    expect(Math.abs(level(1) / 1.2 - 1)).toBeLessThan(0.1);
    expect(Math.abs(level(0.47) / 2.5 - 1)).toBeLessThan(0.1);
  });
});

describe('albumin escapes 5 % an hour, and three times faster through open junctions (Fleck 1985)', () => {
  /** % of plasma albumin an hour, as a tracer shows it once vessels have been torn for two hours. */
  function escape(glycocalyx: number, junction: number): number {
    const f = createFluids(3000, 2000, 70);
    let plasma = 3000;
    const leak = () => ({ glycocalyx, junction, inducible: 0, capillary: 0, plasma, weight: 70, mediators: 0 });
    for (let second = 0; second < 7200; second++) plasma += exchangeWater(f, leak(), 1);
    const before = f.albumin;
    const tissue = f.tissueAlbumin / (0.75 * f.interstitial);
    exchangeWater(f, leak(), 1);
    return (100 * 3600 * (before - f.albumin + (f.lymph / 60) * tissue)) / before;
  }
  const rest = escape(1, 0);
  it(`at rest ${rest.toFixed(1)} % an hour`, () => {
    expect(rest).toBeGreaterThan(4);
    expect(rest).toBeLessThan(6);
  });
  it.each([
    [0.4, 0.5],
    [0.15, 0.62],
    [0.3, 1],
  ])('glycocalyx %d and junction gaps %d multiply it by 2.5 to 4.5', (glycocalyx, junction) => {
    expect(escape(glycocalyx, junction) / rest).toBeGreaterThan(2.5);
    expect(escape(glycocalyx, junction) / rest).toBeLessThan(4.5);
  });
});

describe('gases in blood', () => {
  it('hemoglobin is half full at 26.8 mmHg, three quarters at 40, and lets go in acid blood', () => {
    const half = p50(7.4, 37);
    expect(saturation(26.8, half)).toBeCloseTo(0.5, 2);
    expect(saturation(40, half)).toBeCloseTo(0.75, 2);
    expect(saturation(100, half)).toBeCloseTo(0.977, 2);
    expect(saturation(40, p50(7.2, 37))).toBeCloseTo(0.618, 2);
    expect(oxygenPressure(saturation(55, half), half)).toBeCloseTo(55, 1);
  });
  it('carbon dioxide: 47.5 mL/dL arterial, 51.4 venous (Douglas 1988)', () => {
    expect(carbonDioxideContent(40, 7.4, 14, 0.97, 37)).toBeCloseTo(47.5, 0);
    expect(carbonDioxideContent(46, 7.365, 14, 0.73, 37)).toBeCloseTo(51.4, 0);
  });
});

describe('creatinine known from before tells what the kidneys filtered (Cockcroft and Gault 1976)', () => {
  const kidney = (own: Partial<typeof REFERENCE_HOST>) => createKidney({ ...REFERENCE_HOST, ...own });
  it('a healthy man of 40 years filters 120 mL/min', () => {
    expect(kidney({}).normal).toBeCloseTo(120, 1);
  });
  it('at 500 umol/L he makes no more of it and filters a seventh', () => {
    expect(kidney({ creatinine: 500 }).creatinineMade).toBeCloseTo(kidney({}).creatinineMade, 3);
    expect(kidney({ creatinine: 500 }).normal).toBeCloseTo(18, 1);
  });
  it('at the same creatinine an old woman filters less than half: she has less muscle', () => {
    const old = kidney({ age: 85, sex: 'female', weight: 55 });
    expect(old.normal).toBeLessThan(0.5 * kidney({}).normal);
    expect(old.creatinineMade * 1000).toBeCloseTo(old.normal * 75, 6);
  });
  it('little creatinine in a heavy host means little muscle, not kidneys that filter five times as much', () => {
    expect(kidney({ weight: 200, creatinine: 40 }).normal).toBeLessThan(200);
  });
});

describe('pressor sensitivity', () => {
  it('falls by half in full vasoplegia; hydrocortisone at full effect gives it back (Bellissant 2000)', () => {
    expect(sensitivity(0, 0, 7.4)).toBeCloseTo(1, 2);
    expect(sensitivity(1, 0, 7.4) / sensitivity(0, 0, 7.4)).toBeCloseTo(0.5, 2);
    expect(sensitivity(1, 1, 7.4) / sensitivity(0, 0, 7.4)).toBeCloseTo(1, 2);
  });
  it('changes little down to pH 7.2 and steeply below 7.1', () => {
    expect(sensitivity(0, 0, 7.25)).toBeGreaterThan(0.95);
    expect(sensitivity(0, 0, 7.0)).toBeLessThan(0.75);
  });
});

it('arteriolar tone stays at one half while every signal is at rest, and each signal has the sign that physiology gives it', () => {
  const rest = {
    pressure: 91,
    flow: new Float64Array(5).fill(1),
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
    signal: new Float64Array(5).fill(1),
    conductionFailure: 0,
    overheat: 0,
  };
  const toneAfter = (change: Partial<typeof rest>): number => {
    const tone = createTone();
    tone.calibrated = true;
    for (let i = 0; i < 20; i++) settleTone(tone, { ...rest, ...change }, 1);
    return tone.activation[KIDNEY];
  };
  expect(toneAfter({})).toBeCloseTo(0.5, 12);
  for (const cause of [{ pressure: 120 }, { drive: 1 }, { alpha: 0.5 }, { vasopressin: 0.5 }, { angiotensin: 0.5 }])
    expect(toneAfter(cause)).toBeGreaterThan(0.52);
  for (const cause of [
    { pressure: 60 },
    { flow: new Float64Array(5).fill(2) },
    { signal: new Float64Array(5).fill(1.5) },
    { vasoplegia: 0.5 },
    { beta2: 0.5 },
    { dopamine1: 0.5 },
    { pde3: 0.5 },
    { dilator: 0.5 },
  ])
    expect(toneAfter(cause)).toBeLessThan(0.49);
});

it('high doses of norepinephrine narrow skin beyond what they do elsewhere: its alpha-2 receptors (Flavahan 1987)', () => {
  const effects = createEffects();
  const skinEffect = (dose: number): number => {
    bindReceptors(
      effects,
      { site: new Float64Array(0), own: { ...createOwnSignals(), alpha: dose } },
      { drugs: [], fluids: [] },
      1,
      1,
    );
    return effects.skinAlpha;
  };
  expect(skinEffect(0)).toBe(0);
  expect(skinEffect(3)).toBeLessThan(0.1);
  expect(skinEffect(14)).toBeCloseTo(0.5, 5);
});

it('white cells stick no more than usual in a healthy vessel', () => {
  expect(adhesion(createCoagulation(), createInflammation())).toBe(0);
});
