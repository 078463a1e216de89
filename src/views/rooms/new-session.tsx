// The educator opens a session: which case, how many stations, one patient for all or one for each.
import { useSignal } from '@preact/signals';
import type { CaseSummary } from '../../engine/types.ts';
import type { NewSession, NewSessionWish } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.open;
const MOST_STATIONS = 24;
const MODES = ['learn', 'practice', 'exam'] as const;

export function NewSessionScreen({ opening, cases }: { opening: NewSession; cases: readonly CaseSummary[] }) {
  const wish = useSignal<NewSessionWish>({ case: cases[0]?.id ?? '', stations: 1, patients: 'same', mode: 'practice' });
  const set = (change: Partial<NewSessionWish>): void => {
    wish.value = { ...wish.value, ...change };
  };
  const go = (event: Event): void => {
    event.preventDefault();
    opening.open(wish.value);
  };
  return (
    <main class="page narrow-page join">
      <h1>{text.title}</h1>
      <form onSubmit={go}>
        <label>
          {text.case}
          <select value={wish.value.case} onChange={(event) => set({ case: event.currentTarget.value })}>
            {cases.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.stations}
          <input
            type="number"
            min={1}
            max={MOST_STATIONS}
            required
            value={wish.value.stations}
            onInput={(event) => set({ stations: Number(event.currentTarget.value) })}
          />
        </label>
        <fieldset>
          <legend>{text.patients}</legend>
          {(['same', 'each'] as const).map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="patients"
                checked={wish.value.patients === one}
                onChange={() => set({ patients: one })}
              />
              {text[one]}
            </label>
          ))}
        </fieldset>
        <label>
          {text.seed}
          <input
            type="number"
            min={1}
            max={99_999}
            onInput={({ currentTarget: { value } }) => {
              const { seed: _before, ...rest } = wish.value;
              wish.value = value === '' ? rest : { ...rest, seed: Number(value) };
            }}
          />
        </label>
        <fieldset>
          <legend>{text.mode}</legend>
          {MODES.map((one) => (
            <label key={one} class="choice">
              <input type="radio" name="mode" checked={wish.value.mode === one} onChange={() => set({ mode: one })} />
              {text.modes[one]}
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button class="primary" type="submit">
            {text.go}
          </button>
        </div>
      </form>
      <p role="status">{opening.said.value}</p>
      <p class="muted">{roomWords.training}</p>
    </main>
  );
}
