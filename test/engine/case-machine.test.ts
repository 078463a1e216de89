// The case machine: orders go their way in their own time, and the case ends as its rules say.
import { describe, expect, it } from 'vitest';
import { caseMachine } from '../../src/engine/case-machine.ts';
import { SHOCK, Ward } from './machine-driver.ts';

const MINUTE = 60;

describe('phases', () => {
  it('nothing can be ordered before the case has begun', () => {
    const ward = new Ward();
    expect(ward.send({ type: 'order.place', order: 'lactate', values: {} })).toBe(false);
    expect(ward.state.value).toBe('briefing');
  });

  it('pauses and goes on; orders may be placed meanwhile', () => {
    const ward = new Ward().begin();
    ward.send({ type: 'clock.pause' });
    expect(ward.state.value).toEqual({ treating: 'paused' });
    ward.order('lactate');
    ward.send({ type: 'clock.resume' });
    expect(ward.state.value).toEqual({ treating: 'running' });
  });

  it('goes from handover to the debrief and no further', () => {
    const ward = new Ward().begin().wait(5);
    ward.send({ type: 'handover.give' });
    expect(ward.state.value).toBe('outcome');
    expect(ward.chart.outcome?.kind).toBe('handover');
    expect(ward.send({ type: 'order.place', order: 'lactate', values: {} })).toBe(false);
    ward.send({ type: 'debrief.open' });
    expect(ward.state.value).toBe('debrief');
  });
});

describe('orders', () => {
  it('a bolus is hung, runs its time and gives exactly its volume', () => {
    const ward = new Ward().begin().order('balanced', { volume: 500, duration: 15 });
    expect(ward.stateOf('balanced')).toBe('preparing');
    ward.wait(1 * MINUTE);
    expect(ward.stateOf('balanced')).toBe('running');
    ward.wait(15 * MINUTE);
    expect(ward.stateOf('balanced')).toBe('done');
    expect(ward.chart.given['balanced']).toBeCloseTo(500, 6);
  });

  it('a stopped bolus has given only what ran', () => {
    const ward = new Ward()
      .begin()
      .order('balanced', { volume: 500, duration: 10 })
      .wait(1 * MINUTE + 5 * MINUTE);
    ward.send({ type: 'order.stop', number: 1 });
    ward.wait(10 * MINUTE);
    expect(ward.stateOf('balanced')).toBe('stopped');
    expect(ward.chart.given['balanced']).toBeCloseTo(250, 6);
  });

  it('a pump runs until it is stopped and takes a new rate at once', () => {
    const ward = new Ward()
      .begin()
      .order('norepinephrine', { rate: 0.1 })
      .wait(4 * MINUTE);
    expect(ward.stateOf('norepinephrine')).toBe('running');
    expect(ward.send({ type: 'order.change', number: 1, rate: 0.25 })).toBe(true);
    expect(ward.chart.orders[0].values['rate']).toBe(0.25);
    ward.wait(60 * MINUTE);
    expect(ward.stateOf('norepinephrine')).toBe('running');
  });

  it('a result comes after its turnaround and tells the moment of the sample', () => {
    const ward = new Ward()
      .begin()
      .order('lactate')
      .wait(2 * MINUTE);
    expect(ward.chart.results).toHaveLength(1);
    ward.patient['lactate'] = 9;
    ward.wait(2 * MINUTE);
    expect(ward.stateOf('lactate')).toBe('running');
    ward.wait(1 * MINUTE);
    expect(ward.stateOf('lactate')).toBe('done');
    expect(ward.chart.results[0]).toMatchObject({ takenAt: 120, readyAt: 300 });
    expect(ward.chart.results[0].values[0].value).toBeGreaterThan(4);
    expect(ward.chart.results[0].values[0].value).toBeLessThan(5.3);
  });

  it('cultures never answer within six hours', () => {
    const ward = new Ward()
      .begin()
      .order('cultures')
      .wait(20 * MINUTE);
    expect(ward.chart.results[0].readyAt).toBeGreaterThan(6 * 3600);
    expect(ward.stateOf('cultures')).toBe('running');
  });

  it('a blood sample costs blood', () => {
    const ward = new Ward()
      .begin()
      .order('cultures')
      .wait(6 * MINUTE);
    expect(ward.chart.bloodOwed).toBeGreaterThan(30);
    ward.wait(1 * MINUTE);
    expect(ward.chart.bloodOwed).toBe(0);
  });

  it('a new oxygen device replaces the old one', () => {
    const ward = new Ward()
      .begin()
      .order('oxygen-nasal', { rate: 4 })
      .wait(90)
      .order('oxygen-mask', { rate: 15 })
      .wait(90);
    expect(ward.stateOf('oxygen-nasal')).toBe('stopped');
    expect(ward.stateOf('oxygen-mask')).toBe('running');
  });

  it('a line is in place only when it is finished', () => {
    const ward = new Ward()
      .begin()
      .order('arterial-line')
      .wait(14 * MINUTE);
    expect(ward.chart.attached['arterial-line']).toBeUndefined();
    ward.wait(1 * MINUTE);
    expect(ward.chart.attached['arterial-line']).toBe(15 * MINUTE);
    expect(ward.chart.monitor.pressureSource).toBe('cuff');
    ward.wait(10);
    expect(ward.chart.monitor.pressureSource).toBe('arterial');
    expect(ward.chart.monitor.shown.mean.value).toBe(52);
  });

  it('urology comes when a picture shows the obstruction, and drains more than an hour and a half later', () => {
    const ward = new Ward().begin();
    expect(ward.send({ type: 'order.place', order: 'drainage', values: {} })).toBe(false);
    ward
      .order('ultrasound-kidney')
      .wait(15 * MINUTE)
      .order('drainage')
      .wait(104 * MINUTE);
    expect(ward.chart.sourceControl).toBe(0);
    ward.wait(1 * MINUTE);
    expect(ward.chart.sourceControl).toBe(1);
    expect(ward.chart.messages.at(-1)?.from).toBe('surgeon');
  });

  it('what has begun under the knife cannot be stopped, what is still prepared can', () => {
    const ward = new Ward()
      .begin()
      .order('central-line')
      .wait(5 * MINUTE);
    expect(ward.send({ type: 'order.stop', number: 1 })).toBe(true);
    ward.order('central-line').wait(11 * MINUTE);
    expect(ward.send({ type: 'order.stop', number: 2 })).toBe(false);
  });
});

