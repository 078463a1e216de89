// The library finds cases by clinicians' words, knows how far one is, and says what to play next.
import { describe, expect, it } from 'vitest';
import { caseSummary } from '../../../src/engine/read-case.ts';
import type { Outcome } from '../../../src/engine/types.ts';
import { caseIds, readCase } from '../../../src/headless/case-file.ts';
import type { KeptRun } from '../../../src/views/game.ts';
import { foundBy, NO_FILTER } from '../../../src/views/library/case-search.ts';
import { laddered, progressOf, suggestionOf } from '../../../src/views/library/progress.ts';

const cases = laddered(caseIds().map((id) => caseSummary(readCase(id))));
const NOW = Date.parse('2026-11-22T12:00:00Z');
const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();

function kept(caseId: string, days: number, kind: Outcome['kind'] | null, parts: Record<string, number> = {}): KeptRun {
  const outcome = kind && { kind, at: 3600, text: '' };
  const startedAt = daysAgo(days);
  return {
    id: `${caseId} ${days}`,
    caseId,
    mode: 'learn',
    seed: 1,
    startedAt,
    time: 3600,
    outcome,
    playable: true,
    parts,
  };
}
/** A finished run of every case, so many days ago. */
const allPlayed = (days: number): KeptRun[] => cases.map(({ id }) => kept(id, days, 'recovered'));

describe('cases are found', () => {
  const found = (words: string): string[] => foundBy(cases, { ...NO_FILTER, words }).map(({ id }) => id);

  it.each([
    ['uti', 'urosepsis'],
    ['kidney stone', 'urosepsis'],
    ['renal', 'pyelonephritis'],
    ['haemorrhage', 'bleeding'],
    ['blood loss', 'bleeding'],
    ['addison', 'adrenal-crisis'],
    ['CAP', 'pneumonia'],
    ['peritonitis', 'abdominal-sepsis'],
    ['meningococcus', 'purpura'],
    ['TSS', 'toxic-shock'],
    ['febrile neutropenia', 'neutropenic'],
    ['cirrhosis', 'lactate-liver'],
    ['cardiomyopathy', 'septic-heart'],
    ['vasodilatory', 'refractory-vasoplegia'],
  ])('"%s" finds %s among few', (words, id) => {
    expect(found(words)).toContain(id);
    expect(found(words).length).toBeLessThanOrEqual(cases.length / 2);
  });

  it('by nothing that is not there, and all without a word', () => {
    expect(found('xylophone')).toEqual([]);
    expect(found('  ')).toHaveLength(cases.length);
  });

  it('by level and minutes together', () => {
    const found = foundBy(cases, { words: '', level: 'intermediate', minutes: 20 });
    expect(found.length).toBeGreaterThan(0);
    for (const { level, minutes } of found) expect([level, minutes <= 20]).toEqual(['intermediate', true]);
  });
});

describe('what to play next', () => {
  const next = (runs: KeptRun[]) => suggestionOf(cases, runs, NOW);

  it('is the first of the ladder for a newcomer, and an easy one', () => {
    expect(next([])).toMatchObject({ caseId: cases[0].id, why: 'first' });
    expect(cases[0].level).toBe('introductory');
  });
  it('is what was left unfinished', () => {
    expect(next([kept('pneumonia', 3, null)])).toMatchObject({ caseId: 'pneumonia', why: 'unfinished' });
  });
  it('is the case in which the last patient died, until one has lived', () => {
    const died = kept('purpura', 2, 'died');
    expect(next([died])).toMatchObject({ caseId: 'purpura', why: 'died', days: 2 });
    expect(next([died, kept('purpura', 1, 'handover')])).toMatchObject({ why: 'next' });
  });
  it('is one not yet played, up the ladder', () => {
    expect(next([kept(cases[0].id, 1, 'recovered')])).toMatchObject({ caseId: cases[1].id, why: 'next' });
  });
  it('is one played three weeks ago, before a new one', () => {
    expect(next([kept('pneumonia', 22, 'recovered')])).toMatchObject({ caseId: 'pneumonia', why: 'due', days: 22 });
    expect(next([kept('pneumonia', 20, 'recovered')])).toMatchObject({ why: 'next' });
  });
  it('is the one longest ago when all are played', () => {
    const runs = [...allPlayed(2), kept('bleeding', 1, 'recovered')];
    expect(next(runs.filter(({ caseId }) => caseId !== 'urosepsis'))).toMatchObject({
      caseId: 'urosepsis',
      why: 'next',
    });
    expect(next([...allPlayed(2), kept('urosepsis', 9, 'died')])).toMatchObject({ why: 'oldest', days: 2 });
  });
});

describe('how far one is with a case', () => {
  it('counts ends, not beginnings, and keeps the best of each part', () => {
    const runs = [
      kept('purpura', 5, 'died', { perfusion: 40, harm: 95 }),
      kept('purpura', 3, 'recovered', { perfusion: 82, harm: 60 }),
      kept('purpura', 1, null),
    ];
    expect(progressOf('purpura', runs)).toMatchObject({
      finished: 2,
      survived: 1,
      last: daysAgo(3),
      best: { perfusion: 82, harm: 95 },
      open: { time: 3600 },
    });
  });
});
