// The script for the talk after the case (PEARLS: reactions, description, analysis, summary), filled with this run's moments and the instructor's flags.
import { ExportPanel } from '../after/export-panel.tsx';
import { clockTime } from '../format.ts';
import type { Shell } from '../game.ts';
import type { Desk, Told } from './session-game.ts';
import { sessionWords } from './words-session.ts';

const text = sessionWords.pearls;
const STEPS = 500;

interface Props {
  desk: Desk;
  told: Told;
  shell: Pick<Shell, 'saveFile' | 'ownStore'>;
  onSheet(): void;
}

export function Pearls({ desk, told, shell, onSheet }: Props) {
  const { debrief } = told;
  const notes = desk.secret.value?.notes ?? [];
  return (
    <section class="panel pearls" aria-labelledby="pearls-title">
      <h2 id="pearls-title">{text.title}</h2>
      <p>{debrief.outcome.text}</p>
      <ol>
        {debrief.reflection.map((part) => (
          <li key={part.id}>
            <h3>{text.parts[part.id]}</h3>
            {[...part.aloud.map((one) => one.text), ...part.questions].map((question) => (
              <p key={question} class="question">
                {question}
              </p>
            ))}
            <ul>
              {part.moments.map((moment) => (
                <li key={moment.text}>{moment.text}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {notes.length > 0 && (
        <>
          <h3>{text.flagged}</h3>
          <ul>
            {notes.map(({ n, step, flag, text: words }) => (
              <li key={n}>
                <span class="number">{clockTime(step / STEPS)}</span>{' '}
                {flag && <b class={`flag flag-${flag}`}>{sessionWords.flags[flag]}</b>} {words}
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        <button class="primary" onClick={desk.openDebrief}>
          {text.learner}
        </button>
        <button onClick={() => print()}>{text.print}</button>
      </div>
      <ExportPanel report={{ ...told, notes: {} }} shell={shell} onSheet={onSheet} />
    </section>
  );
}
