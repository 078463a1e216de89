// A number with its unit, typed or stepped with large buttons; says what it may be when it is out of range.
import { useSignal } from '@preact/signals';
import type { OrderField } from '../catalog/types.ts';
import { amount, stepped } from './format.ts';
import { orderWords } from './words-orders.ts';

interface Props {
  field: OrderField;
  value: number;
  id: string;
  label: string;
  /** Shown after the unit, e.g. the dose for this weight. */
  note?: string | null;
  compact?: boolean;
  onChange(value: number): void;
}

export function NumberField({ field, value, id, label, note, compact, onChange }: Props) {
  /** What is being typed; "0." on the way to 0.2 must not be taken away. */
  const draft = useSignal<string | null>(null);
  const set = (next: number): void => {
    draft.value = null;
    onChange(Math.min(field.max, Math.max(field.min, stepped(next, field.step))));
  };
  const wrong = !isInRange(field, value);
  const range = orderWords.orders.range(amount(field.min), amount(field.max), field.unit);
  return (
    <div class={`number-field ${compact ? 'compact' : ''}`}>
      <label for={id} class={compact ? 'hidden' : ''}>
        {label}
      </label>
      <div class="number-row">
        <button
          type="button"
          class="step"
          aria-label={`${orderWords.running.less}: ${label}`}
          onClick={() => set(value - field.step)}
        >
          −
        </button>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          role="spinbutton"
          autocomplete="off"
          aria-valuemin={field.min}
          aria-valuemax={field.max}
          aria-valuenow={Number.isFinite(value) ? value : undefined}
          value={draft.value ?? (Number.isFinite(value) ? String(value) : '')}
          aria-invalid={wrong}
          aria-describedby={`${id}-note`}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            onChange(numberOf(draft.value));
          }}
          onBlur={() => {
            if (Number.isFinite(value)) draft.value = null;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            set(
              (Number.isFinite(value) ? value : field.initial) + (event.key === 'ArrowUp' ? field.step : -field.step),
            );
          }}
        />
        <button
          type="button"
          class="step"
          aria-label={`${orderWords.running.more}: ${label}`}
          onClick={() => set(value + field.step)}
        >
          +
        </button>
        <span class="unit">{field.unit}</span>
      </div>
      <p
        id={`${id}-note`}
        class={`field-note ${wrong ? 'wrong' : 'muted'} ${compact && !wrong && !note ? 'hidden' : ''}`}
      >
        {wrong ? orderWords.orders.outOfRange(amount(field.min), amount(field.max), field.unit) : (note ?? range)}
      </p>
    </div>
  );
}

/** Reads a decimal point or comma; NaN for anything else. */
export function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) : NaN;
}

export function isInRange(field: OrderField, value: number): boolean {
  return Number.isFinite(value) && value >= field.min && value <= field.max;
}
