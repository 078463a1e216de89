// Guided reflection: four steps with this run's moments and room for the learner's own words, which stay in this browser.
import { useSignal } from '@preact/signals';
import type { Debrief } from '../engine/types.ts';
import { Lines } from './score-view.tsx';
import { words } from './words.ts';

export function Reflection({ debrief, notes }: { debrief: Debrief; notes: Record<string, string> }) {
  return (
    <section class="reflection" aria-labelledby="reflection-title">
      <h2 id="reflection-title">{words.reflection.title}</h2>
      <p class="muted">{words.reflection.intro}</p>
      <ol class="reflection-steps">
        {debrief.reflection.map((part) => (
          <li key={part.id} class="panel">
            <h3>{words.reflection.steps[part.id]}</h3>
            <Lines lines={part.moments} />
            {part.questions.map((question) => (
              <Note key={question} question={question} notes={notes} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Note({ question, notes }: { question: string; notes: Record<string, string> }) {
  const text = useSignal(notes[question] ?? '');
  return (
    <label class="note">
      <span>{question}</span>
      <textarea
        rows={2}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          notes[question] = text.value;
        }}
      />
    </label>
  );
}
