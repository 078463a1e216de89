// Speaks to screen readers: new results politely, high-priority alarms at once.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Alarm, Result } from '../engine/types.ts';
import { amount } from './format.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { orderWords } from './words-orders.ts';

export function Announcer({ game }: { game: Game }) {
  const results = usePart(game, (bedside) => bedside.results);
  const alarms = usePart(game, (bedside) => bedside.alarms);
  const polite = useSignal('');
  const urgent = useSignal('');
  const heard = useRef<{ results: number; alarms: Set<string> } | null>(null);
  useEffect(() => {
    const known = (heard.current ??= { results: results.length, alarms: new Set(high(alarms)) });
    if (results.length > known.results) polite.value = results.slice(known.results).map(resultSentence).join(' ');
    known.results = results.length;
    const fresh = alarms.filter((alarm) => high([alarm]).some((id) => !known.alarms.has(id)));
    if (fresh.length > 0) urgent.value = fresh.map((alarm) => alarm.text).join('. ');
    known.alarms = new Set(high(alarms));
  }, [results, alarms]);
  return (
    <div class="hidden">
      <div role="status" data-announce="polite">
        {polite.value}
      </div>
      <div role="alert" data-announce="urgent">
        {urgent.value}
      </div>
    </div>
  );
}

function high(alarms: readonly Alarm[]): string[] {
  return alarms.filter((alarm) => alarm.active && alarm.priority === 'high').map((alarm) => alarm.id);
}

export function resultSentence(result: Result): string {
  const numbers = result.values.map((value) => {
    const flag = value.flag ? `, ${orderWords.results.flags[value.flag]}` : '';
    return `${value.label} ${value.value === null ? (value.text ?? '') : amount(value.value)} ${value.unit}${flag}`.trim();
  });
  return `${result.label}: ${[...numbers, result.text].filter(Boolean).join('; ')}.`;
}
