// Feeds an observer's sheet, on a phone or in a window, from the views that observers are sent.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Command, HostAnswer } from '../session/room/roles.ts';
import type { RoleView, SeatGuess } from '../session/room/view.ts';
import type { ComparisonView, SheetGuess } from '../views/rooms/rooms-game.ts';
import { screen } from './state.ts';

export interface Sheet {
  view: (view: RoleView) => void;
  guesses: (guesses: readonly SeatGuess[]) => void;
}

interface Options {
  code: string;
  title: string;
  ask: (command: Command) => Promise<HostAnswer>;
  said: ReadonlySignal<string>;
  comparison: ReadonlySignal<ComparisonView | null>;
}

export function observerSheet({ code, title, ask, said, comparison }: Options): Sheet {
  const time = signal(0);
  const monitor = signal<{ map: number | null; heartRate: number | null }>({ map: null, heartRate: null });
  const results = signal<readonly { at: number; text: string }[]>([]);
  const guesses = signal<readonly SheetGuess[]>([]);
  screen.value = {
    at: 'sheet',
    sheet: {
      title,
      code,
      time,
      monitor,
      results,
      guesses,
      comparison,
      said,
      guess: async (quantity, expects) => ask({ do: 'guess', guess: { quantity, expects } }),
    },
  };
  return {
    guesses: (all) => (guesses.value = all.toReversed()),
    view({ frame: { bedside } }) {
      time.value = bedside.time;
      const { mean, heartRate } = bedside.monitor;
      const shown = { map: rounded(mean.value), heartRate: rounded(heartRate.value) };
      if (shown.map !== monitor.value.map || shown.heartRate !== monitor.value.heartRate) monitor.value = shown;
      if (bedside.results.length !== results.value.length) results.value = bedside.results.map(told).toReversed();
    },
  };
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

function told({ readyAt, label, text, values }: RoleView['frame']['bedside']['results'][number]) {
  const numbers = values.flatMap(({ label: name, value, unit }) =>
    value === null ? [] : [`${name} ${value} ${unit}`],
  );
  return { at: readyAt, text: `${label}: ${[...numbers, text].filter((one) => one !== '').join(', ')}` };
}
