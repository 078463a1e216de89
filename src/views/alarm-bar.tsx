// The alarm line: what is wrong, how urgent, since when, and the button that silences the sound for two minutes.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { duration } from './format.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

const RANK = { high: 0, medium: 1, low: 2 };

export function AlarmBar({ game, caption }: { game: Game; caption: string }) {
  const alarms = usePart(game, (bedside) => bedside.alarms);
  const left = usePart(game, (bedside) => Math.max(0, Math.ceil(bedside.alarmsSilencedUntil - bedside.time)));
  const active = alarms.filter((alarm) => alarm.active).toSorted((a, b) => RANK[a.priority] - RANK[b.priority]);
  const list = useRef<HTMLUListElement>(null);
  const shown = active.map(({ id, priority }) => `${id} ${priority}`).join();
  useLayoutEffect(() => flashTogether(list.current), [shown, left > 0]);
  const worst = active[0]?.priority ?? 'none';
  const { priorities, none, silence, silenced } = bedsideWords.alarms;
  return (
    <section
      class={`alarm-bar worst-${worst} ${left > 0 ? 'silenced' : ''}`}
      aria-label={appWords.settings.buses.alarms}
    >
      <ul ref={list}>
        {active.length === 0 && <li class="muted">{none}</li>}
        {active.map((alarm) => (
          <li key={alarm.id} class={`alarm is-${alarm.priority}`}>
            <span class="priority">{priorities[alarm.priority]}</span> {alarm.text}
          </li>
        ))}
      </ul>
      <span class="caption" aria-hidden="true">
        {caption && `♪ ${caption}`}
      </span>
      {left > 0 ? (
        <span class="muted nowrap">{silenced(duration(left))}</span>
      ) : (
        <button
          class="small"
          aria-disabled={active.length === 0}
          onClick={() => void game.send({ type: 'alarm.silence' })}
        >
          {silence}
        </button>
      )}
    </section>
  );
}

/** All alarms flash in one time, that of the page, which the monitor keeps as well. */
function flashTogether(list: HTMLElement | null): void {
  for (const flash of list?.getAnimations({ subtree: true }) ?? []) flash.startTime = 0;
}
