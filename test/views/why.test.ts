// "Why did this stop?" in plain words with the numbers of the model, and the ways to ask by pointer and by key.
import { describe, expect, test } from 'vitest';
import { explainBed } from '../../src/perfusion/network/why-bed.ts';
import { causesOf, explainSegment } from '../../src/perfusion/network/why.ts';
import { taughtGeometry, taughtState } from '../../src/engine/reveal.ts';
import { KIND } from '../../src/perfusion/network/network.ts';
import { vesselAt, walkOf } from '../../src/views/vessel-find.ts';
import { bedSentences, pullSentences, span, vesselSentences } from '../../src/views/why-sentences.ts';
import { nextOf } from '../../src/views/why-vessel.tsx';
import { legend, overlayColor } from '../../src/views/capillaries/overlay.ts';
import { after, begin } from '../perfusion/network/bed-driver.ts';

const sick = after('average', 1).bed;
const healthy = begin('rest', 1).wait(60).bed;
const geometry = taughtGeometry(sick);
const state = taughtState(sick);
const all = Array.from(sick.network.length, (_, s) => explainSegment(sick, s));

describe('one vessel', () => {
  test('plugged: since when, the pressure across it, its grip, and when it should let go', () => {
    const plugged = all.find((why) => why.state === 'plugged')!;
    const [line] = vesselSentences(causesOf(sick, plugged.segment), null);
    expect(line).toMatch(/white cell has been stuck .* for \d+ (s|min|h)\./);
    expect(line).toMatch(/pressure drop across it is [\d.]+ mmHg, against a grip of [\d.]+ mmHg/);
    expect(line).toMatch(/release is expected in/);
  });

  test('held up: names the vessel that blocks it', () => {
    const held = all.find((why) => why.state === 'held-up' && why.heldUpBy !== undefined)!;
    expect(vesselSentences(causesOf(sick, held.segment), null).join(' ')).toMatch(
      /open, but its blood stands.*On its way: (A white cell|Fibrin|This)/,
    );
  });

  test('a capillary names the width of the arteriole that feeds it and who narrows it', () => {
    const fed = all.find((why) => why.kind === 'capillary' && why.fedBy !== undefined && why.state === 'flowing')!;
    expect(all[fed.fedBy!].kind).toBe('arteriole');
    expect(vesselSentences(causesOf(sick, fed.segment), null).join(' ')).toMatch(
      /arteriole that feeds it is at \d+ % of its rest width\. Narrowing: .*nerves and vasopressors \d+ %/,
    );
  });

  test('every state of every vessel gets a sentence without holes', () => {
    for (const why of all) {
      const lines = vesselSentences(causesOf(sick, why.segment), null);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join(' ')).not.toMatch(/undefined|NaN|Infinity/);
    }
  });
});

describe('who pulls', () => {
  const none = { myogenic: 0, shear: 0, metabolic: 0, alpha: 0, enosLoss: 0, inos: 0, topical: 0, beta: 0 };

  test('shares of each side add up to the whole, largest first', () => {
    expect(pullSentences({ ...none, alpha: 0.7, enosLoss: 0.3, inos: -0.5 }, null)).toEqual([
      "Narrowing: nerves and vasopressors 70 %, loss of the wall's own nitric oxide (eNOS) 30 %.",
      'Widening: inflammatory nitric oxide (iNOS) 100 %.',
    ]);
  });

  test('in a patient nerves, drugs and vasopressin are told apart', () => {
    const [line] = pullSentences({ ...none, alpha: 1 }, { nerves: 0.3, drugs: 0.6, vasopressin: 0.1 });
    expect(line).toBe('Narrowing: vasopressor drugs (alpha) 60 %, sympathetic nerves 30 %, vasopressin 10 %.');
  });

  test('nobody pulls at rest', () => expect(pullSentences(none, null)).toEqual([]));
});

describe('a whole bed', () => {
  test('counts what blocks it, and every small vessel once', () => {
    const why = explainBed(sick);
    expect(Object.values(why.states).reduce((a, b) => a + b)).toBe(why.small);
    const text = bedSentences(why, null).join(' ');
    expect(text).toMatch(/Of \d+ small vessels \d+ carry moving red cells; \d+ (is|are) plugged by white cells/);
    expect(text).toMatch(/Swollen tissue presses/);
  });

  test('says nothing of swelling or plugs in health', () => {
    expect(bedSentences(explainBed(healthy), null).join(' ')).not.toMatch(/Swollen|plugged|clotted/);
  });
});

describe('asking', () => {
  test('by pointer finds the vessel under it, and none far from all', () => {
    const s = geometry.kind.findIndex((kind) => kind === KIND.venule);
    const [a, b] = [geometry.from[s], geometry.to[s]];
    const middle = (p: Float32Array, bend: Float32Array): number => (p[a] + 2 * bend[s] + p[b]) / 4;
    const [x, y] = [middle(geometry.nodeX, geometry.bendX!), middle(geometry.nodeY, geometry.bendY!)];
    expect(vesselAt(geometry, x, y)).toBe(s);
    expect(vesselAt(geometry, -5000, 0)).toBeNull();
  });

  test('by key walks through standing vessels in a circle', () => {
    const { list, standing } = walkOf(geometry, state);
    expect(standing).toBeGreaterThan(10);
    const well = walkOf(taughtGeometry(healthy), taughtState(healthy));
    expect(well.standing).toBeLessThan(standing / 3);
    expect(well.list.length).toBeGreaterThan(well.standing + 5);
    expect(nextOf(list, null, 1)).toBe(list[0]);
    expect(nextOf(list, list[list.length - 1], 1)).toBe(list[0]);
    expect(nextOf(list, list[0], -1)).toBe(list[list.length - 1]);
    expect(nextOf([5, 8, 9], 7, 1, 1)).toBe(8);
    expect(nextOf([5, 8, 9], 7, -1, 1)).toBe(5);
    expect(nextOf([], 3, 1)).toBeNull();
  });
});

test('blood is rich in arterioles, poorer in venules, and never without oxygen in health', () => {
  const { oxygen } = taughtState(healthy).teaching!;
  const mean = (kind: number): number => {
    const here = oxygen.filter((_, s) => healthy.network.kind[s] === kind && healthy.scored[s] === 1);
    return here.reduce((a, b) => a + b, 0) / here.length;
  };
  expect(mean(KIND.arteriole)).toBeGreaterThan(80);
  expect(mean(KIND.venule)).toBeGreaterThan(30);
  expect(mean(KIND.venule)).toBeLessThan(mean(KIND.capillary));
  expect(mean(KIND.capillary)).toBeLessThan(mean(KIND.arteriole));
});

test('the colors of Learn mode all stand in their legend', () => {
  for (const overlay of ['oxygen', 'coat', 'blocks', 'shunt'] as const) {
    const known = new Set(legend(overlay).map(({ color }) => color));
    for (let s = 0; s < geometry.from.length; s++)
      expect(known).toContain(overlayColor(overlay, state, s, geometry.kind));
  }
  const blocks = new Set(Array.from(state.block, (_, s) => overlayColor('blocks', state, s)));
  expect(blocks.size).toBeGreaterThan(2);
});

test.each([
  [40, '40 s'],
  [600, '10 min'],
  [11_000, '3 h'],
  [1e7, 'more than a day'],
])('%i s reads "%s"', (seconds, text) => expect(span(seconds)).toBe(text));
