// A row of tabs: arrow keys move between them, a number shows what is new behind one.
import { bedsideWords } from './words-bedside.ts';

interface Props<Name extends keyof typeof bedsideWords.tabs> {
  names: readonly Name[];
  chosen: Name;
  badge?: Partial<Record<Name, number>>;
  bottom?: boolean;
  onChoose(name: Name): void;
}

export function Tabs<Name extends keyof typeof bedsideWords.tabs>({
  names,
  chosen,
  badge,
  bottom,
  onChoose,
}: Props<Name>) {
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = names[(names.indexOf(chosen) + by + names.length) % names.length];
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div class={`tabs ${bottom ? 'bottom' : ''}`} role="tablist" tabIndex={-1} onKeyDown={move}>
      {names.map((name) => {
        const fresh = badge?.[name] ?? 0;
        return (
          <button
            key={name}
            role="tab"
            data-tab={name}
            aria-selected={name === chosen}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {bedsideWords.tabs[name]}
            {fresh > 0 && (
              <span class="badge">
                {fresh}
                <span class="hidden"> new</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
