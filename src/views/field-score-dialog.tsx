// Scoring the field under the microscope by eye: how many small vessels carry blood, and how well it flows in each quarter of the picture.
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

export function FieldScoreDialog({ game, onClose }: Props) {
  const text = bedsideWords.fieldScore;
  const ppv = useSignal(50);
  const flows = useSignal<readonly number[]>([2, 2, 2, 2]);
  const write = async (): Promise<void> => {
    const mfi = flows.value.reduce((sum, flow) => sum + flow, 0) / flows.value.length;
    const answer = await game.send({ type: 'field.report', ppv: ppv.value, mfi });
    onClose(answer.accepted ? text.done(ppv.value, mfi.toFixed(2)) : (answer.reason ?? orderWords.orders.noReason));
  };
  return (
    <Dialog title={text.title} aside onClose={() => onClose(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <label class="slider">
          <span>
            {text.share} <b class="number">{ppv.value} %</b>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={ppv.value}
            onInput={(event) => {
              ppv.value = event.currentTarget.valueAsNumber;
            }}
          />
        </label>
        <fieldset class="quarters">
          <legend>{text.flow}</legend>
          {text.quarters.map((quarter, index) => (
            <label key={quarter}>
              <span>{quarter}</span>
              <select
                value={flows.value[index]}
                onChange={(event) => {
                  const value = Number(event.currentTarget.value);
                  flows.value = flows.value.map((flow, place) => (place === index ? value : flow));
                }}
              >
                {text.grades.map((grade, value) => (
                  <option key={grade} value={value}>
                    {value} {grade}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
        <p class="muted small-text">{text.source}</p>
        <div class="actions">
          <button class="primary" type="submit">
            {bedsideWords.examine.write}
          </button>
          <button type="button" onClick={() => onClose(null)}>
            {bedsideWords.examine.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
