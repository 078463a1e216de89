// The chart: what is known from before, what was handed over, and everything ordered so far with its times.
import type { PlacedOrder } from '../engine/types.ts';
import { amount, shortTime } from './format.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';
import { libraryWords } from './words-library.ts';
import { orderWords } from './words-orders.ts';

/** `handover`: said here as well, unless the messages with it stand just above. */
export function Chart({ game, handover }: { game: Game; handover: boolean }) {
  const orders = usePart(game, (bedside) => bedside.orders);
  const { summary } = game;
  return (
    <div class="chart" tabIndex={0} role="region" aria-label={bedsideWords.tabs.chart}>
      {handover && (
        <>
          <h3>{libraryWords.prebrief.handover}</h3>
          {summary.handover.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      )}
      <h3>{libraryWords.prebrief.chart}</h3>
      <dl class="chart-list">
        {summary.chart.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
      {orders.length > 0 && (
        <>
          <h3>{orderWords.orders.history}</h3>
          <ol class="order-history">
            {orders.map((order) => (
              <li key={order.number}>
                <span class="muted number">{shortTime(order.placedAt)}</span> {orderText(order)}{' '}
                <span class="muted">{orderWords.running.states[order.state]}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function orderText(order: PlacedOrder): string {
  const numbers = Object.values(order.values).map(amount).join(' / ');
  return numbers ? `${order.label} ${numbers}` : order.label;
}
