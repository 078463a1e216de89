// What the instructor lets happen: staged one by one, applied together, undone one by one.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { CaseEvent } from '../../engine/types.ts';
import { clockTime } from '../format.ts';
import { usePart } from '../use.ts';
import { orderWords } from '../words-orders.ts';
import type { Desk } from './session-game.ts';
import { sessionWords as text } from './words-session.ts';

export interface Staged {
  id: number;
  label: string;
  event: CaseEvent;
}

const STEPS = 500;
const LINES = ['peripheral-line', 'peripheral-line-2', 'central-line', 'arterial-line', 'urinary-catheter'];

interface Props {
  desk: Desk;
  staged: Signal<readonly Staged[]>;
  onApply(): void;
}

export function InjectPanel({ desk, staged, onApply }: Props) {
  const stage = (label: string, event: CaseEvent): void => {
    staged.value = [...staged.value, { id: (staged.value.at(-1)?.id ?? 0) + 1, label, event }];
  };
  return (
    <section class="panel desk-injects" aria-labelledby="injects-title">
      <div class="inject-head">
        <h2 id="injects-title">{text.injects}</h2>
        <button class="primary" aria-disabled={staged.value.length === 0} onClick={onApply}>
          {text.apply(staged.value.length)}
        </button>
      </div>
      <Choices desk={desk} stage={stage} />
      <h3>{text.staged}</h3>
      {staged.value.length === 0 && <p class="muted">{text.nothingStaged}</p>}
      <ul class="staged">
        {staged.value.map((one) => (
          <li key={one.id}>
            <span>{one.label}</span>
            <button
              class="small"
              aria-label={text.unstage(one.label)}
              onClick={() => {
                staged.value = staged.value.filter(({ id }) => id !== one.id);
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <Happened desk={desk} />
    </section>
  );
}

type Stage = (label: string, event: CaseEvent) => void;

function Choices({ desk, stage }: { desk: Desk; stage: Stage }) {
  const t = text.inject;
  const covered = usePart(desk.game, (bedside) => bedside.appearance.lines.includes('blanket'));
  return (
    <div class="inject-list">
      <Amount
        label={t.lab}
        unit={t.minutes}
        initial={20}
        least={1}
        most={120}
        onStage={(minutes, label) => stage(label, { type: 'inject.lab-late', minutes })}
      />
      <LineChoice desk={desk} stage={stage} />
      <PumpChoice desk={desk} stage={stage} />
      <DampedChoice desk={desk} stage={stage} />
      <Amount
        label={t.bleed}
        unit={t.rate}
        initial={50}
        least={1}
        most={500}
        onStage={(rate, label) => stage(label, { type: 'inject.bleed', rate, minutes: 10 })}
      />
      <Plain label={t.arrhythmia} onStage={() => stage(t.arrhythmia, { type: 'inject.arrhythmia' })} />
      <Plain label={t.relative} onStage={() => stage(t.relative, { type: 'inject.relative' })} />
      <Plain
        label={covered ? t.blanketOff : t.blanket}
        onStage={() => stage(covered ? t.blanketOff : t.blanket, { type: 'inject.blanket', on: !covered })}
      />
      <Amount
        label={t.pressure}
        unit={t.map}
        initial={70}
        least={20}
        most={160}
        hint={t.pressureHint}
        onStage={(map, label) => stage(label, { type: 'inject.pressure', map })}
      />
      <Plain label={t.pressureOff} onStage={() => stage(t.pressureOff, { type: 'inject.pressure', map: null })} />
    </div>
  );
}

function Plain({ label, onStage }: { label: string; onStage(): void }) {
  return (
    <div class="inject">
      <span class="inject-label">{label}</span>
      <button class="small" aria-label={`${text.stage}: ${label}`} onClick={onStage}>
        {text.stage}
      </button>
    </div>
  );
}

interface AmountProps {
  label: string;
  unit: string;
  initial: number;
  least: number;
  most: number;
  hint?: string;
  onStage(value: number, label: string): void;
}

function Amount({ label, unit, initial, least, most, hint, onStage }: AmountProps) {
  const value = useSignal(initial);
  return (
    <div class="inject" title={hint}>
      <span class="inject-label">{label}</span>
      <input
        type="number"
        min={least}
        max={most}
        value={value.value}
        aria-label={`${label}, ${unit}`}
        onInput={(event) => {
          value.value = Number(event.currentTarget.value);
        }}
      />
      <span class="muted unit">{unit}</span>
      <button
        class="small"
        aria-label={`${text.stage}: ${label}`}
        onClick={() => onStage(value.value, `${label}: ${value.value} ${unit}`)}
      >
        {text.stage}
      </button>
    </div>
  );
}

function LineChoice({ desk, stage }: { desk: Desk; stage: Stage }) {
  const found = usePart(desk.game, ({ appearance }) => appearance.lines.filter((line) => LINES.includes(line)).join());
  const options = found
    .split(',')
    .filter(Boolean)
    .map((line) => ({ value: line, label: line.replaceAll('-', ' ') }));
  return (
    <Choice
      label={text.inject.line}
      none={text.inject.noLine}
      options={options}
      onStage={({ value, label }) => stage(`${text.inject.line}: ${label}`, { type: 'inject.line-out', line: value })}
    />
  );
}

const CAUSES = ['air', 'clot', 'kink'] as const;

function DampedChoice({ desk, stage }: { desk: Desk; stage: Stage }) {
  const placed = usePart(desk.game, ({ appearance }) => appearance.lines.includes('arterial-line'));
  const options = placed ? CAUSES.map((cause) => ({ value: cause, label: text.inject.causes[cause] })) : [];
  return (
    <Choice
      label={text.inject.damped}
      none={text.inject.noArterialLine}
      options={options}
      onStage={({ value, label }) =>
        stage(`${text.inject.damped}: ${label}`, {
          type: 'inject.line-damped',
          cause: value as (typeof CAUSES)[number],
        })
      }
    />
  );
}

function PumpChoice({ desk, stage }: { desk: Desk; stage: Stage }) {
  const found = usePart(desk.game, ({ orders }) =>
    orders
      .filter(({ kind, state }) => kind === 'infusion' && state === 'running')
      .map(({ number, label }) => `${number}|${label}`)
      .join(';'),
  );
  const options = found
    .split(';')
    .filter(Boolean)
    .map((one) => ({ value: one.split('|')[0], label: one.split('|')[1] }));
  return (
    <Choice
      label={text.inject.pump}
      none={text.inject.noPump}
      options={options}
      onStage={({ value, label }) =>
        stage(`${text.inject.pump}: ${label}`, { type: 'inject.pump-dry', number: Number(value) })
      }
    />
  );
}

interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  none: string;
  options: readonly Option[];
  onStage(option: Option): void;
}

function Choice({ label, none, options, onStage }: ChoiceProps) {
  const chosen = useSignal('');
  const option = options.find(({ value }) => value === chosen.value) ?? options[0];
  return (
    <div class="inject">
      <span class="inject-label">{label}</span>
      {option ? (
        <select
          aria-label={label}
          value={option.value}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {options.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <span class="muted none">{none}</span>
      )}
      <button
        class="small"
        aria-label={`${text.stage}: ${label}`}
        aria-disabled={!option}
        onClick={() => option && onStage(option)}
      >
        {text.stage}
      </button>
    </div>
  );
}

function Happened({ desk }: { desk: Desk }) {
  const said = useSignal('');
  const injects = desk.secret.value?.injects ?? [];
  if (injects.length === 0) return null;
  const undo = async (n: number): Promise<void> => {
    const { accepted, reason } = await desk.ask({ do: 'undo', entry: n });
    said.value = reason ?? (accepted ? text.undone : orderWords.orders.noReason);
  };
  return (
    <>
      <h3>{text.happened}</h3>
      <ul class="staged">
        {injects.map(({ n, step, label }) => (
          <li key={n}>
            <span>
              <span class="number muted">{clockTime(step / STEPS)}</span> {label}
            </span>
            <button class="small" aria-label={text.undoOf(label)} onClick={() => void undo(n)}>
              {text.undo}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class="muted">
        {said.value}
      </p>
    </>
  );
}
