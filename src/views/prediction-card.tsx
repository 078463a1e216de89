// Predict before treating: one line beside the orders when something is given for the first time. It never stops the clock and can be left.
import { useSignal } from '@preact/signals';
import type { OrderEntry } from '../catalog/types.ts';
import type { Direction, Expectation, PlacedOrder, Sureness } from '../engine/types.ts';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';

const KINDS = ['fluid', 'infusion', 'dose'];
const QUANTITIES = ['map', 'refill', 'lactate', 'vessels'] as const;
const WAYS: readonly Direction[] = ['up', 'same', 'down'];
/** s after its beginning for which the engine takes a prediction, less a moment for the hand. */
const OPEN_FOR = 110;

export function PredictionCard({ game }: { game: Game }) {
  const left = useSignal<readonly number[]>([]);
  const never = useSignal(false);
  const number = usePart(game, (bedside) =>
    askable(bedside.orders, bedside.time, [...(bedside.guidance?.predicted ?? []), ...left.value], (order) =>
      canSurprise(game.orders.find(({ id }) => id === order)),
    ),
  );
  if (game.mode === 'exam' || never.value || number === null) return null;
  const order = game.bedside.peek().orders.find((one) => one.number === number)!;
  const leave = (): void => {
    left.value = [...left.value, number];
  };
  return <Prompt key={number} game={game} order={order} onLeave={leave} onNever={() => (never.value = true)} />;
}

/** Something is given, and the bedside can show within the hour what it does. */
export function canSurprise(entry: OrderEntry | undefined): boolean {
  return entry !== undefined && KINDS.includes(entry.kind) && !entry.background && entry.notSimulated === undefined;
}

/** The newest treatment worth a prediction that was given for the first time, has not acted yet, and was neither predicted nor left. */
function askable(
  orders: readonly PlacedOrder[],
  time: number,
  done: readonly number[],
  worthAsking: (order: string) => boolean,
): number | null {
  const open = orders.findLast(
    (order) =>
      (order.state === 'preparing' || order.state === 'running') &&
      time <= order.startsAt + OPEN_FOR &&
      !done.includes(order.number) &&
      worthAsking(order.order) &&
      orders.find((other) => other.order === order.order) === order,
  );
  return open?.number ?? null;
}

interface CardProps {
  game: Game;
  order: PlacedOrder;
  onLeave(): void;
  onNever(): void;
}

function Prompt({ game, order, onLeave, onNever }: CardProps) {
  const open = useSignal(false);
  const text = bedsideWords.prediction;
  return (
    <section class="panel predict-prompt" aria-label={text.title(order.label)}>
      <p role="status">{text.title(order.label)}</p>
      <button class="small primary" onClick={() => (open.value = true)}>
        {text.predict}
      </button>
      <button class="small" onClick={onLeave}>
        {text.leave}
      </button>
      {open.value && (
        <Dialog title={text.title(order.label)} aside onClose={() => (open.value = false)}>
          <Form game={game} order={order} onLeave={onLeave} onNever={onNever} />
        </Dialog>
      )}
    </section>
  );
}

function Form({ game, order, onLeave, onNever }: CardProps) {
  const text = bedsideWords.prediction;
  const expects = useSignal<Expectation>({});
  const sure = useSignal<Sureness>(2);
  const said = Object.keys(expects.value).length > 0;
  return (
    <form
      class="prediction"
      onSubmit={(event) => {
        event.preventDefault();
        if (said)
          void game
            .send({ type: 'prediction.make', number: order.number, expects: expects.value, sure: sure.value })
            .then(onLeave);
      }}
    >
      <p class="muted small-text">{text.text}</p>
      <div class="prediction-rows">
        {QUANTITIES.map((quantity) => (
          <Choice
            key={quantity}
            name={`predict-${quantity}`}
            label={text.quantities[quantity]}
            note={text.when[quantity]}
            options={WAYS.map((way) => [way, text.ways[way]])}
            chosen={expects.value[quantity] ?? null}
            onChoose={(way) => {
              expects.value = { ...expects.value, [quantity]: way };
            }}
          />
        ))}
        <Choice
          name="predict-sure"
          label={text.sureTitle}
          note=""
          options={([1, 2, 3] as const).map((value) => [value, text.sure[value - 1]])}
          chosen={sure.value}
          onChoose={(value) => {
            sure.value = value;
          }}
        />
      </div>
      <div class="actions">
        <button class="small primary" type="submit" aria-disabled={!said}>
          {text.save}
        </button>
        <button class="small" type="button" onClick={onLeave}>
          {text.leave}
        </button>
        <button class="small link" type="button" onClick={onNever}>
          {text.never}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps<T> {
  name: string;
  label: string;
  note: string;
  options: readonly (readonly [T, string])[];
  chosen: T | null;
  onChoose(value: T): void;
}

function Choice<T extends string | number>({ name, label, note, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <div class="prediction-row" role="radiogroup" aria-label={`${label} ${note}`}>
      <span class="prediction-label">
        {label} <span class="muted small-text">{note}</span>
      </span>
      <span class="segmented">
        {options.map(([value, shown]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={() => {
                onChoose(value);
              }}
            />
            <span>{shown}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
