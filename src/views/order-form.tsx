// One order before it is given: what it is, how long it takes, its numbers with range and dose for this weight.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OrderEntry } from '../catalog/types.ts';
import { absoluteRate, duration } from './format.ts';
import type { Game, Timing } from './game.ts';
import { isInRange, NumberField } from './number-field.tsx';
import { useKey } from './use.ts';
import { words } from './words.ts';

interface Props {
  entry: OrderEntry;
  game: Game;
  onPlace(entry: OrderEntry, values: Record<string, number>): Promise<void>;
  onBack(): void;
}

export function OrderForm({ entry, game, onPlace, onBack }: Props) {
  const values = useSignal<Record<string, number>>(
    Object.fromEntries(entry.fields.map((field) => [field.id, field.initial])),
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
        <NumberField
          key={field.id}
          id={`field-${field.id}`}
          field={field}
          label={field.label}
          value={values.value[field.id]}
          note={absoluteRate(values.value[field.id], field.unit, game.weight)}
          onChange={(value) => {
            values.value = { ...values.value, [field.id]: value };
          }}
        />
      ))}
      <div class="actions">
        <button class="primary" type="submit">
          {words.orders.place}
        </button>
        <button type="button" onClick={onBack}>
          {words.orders.back}
        </button>
      </div>
      <details class="source">
        <summary>{words.orders.source}</summary>
        <p>{entry.source}</p>
      </details>
    </form>
  );
}

/** "Starts in 1 min · takes 15 min · result about 3 min later". */
function timingText({ preparation, duration: takes, turnaround }: Timing): string {
  const { orders } = words;
  const parts = [preparation > 0 ? orders.ready(duration(preparation * 60)) : orders.now];
  if (takes > 0) parts.push(orders.takes(duration(takes * 60)));
  if (turnaround > 0) parts.push(orders.result(duration(turnaround * 60)));
  const text = parts.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
