// Feeds an observer's phone from the views that the server sends to observers.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Link } from '../session/remote/link.ts';
import type { RoleView } from '../session/room/view.ts';
import type { ComparisonView, SheetGuess } from '../views/rooms/rooms-game.ts';
import { screen } from './state.ts';

export interface Sheet {
  view: (view: RoleView) => void;
}

interface Options {
  code: string;
  title: string;
  link: Link;
  said: ReadonlySignal<string>;
  comparison: ReadonlySignal<ComparisonView | null>;
}

export function observerSheet({ code, title, link, said, comparison }: Options): Sheet {
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
      async guess(quantity, expects) {
        const answer = await link.ask({ do: 'guess', guess: { quantity, expects } });
        if (answer.accepted) guesses.value = [{ at: time.value, quantity, expects }, ...guesses.value];
        return answer;
      },
    },
  };
  return {
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
