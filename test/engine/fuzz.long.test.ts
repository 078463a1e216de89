// Whatever is sent to a run, in any order and with any value: nothing throws, nothing is corrupted, and every refusal is a sentence.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { orderEntries } from '../../src/catalog/orders.ts';
import { readRunRecord } from '../../src/engine/record-schema.ts';
import { debriefOf, record, restoreRun, saveRun } from '../../src/engine/run.ts';
import type { CaseEvent } from '../../src/engine/types.ts';
import { arrive, Player } from './driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const wild = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, 1e9, -1, 0, -0, 1e-12, 0.05, 0.1, 5, 15, 500, 2 ** 53),
  fc.double(),
);
const someNumber = fc.oneof(fc.integer({ min: -1, max: 12 }), wild);
const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...orderEntries.map((entry) => entry.id)) }, fc.string());
const fields = fc.constantFrom('volume', 'duration', 'rate', 'dose', 'fraction', '__proto__', 'x');
const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('order.place' as const),
      order: id,
      values: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, fc.dictionary(fields, wild, { maxKeys: 2 })),
    }),
  },
  fc.record({ type: fc.constant('order.change' as const), number: someNumber, rate: wild }),
  fc.record({ type: fc.constant('order.stop' as const), number: someNumber }),
  fc.record({
    type: fc.constant('refill.report' as const),
    site: fc.constantFrom('finger' as const, 'knee' as const),
    seconds: wild,
    held: wild,
  }),
  fc.record({ type: fc.constant('mottling.report' as const), score: someNumber }),
  fc.record({ type: fc.constant('field.report' as const), ppv: wild, mfi: someNumber }),
  fc.record({ type: fc.constant('question.answer' as const), id: fc.string(), choice: someNumber }),
  fc.record({
    type: fc.constant('prediction.make' as const),
    number: someNumber,
    expects: fc.record({ map: fc.constantFrom('up' as const, 'same' as const, 'down' as const) }),
    sure: fc.constantFrom(1 as const, 2 as const, 3 as const),
  }),
  fc.constant({ type: 'hint.ask' as const }),
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('case.begin' as const, 'alarm.silence' as const, 'clock.pause' as const, 'clock.resume' as const)
      .map((type) => ({ type })),
  },
  fc.constantFrom('debrief.open' as const, 'handover.give' as const).map((type) => ({ type })),
);
const play = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 45 })), { minLength: 5, maxLength: 25 });

describe('any sequence of events', () => {
  it('never throws or corrupts the run, and each refusal is a sentence', () => {
    fc.assert(
      fc.property(play, (steps) => {
        const player = arrive('urosepsis');
        for (const [one, seconds] of steps) {
          const { accepted, reason } = player.tell(one);
          expect(accepted ? 'Done as told.' : reason).toMatch(/^[A-Z"].{5,}[.?"]$/s);
          expect(reason ?? '').not.toMatch(/undefined|null|\[object/);
          player.wait(seconds);
          expect(player.bedside.monitor.rhythm).toMatch(/sinus|asystole/);
        }
        const bytes = saveRun(player.run);
        const twin = new Player(restoreRun(player.run.definition, bytes));
        expect(Buffer.from(saveRun(twin.run)).equals(Buffer.from(bytes))).toBe(true);
        expect(Number.isFinite(player.truth['map'])).toBe(true);
        expect(JSON.stringify(player.chart)).not.toContain('null,null,null');
        expect(readRunRecord(JSON.parse(JSON.stringify(record(player.run))))).toHaveProperty('record');
        expect(debriefOf(player.run).marks.every(({ at, label }) => at >= 0 && label.length > 2)).toBe(true);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  });
});

describe('any bytes in place of a saved run', () => {
  it('are refused with one sentence, or are the run', () => {
    const { run } = arrive('urosepsis');
    const bytes = saveRun(run);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const broken = bytes.slice(0, length % 7 === 0 ? length : bytes.length);
        if (at < broken.length) broken[at] = value;
        const told = (() => {
          try {
            restoreRun(run.definition, broken);
            return 'opened';
          } catch (error) {
            return (error as Error).message;
          }
        })();
        const same = Buffer.from(broken).equals(Buffer.from(bytes));
        expect(told).toMatch(same ? /^opened$/ : /^(This|These) .*\.$/);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });
});
