// One order before it is given: what it is, how long it takes, its numbers with range and dose for this weight.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OrderEntry, OrderField } from '../catalog/types.ts';
import { absoluteRate, amount, duration } from './format.ts';
import type { Game, Timing } from './game.ts';
import { isInRange, NumberField } from './number-field.tsx';
import { useKey } from './use.ts';
import { orderWords } from './words-orders.ts';

interface Props {
  /** Numbers to begin with, e.g. those of the last time. */
  start?: Readonly<Record<string, number>>;
  entry: OrderEntry;
  game: Game;
  onPlace(entry: OrderEntry, values: Record<string, number>): Promise<void>;
  onBack(): void;
}

export function OrderForm({ entry, start, game, onPlace, onBack }: Props) {
  const values = useSignal<Record<string, number>>(
    Object.fromEntries(entry.fields.map((field) => [field.id, start?.[field.id] ?? field.initial])),
  );
  const form = useRef<HTMLFormElement>(null);
  // Before the next key: a quick Enter, Enter orders with the usual numbers.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button[type=submit]')?.focus();
    form.current?.querySelector<HTMLInputElement>('input')?.select();
  }, []);
  useKey((event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onBack();
  });
  const set = (id: string, value: number): void => {
    values.value = { ...values.value, [id]: value };
  };
  const total = totalOf(entry, values.value, game.weight);
  const valid = entry.fields.every((field) => isInRange(field, values.value[field.id]));

  return (
    <form
      class="order-form"
      ref={form}
      aria-labelledby="order-form-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) void onPlace(entry, values.value);
        else form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      }}
    >
      <h3 id="order-form-title">{entry.label}</h3>
      <p>{entry.hint}</p>
      <p class="muted timing">{timingText(game.timing(entry.id))}</p>
      {entry.fields.map((field) => (
        <div key={field.id}>
          <NumberField
            id={`field-${field.id}`}
            field={field}
            label={field.label}
            value={values.value[field.id]}
            note={noteOf(field, values.value[field.id], game.weight)}
            onChange={(value) => set(field.id, value)}
          />
          {field.id === 'volume' && (
            <QuickVolumes field={field} chosen={values.value['volume']} onChoose={(mL) => set('volume', mL)} />
          )}
        </div>
      ))}
      {total && <p class="total">{total}</p>}
      <div class="actions">
        <button class="primary" type="submit">
          {orderWords.orders.place}
        </button>
        <button type="button" onClick={onBack}>
          {orderWords.orders.back}
        </button>
      </div>
      {entry.notSimulated && (
        <p class="not-simulated">
          <b>{orderWords.orders.notSimulated}</b> {entry.notSimulated}
        </p>
      )}
      {entry.evidence && (
        <p class={`evidence is-${entry.evidence.kind.replace(' ', '-')}`}>
          <b>{orderWords.orders.evidence[entry.evidence.kind]}.</b> {entry.evidence.says}{' '}
          <span class="muted">{entry.evidence.source}</span>
        </p>
      )}
      <details class="source">
        <summary>{orderWords.orders.source}</summary>
        <p>{entry.source}</p>
      </details>
    </form>
  );
}

/** What a number means for this patient. */
function noteOf(field: OrderField, value: number, weight: number): string | null {
  if (field.unit !== 'mL') return absoluteRate(value, field.unit, weight);
  return Number.isFinite(value)
    ? orderWords.orders.perWeight((value / weight).toFixed(1), thousands(FULL_BOLUS * weight))
    : null;
}
/** mL/kg in the first three hours of septic shock (SSC 2021); said, not imposed. */
const FULL_BOLUS = 30;

/** What all numbers together come to: the speed of a fluid, the amount of a drug each hour. */
function totalOf(entry: OrderEntry, values: Record<string, number>, weight: number): string | null {
  const { volume, duration: minutes, rate } = values;
  if (volume > 0 && minutes > 0) return orderWords.orders.speed(thousands(volume), thousands((volume / minutes) * 60));
  const unit = entry.fields.find((field) => field.id === 'rate')?.unit;
  if (unit === 'ug/kg/min' && rate > 0) return orderWords.orders.perHour(`${amount((rate * weight * 60) / 1000)} mg`);
  if (unit === 'U/min' && rate > 0) return orderWords.orders.perHour(`${amount(rate * 60)} U`);
  return null;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}

interface QuickProps {
  field: OrderField;
  chosen: number;
  onChoose(mL: number): void;
}

function QuickVolumes({ field, chosen, onChoose }: QuickProps) {
  const usual = [250, 500, 1000, 2000].filter((mL) => mL >= field.min && mL <= field.max);
  return (
    <div class="quick" role="group" aria-label={orderWords.orders.quick}>
      {usual.map((mL) => (
        <button key={mL} type="button" class="small" aria-pressed={mL === chosen} onClick={() => onChoose(mL)}>
          {thousands(mL)} {field.unit}
        </button>
      ))}
    </div>
  );
}

/** "Starts in 1 min · takes 15 min · result about 3 min later". */
function timingText({ preparation, duration: takes, turnaround }: Timing): string {
  const { orders } = orderWords;
  const parts = [preparation > 0 ? orders.ready(duration(preparation * 60)) : orders.now];
  if (takes > 0) parts.push(orders.takes(duration(takes * 60)));
  if (turnaround > 0) parts.push(orders.result(duration(turnaround * 60)));
  const text = parts.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
