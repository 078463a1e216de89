// All cases, narrowed by words, level and minutes; each with how far one is.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { CaseSummary } from '../../engine/types.ts';
import { shortTime } from '../format.ts';
import type { KeptRun, Shell } from '../game.ts';
import { libraryWords } from '../words-library.ts';
import { foundBy, NO_FILTER } from './case-search.ts';
import type { CaseFilter } from './case-search.ts';
import { progressOf } from './progress.ts';

interface Props {
  cases: readonly CaseSummary[];
  kept: readonly KeptRun[];
  shell: Shell;
}

export function CaseList({ cases, kept, shell }: Props) {
  const text = libraryWords.library;
  const filter = useSignal(NO_FILTER);
  const found = foundBy(cases, filter.value);
  return (
    <section aria-labelledby="cases-title">
      <h2 id="cases-title">{text.title}</h2>
      <Filters cases={cases} filter={filter} />
      <p class="muted small-text" role="status">
        {text.found(found.length, cases.length)}
      </p>
      <ul class="case-grid">
        {found.map((summary) => (
          <CaseCard key={summary.id} summary={summary} kept={kept} shell={shell} />
        ))}
      </ul>
      {found.length === 0 && (
        <button
          onClick={() => {
            filter.value = NO_FILTER;
          }}
        >
          {text.showAll}
        </button>
      )}
    </section>
  );
}

function Filters({ cases, filter }: { cases: readonly CaseSummary[]; filter: Signal<CaseFilter> }) {
  const text = libraryWords.library;
  const change = (part: Partial<CaseFilter>): void => {
    filter.value = { ...filter.value, ...part };
  };
  const levels = [...new Set(cases.map(({ level }) => level))];
  const minutes = [...new Set(cases.map((one) => one.minutes))].toSorted((a, b) => a - b);
  const { words: wanted, level, minutes: most } = filter.value;
  return (
    <form class="case-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="find">
        <span>{text.find}</span>
        <input
          class="search"
          type="search"
          value={wanted}
          placeholder={text.findHint}
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{text.level}</span>
        <select value={level} onChange={(event) => change({ level: event.currentTarget.value })}>
          <option value="">{text.anyLevel}</option>
          {levels.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text.time}</span>
        <select value={String(most)} onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}>
          <option value="0">{text.anyTime}</option>
          {minutes.slice(0, -1).map((one) => (
            <option key={one} value={String(one)}>
              {text.upTo(one)}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function CaseCard({ summary, kept, shell }: { summary: CaseSummary; kept: readonly KeptRun[]; shell: Shell }) {
  const text = libraryWords.library;
  const progress = progressOf(summary.id, kept);
  const { open } = progress;
  return (
    <li class="case-card">
      <p class="facts">
        <span>{summary.level}</span>
        <span>{text.minutes(summary.minutes)}</span>
      </p>
      <h3>{summary.title}</h3>
      <p>{summary.subtitle}</p>
      {progress.finished > 0 && (
        <p class="case-progress">
          <span>
            {progress.survived > 0 && <span aria-hidden="true">✓ </span>}
            {text.played(progress.finished, progress.survived)}
          </span>
          {progress.best['perfusion'] !== undefined && (
            <span class="muted">{text.best(progress.best['perfusion'], progress.best['harm'] ?? 0)}</span>
          )}
        </p>
      )}
      <details>
        <summary>{text.learn}</summary>
        <ul class="bullets learn-list">
          {summary.objectives.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <div class="actions">
        {open && (
          <button
            onClick={() => shell.open(open.id)}
            aria-label={`${text.resume(shortTime(open.time))}: ${summary.title}`}
          >
            {text.resume(shortTime(open.time))}
          </button>
        )}
        <button onClick={() => shell.toPrebrief(summary.id)} aria-label={`${text.play}: ${summary.title}`}>
          {text.play}
        </button>
      </div>
    </li>
  );
}
