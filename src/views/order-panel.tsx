// The order panel: search by any name, choose with keys or finger, set the numbers, order.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { searchAdvice, searchOrders } from '../catalog/search.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { orderLine } from './format.ts';
import type { Game } from './game.ts';
import { OrderForm } from './order-form.tsx';
import { usePart } from './use.ts';
import { words } from './words.ts';

const SEARCH_ID = 'order-search';

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
  const found = typing ? searchOrders(query.value, game.orders) : menu(game.orders, filter.value, recent);
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
      ? { text: words.orders.placed(orderLine(entry, values)), good: true, entry }
      : { text: words.orders.refused(answer.reason ?? words.orders.noReason), good: false };
    // Whoever has already gone on to the next order is not called back.
    if (answer.accepted && chosen.value === entry) backToSearch();
  };
  const undo = async (entry: OrderEntry, number: number): Promise<void> => {
    const answer = await game.send({ type: 'order.stop', number });
    notice.value = answer.accepted
      ? { text: words.orders.undone(entry.label), good: true }
      : { text: answer.reason ?? words.orders.noReason, good: false };
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
      {words.orders.undo}
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

/** Treatment first, what the examination bar has as well last. */
const GROUPS = [
  'Fluids',
  'Blood',
  'Vasopressors',
  'Inotropes',
  'Rate and dilation',
  'Adjuncts',
  'Sedation',
  'Other drugs',
  'Oxygen',
  'Source control',
  'Investigations',
  'Monitor and lines',
  'Examine',
];

/** The list without a search: the recent ones, then everything in the order in which it is needed. */
function menu(orders: readonly OrderEntry[], filter: number, recent: readonly OrderEntry[]): OrderEntry[] {
  const wanted: readonly string[] = words.orders.filters[filter][1];
  const sorted = GROUPS.flatMap((group) => orders.filter((entry) => entry.group === group));
  return filter > 0 ? sorted.filter((entry) => wanted.includes(entry.group)) : [...recent, ...sorted];
}

/** The types ask for a `list` with this role; ours is the element named by aria-controls. */
const COMBOBOX = { role: 'combobox', list: undefined, 'aria-expanded': true } as const;

interface SearchProps {
  query: string;
  found: readonly OrderEntry[];
  /** Why a known word finds no order of its own. */
  advice: string | null;
  /** How many at the beginning of `found` are there a second time, as recent ones. */
  recent: number;
  input: { current: HTMLInputElement | null };
  filter: number;
  onFilter(choice: number): void;
  onQuery(text: string): void;
  onChoose(entry: OrderEntry): void;
}

/** A combobox whose list is always open: arrows move, Enter chooses, the focus stays in the field. */
function OrderSearch({ query, found, advice, recent, input, filter, onFilter, onQuery, onChoose }: SearchProps) {
  const active = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(active.value, found.length - 1);
  const typing = query.trim() !== '';
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);

  const onKey = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      active.value = Math.max(0, Math.min(found.length - 1, at + move));
    } else if (event.key === 'Enter' && found[at]) {
      event.preventDefault();
      onChoose(found[at]);
    } else if (event.key === 'Escape') onQuery('');
    else if (event.key === '/' && query === '') event.preventDefault();
  };

  return (
    <>
      <label class="hidden" for={SEARCH_ID}>
        {words.orders.search}
      </label>
      <input
        id={SEARCH_ID}
        ref={input}
        class="search"
        type="text"
        {...COMBOBOX}
        autocomplete="off"
        spellcheck={false}
        placeholder={words.orders.placeholder}
        aria-controls="order-list"
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? optionId(found[at], at < recent) : undefined}
        value={query}
        onInput={(event) => {
          active.value = 0;
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKey}
      />
      <Filters chosen={typing ? 0 : filter} onChoose={onFilter} />
      {advice && (
        <p class="advice" role="status">
          {advice}
        </p>
      )}
      <div class="order-list" id="order-list" role="listbox" aria-label={words.orders.title} ref={list} tabIndex={-1}>
        {groupsOf(found, typing, recent).map(({ group, entries, first }) => (
          <div key={group} role="group" aria-label={group || words.orders.title}>
            {group && (
              <div class="group-title" aria-hidden="true">
                {group}
              </div>
            )}
            {entries.map((entry, index) => (
              <Option
                key={entry.id}
                id={optionId(entry, first + index < recent)}
                entry={entry}
                selected={first + index === at}
                showHint={typing}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && !advice && <p class="muted empty">{words.orders.none}</p>}
      <p class="hidden" role="status">
        {typing ? words.orders.count(found.length) : ''}
      </p>
    </>
  );
}

function Filters({ chosen, onChoose }: { chosen: number; onChoose(choice: number): void }) {
  return (
    <div class="filters" role="group" aria-label={words.orders.filter}>
      {words.orders.filters.map(([label], index) => (
        <button key={label} class="chip" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
          {label}
        </button>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  entry: OrderEntry;
  selected: boolean;
  showHint: boolean;
  onChoose(entry: OrderEntry): void;
}

function Option({ id, entry, selected, showHint, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      class="option"
      title={entry.hint}
      onClick={() => onChoose(entry)}
      onKeyDown={() => undefined}
    >
      <span>{entry.label}</span>
      {showHint && <span class="hint">{entry.hint}</span>}
    </div>
  );
}

function optionId(entry: OrderEntry, recent: boolean): string {
  return `${recent ? 'again' : 'order'}-${entry.id}`;
}

interface Group {
  group: string;
  entries: OrderEntry[];
  /** Place of its first entry in the whole list. */
  first: number;
}

/** Under their headings; a search keeps its own order, best first. */
function groupsOf(found: readonly OrderEntry[], typing: boolean, recent: number): Group[] {
  if (typing) return found.length > 0 ? [{ group: '', entries: [...found], first: 0 }] : [];
  const groups: Group[] = [];
  found.forEach((entry, place) => {
    const group = place < recent ? words.orders.recent : entry.group;
    if (groups.at(-1)?.group !== group) groups.push({ group, entries: [], first: place });
    groups.at(-1)!.entries.push(entry);
  });
  return groups;
}
