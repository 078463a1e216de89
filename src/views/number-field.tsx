// A number with its unit, typed or stepped with large buttons; says what it may be when it is out of range.
import type { OrderField } from '../catalog/types.ts';
import { amount, stepped } from './format.ts';
import { words } from './words.ts';

interface Props {
  field: OrderField;
  value: number;
  id: string;
  label: string;
  /** Shown after the unit, e.g. the dose for this weight. */
  note?: string | null;
  compact?: boolean;
  autoFocus?: boolean;
  onChange(value: number): void;
}

export function NumberField({ field, value, id, label, note, compact, autoFocus, onChange }: Props) {
  const set = (next: number): void => onChange(Math.min(field.max, Math.max(field.min, stepped(next, field.step))));
  const wrong = !isInRange(field, value);
  const range = words.orders.range(amount(field.min), amount(field.max), field.unit);
  return (
    <div class={`number-field ${compact ? 'compact' : ''}`}>
      <label for={id} class={compact ? 'hidden' : ''}>
        {label}
      </label>
      <div class="number-row">
        <button
          type="button"
          class="step"
          aria-label={`${words.running.less}: ${label}`}
          onClick={() => set(value - field.step)}
        >
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={field.min}
          max={field.max}
          step="any"
          value={Number.isFinite(value) ? value : ''}
          aria-invalid={wrong}
          aria-describedby={`${id}-note`}
          data-autofocus={autoFocus ? 'yes' : undefined}
          onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
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
          aria-label={`${words.running.more}: ${label}`}
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
        {wrong ? words.orders.outOfRange(amount(field.min), amount(field.max), field.unit) : (note ?? range)}
      </p>
    </div>
  );
}

export function isInRange(field: OrderField, value: number): boolean {
  return Number.isFinite(value) && value >= field.min && value <= field.max;
}
