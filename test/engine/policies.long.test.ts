// Automatic trainees see the same bedside as a person and place the same orders.
import { describe, expect, it, vi } from 'vitest';
import { policies, policy } from '../../src/engine/policies.ts';
import type { PolicyView } from '../../src/engine/policies.ts';
import { bedsideOf } from '../../src/engine/bedside.ts';
import { hadFluid } from '../../src/engine/policies/reading.ts';
import { begin, MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

function viewOf(ward: Ward): PolicyView {
  const { chart, definition, time, look } = ward;
  const bedside = bedsideOf({ chart, definition, time, phase: 'running', look, field: null });
  return {
    bedside,
    weight: 74,
    target: 60,
    hypertension: false,
    bleeding: false,
    steroidDependent: false,
    cirrhosis: false,
    anaphylaxis: false,
    before: 0,
    source: definition.sourceControl,
    offered: definition.formulary,
  };
}

/** Plays a policy on the patient who stays as the numbers say, unless `answer` changes them. */
function play(id: string, minutes: number, patient: Record<string, number> = {}, answer?: (ward: Ward) => void): Ward {
  const ward = new Ward(patient).begin().wait(1);
  ward.time = 0;
  for (let minute = 0; minute < minutes; minute++) {
    for (const event of policy(id)!.decide(viewOf(ward)))
      if (!ward.send(event)) throw new Error(`refused: ${JSON.stringify(event)}`);
    answer?.(ward);
    ward.wait(MINUTE);
  }
  return ward;
}

/** Writing to it throws. */
function frozen<Thing>(thing: Thing): Thing {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing) && !ArrayBuffer.isView(thing)) {
    Object.freeze(thing);
    for (const part of Object.values(thing)) frozen(part);
  }
  return thing;
}

const ordered = (ward: Ward, id: string) => ward.chart.orders.filter(({ order }) => order === id);

describe('none', () => {
  it('watches', () => expect(play('none', 30).chart.orders).toEqual([]));
});

describe('bundle', () => {
  const shocked = play('bundle', 180);

  it('orders antibiotic, cultures, lactate, fluid and norepinephrine at once', () => {
    for (const id of [
      'piperacillin-tazobactam',
      'cultures',
      'lactate',
      'balanced',
      'norepinephrine',
      'ultrasound-kidney',
    ]) {
      expect(ordered(shocked, id)[0]?.placedAt).toBeLessThanOrEqual(2 * MINUTE);
    }
  });

  it('calls urology as soon as the ultrasound is back', () => {
    expect(ordered(shocked, 'drainage')[0].placedAt).toBeLessThanOrEqual(17 * MINUTE);
  });

  it('stays within 30 mL/kg and looks at refill between boluses', () => {
    expect(shocked.chart.given['balanced']).toBeLessThanOrEqual(30 * 74 + 50);
    expect(shocked.chart.given['balanced']).toBeGreaterThanOrEqual(1500);
    expect(ordered(shocked, 'refill-finger').length).toBeGreaterThanOrEqual(ordered(shocked, 'balanced').length - 1);
  });

  it('raises norepinephrine, adds vasopressin from 0.25 and hydrocortisone after an hour', () => {
    expect(ordered(shocked, 'norepinephrine')[0].values['rate']).toBeGreaterThan(0.25);
    expect(ordered(shocked, 'vasopressin')).toHaveLength(1);
    expect(ordered(shocked, 'hydrocortisone')).toHaveLength(1);
  });

  it('stops fluid when skin and pressure are well, lungs wet, breathing faster, or the last bolus was in vain', () => {
    const well = play('bundle', 120, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 15 * MINUTE ? { map: 66, sbp: 96, dbp: 51, crt_finger_s: 2 } : {}),
    );
    expect(well.chart.given['balanced']).toBeCloseTo(500, 6);
    const wet = play('bundle', 120, { evlw_ml: 900 });
    expect(wet.chart.given['balanced']).toBeCloseTo(500, 6);
    const breathless = play('bundle', 60, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 10 * MINUTE ? { rr: 36 } : {}),
    );
    expect(breathless.chart.given['balanced']).toBeCloseTo(500, 6);
    const inVain = play('bundle', 120, { crt_finger_s: 3.6, crt_knee_s: 5.2 }); // the examiner's noise may see one answer
    expect(inVain.chart.given['balanced']).toBeLessThan(1501);
  });

  it('takes norepinephrine down when there is room', () => {
    const better = play('bundle', 180, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 20 * MINUTE ? { map: 80, sbp: 110, dbp: 65 } : {}),
    );
    expect(['stopped', 'running']).toContain(better.stateOf('norepinephrine'));
    expect(
      better.stateOf('norepinephrine') === 'stopped' || ordered(better, 'norepinephrine')[0].values['rate'] < 0.05,
    ).toBe(true);
  });

  it('places nothing that is refused on the real patient, and does better than no care', () => {
    const refused: string[] = [];
    const cared = begin('urosepsis').follow('bundle', 40 * MINUTE, (line) => refused.push(line.reason));
    expect(refused).toEqual([]);
    const left = begin('urosepsis').follow('none', 40 * MINUTE);
    expect(cared.truth['lactate']).toBeLessThan(left.truth['lactate']);
  });
});

