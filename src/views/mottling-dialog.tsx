// The mottling score as a question: how far does it reach, from none to beyond the groin.
import { useSignal } from '@preact/signals';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import { bedsideWords } from './words-bedside.ts';
import { orderWords } from './words-orders.ts';

interface Props {
  game: Game;
  /** With the sentence to show when a score was written. */
  onClose(said: string | null): void;
}

export function MottlingDialog({ game, onClose }: Props) {
  const score = useSignal<number | null>(null);
  const text = bedsideWords.examine;
  const write = async (): Promise<void> => {
    if (score.value === null) return;
    const answer = await game.send({ type: 'mottling.report', score: score.value });
    onClose(answer.accepted ? text.mottlingDone(score.value) : (answer.reason ?? orderWords.orders.noReason));
  };
  return (
    <Dialog title={text.mottling} aside onClose={() => onClose(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <fieldset>
          <legend>{text.mottlingQuestion}</legend>
          {text.mottlingLevels.map((level, value) => (
            <label key={level} class="choice">
              <input
                type="radio"
                name="mottling"
                checked={score.value === value}
                onChange={() => {
                  score.value = value;
                }}
              />
              <span>
                <b class="number">{value}</b> {level}
              </span>
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button class="primary" type="submit" aria-disabled={score.value === null}>
            {text.write}
          </button>
          <button type="button" onClick={() => onClose(null)}>
            {text.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
