// The way from the library into the lab.
import { labWords } from '../words-lab.ts';

export function LabCard({ onOpen }: { onOpen(): void }) {
  const text = labWords.card;
  return (
    <section class="panel lab-card" aria-labelledby="lab-title">
      <div>
        <h2 id="lab-title">{text.title}</h2>
        <p>{text.text}</p>
        <p class="muted">{text.facts}</p>
      </div>
      <button onClick={onOpen}>{text.open}</button>
    </section>
  );
}
