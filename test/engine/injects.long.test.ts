// What an instructor lets happen acts through real things: lines, syringes, blood, the heart's rhythm. Each is recorded and plays again.
import { describe, expect, test } from 'vitest';
import { latestBeat, record, replay } from '../../src/engine/run.ts';
import { begin, MINUTE } from './driver.ts';

const shown = (player: ReturnType<typeof begin>) => player.bedside.monitor;

describe('an inject', () => {
  test('a laboratory that is late brings what is under way later, and says so', () => {
    const player = begin('urosepsis')
      .give('blood-count')
      .wait(10 * MINUTE);
    const due = player.chart.orders[0].endsAt!;
    expect(player.tell({ type: 'inject.lab-late', minutes: 20 }).accepted).toBe(true);
    expect(player.chart.orders[0].endsAt).toBe(due + 20 * MINUTE);
    expect(player.bedside.messages.at(-1)).toMatchObject({ from: 'laboratory' });
    player.wait(due - player.time + MINUTE);
    expect(player.bedside.results).toEqual([]);
    player.wait(20 * MINUTE);
    expect(player.bedside.results).toHaveLength(1);
  });

  test('nothing is late when nothing was sent', () => {
    expect(begin('urosepsis').tell({ type: 'inject.lab-late', minutes: 20 })).toEqual({
      accepted: false,
      reason: 'No sample is under way that could be late.',
    });
  });

  test('the only line out: drips stop, the pump stands, and a new line can be placed', () => {
    const player = begin('urosepsis');
    player
      .give('norepinephrine', { rate: 0.2 })
      .give('balanced', { volume: 1000, duration: 30 })
      .wait(10 * MINUTE);
    const line = Object.keys(player.chart.attached).filter((name) => name.startsWith('peripheral-line'));
    for (const one of line) player.tell({ type: 'inject.line-out', line: one });
    player.wait(1);
    expect(player.run.inputs.drugRates.every((rate) => rate === 0)).toBe(true);
    expect(player.run.inputs.fluidRates.every((rate) => rate === 0)).toBe(true);
    expect(player.refusal('balanced')).toMatch(/needs a peripheral venous line/);
    player.give('peripheral-line').wait(5 * MINUTE);
    expect(player.run.inputs.drugRates.some((rate) => rate > 0)).toBe(true);
  });

  test('without the arterial line the cuff is asked again', () => {
    const player = begin('urosepsis')
      .give('arterial-line')
      .wait(16 * MINUTE);
    expect(shown(player).pressureSource).toBe('arterial');
    player.tell({ type: 'inject.line-out', line: 'arterial-line' });
    player.wait(2);
    expect(shown(player).pressureSource).not.toBe('arterial');
    expect(player.tell({ type: 'inject.line-out', line: 'arterial-line' }).reason).toBe('That line is not in place.');
  });

  test('a dry pump gives nothing until the nurse has drawn up the next syringe', () => {
    const running = () =>
      begin('urosepsis')
        .give('norepinephrine', { rate: 0.2 })
        .wait(10 * MINUTE);
    const [player, undisturbed] = [running(), running().wait(4 * MINUTE)];
    const { number } = player.chart.orders[0];
    player.tell({ type: 'inject.pump-dry', number });
    player.wait(2 * MINUTE);
    expect(player.bedside.alarms.some(({ text }) => /norepinephrine/i.test(text))).toBe(true);
    player.wait(2 * MINUTE);
    expect(player.truth['map']).toBeLessThan(undisturbed.truth['map'] - 3);
    player.wait(10 * MINUTE);
    expect(player.run.inputs.drugRates.some((rate) => rate > 0)).toBe(true);
  });

  test('a bleeding takes blood for as long as it lasts', () => {
    const player = begin('urosepsis').wait(MINUTE);
    const other = begin('urosepsis').wait(MINUTE);
    player.tell({ type: 'inject.bleed', rate: 100, minutes: 10 });
    player.wait(10 * MINUTE);
    other.wait(10 * MINUTE);
    expect(player.truth['map']).toBeLessThan(other.truth['map'] - 5);
    player.wait(2);
    expect(player.run.inputs.bleeding).toBe(0);
  });

  test('a wire at the atrium makes it fibrillate, and the heart pays for it', () => {
    const player = begin('urosepsis').wait(MINUTE);
    player.tell({ type: 'inject.arrhythmia' });
    player.wait(10);
    expect(player.truth['af']).toBe(1);
    expect(begin('urosepsis').wait(70).truth['af']).toBe(0);
  });

  test('a relative keeps the nurse: what is ordered now begins a minute later', () => {
    const player = begin('urosepsis').wait(MINUTE);
    player.tell({ type: 'inject.relative' });
    player.give('balanced', { volume: 500, duration: 15 });
    const late = player.chart.orders[0].startsAt;
    const other = begin('urosepsis').wait(MINUTE).give('balanced', { volume: 500, duration: 15 });
    expect(late - other.chart.orders[0].startsAt).toBe(60);
    expect(player.bedside.messages.map(({ from }) => from).slice(-2)).toEqual(['relative', 'nurse']);
  });

  test('a blanket hides the knees until it is lifted, also from the page', () => {
    // In the middle of a second, and nobody waits for its end: the clock may be frozen.
    const player = begin('urosepsis').wait(MINUTE + 0.5);
    const seen = player.bedside.appearance;
    player.tell({ type: 'inject.blanket', on: true });
    expect(player.bedside.appearance).toMatchObject({ mottling: 0, kneeFlow: 1, refillKnee: 2 });
    expect(player.bedside.appearance.lines).toContain('blanket');
    expect(player.tell({ type: 'mottling.report', score: 3 }).reason).toMatch(/under a blanket/);
    expect(player.tell({ type: 'refill.report', site: 'finger', seconds: 4, held: 10 }).accepted).toBe(true);
    player.tell({ type: 'blanket.lift' });
    expect(player.bedside.appearance.refillKnee).toBeCloseTo(seen.refillKnee, 0);
    expect(player.tell({ type: 'blanket.lift' }).reason).toBe('There is no blanket over the knees.');
  });

  test('a pressure set on the monitor changes the monitor alone, and the debrief says so', () => {
    const player = begin('urosepsis')
      .give('arterial-line')
      .wait(16 * MINUTE);
    const other = begin('urosepsis')
      .give('arterial-line')
      .wait(16 * MINUTE);
    player.tell({ type: 'inject.pressure', map: 75 });
    player.wait(MINUTE);
    other.wait(MINUTE);
    expect(shown(player).mean.value).toBe(75);
    expect(shown(other).mean.value).toBeLessThan(70);
    const patient = (truth: Record<string, number>) =>
      Object.entries(truth).filter(([name]) => !name.startsWith('shown_'));
    expect(patient(player.truth)).toEqual(patient(other.truth));
    expect(player.debrief.marks).toContainEqual({
      at: 960,
      until: null,
      kind: 'instructor',
      label: 'Monitor set to a mean pressure of 75 mmHg; the patient was not changed',
    });
    expect(player.tell({ type: 'inject.pressure', map: 900 }).reason).toMatch(/20 to 160/);
    player.tell({ type: 'inject.pressure', map: null });
    player.wait(2);
    expect(shown(player).mean).toEqual({ ...shown(player).mean, value: Math.round(player.truth['map']) });
  });

  test('the instructor ends the session at once', () => {
    const player = begin('urosepsis').wait(MINUTE);
    player.tell({ type: 'session.end' });
    expect(player.phase).toBe('outcome');
    expect(player.chart.outcome?.text).toBe('The instructor ended the session.');
  });

  test('all of them play again bit for bit', () => {
    const player = begin('urosepsis')
      .give('norepinephrine', { rate: 0.1 })
      .wait(5 * MINUTE);
    player.tell({ type: 'inject.bleed', rate: 60, minutes: 5 });
    player.tell({ type: 'inject.arrhythmia' });
    player.tell({ type: 'inject.pressure', map: 70 });
    player.wait(3 * MINUTE);
    player.tell({ type: 'inject.pump-dry', number: player.chart.orders[0].number });
    player.tell({ type: 'inject.relative' });
    player.wait(2 * MINUTE);
    const kept = record(player.run);
    expect(record(replay(player.run.definition, kept))).toEqual(kept);
  });
});