describe('people', () => {
  const said = (ward: Ward) => ward.chart.messages.map(({ text }) => text).join('\n');

  it('the nurse asks for a second line while pump and bag share one, and not when there is one', () => {
    const shared = new Ward()
      .begin()
      .order('norepinephrine')
      .order('balanced')
      .wait(6 * MINUTE);
    expect(said(shared)).toContain('share one line');
    const apart = new Ward()
      .begin()
      .order('peripheral-line')
      .wait(5 * MINUTE)
      .order('norepinephrine')
      .order('balanced')
      .wait(10 * MINUTE);
    expect(said(apart)).not.toContain('share one line');
  });

  it('the urologist asks for clotting only if nobody sent it', () => {
    const call = (first: string[]) => {
      const ward = new Ward().begin().order('ultrasound-kidney');
      for (const id of first) ward.order(id);
      return said(
        ward
          .wait(16 * MINUTE)
          .order('drainage')
          .wait(40 * MINUTE),
      );
    };
    expect(call([])).toContain('no clotting result');
    expect(call(['coagulation'])).not.toContain('no clotting result');
  });

  it('a leg raise tells the stroke volume by echo, before and during', () => {
    const ward = new Ward({ sv: 40 })
      .begin()
      .order('passive-leg-raise')
      .wait(3 * MINUTE);
    ward.patient['sv'] = 46;
    ward.wait(3 * MINUTE);
    expect(ward.chart.results.at(-1)?.text).toBe(
      'Stroke volume by echo 16 % higher while the legs were up; they are down again.',
    );
  });

  it('nobody goes on with a central line or small talk once the heart has stopped', () => {
    const ward = new Ward()
      .begin()
      .order('central-line')
      .order('norepinephrine')
      .wait(19 * MINUTE);
    ward.patient['alive'] = 0;
    ward.wait(2 * MINUTE);
    expect(ward.stateOf('central-line')).toBe('stopped');
    expect(ward.stateOf('norepinephrine')).toBe('running');
    expect(ward.chart.messages.at(-1)?.text).toContain('compressions');
  });
});

