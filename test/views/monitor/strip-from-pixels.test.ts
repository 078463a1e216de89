// The arterial trace of a real circulation, read back from the pixels of the monitor: height, rate, delay, shape, and the signs that clinicians look for in it.
import { describe, expect, it } from 'vitest';
import { pushChest } from '../../../src/perfusion/circulation/chest.ts';
import { CAVA, createCirculation } from '../../../src/perfusion/circulation/circulation.ts';
import type { Circulation } from '../../../src/perfusion/circulation/circulation.ts';
import { pump } from '../../../src/perfusion/circulation/pump.ts';
import { REFERENCE_HOST } from '../../../src/perfusion/host.ts';
import { noInputs } from '../../../src/perfusion/inputs.ts';
import { R_WAVE } from '../../../src/views/monitor/waveforms.ts';
import { beatsOf, film, PER_SECOND, upstrokes } from './read-strip.ts';

const MINUTE = 30_000;
const SAMPLE = 0.008;

function heart(change: (c: Circulation) => void = () => undefined): Circulation {
  const circulation = createCirculation(REFERENCE_HOST);
  change(circulation);
  pump(circulation, MINUTE);
  return circulation;
}
/** Arterioles that give way, and a heart that answers. */
const vasoplegic = (share: number): Circulation =>
  heart((c) => {
    for (let bed = 0; bed < c.bedResistance.length; bed++) c.bedResistance[bed] *= share;
    c.period = 0.55;
  });
const ventilated = (bled: number): Circulation =>
  heart((c) => {
    pushChest(
      c.chest,
      { ...noInputs({ drugs: [], fluids: [] }).ventilation, mode: 'ventilated', tidalVolume: 8 },
      70,
      0,
    );
    c.volume[CAVA] -= bled;
  });
const middle = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const span = (beat: number[]): number => Math.max(...beat) - Math.min(...beat);
const gaps = (list: number[]): number[] => list.slice(1).map((x, i) => x - list[i]);

describe('the arterial trace on the screen', () => {
  const rest = film(heart(), 8);
  const drawn = beatsOf(rest.read.arterial);
  const felt = rest.beats.at(-2)!;

  it('is as high as the pressure in the catheter, within 1 mmHg', () => {
    expect(Math.abs(Math.max(...rest.read.arterial) - Math.max(...felt.arterial))).toBeLessThan(1);
    expect(Math.abs(Math.min(...rest.read.arterial) - Math.min(...felt.arterial))).toBeLessThan(1);
  });

  it('beats as often as the heart, within 1 %', () => {
    const apart = middle(gaps(upstrokes(rest.read.arterial))) / PER_SECOND;
    expect(Math.abs(apart / felt.duration - 1)).toBeLessThan(0.01);
  });

  it('follows the R wave by the time from the heart to the wrist, within two columns', () => {
    const [r, ...others] = upstrokes(rest.read.ecg);
    const rise = upstrokes(rest.read.arterial).find((x) => x > r && x < others[0])!;
    const half = (Math.max(...felt.arterial) + Math.min(...felt.arterial)) / 2;
    const lowest = felt.arterial.indexOf(Math.min(...felt.arterial));
    const model = felt.arterial.findIndex((value, i) => i > lowest && value >= half) * SAMPLE - R_WAVE;
    expect(model).toBeGreaterThan(0.1);
    expect(Math.abs((rise - r) / PER_SECOND - model)).toBeLessThan(2 / PER_SECOND);
  });

  it('has the shape of the model: no column is off by more than 4 % of the pulse', () => {
    const lowest = felt.arterial.indexOf(Math.min(...felt.arterial));
    const model = (column: number): number => {
      const at = lowest + column / PER_SECOND / SAMPLE;
      const part = at - Math.floor(at);
      const sample = (i: number): number => felt.arterial[i % felt.arterial.length];
      return sample(Math.floor(at)) * (1 - part) + sample(Math.floor(at) + 1) * part;
    };
    // The foot is found to the nearest column; its delay is judged above.
    const worst = [-2, -1.5, -1, -0.5, 0, 0.5, 1].map((shift) =>
      Math.max(...drawn[3].map((value, x) => Math.abs(value - model(x + shift)))),
    );
    expect(Math.min(...worst) / span([...felt.arterial])).toBeLessThan(0.04);
  });
});

describe('the breath in the arterial trace', () => {
  /** % as a clinician measures it on the strip: largest and smallest pulse over their mean. */
  const variation = (pulses: number[]): number => {
    const [most, least] = [Math.max(...pulses), Math.min(...pulses)];
    return (200 * (most - least)) / (most + least);
  };
  /** From the foot up to the top. */
  const pulse = (beat: number[]): number => {
    const top = Math.max(...beat);
    return top - Math.min(...beat.slice(0, beat.indexOf(top)));
  };
  const seenAndFelt = (circulation: Circulation): [number, number] => {
    const { read, beats } = film(circulation, 10);
    return [variation(beatsOf(read.arterial).map(pulse)), variation(beats.map(({ arterial }) => pulse([...arterial])))];
  };

  it('cannot be seen well in a full, ventilated adult, and can after a bleed of 500 mL', () => {
    const [full, dry] = [seenAndFelt(ventilated(0)), seenAndFelt(ventilated(500))];
    expect(full[0]).toBeLessThan(13);
    expect(dry[0]).toBeGreaterThan(13);
    for (const [seen, felt] of [full, dry]) expect(Math.abs(seen - felt)).toBeLessThan(3);
  });
});

describe('the dicrotic notch', () => {
  /** mmHg that the curve rises again after the notch, and where the notch stands between the foot (0) and the top (1) of the pulse. */
  function notch(circulation: Circulation): { rise: number; height: number } {
    const beats = beatsOf(film(circulation, 8).read.arterial).slice(1, -1);
    const one = beats.map((beat) => {
      const after = beat.slice(beat.indexOf(Math.max(...beat)));
      let lowest = after[0];
      let [rise, at] = [0, Number.NaN];
      for (const value of after) {
        if (value < lowest) lowest = value;
        else if (value - lowest > rise) [rise, at] = [value - lowest, lowest];
      }
      return { rise, height: (at - Math.min(...beat)) / span(beat) };
    });
    return { rise: middle(one.map(({ rise }) => rise)), height: middle(one.map(({ height }) => height)) };
  }

  it('is seen at rest, about half way down; sinks when resistance falls; and is lost in vasoplegia', () => {
    const [rest, warm, lost] = [notch(heart()), notch(vasoplegic(0.6)), notch(vasoplegic(0.3))];
    expect(rest.rise).toBeGreaterThan(0.9);
    expect(rest.height).toBeGreaterThan(0.4);
    expect(warm.height).toBeLessThan(rest.height - 0.05);
    expect(warm.rise).toBeLessThan(rest.rise);
    // Half a millimeter of mercury is less than a pixel of the game's monitor.
    expect(lost.rise).toBeLessThan(0.4);
  });
});
