// The stations side by side, under letters: how each patient fared, never who sat where.
import type { ComparisonView } from './rooms-game.ts';
import { roomWords } from './words-rooms.ts';

const text = roomWords.comparison;

export function ComparisonTable({ comparison }: { comparison: ComparisonView }) {
  const number = (value: number | null): string => (value === null ? text.never : value.toFixed(1));
  return (
    <section class="panel comparison-panel" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{text.title}</h2>
      {comparison.yours !== null && <p>{text.yours(comparison.yours)}</p>}
      <div class="comparison-box">
        <table class="comparison">
          <thead>
            <tr>
              {text.head.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {comparison.stations.map((one) => (
              <tr key={one.letter} class={one.letter === comparison.yours ? 'yours' : ''}>
                <th scope="row">{one.letter}</th>
                <td>{one.alive ? text.yes : text.no}</td>
                <td>{number(one.inTarget)}</td>
                <td>{number(one.inDissociation)}</td>
                <td>{number(one.debt)}</td>
                <td>{number(one.firstAntibiotic)}</td>
                <td>{number(one.firstVasopressor)}</td>
                <td>{one.observers.of === 0 ? text.nobody : text.of(one.observers.right, one.observers.of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
