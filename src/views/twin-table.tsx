// What came out of the twin: courses side by side, and which of the learner's decisions mattered most.
import type { Signal } from '@preact/signals';
import type { Ending } from '../engine/debrief-types.ts';
import { duration, shortTime } from './format.ts';
import type { TwinLine, TwinView } from './game.ts';
import { endingCells, gainText } from './what-if-text.ts';
import { debriefWords } from './words-debrief.ts';

interface ComparisonProps {
  asPlayed: TwinLine;
  lines: readonly TwinLine[];
  chosen: Signal<number | null>;
}

export function Comparison({ asPlayed, lines, chosen }: ComparisonProps) {
  const text = debriefWords.twin;
  const until = asPlayed.course?.until ?? 0;
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={text.table}>
      <table class="twin-table-wide">
        <caption>{text.caption(shortTime(until))}</caption>
        <thead>
          <tr>
            <th scope="col">{text.course}</th>
            {text.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span class="hidden">{text.draw}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[asPlayed, ...lines].map((line) => (
            <Row key={line.id} line={line} chosen={chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, chosen }: { line: TwinLine; chosen: Signal<number | null> }) {
  const text = debriefWords.twin;
  const { course } = line;
  const refused = course?.refused ?? [];
  return (
    <tr>
      <th scope="row">
        {line.label}
        {refused.length > 0 && <span class="muted small-text block">{text.refused(refused.join(' '))}</span>}
      </th>
      {course ? (
        endingCells(course.ending).map((cell, index) => (
          <td key={index} class="number">
            {cell}
          </td>
        ))
      ) : (
        <td colSpan={text.columns.length}>
          <progress value={line.share} max={1} aria-label={line.label} />
        </td>
      )}
      <td>
        {course && line.alternative.kind !== 'as-played' && (
          <button
            class="small"
            aria-pressed={chosen.value === line.id}
            onClick={() => {
              chosen.value = chosen.value === line.id ? null : line.id;
            }}
          >
            {text.draw}
          </button>
        )}
      </td>
    </tr>
  );
}

export function Mattered({
  twin,
  lines,
  chosen,
}: {
  twin: TwinView;
  lines: readonly TwinLine[];
  chosen: Signal<number | null>;
}) {
  const text = debriefWords.twin;
  const played = twin.lines.value.find(({ alternative }) => alternative.kind === 'as-played')?.course?.ending;
  const worth = (line: TwinLine): string => worthOf(line, played);
  const done = lines.filter(({ course }) => course !== null);
  const ranked = done.toSorted((a, b) => Math.abs(b.gain ?? 0) - Math.abs(a.gain ?? 0));
  const most = Math.max(1e-9, ...ranked.map(({ gain }) => Math.min(300, Math.abs(gain ?? 0))));
  return (
    <div class="mattered">
      <h3>{text.mattered}</h3>
      {lines.length === 0 && (
        <>
          <p class="muted">{text.matteredText}</p>
          <button onClick={twin.askWhatMattered}>{text.findOut}</button>
        </>
      )}
      {lines.length > done.length && (
        <p role="status">
          {text.progress(done.length, lines.length)}{' '}
          <progress value={done.length} max={lines.length} aria-label={text.mattered} />
        </p>
      )}
      {ranked.length > 0 && (
        <ol class="mattered-list">
          {ranked.map((line) => (
            <li key={line.id}>
              <button
                class="link"
                onClick={() => {
                  chosen.value = line.id;
                }}
              >
                {line.label}
              </button>
              <span class="gain-bar" aria-hidden="true">
                <span
                  class={(line.gain ?? 0) >= 0 ? 'good' : 'bad'}
                  style={{ width: `${(100 * Math.min(300, Math.abs(line.gain ?? 0))) / most}%` }}
                />
              </span>
              <span>{worth(line)}</span>
            </li>
          ))}
        </ol>
      )}
      {lines.length > 0 && lines.length === done.length && ranked[0] && (
        <p>
          <b>{text.verdict}</b> {ranked[0].label}: {worth(ranked[0])}
        </p>
      )}
      {done.length > 0 && (
        <p class="muted small-text">{text.method(duration(Math.max(...done.map((line) => line.seconds))))}</p>
      )}
    </div>
  );
}

function worthOf({ gain, course }: TwinLine, played: Ending | undefined): string {
  return gain === null || !course || !played ? '' : gainText(gain, played, course.ending);
}
