// The order panel: search by any name, choose with keys or finger, set the numbers, order.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { searchAdvice, searchOrders } from '../catalog/search.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { orderLine } from './format.ts';
import type { Game } from './game.ts';
import { OrderForm } from './order-form.tsx';
import { orderMenu } from './order-menu.ts';
import { OrderSearch } from './order-search.tsx';
import { usePart } from './use.ts';
import { orderWords } from './words-orders.ts';

interface Props {
  game: Game;
  /** Goes up each time the trainee asks for the search. */
  asked: number;
}

export function OrderPanel({ game, asked }: Props) {
  const query = useSignal('');
  const chosen = useSignal<OrderEntry | null>(null);
  const filter = useSignal(0);
  const notice = useSignal<Notice | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const recent = useRecent(game);
  const typing = query.value.trim() !== '';
  const found = typing ? searchOrders(query.value, game.orders) : orderMenu(game.orders, filter.value, recent);
  const advice = typing ? searchAdvice(query.value, game.orders) : null;

  const wantsFocus = useRef(false);
  const seen = useRef(asked > 0 ? -1 : 0);

  const backToSearch = (): void => {
    wantsFocus.current = true;
    chosen.value = null;
  };
  if (seen.current !== asked) {
    seen.current = asked;
    wantsFocus.current = true;
    if (chosen.value) chosen.value = null;
  }
  useLayoutEffect(() => {
    if (!wantsFocus.current || !search.current) return;
    wantsFocus.current = false;
    search.current.focus();
  });
  /** A second Enter before the answer is a slip of the finger, not a second order. */
  const placing = useRef(false);
  const place = async (entry: OrderEntry, values: Record<string, number>): Promise<void> => {
    if (placing.current) return;
    placing.current = true;
    query.value = '';
    const answer = await game.send({ type: 'order.place', order: entry.id, values });
    placing.current = false;
    notice.value = answer.accepted
      ? { text: orderWords.orders.placed(orderLine(entry, values)), good: true, entry }
      : { text: orderWords.orders.refused(answer.reason ?? orderWords.orders.noReason), good: false };
    // Whoever has already gone on to the next order is not called back.
    if (answer.accepted && chosen.value === entry) backToSearch();
  };
  const undo = async (entry: OrderEntry, number: number): Promise<void> => {
    const answer = await game.send({ type: 'order.stop', number });
    notice.value = answer.accepted
      ? { text: orderWords.orders.undone(entry.label), good: true }
      : { text: answer.reason ?? orderWords.orders.noReason, good: false };
    search.current?.focus();
  };

  return (
    <div class="orders">
      {chosen.value ? (
        <OrderForm
          key={chosen.value.id}
          entry={chosen.value}
          start={lastValues(game, chosen.value)}
          game={game}
          onPlace={place}
          onBack={backToSearch}
        />
      ) : (
        <OrderSearch
          query={query.value}
          found={found}
          advice={advice}
          recent={typing || filter.value > 0 ? 0 : recent.length}
          input={search}
          filter={filter.value}
          onFilter={(choice) => {
            filter.value = choice;
            query.value = '';
          }}
          onQuery={(text) => {
            notice.value = null;
            query.value = text;
          }}
          onChoose={(entry) => {
            notice.value = null;
            chosen.value = entry;
          }}
        />
      )}
      <div class="notice-row" hidden={notice.value === null}>
        <p class={`notice ${notice.value?.good ? 'good' : 'bad'}`} role="status">
          {notice.value?.text}
        </p>
        {notice.value?.entry && <Undo entry={notice.value.entry} game={game} onUndo={undo} />}
      </div>
    </div>
  );
}

interface Notice {
  text: string;
  good: boolean;
  /** What was just ordered and may have been a slip. */
  entry?: OrderEntry;
}

interface UndoProps {
  entry: OrderEntry;
  game: Game;
  onUndo(entry: OrderEntry, number: number): Promise<void>;
}

/** Offered while the order is still being prepared. */
function Undo({ entry, game, onUndo }: UndoProps) {
  const number = usePart(
    game,
    ({ orders }) => orders.findLast((order) => order.order === entry.id && order.state === 'preparing')?.number ?? null,
  );
  if (number === null) return null;
  return (
    <button class="small" onClick={() => void onUndo(entry, number)}>
      {orderWords.orders.undo}
    </button>
  );
}

/** The last few different orders, newest first, without what can be ordered only once. */
function useRecent(game: Game): OrderEntry[] {
  const ids = usePart(game, ({ orders }) => [...new Set(orders.map((order) => order.order).toReversed())].join());
  const entries = ids.split(',').map((id) => game.orders.find((entry) => entry.id === id));
  return entries.filter((entry): entry is OrderEntry => entry?.repeatable === true).slice(0, RECENT);
}
const RECENT = 3;

function lastValues(game: Game, entry: OrderEntry): Record<string, number> {
  return game.bedside.peek().orders.findLast((order) => order.order === entry.id)?.values ?? {};
}
