// The guided experiments: the list, and one of them from question over prediction and steps to what came out and why.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Claim, EXPERIMENTS, type Experiment, holds } from '../../catalog/experiments.ts';
import { MEASURES, measureText } from '../../catalog/lab-measures.ts';
import type { LabView } from '../../engine/types.ts';
import { duration } from '../format.ts';
import { labWords } from '../words-lab.ts';
import type { LabGame } from './lab-game.ts';

type Results = NonNullable<LabView['experiment']>['results'];

interface Props {
  lab: LabGame;
  chosen: Signal<string | null>;
  onFree(): void;
}

export function LabGuide({ lab, chosen, onFree }: Props) {
  const experiment = EXPERIMENTS.find(({ id }) => id === chosen.value);
  if (!experiment) return <List lab={lab} chosen={chosen} />;
  return <Guide key={experiment.id} lab={lab} experiment={experiment} chosen={chosen} onFree={onFree} />;
}

function List({ lab, chosen }: Omit<Props, 'onFree'>) {
  return (
    <div class="lab-list">
      <h2>{labWords.listTitle}</h2>
      <p class="muted">{labWords.listText}</p>
      <ul>
        {EXPERIMENTS.map(({ id, title, question }) => (
          <li key={id}>
            <button
              class="lab-choice"
              onClick={() => {
                chosen.value = id;
                lab.experiment(id);
              }}
            >
              <b>{title}</b>
              <span class="muted">{question}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface GuideProps extends Props {
  experiment: Experiment;
}

function Guide({ lab, experiment, chosen, onFree }: GuideProps) {
  const guess = useSignal<number | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  const under = lab.view.value?.experiment;
  const state = under?.id === experiment.id ? under : null;
  const done = state !== null && state.results.length > experiment.steps.length;
  const restart = (): void => {
    guess.value = null;
    lab.experiment(experiment.id);
  };
  return (
    <article class="lab-guide">
      <button
        class="quiet"
        onClick={() => {
          chosen.value = null;
        }}
      >
        ‹ {labWords.toList}
      </button>
      <h2 ref={title} tabIndex={-1}>
        {experiment.title}
      </h2>
      <p class="muted">{experiment.scene}</p>
      <Prediction experiment={experiment} guess={guess} closed={(state?.step ?? 0) > 0} />
      <Steps lab={lab} experiment={experiment} state={state} guessed={guess.value !== null} />
      {!state && lab.busy.value === null && <button onClick={restart}>{labWords.again}</button>}
      {state && state.results.length > 1 && <Found experiment={experiment} results={state.results} />}
      {done && (
        <Explained experiment={experiment} results={state.results} guess={guess.value}>
          <NextButtons experiment={experiment} lab={lab} chosen={chosen} onAgain={restart} onFree={onFree} />
        </Explained>
      )}
    </article>
  );
}

function Prediction({
  experiment,
  guess,
  closed,
}: {
  experiment: Experiment;
  guess: Signal<number | null>;
  closed: boolean;
}) {
  return (
    <fieldset class="prediction">
      <legend>{experiment.question}</legend>
      {experiment.guesses.map((text, i) => (
        <label key={text} class="choice">
          <input
            type="radio"
            name={`guess-${experiment.id}`}
            checked={guess.value === i}
            disabled={closed && guess.value !== i}
            onChange={() => {
              guess.value = i;
            }}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface StepsProps {
  lab: LabGame;
  experiment: Experiment;
  state: LabView['experiment'];
  guessed: boolean;
}

function Steps({ lab, experiment, state, guessed }: StepsProps) {
  const at = state?.step ?? 0;
  const living = (state?.left ?? 0) > 0;
  return (
    <ol class="lab-steps">
      {experiment.steps.map((step, i) => (
        <li key={step.title} class={i < at ? 'done' : ''}>
          <p>
            <b>{i + 1}.</b> {step.title}
          </p>
          {i === at && !living && state && (
            <>
              <button class="primary" disabled={!guessed} onClick={() => lab.step(i + 1)}>
                {labWords.doStep(i + 1)}
              </button>
              {!guessed && <p class="muted">{labWords.predictFirst}</p>}
            </>
          )}
          {i === at - 1 && living && <Living left={state?.left ?? 0} whole={step.wait} />}
          {i < at && (
            <p class="look">
              <b>{labWords.look}:</b> {step.look}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Living({ left, whole }: { left: number; whole: number }) {
  const text = labWords.living(duration(left));
  return (
    <div>
      <p>{text}</p>
      <progress value={whole - left} max={whole} aria-label={labWords.living('')} />
    </div>
  );
}

function Found({ experiment, results }: { experiment: Experiment; results: Results }) {
  const rows = MEASURES.filter(({ id }) => experiment.shown.includes(id));
  return (
    <table class="lab-found">
      <caption>{labWords.found}</caption>
      <thead>
        <tr>
          <th scope="col">{labWords.measure}</th>
          {results.map((_, i) => (
            <th key={i} scope="col" class="number">
              {i === 0 ? labWords.startColumn : labWords.stepColumn(i)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, unit, decimals }) => (
          <tr key={id}>
            <th scope="row">
              {label} {unit && <span class="muted nowrap">{unit}</span>}
            </th>
            {results.map((one, i) => (
              <td key={i} class="number">
                {measureText(one[id], decimals)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ExplainedProps {
  experiment: Experiment;
  results: Results;
  guess: number | null;
  children: ComponentChildren;
}

function Explained({ experiment, results, guess, children }: ExplainedProps) {
  const right = guess === experiment.right;
  return (
    <div class="lab-explained">
      <p class={right ? 'verdict right' : 'verdict'} role="status">
        {right ? labWords.right : labWords.wrong(experiment.guesses[experiment.right])}
      </p>
      <h3>{labWords.claims}</h3>
      <ul class="lab-claims">
        {experiment.claims.map((claim) => (
          <li key={claim.says}>
            {claim.says}: <b class="number">{claimNumbers(claim, results)}</b>
            {!holds(claim, results) && <span class="muted"> ({labWords.notHeld})</span>}
          </li>
        ))}
      </ul>
      <h3>{labWords.why}</h3>
      {experiment.explanation.map(({ text, source }) => (
        <div key={text}>
          <p>{text}</p>
          <p class="muted small-text">
            {labWords.source}: {source}
          </p>
        </div>
      ))}
      {children}
    </div>
  );
}

export function claimNumbers({ measure, from, to }: Claim, results: Results): string {
  const { unit = '', decimals = 0 } = MEASURES.find(({ id }) => id === measure) ?? {};
  return `${measureText(results[from][measure], decimals)} → ${measureText(results[to][measure], decimals)} ${unit}`.trim();
}

interface NextProps {
  experiment: Experiment;
  lab: LabGame;
  chosen: Signal<string | null>;
  onAgain(): void;
  onFree(): void;
}

function NextButtons({ experiment, lab, chosen, onAgain, onFree }: NextProps) {
  const next = EXPERIMENTS[(EXPERIMENTS.indexOf(experiment) + 1) % EXPERIMENTS.length];
  return (
    <div class="actions">
      <button
        class="primary"
        onClick={() => {
          chosen.value = next.id;
          lab.experiment(next.id);
        }}
      >
        {labWords.next}
      </button>
      <button onClick={onAgain}>{labWords.again}</button>
      <button onClick={onFree}>{labWords.free}</button>
    </div>
  );
}
