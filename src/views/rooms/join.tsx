// Where a station, a phone or a projector sits down: with the code from the board, or with what a picture already said.
import { useSignal } from '@preact/signals';
import { ChoiceField, StationField } from './fields.tsx';
import type { JoinDesk, SeatRole } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.join;
const TYPED: readonly SeatRole[] = ['trainee', 'observer', 'display'];

export function JoinScreen({ join }: { join: JoinDesk }) {
  const code = useSignal(join.code);
  const role = useSignal<SeatRole>(join.invited ?? 'trainee');
  const name = useSignal('');
  const station = useSignal(1);
  const go = (event: Event): void => {
    event.preventDefault();
    join.join({ code: code.value, role: role.value, name: name.value, station: station.value - 1 });
  };
  return (
    <main class="page narrow-page join">
      <h1>{text.title}</h1>
      <form onSubmit={go}>
        {join.invited === null && (
          <>
            <label>
              {text.code}
              <input
                type="text"
                class="join-code"
                value={code.value}
                onInput={(event) => (code.value = event.currentTarget.value)}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                maxLength={8}
                required
              />
            </label>
            <ChoiceField
              legend={text.role}
              name="role"
              options={TYPED}
              label={text.roles}
              value={role.value}
              onChoose={(one) => (role.value = one)}
            />
          </>
        )}
        {join.invited !== null && <p>{`${text.role} ${text.roles[join.invited]}.`}</p>}
        {role.value !== 'instructor' && (
          <StationField label={text.station} value={station.value} onNumber={(number) => (station.value = number)} />
        )}
        <label>
          {text.name}
          <input
            type="text"
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
            maxLength={40}
            autocomplete="off"
          />
        </label>
        <div class="actions">
          <button class="primary" type="submit">
            {text.go}
          </button>
        </div>
      </form>
      <p role="status">{join.said.value}</p>
      <p class="muted">{roomWords.training}</p>
    </main>
  );
}
