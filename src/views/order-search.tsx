// The search of the order panel: one field whose list is always open, with chips that show one kind of order.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OrderEntry } from '../catalog/types.ts';
import { groupsOf } from './order-menu.ts';
import { orderWords } from './words-orders.ts';

const SEARCH_ID = 'order-search';

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
export function OrderSearch({ query, found, advice, recent, input, filter, onFilter, onQuery, onChoose }: SearchProps) {
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
        {orderWords.orders.search}
      </label>
      <input
        id={SEARCH_ID}
        ref={input}
        class="search"
        type="text"
        {...COMBOBOX}
        autocomplete="off"
        spellcheck={false}
        placeholder={orderWords.orders.placeholder}
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
      <div
        class="order-list"
        id="order-list"
        role="listbox"
        aria-label={orderWords.orders.title}
        ref={list}
        tabIndex={-1}
      >
        {groupsOf(found, typing, recent).map(({ group, entries, first }) => (
          <div key={group} role="group" aria-label={group || orderWords.orders.title}>
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
      {found.length === 0 && !advice && <p class="muted empty">{orderWords.orders.none}</p>}
      <p class="hidden" role="status">
        {typing ? orderWords.orders.count(found.length) : ''}
      </p>
    </>
  );
}

function Filters({ chosen, onChoose }: { chosen: number; onChoose(choice: number): void }) {
  return (
    <div class="filters" role="group" aria-label={orderWords.orders.filter}>
      {orderWords.orders.filters.map(([label], index) => (
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
