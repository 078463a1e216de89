// Guided reflection: four steps with this run's moments and room for the learner's own words, which stay in this browser.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Debrief } from '../engine/debrief-types.ts';
import { Lines } from './score-view.tsx';
import { debriefWords } from './words-debrief.ts';

interface Props {
  debrief: Debrief;
  notes: Record<string, string>;
  /** After a pause in typing, and when a field is left. */
  onWrite(): void;
}

export function Reflection({ debrief, notes, onWrite }: Props) {
  return (
    <section class="reflection" aria-labelledby="reflection-title">
      <h2 id="reflection-title">{debriefWords.reflection.title}</h2>
      <p class="muted">{debriefWords.reflection.intro}</p>
      <ol class="reflection-steps">
        {debrief.reflection.map((part) => (
          <li key={part.id} class="panel">
            <h3>{debriefWords.reflection.steps[part.id]}</h3>
            <Lines lines={[...part.moments, ...part.aloud]} />
            {part.questions.map((question) => (
              <Note key={question} question={question} notes={notes} onWrite={onWrite} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

const PAUSE_MS = 800;

function Note({ question, notes, onWrite }: { question: string } & Omit<Props, 'debrief'>) {
  const text = useSignal(notes[question] ?? '');
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label class="note">
      <span>{question}</span>
      <textarea
        rows={2}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          notes[question] = text.value;
          clearTimeout(timer.current);
          timer.current = setTimeout(onWrite, PAUSE_MS) as unknown as number;
        }}
        onBlur={onWrite}
      />
    </label>
  );
}