describe('outcome', () => {
  it('hands over after six hours', () => {
    const ward = new Ward().begin().wait(1);
    ward.time = 6 * 3600 - 3; // nothing is due in between
    ward.wait(2);
    expect(ward.chart.outcome).toBeNull();
    ward.wait(1);
    expect(ward.chart.outcome?.kind).toBe('handover');
  });

  it('closes three minutes after the heart has stopped', () => {
    const ward = new Ward().begin().wait(10);
    ward.patient['alive'] = 0;
    ward.wait(1);
    expect(ward.chart.arrestAt).toBe(11);
    expect(ward.chart.messages.at(-1)?.text).toContain('compressions');
    expect(ward.send({ type: 'order.place', order: 'lactate', values: {} })).toBe(false);
    ward.wait(179);
    expect(ward.state.value).toEqual({ treating: 'running' });
    ward.wait(1);
    expect(ward.chart.outcome).toMatchObject({ kind: 'died', at: 191 });
  });

  it('recovers when everything has held for thirty minutes, and the drain is in', () => {
    const ward = new Ward()
      .begin()
      .order('ultrasound-kidney')
      .wait(15 * MINUTE)
      .order('drainage')
      .wait(110 * MINUTE);
    Object.assign(ward.patient, { map: 68, crt_finger_s: 2, lactate: 2.2 });
    ward.wait(29 * MINUTE);
    expect(ward.chart.outcome).toBeNull();
    ward.patient['crt_finger_s'] = 4;
    ward.wait(1);
    ward.patient['crt_finger_s'] = 2;
    ward.wait(29 * MINUTE);
    expect(ward.chart.outcome).toBeNull();
    ward.wait(2 * MINUTE);
    expect(ward.chart.outcome?.kind).toBe('recovered');
  });

  it('does not call it recovery while norepinephrine had to be raised', () => {
    const ward = new Ward({ ...SHOCK, map: 68, crt_finger_s: 2, lactate: 2.2 }).begin();
    ward
      .order('ultrasound-kidney')
      .wait(15 * MINUTE)
      .order('drainage')
      .order('norepinephrine', { rate: 0.05 })
      .wait(100 * MINUTE);
    ward.send({ type: 'order.change', number: 3, rate: 0.1 });
    ward.wait(29 * MINUTE);
    expect(ward.chart.outcome).toBeNull();
    ward.send({ type: 'order.change', number: 3, rate: 0.12 });
    ward.wait(29 * MINUTE);
    expect(ward.chart.outcome).toBeNull();
    ward.send({ type: 'order.change', number: 3, rate: 0.08 }); // weaning does not count
    ward.wait(2 * MINUTE);
    expect(ward.chart.outcome?.kind).toBe('recovered');
  });
});

describe('saving', () => {
  it('a machine restored from JSON at any second goes on exactly alike', () => {
    const ward = new Ward()
      .begin()
      .order('balanced')
      .order('lactate')
      .order('norepinephrine')
      .order('arterial-line')
      .wait(130);
    const machine = caseMachine(ward.definition);
    const kept = JSON.parse(JSON.stringify({ value: ward.state.value, context: ward.chart })) as {
      value: 'briefing';
      context: typeof ward.chart;
    };
    const twin = new Ward();
    twin.machine = machine;
    twin.state = machine.resolveState(kept);
    twin.time = ward.time;
    ward.wait(1500);
    twin.wait(1500);
    expect(twin.chart).toEqual(ward.chart);
    expect(twin.state.value).toEqual(ward.state.value);
  });
});
