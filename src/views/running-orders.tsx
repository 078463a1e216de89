// What is being prepared or runs now: how much is left, a new rate for an infusion, stop; and the fluid balance.
import { useSignal } from '@preact/signals';
import { orderEntry } from '../catalog/orders.ts';
import type { PlacedOrder } from '../engine/types.ts';
import { absoluteRate, amount, duration } from './format.ts';
import type { Game } from './game.ts';
import { isInRange, NumberField } from './number-field.tsx';
import { usePart } from './use.ts';
import { orderWords } from './words-orders.ts';

export function RunningOrders({ game }: { game: Game }) {
  const orders = usePart(game, (bedside) => bedside.orders);
  const active = orders
    .filter((order) => order.state === 'running' || order.state === 'preparing')
    .toSorted((a, b) => rank(a) - rank(b) || a.number - b.number);
  return (
    <section class="panel running" aria-labelledby="running-title">
      <div class="panel-head">
        <h2 id="running-title">{orderWords.running.title}</h2>
        <FluidBalance game={game} />
      </div>
      {active.length === 0 ? (
        <p class="muted empty">{orderWords.running.none}</p>
      ) : (
        <ul class="running-list">
          {active.map((order) => (
            <RunningOrder key={order.number} order={order} game={game} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What can be turned up or down stands on top, what only has to be awaited at the end. */
function rank(order: PlacedOrder): number {
  const kinds = ['infusion', 'fluid', 'oxygen', 'dose', 'antibiotic', 'procedure', 'line', 'examination'];
  const place = kinds.indexOf(order.kind);
  return place < 0 ? kinds.length : place;
}

function RunningOrder({ order, game }: { order: PlacedOrder; game: Game }) {
  const now = usePart(game, (bedside) => Math.floor(bedside.time));
  const entry = orderEntry(order.order);
  const rate = entry?.fields.find((field) => field.id === 'rate');
  const openEnded = order.state === 'running' && order.progress === null;
  const preparing = order.state === 'preparing';
  const stoppable = entry?.stoppable ?? (entry?.kind === 'infusion' || entry?.kind === 'fluid');
  return (
    <li class={`running-order is-${order.state}`}>
      <div class="running-text">
        <strong>{order.label}</strong>
        <span class="muted">{progressText(order, now)}</span>
      </div>
      {rate && openEnded && <RateStepper order={order} game={game} field={rate} />}
      {(stoppable || preparing) && (
        <button
          class="small"
          aria-label={
            preparing ? orderWords.running.cancelOrder(order.label) : orderWords.running.stopOrder(order.label)
          }
          onClick={() => void game.send({ type: 'order.stop', number: order.number })}
        >
          {preparing ? orderWords.running.cancel : orderWords.running.stop}
        </button>
      )}
      {order.progress !== null && order.state === 'running' && (
        <progress value={order.progress} max={1} aria-label={order.label} />
      )}
    </li>
  );
}

interface RateProps {
  order: PlacedOrder;
  game: Game;
  field: Parameters<typeof NumberField>[0]['field'];
}

function RateStepper({ order, game, field }: RateProps) {
  const current = order.values['rate'] ?? field.initial;
  const draft = useSignal<number | null>(null);
  const value = draft.value ?? current;
  const changed = draft.value !== null && draft.value !== current;
  const set = (): void => {
    if (!isInRange(field, value)) return;
    void game.send({ type: 'order.change', number: order.number, rate: value });
    draft.value = null;
  };
  return (
    <form
      class="rate"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) set();
      }}
    >
      <NumberField
        compact
        id={`rate-${order.number}`}
        field={field}
        label={orderWords.running.rate(order.label)}
        value={value}
        note={changed ? absoluteRate(value, field.unit, game.weight) : null}
        onChange={(next) => {
          draft.value = next;
        }}
      />
      <button class={`small ${changed ? 'primary' : ''}`} type="submit" aria-disabled={!changed}>
        {orderWords.running.set}
      </button>
    </form>
  );
}

function progressText(order: PlacedOrder, now: number): string {
  if (order.state === 'preparing') {
    return `${orderWords.running.states.preparing}, ${orderWords.running.startsIn(duration(order.startsAt - now))}`;
  }
  if (order.detail) return order.detail;
  if (order.endsAt === null) return orderWords.running.states.running;
  return orderWords.running.left(duration(order.endsAt - now));
}

function FluidBalance({ game }: { game: Game }) {
  const { given, urine, balance } = usePart(game, (bedside) => bedside.fluid);
  const { fluid } = orderWords;
  const round = (value: number): string => amount(Math.round(value));
  return (
    <p class="fluid" aria-label={fluid.title}>
      <span>
        {fluid.given} <b>{round(given)}</b>
      </span>
      <span>
        {fluid.urine} <b>{round(urine)}</b>
      </span>
      <span>
        {fluid.balance}{' '}
        <b>
          {balance > 0 ? '+' : ''}
          {round(balance)}
        </b>{' '}
        {fluid.unit}
      </span>
    </p>
  );
}
