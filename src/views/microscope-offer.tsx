// Where the capillaries would be: without the microscope they cannot be seen, and here it can be ordered.
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';

const MICROSCOPE = 'videomicroscopy';

export function MicroscopeOffer({ game }: { game: Game }) {
  const coming = usePart(game, (bedside) =>
    bedside.orders.some(
      (order) => order.order === MICROSCOPE && (order.state === 'preparing' || order.state === 'running'),
    ),
  );
  const allowed = game.orders.some((entry) => entry.id === MICROSCOPE);
  return (
    <div class="offer">
      <p>{coming ? bedsideWords.capillaries.coming : bedsideWords.capillaries.closed}</p>
      {allowed && !coming && (
        <button onClick={() => void game.send({ type: 'order.place', order: MICROSCOPE, values: {} })}>
          {bedsideWords.capillaries.place}
        </button>
      )}
    </div>
  );
}
