// The educator opens a session: which case, how many stations, one patient for all or one for each.
import { useSignal } from '@preact/signals';
import type { CaseSummary } from '../../engine/types.ts';
import { ChoiceField, StationField } from './fields.tsx';
import type { NewSession, NewSessionWish } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.open;
const PATIENTS = ['same', 'each'] as const;
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
        <StationField label={text.stations} value={wish.value.stations} onNumber={(stations) => set({ stations })} />
        <ChoiceField
          legend={text.patients}
          name="patients"
          options={PATIENTS}
          label={text}
          value={wish.value.patients}
          onChoose={(patients) => set({ patients })}
        />
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
        <ChoiceField
          legend={text.mode}
          name="mode"
          options={MODES}
          label={text.modes}
          value={wish.value.mode}
          onChoose={(mode) => set({ mode })}
        />
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
