// A run is fixed by its seed and its events: saved, reopened, paused or replayed, it comes out the same to the last bit.
import { describe, expect, it, vi } from 'vitest';
import { digestPatient } from '../../src/perfusion/save.ts';
import { advanceRun, geometry, latestBeat, record, replay, restoreRun, saveRun } from '../../src/engine/run.ts';
import { arrive, begin, MINUTE, Player } from './driver.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

const bytes = (player: Player) => Buffer.from(saveRun(player.run)).toString('base64');

describe('saving', () => {
  it('reopened in the middle of everything, a run goes on bit for bit', () => {
    const player = begin('urosepsis')
      .give('balanced')
      .give('norepinephrine')
      .give('lactate')
      .give('ultrasound-kidney')
      .wait(7 * MINUTE);
    const twin = new Player(restoreRun(player.run.definition, saveRun(player.run)));
    expect(bytes(twin)).toBe(bytes(player));
    for (const one of [player, twin])
      one
        .give('hydrocortisone')
        .give('videomicroscopy')
        .wait(8 * MINUTE);
    expect(bytes(twin)).toBe(bytes(player));
    expect(twin.bedside).toEqual(player.bedside);
    expect(twin.heard.filter(({ kind }) => kind !== 'beat').length).toBeGreaterThan(2);
  });

  it('also between two whole seconds, in full resolution', () => {
    const player = begin('urosepsis', { resolution: 'full' }).wait(3.26);
    player.give('balanced').wait(0.5);
    const twin = new Player(restoreRun(player.run.definition, saveRun(player.run)));
    for (const one of [player, twin]) one.wait(64.3);
    expect(player.run.patient.step).toBe(twin.run.patient.step);
    expect(bytes(twin)).toBe(bytes(player));
    expect(player.chart.given['balanced']).toBeGreaterThan(1);
  });

  it('damaged or foreign bytes are refused with one sentence', () => {
    const player = begin('urosepsis');
    const kept = saveRun(player.run);
    expect(() => restoreRun(player.run.definition, kept.slice(0, 100))).toThrow('damaged');
    expect(() => restoreRun(player.run.definition, new Uint8Array(3))).toThrow('damaged');
    const other = { ...player.run.definition, id: 'other' };
    expect(() => restoreRun(other, kept)).toThrow('belongs to case "urosepsis"');
  });
});

describe('replay', () => {
  it('plays a record again to the same digest', () => {
    const player = begin('urosepsis')
      .give('balanced')
      .wait(90)
      .give('norepinephrine', { rate: 0.2 })
      .wait(6 * MINUTE);
    player.tell({ type: 'order.change', number: 2, rate: 0.3 });
    player.tell({ type: 'clock.pause' });
    player.tell({ type: 'clock.resume' });
    player.wait(6 * MINUTE);
    const kept = record(player.run);
    expect(kept.events.map(({ event }) => event.type)).toEqual([
      'case.begin',
      'order.place',
      'order.place',
      'order.change',
      'clock.pause',
      'clock.resume',
    ]);
    expect(kept.digests).toHaveLength(1);
    const again = replay(player.run.definition, JSON.parse(JSON.stringify(kept)) as typeof kept);
    expect(record(again)).toEqual(kept);
  });

  it('does not depend on how the time was cut', () => {
    const one = begin('urosepsis', { resolution: 'full' }).give('balanced').wait(70);
    const many = begin('urosepsis', { resolution: 'full' }).give('balanced');
    for (let i = 0; i < 700; i++) many.wait(0.1);
    expect(digestPatient(many.run.patient)).toBe(digestPatient(one.run.patient));
  });

  it('another case is refused', () => {
    const player = arrive('urosepsis');
    expect(() => replay({ ...player.run.definition, id: 'other' }, record(player.run))).toThrow('belongs to the case');
  });
});

describe('time', () => {
  it('stands still in the briefing, in a pause and after the end', () => {
    const player = arrive('urosepsis');
    player.wait(10);
    expect(player.time).toBe(0);
    player.tell({ type: 'case.begin' });
    player.tell({ type: 'clock.pause' });
    player.wait(10);
    expect(player.time).toBe(0);
    player.tell({ type: 'clock.resume' });
    player.wait(10);
    player.tell({ type: 'handover.give' });
    player.wait(10);
    expect(player.time).toBe(10);
    expect(player.phase).toBe('outcome');
  });

  it('refused events change nothing and are not recorded', () => {
    const player = begin('urosepsis').wait(5);
    const before = bytes(player);
    expect(player.refusal('norepinephrine', { rate: 50 })).toContain('outside');
    expect(player.refusal('drainage')).toContain('ultrasound');
    expect(player.tell({ type: 'case.begin' }).accepted).toBe(false);
    expect(bytes(player)).toBe(before);
  });
});

describe('what can be seen', () => {
  it('the microscope shows the field only while it is held', () => {
    const player = begin('urosepsis');
    expect(player.bedside.microscope).toBeNull();
    player.give('videomicroscopy').wait(3 * MINUTE);
    const field = geometry(player.run)!;
    expect(player.bedside.microscope?.geometry).toBe(field.id);
    expect(player.bedside.microscope?.state.velocity).toHaveLength(field.from.length);
    player.wait(10 * MINUTE);
    expect(player.bedside.microscope).toBeNull();
    expect(player.bedside.results.at(-1)?.values.map(({ name }) => name)).toEqual(['sub_ppv', 'sub_mfi']);
  });

  it('each beat is announced and can be drawn', () => {
    const player = begin('urosepsis', { resolution: 'full' }).wait(10);
    const beats = player.heard.filter(({ kind }) => kind === 'beat');
    expect(beats.length).toBeGreaterThan(10);
    const beat = latestBeat(player.run)!;
    expect(beat.arterial.length).toBeGreaterThan(30);
    expect(beat.duration).toBeCloseTo(beat.arterial.length * 0.008, 6);
  });

  it('central pressure, urine and arterial numbers need their lines', () => {
    const player = begin('urosepsis').wait(30);
    expect(player.bedside.monitor.central.state).toBe('off');
    expect(player.bedside.appearance.urineBag).toBeNull();
    player
      .give('central-line')
      .give('urinary-catheter')
      .give('arterial-line')
      .wait(31 * MINUTE);
    expect(player.bedside.monitor.central.state).toBe('good');
    expect(player.bedside.appearance.urineBag).not.toBeNull();
    expect(player.bedside.monitor.pressureSource).toBe('arterial');
    expect(player.bedside.appearance.lines).toContain('central-line');
  });

  it('a refill report is kept with the truth beside it', () => {
    const player = begin('urosepsis').wait(60);
    player.tell({ type: 'refill.report', site: 'finger', seconds: 4.2, held: 10 });
    player.tell({ type: 'mottling.report', score: 2 });
    advanceRun(player.run, 500);
    const [reading] = player.debrief.refillReadings;
    expect(reading).toMatchObject({ site: 'finger', reported: 4.2 });
    expect(reading.truth).toBeGreaterThan(0.5);
    expect(player.debrief.mottlingReadings[0].reported).toBe(2);
  });
});
