// A small trend line of one result, with the normal range behind it; the numbers are said to the screen reader.
import { amount } from './format.ts';
import { orderWords } from './words-orders.ts';

interface Props {
  points: { at: number; value: number }[];
  low: number | null;
  high: number | null;
}
const WIDTH = 56;
const HEIGHT = 22;

export function Sparkline({ points, low, high }: Props) {
  if (points.length < 2) return null;
  const values = points.map((point) => point.value);
  const bottom = Math.min(...values, low ?? Infinity);
  const top = Math.max(...values, high ?? -Infinity);
  const span = top - bottom || 1;
  const start = points[0].at;
  const length = points.at(-1)!.at - start || 1;
  const x = (at: number): number => 3 + ((at - start) / length) * (WIDTH - 6);
  const y = (value: number): number => HEIGHT - 3 - ((value - bottom) / span) * (HEIGHT - 6);
  const line = points.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  const earlier = points.slice(0, -1).map((point) => amount(point.value));
  return (
    <>
      <svg class="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <rect
          class="sparkline-range"
          x="0"
          width={WIDTH}
          y={y(high ?? top)}
          height={Math.max(0, y(low ?? bottom) - y(high ?? top))}
        />
        <polyline points={line} />
        <circle cx={x(points.at(-1)!.at)} cy={y(values.at(-1)!)} r="2.2" />
      </svg>
      <span class="hidden">{orderWords.results.trendText(earlier.join(', '))}</span>
    </>
  );
}
