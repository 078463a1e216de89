// Where a station, a phone or a projector sits down: with the code from the board, or with what a picture already said.
import { useSignal } from '@preact/signals';
import type { JoinDesk, SeatRole } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.join;
const TYPED: readonly SeatRole[] = ['trainee', 'observer', 'display'];
const MOST_STATIONS = 24;

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
            <fieldset>
              <legend>{text.role}</legend>
              {TYPED.map((one) => (
                <label key={one} class="choice">
                  <input type="radio" name="role" checked={role.value === one} onChange={() => (role.value = one)} />
                  {text.roles[one]}
                </label>
              ))}
            </fieldset>
          </>
        )}
        {join.invited !== null && <p>{`${text.role} ${text.roles[join.invited]}.`}</p>}
        {role.value !== 'instructor' && (
          <label>
            {text.station}
            <input
              type="number"
              min={1}
              max={MOST_STATIONS}
              value={station.value}
              onInput={(event) => (station.value = Number(event.currentTarget.value))}
            />
          </label>
        )}
        <label>
          {text.name}
          <input
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
