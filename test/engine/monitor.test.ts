// The monitor shows what its sensors can know, and alarms when a limit is crossed for long enough.
import { describe, expect, it } from 'vitest';
import { monitorView } from '../../src/engine/monitor.ts';
import { Ward } from './machine-driver.ts';

const screen = (ward: Ward) => monitorView(ward.chart.monitor, ward.time);
const alarms = (ward: Ward) =>
  ward.chart.alarms.alarms.map(({ id, priority, active }) => `${id} ${priority}${active ? '' : ' over'}`);

describe('cuff', () => {
  it('reads every five minutes and grows old in between', () => {
    const ward = new Ward().begin().wait(1);
    expect(screen(ward).pressureSource).toBe('cuff');
    expect(screen(ward).mean.value).toBeGreaterThan(42);
    Object.assign(ward.patient, { sbp: 110, dbp: 65, map: 80 });
    ward.wait(200);
    expect(screen(ward).mean.value).toBeLessThan(62);
    expect(screen(ward).mean.age).toBe(200);
    ward.wait(120);
    expect(screen(ward).mean.value).toBeGreaterThan(70);
  });

  it('finds nothing when the pulse is too small, and says so', () => {
    const ward = new Ward({ sbp: 44, dbp: 34, map: 37 }).begin().wait(3);
    expect(screen(ward).mean).toMatchObject({ value: null, state: 'lost' });
    expect(alarms(ward)).toContain('cuff-failed medium');
  });

  it('never shows a mean outside its own pulse, however small that is', () => {
    const ward = new Ward({ sbp: 66, dbp: 49, map: 53 }).begin().wait(3);
    for (let reading = 0; reading < 60; reading++) {
      const { systolic, diastolic, mean } = screen(ward.order('cuff').wait(50));
      expect(mean.value).toBeGreaterThanOrEqual(diastolic.value!);
      expect(mean.value).toBeLessThanOrEqual(systolic.value!);
    }
  });

  it('measures when asked', () => {
    const ward = new Ward().begin().wait(60);
    Object.assign(ward.patient, { sbp: 110, dbp: 65, map: 80 });
    ward.order('cuff').wait(50);
    expect(screen(ward).mean.value).toBeGreaterThan(70);
  });
});

describe('oximeter', () => {
  it('is unsure at weak perfusion and gives up without a pulse wave', () => {
    expect(screen(new Ward({ ppi: 0.2 }).begin().wait(2)).saturation.state).toBe('weak');
    expect(screen(new Ward({ ppi: 0.05 }).begin().wait(2)).saturation).toMatchObject({ state: 'lost', value: null });
  });

  it('reads high on dark skin when saturation is low', () => {
    const pale = new Ward({ sao2: 85 }).begin();
    const dark = new Ward({ sao2: 85 });
    dark.definition.host.tone = 10;
    dark.begin();
    expect(screen(dark.wait(1)).saturation.value!).toBeGreaterThan(screen(pale.wait(1)).saturation.value!);
  });
});

describe('sensors', () => {
  it('show nothing before they are attached', () => {
    expect(screen(new Ward().begin().wait(5)).central.state).toBe('off');
  });

  it('search for some seconds when they are new', () => {
    const ward = new Ward()
      .begin()
      .order('central-line')
      .wait(30 * 60 + 2);
    expect(screen(ward).central.state).toBe('searching');
    ward.wait(10);
    expect(screen(ward).central).toMatchObject({ state: 'good', value: 2 });
  });
});

