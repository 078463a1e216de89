// The instructor's own notes and one-key flags, each with the patient's time; nobody else ever gets them.
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { clockTime } from '../format.ts';
import type { Desk, Flag } from './session-game.ts';
import { sessionWords as text } from './words-session.ts';

const STEPS = 500;
export const FLAGS: readonly Flag[] = ['good', 'late', 'ask', 'team'];

export function NotesPanel({ desk, field }: { desk: Desk; field: RefObject<HTMLInputElement | null> }) {
  const draft = useSignal('');
  const notes = desk.secret.value?.notes ?? [];
  const write = async (event: Event): Promise<void> => {
    event.preventDefault();
    const written = draft.value.trim();
    if (written === '') return;
    const { accepted } = await desk.ask({ do: 'note', text: written, flag: null });
    if (accepted) draft.value = '';
  };
  return (
    <section class="panel desk-notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{text.notes}</h2>
      <div class="flags">
        {FLAGS.map((flag) => (
          <button
            key={flag}
            class="small"
            aria-keyshortcuts={text.flagKeys[flag]}
            onClick={() => void desk.ask({ do: 'note', text: '', flag })}
          >
            <kbd>{text.flagKeys[flag]}</kbd> {text.flags[flag]}
          </button>
        ))}
      </div>
      <form class="note-form" onSubmit={(event) => void write(event)}>
        <input
          ref={field}
          type="text"
          maxLength={500}
          aria-label={text.note}
          placeholder={text.note}
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
        />
        <button class="small" type="submit">
          {text.write}
        </button>
      </form>
      {notes.length === 0 ? (
        <p class="muted small-text">{text.noNotes}</p>
      ) : (
        <ul class="note-list" tabIndex={0} aria-label={text.notes}>
          {notes.toReversed().map(({ n, step, text: words, flag }) => (
            <li key={n}>
              <span class="number muted">{clockTime(step / STEPS)}</span>{' '}
              {flag && <b class={`flag flag-${flag}`}>{text.flags[flag]}</b>} {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