describe('a damped arterial line', () => {
  const placed = () =>
    begin('urosepsis')
      .give('arterial-line')
      .wait(16 * MINUTE);

  test('reads systolic low and diastolic high with the mean about right, and the patient is as before', () => {
    const [player, other] = [placed(), placed()];
    expect(player.tell({ type: 'inject.line-damped', cause: 'air' }).accepted).toBe(true);
    player.wait(20);
    other.wait(20);
    const [damped, sharp] = [shown(player), shown(other)];
    expect(damped.systolic.value!).toBeLessThan(sharp.systolic.value! - 8);
    expect(damped.diastolic.value!).toBeGreaterThan(sharp.diastolic.value! + 3);
    expect(Math.abs(damped.mean.value! - sharp.mean.value!)).toBeLessThanOrEqual(1);
    expect(player.truth['map']).toBe(other.truth['map']);
    const trace = latestBeat(player.run)!.arterial;
    expect(Math.abs(Math.max(...trace) - damped.systolic.value!)).toBeLessThan(4);
    expect(Math.abs(Math.min(...trace) - damped.diastolic.value!)).toBeLessThan(4);
    expect(player.tell({ type: 'inject.line-damped', cause: 'clot' }).reason).toBe(
      'The arterial line is damped already.',
    );
  });

  test('the nurse asks about it; her fast flush finds the cause and gives the trace back', () => {
    const player = placed();
    player.tell({ type: 'inject.line-damped', cause: 'kink' });
    player.wait(5 * MINUTE + 5);
    expect(player.bedside.messages.at(-1)!.text).toMatch(/fast flush/);
    const narrow = shown(player).systolic.value! - shown(player).diastolic.value!;
    player.give('flush-arterial-line').wait(30 + 5);
    expect(shown(player).mean.state).toBe('searching');
    player.wait(40);
    expect(player.bedside.results.at(-1)!.text).toMatch(/crept back .* kinked/);
    expect(shown(player).systolic.value! - shown(player).diastolic.value!).toBeGreaterThan(narrow + 10);
    player.give('flush-arterial-line').wait(70);
    expect(player.bedside.results.at(-1)!.text).toMatch(/tells the truth/);
  });

  test('without an arterial line there is nothing to damp', () => {
    expect(begin('urosepsis').tell({ type: 'inject.line-damped', cause: 'air' }).reason).toMatch(/no arterial line/);
  });
});
