// What the forms of a session are made of.
interface Choice<Value extends string> {
  legend: string;
  name: string;
  options: readonly Value[];
  label: Record<Value, string>;
  value: Value;
  onChoose(value: Value): void;
}

export function ChoiceField<Value extends string>({ legend, name, options, label, value, onChoose }: Choice<Value>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((one) => (
        <label key={one} class="choice">
          <input type="radio" name={name} checked={value === one} onChange={() => onChoose(one)} />
          {label[one]}
        </label>
      ))}
    </fieldset>
  );
}

/** A server holds no more in one session (`server/rooms/plan.ts`). */
const MOST_STATIONS = 24;

interface Stations {
  label: string;
  value: number;
  onNumber(value: number): void;
}

/** How many stations, or which. */
export function StationField({ label, value, onNumber }: Stations) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={1}
        max={MOST_STATIONS}
        required
        value={value}
        onInput={(event) => onNumber(Number(event.currentTarget.value))}
      />
    </label>
  );
}
