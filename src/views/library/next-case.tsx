// The one case to play now, and why: a newcomer starts here without choosing, and whoever comes back is told what is due.
import type { CaseSummary } from '../../engine/types.ts';
import { shortTime } from '../format.ts';
import type { KeptRun, Shell } from '../game.ts';
import { libraryWords } from '../words-library.ts';
import { CasePicture } from './case-picture.tsx';
import { progressOf, suggestionOf } from './progress.ts';

interface Props {
  cases: readonly CaseSummary[];
  kept: readonly KeptRun[];
  shell: Shell;
}

export function NextCase({ cases, kept, shell }: Props) {
  const suggestion = suggestionOf(cases, kept, Date.now());
  const summary = cases.find(({ id }) => id === suggestion?.caseId);
  if (!suggestion || !summary) return null;
  const text = libraryWords.library;
  const { open } = progressOf(summary.id, kept);
  const continued = suggestion.why === 'unfinished' ? open : null;
  return (
    <section aria-labelledby="next-title">
      <h2 id="next-title">{text.nextTitle}</h2>
      <div class="card next-case">
        <CasePicture />
        <div class="card-body">
          <p class="why-next">{text.why[suggestion.why](suggestion.days)}</p>
          <h3>{summary.title}</h3>
          <p>{summary.subtitle}</p>
          <p class="facts">
            <span>{summary.level}</span>
            <span>{text.minutes(summary.minutes)}</span>
          </p>
          <div class="actions">
            {continued && (
              <button class="primary" onClick={() => shell.open(continued.id)}>
                {text.resume(shortTime(continued.time))}
              </button>
            )}
            <button class={continued ? '' : 'primary'} onClick={() => shell.toPrebrief(summary.id)}>
              {suggestion.why === 'first' ? text.startHere : text.playNext}
            </button>
          </div>
        </div>
        <div class="card-learn">
          <h4>{text.learn}</h4>
          <ul class="bullets learn-list">
            {summary.objectives.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