describe('alarms', () => {
  it('sound after their delay, not before', () => {
    const ward = new Ward({ map: 70, sbp: 100, dbp: 55, temp_core: 38 }).begin().wait(10);
    ward.patient['hr'] = 140;
    ward.wait(6);
    expect(alarms(ward)).toEqual([]);
    ward.wait(1);
    expect(alarms(ward)).toEqual(['heartRate medium']);
    ward.patient['hr'] = 100;
    ward.wait(10);
    expect(alarms(ward)).toEqual([]);
  });

  it('use the low pressure limit of the case, five under its target', () => {
    const ward = new Ward({ map: 57, sbp: 95, dbp: 45, temp_core: 38 })
      .begin()
      .order('arterial-line')
      .wait(15 * 60 + 30);
    expect(alarms(ward)).toEqual([]);
    ward.patient['map'] = 54;
    ward.wait(8);
    expect(alarms(ward)).toEqual(['mean medium']);
  });

  it('keep a high alarm on the screen until it is silenced', () => {
    const ward = new Ward({ map: 70, sbp: 100, dbp: 55, temp_core: 38, sao2: 70 }).begin().wait(12);
    expect(alarms(ward)).toEqual(['saturation high']);
    ward.patient['sao2'] = 97;
    ward.wait(11);
    expect(alarms(ward)).toEqual(['saturation high over']);
    ward.send({ type: 'alarm.silence' });
    expect(alarms(ward)).toEqual([]);
    expect(ward.chart.alarms.silencedUntil).toBe(ward.time + 120);
  });

  it('sound at the door within seconds: her pressure is below the limits of her target', () => {
    const ward = new Ward().begin().wait(8);
    expect(alarms(ward)).toEqual(expect.arrayContaining(['mean medium', 'systolic medium']));
    const deeper = new Ward({ map: 40, sbp: 56, dbp: 32 }).begin().wait(8);
    expect(alarms(deeper)).toContain('mean high');
  });

  it('are one alarm, not twenty, while a number sways around its limit', () => {
    const ward = new Ward({ map: 66, sbp: 96, dbp: 51, temp_core: 38 })
      .begin()
      .order('arterial-line')
      .wait(15 * 60 + 30);
    for (let i = 0; i < 40; i++) {
      ward.patient['map'] = i % 2 === 0 ? 54 : 56;
      ward.wait(8);
    }
    expect(ward.chart.alarms.log.filter(({ id }) => id === 'mean')).toHaveLength(1);
  });

  it('say the number that is on the screen now, not the one they began with', () => {
    const ward = new Ward({ map: 66, sbp: 96, dbp: 51, temp_core: 38, hr: 136 }).begin().wait(30);
    const text = (): string => ward.chart.alarms.alarms.find(({ id }) => id === 'heartRate')!.text;
    expect(text()).toBe('HR 136 high');
    ward.patient['hr'] = 133;
    expect((ward.wait(1), text())).toBe('HR 133 high');
    ward.patient['hr'] = 129; // just under its limit: the alarm stays on for some seconds
    expect((ward.wait(2), text())).toBe('HR 129 high');
    ward.patient['hr'] = 131; // over it again, for less than its delay
    expect((ward.wait(2), text())).toBe('HR 131 high');
  });

  it('stay quiet at the goal: a systolic of 84 belongs to a mean of 62', () => {
    const ward = new Ward({ map: 62, sbp: 84, dbp: 51, temp_core: 38 }).begin().wait(60);
    expect(alarms(ward)).toEqual([]);
  });

  it('compare what the screen shows: a central pressure of -0.3 reads 0 and is not low', () => {
    const ward = new Ward({ map: 66, sbp: 96, dbp: 51, temp_core: 38, cvp: -0.3 })
      .begin()
      .order('central-line')
      .wait(31 * 60);
    expect(alarms(ward)).toEqual([]);
    expect(screen(ward).central.value).toBe(0);
  });

  it('call apnea after twenty seconds without a breath', () => {
    const ward = new Ward({ map: 66, sbp: 96, dbp: 51, temp_core: 38 }).begin().wait(30);
    ward.patient['rr'] = 0;
    ward.wait(19);
    expect(alarms(ward)).not.toContain('apnea high');
    ward.wait(2);
    expect(alarms(ward)).toContain('apnea high');
  });

  it('call asystole four seconds after the last beat', () => {
    const ward = new Ward().begin().wait(10);
    ward.patient['alive'] = 0;
    ward.wait(5);
    expect(alarms(ward)).toContain('asystole high');
    expect(screen(ward).rhythm).toBe('asystole');
    expect(ward.chart.alarms.log.some(({ id }) => id === 'asystole')).toBe(true);
  });
});