describe('maintenance fluid', () => {
  const rates = (ward: Ward): number[] =>
    ordered(ward, 'maintenance').map(({ values }) => Math.round((100 * (values['rate'] ?? 0)) / 74) / 100);
  const full = { crt_finger_s: 2, crt_knee_s: 3 };

  it('begins after the hours of resuscitation, about a milliliter per kilogram and hour, and does not count against shock', () => {
    const ward = play('bundle', 245, { ...full, urine_ml_h: 60, cvp: 8 });
    expect(ordered(ward, 'maintenance')[0].placedAt).toBeGreaterThanOrEqual(180 * MINUTE);
    expect(rates(ward)[0]).toBeGreaterThan(0.4);
    expect(rates(ward)[0]).toBeLessThan(1.5);
    const bags = ordered(ward, 'balanced').filter(({ state }) => state === 'done');
    const bolused = bags.reduce((sum, { values }) => sum + (values['volume'] ?? 0), 0);
    expect(ward.chart.given['balanced']).toBeGreaterThan(bolused + 40);
    expect(hadFluid(viewOf(ward))).toBeCloseTo(bolused, -1);
  });

  it('is more for the dry, nothing for wet lungs or a high central pressure', () => {
    const dry = play('bundle', 190, { ...full, urine_ml_h: 15, cvp: 2 });
    expect(rates(dry)[0]).toBeGreaterThan(rates(play('bundle', 190, { ...full, urine_ml_h: 50, cvp: 9 }))[0]);
    expect(rates(play('bundle', 190, { ...full, cvp: 16 }))).toEqual([]);
    const drowned = play('bundle', 310, full, (ward) =>
      Object.assign(ward.patient, ward.time > 200 * MINUTE ? { evlw_ml: 1100 } : {}),
    );
    expect(ordered(drowned, 'maintenance').at(-1)?.state).toBe('stopped');
  });
});

describe('all nine', () => {
  const ids = ['none', 'bundle', 'egdt', 'map-only', 'crt', 'lactate', 'everything', 'expert', 'late'];
  const played = new Map<string, Ward>();
  const course = (id: string): Ward => {
    const ward = played.get(id) ?? play(id, 120, { sv: 60 });
    played.set(id, ward);
    return ward;
  };

  it('are there', () => expect(policies.map(({ id }) => id)).toEqual(ids));

  it.each(ids)('%s decides from the bedside alone, remembers nothing and changes nothing', (id) => {
    const ward = Object.assign(Object.create(Ward.prototype) as Ward, course('bundle'));
    const view = frozen(viewOf(ward));
    const first = policy(id)!.decide(view);
    expect(policy(id)!.decide(frozen(structuredClone(view)))).toEqual(first);
    ward.patient = {}; // whatever is true of the patient now, the bedside has not shown it yet
    expect(policy(id)!.decide(frozen(viewOf(ward)))).toEqual(first);
  });

  const same = ['cultures', 'lactate', 'piperacillin-tazobactam', 'ultrasound-kidney', 'drainage', 'oxygen-mask'];
  it.each(ids.filter((id) => id !== 'none' && id !== 'late'))(
    '%s gives the same oxygen, samples, antibiotic and source control',
    (id) => {
      const placed = (ward: Ward) => same.map((order) => ordered(ward, order)[0]?.placedAt);
      expect(placed(course(id))).toEqual(placed(course('bundle')));
    },
  );

  it('late does what bundle does, three hours later', () => {
    const late = play('late', 240, { sv: 60 });
    const first = (ward: Ward) => Math.min(...ward.chart.orders.map(({ placedAt }) => placedAt));
    expect(first(late)).toBe(180 * MINUTE);
    expect(ordered(late, 'piperacillin-tazobactam')[0].placedAt).toBe(180 * MINUTE);
  });

  it('asks for nothing that the hospital does not have', () => {
    const view = { ...viewOf(course('none')), offered: ['balanced', 'lactate'] };
    for (const { decide } of policies)
      for (const event of decide(view))
        expect(event.type === 'order.place' ? view.offered : ['']).toContain('order' in event ? event.order : '');
  });
});

