// An observer's phone: what the monitor shows, what was told at the bedside, and what one expects of the next reading.
import { useSignal } from '@preact/signals';
import { clockTime } from '../format.ts';
import { ComparisonTable } from './comparison.tsx';
import type { Expected, Guessed, ObserverSheet, SheetGuess } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.sheet;
const QUANTITIES: readonly Guessed[] = ['refill', 'lactate', 'vessels'];
const DIRECTIONS: readonly Expected[] = ['up', 'same', 'down'];

export function SheetScreen({ sheet }: { sheet: ObserverSheet }) {
  const answer = useSignal('');
  const guess = async (quantity: Guessed, expects: Expected): Promise<void> => {
    const { accepted, reason } = await sheet.guess(quantity, expects);
    answer.value = accepted ? '' : (reason ?? '');
  };
  const { map, heartRate } = sheet.monitor.value;
  return (
    <main class="page sheet">
      <h1>{text.title}</h1>
      <p>{sheet.title}</p>
      <p class="sheet-monitor number">
        {`${clockTime(Math.floor(sheet.time.value))}   ${roomWords.tiles.map} ${map ?? '--'}   ${roomWords.tiles.heartRate} ${heartRate ?? '--'}`}
      </p>
      <p role="status">{sheet.said.value || answer.value}</p>
      {sheet.comparison.value ? null : <Questions onGuess={(...one) => void guess(...one)} />}
      <h2>{text.guessed}</h2>
      <List
        none={text.none}
        lines={sheet.guesses.value.map(
          (one) =>
            `${clockTime(Math.floor(one.at))} ${text.quantities[one.quantity]}: ${text.directions[one.expects]}${verdict(one)}`,
        )}
      />
      {sheet.comparison.value && <ComparisonTable comparison={sheet.comparison.value} />}
      <h2>{text.results}</h2>
      <List
        none={text.noResults}
        lines={sheet.results.value.map((one) => `${clockTime(Math.floor(one.at))} ${one.text}`)}
      />
      <p class="muted">{roomWords.training}</p>
    </main>
  );
}

/** As long as there is a next reading. */
function Questions({ onGuess }: { onGuess(quantity: Guessed, expects: Expected): void }) {
  return (
    <>
      <h2>{text.ask}</h2>
      {QUANTITIES.map((quantity) => (
        <fieldset key={quantity} class="sheet-guess">
          <legend>{text.quantities[quantity]}</legend>
          {DIRECTIONS.map((expects) => (
            <button key={expects} onClick={() => onGuess(quantity, expects)}>
              {text.directions[expects]}
            </button>
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** How it came, in a few words; nothing while the case runs. */
function verdict({ expects, judged }: SheetGuess): string {
  if (judged === null) return '';
  const { happened, before, after, unit } = judged;
  if (happened === null) return `; ${text.open}`;
  const said = happened === expects ? text.right : text.wrong(text.directions[happened]);
  return `; ${said} (${before.toFixed(1)} to ${after.toFixed(1)} ${unit})`;
}

function List({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p class="muted">{none}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
