// In what only looks like sepsis a hint must not say what would harm: no norepinephrine for mast cells, no water for lost blood.
import { initialTransition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { caseMachine } from '../../src/engine/case-machine.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';

class Room extends Ward {
  constructor(id: string, patient: Record<string, number> = {}) {
    super({ sub_ppv: 90, lvef: 50, ...patient });
    this.definition = readCase(id);
    this.machine = caseMachine(this.definition);
    [this.state] = initialTransition(this.machine, { seed: 1, openEnded: false, mode: 'learn' });
    this.begin();
  }
  /** The three rungs on what presses now. */
  ladder(): { topic: string; text: string } {
    for (let rung = 0; rung < 3; rung++) this.send({ type: 'hint.ask' });
    const rungs = this.chart.hints.slice(-3);
    return { topic: rungs[2].topic, text: rungs.map(({ text }) => text).join(' ') };
  }
}

describe('anaphylaxis', () => {
  it('asks for epinephrine into the thigh, then fluid, then the next dose, and never for norepinephrine', () => {
    const room = new Room('anaphylaxis', { map: 38 });
    expect(room.ladder()).toMatchObject({
      topic: 'allergen',
      text: expect.stringContaining('0.5 mg into the outer thigh'),
    });
    room.order('epinephrine-im').wait(60);
    expect(room.ladder().topic).toBe('filling-after-allergen');
    room.order('balanced', { volume: 1000, duration: 15 }).wait(5 * MINUTE);
    expect(room.ladder().topic).toBe('allergen');
    room
      .order('epinephrine-im')
      .wait(6 * MINUTE)
      .order('epinephrine-im')
      .wait(60);
    expect(room.ladder()).toMatchObject({ topic: 'epinephrine-pump', text: expect.stringContaining('pump') });
    expect(room.chart.hints.map(({ text }) => text).join(' ')).not.toMatch(/norepinephrine|antibiotic/);
  });
});

describe('bleeding', () => {
  it('asks for the procedure, then for blood, and for no vasopressor while volume is missing', () => {
    const room = new Room('bleeding', { map: 50, hb: 10, crt_finger_s: 9 });
    expect(room.ladder().topic).toBe('open-vessel');
    room.order('endoscopy').wait(60);
    expect(room.ladder().topic).toBe('blood');
    room.order('red-cells').wait(60);
    expect(room.ladder()).toMatchObject({ topic: 'empty-vessels', text: expect.stringContaining('Run blood in') });
    expect(room.chart.hints.map(({ text }) => text).join(' ')).not.toMatch(/norepinephrine|Veins have widened/);
  });
});

describe('adrenal crisis', () => {
  it('asks for hydrocortisone as soon as a vasopressor has been tried', () => {
    const room = new Room('adrenal-crisis', { map: 44 });
    expect(room.ladder().topic).toBe('pressure');
    room.order('norepinephrine').wait(60);
    expect(room.ladder()).toMatchObject({ topic: 'cortisol', text: expect.stringContaining('Hydrocortisone 100 mg') });
  });
});

describe('a weak septic heart', () => {
  it('asks for an inotrope once the heart has been seen and the pressure holds', () => {
    const room = new Room('septic-heart', { map: 66, lvef: 28, crt_finger_s: 5 });
    expect(room.ladder().topic).not.toBe('weak-heart');
    room.order('echo').wait(20 * MINUTE);
    expect(room.ladder()).toMatchObject({ topic: 'weak-heart', text: expect.stringContaining('28 %') });
  });
});
