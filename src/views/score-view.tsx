// The score of a run in its parts, each with the sentences behind it, by the local practice the reader chooses.
import { useSignal } from '@preact/signals';
import type { Debrief, Feedback, ScorePart } from '../engine/debrief-types.ts';
import { bedsideWords } from './words-bedside.ts';
import { debriefWords } from './words-debrief.ts';

export function ScoreView({ debrief }: { debrief: Debrief }) {
  const text = debriefWords.score;
  const profile = useSignal(debrief.scores[0]?.profile ?? '');
  const score = debrief.scores.find((one) => one.profile === profile.value) ?? debrief.scores[0];
  if (!score) return null;
  return (
    <section class="score" aria-labelledby="score-title">
      <h2 id="score-title">{text.title}</h2>
      <p class="muted">{text.intro}</p>
      <label class="profile no-print">
        {text.profile}{' '}
        <select
          value={profile.value}
          onChange={(event) => {
            profile.value = event.currentTarget.value;
          }}
        >
          {debrief.scores.map((one) => (
            <option key={one.profile} value={one.profile}>
              {(text.profiles as Record<string, string>)[one.profile] ?? one.profile}
            </option>
          ))}
        </select>
      </label>
      <ul class="score-parts">
        {score.parts.filter(isTold).map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
      <ActionTable debrief={debrief} profile={score.profile} />
    </section>
  );
}

/** Hints and predictions that nobody asked for are no part of this run. */
function isTold({ id, value }: ScorePart): boolean {
  return value !== null || (id !== 'hints' && id !== 'prediction');
}

function Part({ part }: { part: ScorePart }) {
  const { title, about } = debriefWords.score.parts[part.id];
  const value = part.value === null ? null : Math.round(part.value);
  const actions = part.id === 'actions';
  return (
    <li class="score-part">
      <div class="score-head">
        <h3>{title}</h3>
        <span class="score-bar" aria-hidden="true">
          {value !== null && <span style={{ width: `${value}%` }} />}
        </span>
        <span class="number">{value === null ? debriefWords.score.nothing : debriefWords.score.of100(value)}</span>
      </div>
      <p class="muted small-text">{about}</p>
      {!actions && <Lines lines={part.lines} />}
    </li>
  );
}

export function Lines({ lines }: { lines: readonly Feedback[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="feedback">
      {lines.map((line) => (
        <li key={line.text}>
          {line.text}
          <span class="source-line">
            {debriefWords.debrief.source}: {line.source}
          </span>
        </li>
      ))}
    </ul>
  );
}

const ORDER = ['critical', 'recommended', 'harmful', 'unnecessary', 'acceptable'] as const;

function ActionTable({ debrief, profile }: { debrief: Debrief; profile: string }) {
  const { actions } = debrief.scores.find((one) => one.profile === profile)!;
  const text = debriefWords.score;
  return (
    <div class="action-groups">
      {ORDER.map((worth) => {
        const these = actions.filter((action) => action.class === worth);
        if (these.length === 0) return null;
        return (
          <details key={worth} class={`action-group action-${worth}`} open={worth !== 'acceptable'}>
            <summary>
              {text.classes[worth]} <span class="muted">({these.length})</span>
            </summary>
            <ul class="feedback">
              {these.map(({ why, late, number }) => (
                <li key={why.text}>
                  {number === null && <b class="tag">{text.missing}</b>}{' '}
                  {number !== null && late && <b class="tag">{text.late}</b>} {why.text}
                  <span class="source-line">
                    {debriefWords.debrief.source}: {why.source}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

export function Calibration({ debrief }: { debrief: Debrief }) {
  const text = debriefWords.calibration;
  if (debrief.predictions.length === 0) return null;
  return (
    <section aria-labelledby="calibration-title">
      <h2 id="calibration-title">{text.title}</h2>
      <ul class="bullets">
        {debrief.calibration.map(({ sure, right, of, should }) => (
          <li key={sure}>{text.line(bedsideWords.prediction.sure[sure - 1], right, of, Math.round(100 * should))}</li>
        ))}
      </ul>
      <div class="scroll-x" tabIndex={0} role="region" aria-labelledby="calibration-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.order}</th>
              <th scope="col">{text.quantity}</th>
              <th scope="col">{text.expected}</th>
              <th scope="col">{text.happened}</th>
            </tr>
          </thead>
          <tbody>
            {debrief.predictions.map((one) => (
              <tr key={`${one.at} ${one.label} ${one.quantity}`}>
                <th scope="row">{one.label}</th>
                <td>{bedsideWords.prediction.quantities[one.quantity]}</td>
                <td>{bedsideWords.prediction.ways[one.expected]}</td>
                <td>
                  {one.happened === null
                    ? text.unknown
                    : `${bedsideWords.prediction.ways[one.happened]} ${one.happened === one.expected ? '✓' : '✗'}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