describe('what each treats', () => {
  it('map-only goes on filling for pressure although the skin is well', () => {
    const ward = play('map-only', 120, { crt_finger_s: 1.5, crt_knee_s: 2, lactate: 1 });
    expect(ward.chart.given['balanced']).toBeGreaterThan(1900);
  });

  it('crt leaves fluid alone when refill is normal, whatever lactate says', () => {
    const ward = play('crt', 240, { crt_finger_s: 2, crt_knee_s: 2.5, lactate: 5, map: 68, sbp: 100, dbp: 52, sv: 60 });
    expect(hadFluid(viewOf(ward))).toBeLessThanOrEqual(1000.5);
    expect(ordered(ward, 'echo')).toEqual([]);
  });

  it('crt tests the legs before each bolus, and looks at the heart when they do not answer', () => {
    const ward = play('crt', 240, { crt_finger_s: 5, map: 60, sbp: 75, dbp: 52, sv: 60 });
    expect(ordered(ward, 'passive-leg-raise').length).toBeGreaterThan(0);
    expect(hadFluid(viewOf(ward))).toBeLessThanOrEqual(1000.5);
    expect(ordered(ward, 'echo')).toHaveLength(1);
  });

  it('lactate goes on while lactate is high although refill is normal', () => {
    const ward = play('lactate', 300, { crt_finger_s: 1.5, lactate: 5, sv: 60, map: 68, sbp: 100, dbp: 52 });
    expect(ordered(ward, 'lactate').length).toBeGreaterThan(2);
    expect(ordered(ward, 'passive-leg-raise').length).toBeGreaterThan(0);
  });

  it('egdt fills until the central venous pressure is 8', () => {
    const filled = play('egdt', 240, {}, (ward) =>
      Object.assign(ward.patient, ward.chart.attached['central-line'] === undefined ? {} : { cvp: 10 }),
    );
    const empty = play('egdt', 240, { cvp: 3 });
    expect(filled.chart.given['balanced']).toBeLessThan(empty.chart.given['balanced'] / 2);
  });

  it('expert looks through the microscope and stops fluid that opens nothing', () => {
    const ward = play('expert', 240, {
      crt_finger_s: 4.5,
      sub_ppv: 60,
      sub_mfi: 2,
      sv: 60,
      map: 66,
      sbp: 100,
      dbp: 55,
    });
    expect(ordered(ward, 'videomicroscopy').length).toBeGreaterThan(0);
    expect(ward.chart.given['balanced']).toBeLessThanOrEqual(1500);
  });

  it('lungs that were sick at the door get the first liter, lungs that worsen with it do not', () => {
    const sick = play('crt', 60, { sao2: 84 });
    expect(ordered(sick, 'oxygen-high-flow')).toHaveLength(1);
    expect(sick.chart.given['balanced']).toBeCloseTo(1000, 0);
    const worse = play('bundle', 120, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 20 * MINUTE ? { sao2: 84 } : {}),
    );
    expect(ordered(worse, 'oxygen-high-flow')).toHaveLength(1);
    expect(worse.chart.given['balanced']).toBeLessThanOrEqual(1000);
  });

  it('expert gives vasopressin early to the warm and late to the cold, whose skin and gut it narrows', () => {
    const doseAt = (refill: number): number => {
      let dose = NaN;
      play('expert', 90, { crt_finger_s: refill, map: 61, sbp: 100, dbp: 52, sv: 60 }, (ward) => {
        if (Number.isNaN(dose) && ordered(ward, 'vasopressin').length > 0)
          dose = ordered(ward, 'norepinephrine')[0].values['rate'];
        if (ward.time > 10 * MINUTE && ward.time % 600 === 0) ward.patient['map'] = 56;
      });
      return dose;
    };
    expect(doseAt(1.5)).toBeLessThan(0.25);
    expect(doseAt(5)).toBeGreaterThanOrEqual(0.25);
  });

  it('expert helps a weak heart that ejects little over shut capillaries, and fills no further once refill is normal', () => {
    const seen = { crt_finger_s: 1.5, crt_knee_s: 2, sub_ppv: 55, lactate: 4, map: 66, sbp: 96, dbp: 51, hr: 110 };
    const weak = play('expert', 180, { ...seen, sv: 36, vti: 12, lvef: 40 });
    expect(ordered(weak, 'dobutamine').length).toBeGreaterThan(0);
    expect(hadFluid(viewOf(weak))).toBeLessThanOrEqual(1000.5);
    const strong = play('expert', 180, { ...seen, sv: 75, vti: 21, lvef: 62 });
    expect(ordered(strong, 'dobutamine')).toEqual([]);
  });

  it('everything floods', () => expect(play('everything', 240).chart.given['balanced']).toBeGreaterThan(3400));
});

it('every policy has a name of its own', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
  expect(policy('unknown')).toBeUndefined();
});
