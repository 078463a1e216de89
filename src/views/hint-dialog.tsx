// The hint ladder at the bedside: each press climbs one rung on what presses most; the cost is said before it is paid.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';
import { orderWords } from './words-orders.ts';

/** What the next rung costs in Practice (the engine takes it; this is only said). */
const COSTS = [2, 4, 8];

export function HintDialog({ game, onClose }: { game: Game; onClose(): void }) {
  const hints = usePart(game, (bedside) => bedside.guidance?.hints ?? []);
  const text = bedsideWords.hints;
  const refused = useSignal('');
  const ask = (): void =>
    void game.send({ type: 'hint.ask' }).then(({ accepted, reason }) => {
      refused.value = accepted ? '' : (reason ?? orderWords.orders.noReason);
      return null;
    });
  useEffect(ask, []);
  const last = hints.at(-1);
  const spent = hints.reduce((sum, { cost }) => sum + cost, 0);
  const next = last && last.level < 3 ? COSTS[last.level] : COSTS[0];
  return (
    <Dialog title={last ? text.levels[last.level - 1] : text.title} aside onClose={onClose}>
      {last && (
        <p role="status">
          {last.text}
          <span class="source-line">
            {appWords.source}: {last.source}
          </span>
        </p>
      )}
      {refused.value !== '' && <p role="status">{refused.value}</p>}
      {spent > 0 && <p class="muted">{text.spent(spent)}</p>}
      <div class="actions">
        {last && last.level < 3 && (
          <button onClick={ask}>{game.mode === 'practice' ? `${text.more} (${text.cost(next)})` : text.more}</button>
        )}
        <button class="primary" onClick={onClose}>
          {appWords.settings.close}
        </button>
      </div>
    </Dialog>
  );
}
