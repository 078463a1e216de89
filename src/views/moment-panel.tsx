// Below the timeline: a cursor to scrub, jump and replay, and what was shown, true and behind it at that moment.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { clockTime } from './format.ts';
import type { Report } from './game.ts';
import { reader, valuesAt, whyAt } from './moment.ts';
import type { MomentValue } from './moment.ts';
import { neighbor } from './timeline-shape.ts';
import { debriefWords } from './words-debrief.ts';

const SPEEDS = [1, 4, 16, 60, 240];

interface Props {
  report: Report;
  at: Signal<number>;
}

export function MomentPanel({ report, at }: Props) {
  const { debrief } = report;
  const text = debriefWords.moment;
  const read = useMemo(() => reader(debrief.timeline), [debrief]);
  const end = Math.max(1, debrief.treated);
  const now = Math.min(at.value, end);
  const jump = (step: 1 | -1): void => {
    at.value = neighbor(debrief.marks, now, step) ?? at.value;
  };
  return (
    <section class="moment panel" aria-labelledby="moment-title">
      <h3 id="moment-title">
        {text.title} <span class="number">{clockTime(now)}</span>
      </h3>
      <div class="moment-controls no-print">
        <button onClick={() => jump(-1)}>{text.previous}</button>
        <input
          type="range"
          min={0}
          max={end}
          step={5}
          value={now}
          aria-label={text.cursor}
          aria-valuetext={clockTime(now)}
          onInput={(event) => {
            at.value = Number(event.currentTarget.value);
          }}
        />
        <button onClick={() => jump(1)}>{text.next}</button>
        <Replay at={at} end={end} />
      </div>
      <p class="moment-event" role="status">
        {latest(report, now)}
      </p>
      <div class="moment-values">
        <Values
          title={debriefWords.debrief.levels.macro}
          values={valuesAt(read, now).filter(({ level }) => level === 'macro')}
        >
          {shownText(read('shown_map', now))}
        </Values>
        <Values
          title={debriefWords.debrief.levels.micro}
          values={valuesAt(read, now).filter(({ level }) => level === 'micro')}
        />
      </div>
      <details class="why-trace">
        <summary>{text.whyTitle}</summary>
        <ol class="why-steps">
          {whyAt(read, now).map((step) => (
            <li key={step.id} class={step.bad ? 'bad' : ''}>
              {step.text} {step.bad && <span class="muted">({text.far})</span>}
            </li>
          ))}
        </ol>
        <p class="muted small-text">{text.whySource}</p>
      </details>
      <div class="actions no-print">
        <button onClick={() => report.retry(now)}>
          {report.older ? text.continueOlder : text.retry(clockTime(now))}
        </button>
      </div>
      {report.older && <p class="muted small-text">{text.olderWarning}</p>}
    </section>
  );
}

function shownText(value: number): string {
  return Number.isFinite(value) ? debriefWords.moment.shown(value.toFixed(0)) : debriefWords.moment.notShown;
}

interface ValuesProps {
  title: string;
  values: readonly MomentValue[];
  children?: string;
}

function Values({ title, values, children }: ValuesProps) {
  return (
    <div>
      <h4>{title}</h4>
      <dl class="moment-list">
        {values.map((value) => (
          <div key={value.id}>
            <dt>{value.label}</dt>
            <dd class="number">{value.text}</dd>
          </div>
        ))}
      </dl>
      {children !== undefined && <p class="muted small-text">{children}</p>}
    </div>
  );
}

/** What happened last before the cursor. */
function latest({ debrief }: Report, at: number): string {
  const mark = debrief.marks.findLast((one) => one.at <= at);
  return mark ? `${clockTime(mark.at)} ${mark.label}` : debriefWords.moment.nothingYet;
}

/** Moves the cursor by itself, at so many times life speed. */
function Replay({ at, end }: { at: Signal<number>; end: number }) {
  const speed = useSignal(0);
  const chosen = useSignal(60);
  const last = useRef(0);
  useEffect(() => {
    if (speed.value === 0) return undefined;
    last.current = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      at.value = Math.min(end, at.value + ((now - last.current) / 1000) * speed.value);
      last.current = now;
      if (at.value >= end) speed.value = 0;
    }, 100);
    return () => clearInterval(timer);
  }, [speed.value]);
  const running = speed.value > 0;
  return (
    <span class="replay">
      <button
        aria-pressed={running}
        onClick={() => {
          if (!running && at.value >= end) at.value = 0;
          speed.value = running ? 0 : chosen.value;
        }}
      >
        {running ? debriefWords.moment.pause : debriefWords.moment.play}
      </button>
      <label>
        <span class="hidden">{debriefWords.moment.speed}</span>
        <select
          value={chosen.value}
          onChange={(event) => {
            chosen.value = Number(event.currentTarget.value);
            if (running) speed.value = chosen.value;
          }}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one}x
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}
