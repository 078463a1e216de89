// The order panel: search by any name, choose with keys or finger, set the numbers, order.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { searchOrders } from '../catalog/search.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { orderLine } from './format.ts';
import type { Game } from './game.ts';
import { OrderForm } from './order-form.tsx';
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
  const notice = useSignal<{ text: string; good: boolean } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = searchOrders(query.value, game.orders);

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
  const place = async (entry: OrderEntry, values: Record<string, number>): Promise<void> => {
    const answer = await game.send({ type: 'order.place', order: entry.id, values });
    if (!answer.accepted) {
      notice.value = { text: words.orders.refused(answer.reason ?? words.orders.noReason), good: false };
      return;
    }
    notice.value = { text: words.orders.placed(orderLine(entry, values)), good: true };
    query.value = '';
    backToSearch();
  };

  return (
    <div class="orders">
      {chosen.value ? (
        <OrderForm key={chosen.value.id} entry={chosen.value} game={game} onPlace={place} onBack={backToSearch} />
      ) : (
        <OrderSearch
          query={query.value}
          found={found}
          input={search}
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
      <p class={`notice ${notice.value?.good ? 'good' : 'bad'}`} role="status" hidden={notice.value === null}>
        {notice.value?.text}
      </p>
    </div>
  );
}

/** The types ask for a `list` with this role; ours is the element named by aria-controls. */
const COMBOBOX = { role: 'combobox', list: undefined, 'aria-expanded': true } as const;

interface SearchProps {
  query: string;
  found: readonly OrderEntry[];
  input: { current: HTMLInputElement | null };
  onQuery(text: string): void;
  onChoose(entry: OrderEntry): void;
}

/** A combobox whose list is always open: arrows move, Enter chooses, the focus stays in the field. */
function OrderSearch({ query, found, input, onQuery, onChoose }: SearchProps) {
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
        aria-activedescendant={found[at] ? optionId(found[at]) : undefined}
        value={query}
        onInput={(event) => {
          active.value = 0;
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKey}
      />
      <div class="order-list" id="order-list" role="listbox" aria-label={words.orders.title} ref={list} tabIndex={-1}>
        {groupsOf(found, typing).map(([group, entries]) => (
          <div key={group} role="group" aria-label={group || words.orders.title}>
            {group && (
              <div class="group-title" aria-hidden="true">
                {group}
              </div>
            )}
            {entries.map((entry) => (
              <Option
                key={entry.id}
                entry={entry}
                selected={found[at] === entry}
                showHint={typing}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="muted empty">{words.orders.none}</p>}
      <p class="hidden" role="status">
        {typing ? words.orders.count(found.length) : ''}
      </p>
    </>
  );
}

interface OptionProps {
  entry: OrderEntry;
  selected: boolean;
  showHint: boolean;
  onChoose(entry: OrderEntry): void;
}

function Option({ entry, selected, showHint, onChoose }: OptionProps) {
  return (
    <div
      id={optionId(entry)}
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

function optionId(entry: OrderEntry): string {
  return `order-${entry.id}`;
}

/** In menu order under their headings; a search keeps its own order, best first. */
function groupsOf(found: readonly OrderEntry[], typing: boolean): [string, OrderEntry[]][] {
  if (typing) return found.length > 0 ? [['', [...found]]] : [];
  const groups = new Map<string, OrderEntry[]>();
  for (const entry of found) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups];
}
