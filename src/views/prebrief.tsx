// Before the bedside: what will be practiced, how the game works, what the colleague hands over, and the start.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { CaseSummary } from '../engine/types.ts';
import type { Briefing, Mode, Shell } from './game.ts';
import { RUNGS, rung } from './ladder.ts';
import { change } from './preferences.ts';
import { appWords } from './words-app.ts';
import { libraryWords } from './words-library.ts';

const MODES: readonly Mode[] = ['learn', 'practice', 'exam'];

export function Prebrief({ briefing, shell }: { briefing: Briefing; shell: Shell }) {
  const text = libraryWords.prebrief;
  const mode = useSignal<Mode>('learn');
  const typed = useSignal('');
  const { exam } = briefing.summary;
  const seed = mode.value === 'exam' ? exam.seed : (numberOf(typed.value) ?? briefing.seed);
  const summary = briefing.told(seed);
  return (
    <main class="page prebrief">
      <header class="title">
        <button class="quiet" onClick={shell.toLibrary}>
          ‹ {text.back}
        </button>
        <h1>{summary.title}</h1>
        <p class="tagline">{summary.subtitle}</p>
        <p class="training">{appWords.training}</p>
        <button type="submit" form="start-form" class="start-now">
          {text.startNow}
        </button>
      </header>
      <div class="columns">
        <div>
          <TextBlock title={text.handover} lines={summary.handover} />
          <section>
            <h2>{text.chart}</h2>
            <dl class="chart-list">
              {summary.chart.map((row) => (
                <div key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>{row.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <div>
          <StartForm summary={summary} shell={shell} mode={mode} typed={typed} seed={seed} />
          <TextList title={text.objectives} lines={summary.objectives} />
          <TextList title={text.rules} lines={summary.prebrief} />
          <TextList title={text.can} lines={text.canList} />
          <About summary={summary} />
        </div>
      </div>
    </main>
  );
}

interface StartProps {
  summary: CaseSummary;
  shell: Shell;
  mode: Signal<Mode>;
  /** As typed, and the number that follows from it. */
  typed: Signal<string>;
  seed: number;
}

function StartForm({ summary, shell, mode, typed, seed }: StartProps) {
  const text = libraryWords.prebrief;
  const begin = (event: Event): void => {
    event.preventDefault();
    shell.start(summary.id, mode.value, seed);
  };
  return (
    <form id="start-form" class="panel start-form" onSubmit={begin}>
      <fieldset>
        <legend>{text.mode}</legend>
        {MODES.map((choice) => (
          <div key={choice} class="choice-block">
            <label class="choice">
              <input
                type="radio"
                name="mode"
                checked={mode.value === choice}
                aria-describedby={`mode-${choice}`}
                onChange={() => {
                  mode.value = choice;
                }}
              />
              <strong>{appWords.modes[choice].name}</strong>
            </label>
            <p id={`mode-${choice}`} class="muted">
              {appWords.modes[choice].text}
              {choice === 'exam' && ` ${appWords.exam.seed} ${appWords.exam.pauses(summary.exam.pauses)}`}
            </p>
            {choice === 'learn' && mode.value === 'learn' && <LadderNote />}
          </div>
        ))}
      </fieldset>
      {mode.value !== 'exam' && (
        <label class="seed">
          <span>{text.seed}</span>
          <input
            type="number"
            min={1}
            max={999999}
            step={1}
            value={typed.value}
            aria-describedby="seed-hint"
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
          <span id="seed-hint" class="muted">
            {text.seedHint}
          </span>
        </label>
      )}
      <button class="primary large" type="submit">
        {text.start}
      </button>
      <button
        type="button"
        aria-describedby="session-hint"
        onClick={() => shell.startSession(summary.id, mode.value, seed)}
      >
        {text.session}
      </button>
      <p id="session-hint" class="muted small-text">
        {text.sessionHint}
      </p>
    </form>
  );
}

function numberOf(text: string): number | null {
  const number = text.trim() === '' ? null : Number(text);
  return number !== null && Number.isInteger(number) ? number : null;
}

/** Which mechanisms Learn shows by now. */
function LadderNote() {
  const text = libraryWords.ladder;
  const now = rung();
  if (now >= RUNGS) return null;
  return (
    <div class="ladder-note">
      <p class="muted small-text">
        {text.title(now, RUNGS)}: {text.steps[now - 1]} {text.next}
      </p>
      <button type="button" class="small link" onClick={() => change({ rung: RUNGS })}>
        {text.openAll}
      </button>
    </div>
  );
}

function TextBlock({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="handover">
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function TextList({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function About({ summary }: { summary: CaseSummary }) {
  const text = libraryWords.prebrief;
  return (
    <details class="about">
      <summary>{text.about}</summary>
      <p>
        {text.author}: {summary.author}. {text.reviewed}: {summary.reviewed}.
      </p>
      <ul class="bullets">
        {summary.citations.map((citation) => (
          <li key={citation}>{citation}</li>
        ))}
      </ul>
    </details>
  );
}
