// Lists of the debrief: feedback, answers and hints, each line with its source.
import type { Debrief, Feedback } from '../engine/debrief-types.ts';
import { shortTime } from './format.ts';
import { bedsideWords } from './words-bedside.ts';
import { debriefWords } from './words-debrief.ts';

export function Answers({ debrief }: { debrief: Debrief }) {
  if (debrief.answers.length === 0) return null;
  const text = bedsideWords.question;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">{text.title}</h2>
      <ul class="feedback">
        {debrief.answers.map(({ at, question, answer, right, why, source }) => (
          <li key={at}>
            <span class="muted number">{shortTime(at)}</span> {question}{' '}
            <b>
              {answer} {right ? '✓' : '✗'}
            </b>{' '}
            {why}
            <span class="source-line">
              {debriefWords.debrief.source}: {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Hints({ debrief }: { debrief: Debrief }) {
  if (debrief.hints.length === 0) return null;
  return (
    <section aria-labelledby="hints-title">
      <h2 id="hints-title">{bedsideWords.hints.given}</h2>
      <ul class="feedback">
        {debrief.hints.map(({ at, level, text, cost, source }) => (
          <li key={at}>
            <span class="muted number">{shortTime(at)}</span> {bedsideWords.hints.levels[level - 1]}
            {cost > 0 && <span class="muted"> ({bedsideWords.hints.cost(cost)})</span>}: {text}
            <span class="source-line">
              {debriefWords.debrief.source}: {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ListProps {
  id: string;
  title: string;
  lines: readonly Feedback[];
  numbered?: boolean;
}

export function FeedbackList({ id, title, lines, numbered }: ListProps) {
  if (lines.length === 0) return null;
  const List = numbered ? 'ol' : 'ul';
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <List class="feedback">
        {lines.map((line) => (
          <li key={line.text}>
            {line.text}
            {line.source && (
              <span class="source-line">
                {debriefWords.debrief.source}: {line.source}
              </span>
            )}
          </li>
        ))}
      </List>
    </section>
  );
}
