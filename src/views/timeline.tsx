// The debrief's picture: pressure above, capillaries and tissue below, one time axis, orders as numbered flags, dissociation shaded.
import type { Debrief } from '../engine/types.ts';
import { amount, shortTime } from './format.ts';
import { hourTicks, lanesOf, orderMarks, tableRows } from './timeline-shape.ts';
import type { Lane, OrderMark } from './timeline-shape.ts';
import { words } from './words.ts';

const WIDTH = 960;
const LEFT = 58;
const RIGHT = 14;
const FLAG_ROWS = 3;
const FLAG_HEIGHT = 15;
const FLAGS = FLAG_ROWS * FLAG_HEIGHT + 8;
const LANE = 84;
const GAP = 26;
const FOOT = 26;

export function TimelineView({ debrief }: { debrief: Debrief }) {
  const lanes = lanesOf(debrief);
  const end = Math.max(debrief.treated, lanes[0]?.points.at(-1)?.at ?? 0, 60);
  const marks = orderMarks(debrief.marks, end, FLAG_ROWS);
  const height = FLAGS + lanes.length * (LANE + GAP) + FOOT;
  const x = (at: number): number => LEFT + (at / end) * (WIDTH - LEFT - RIGHT);
  const bottom = height - FOOT;
  return (
    <figure class="timeline">
      <div class="timeline-plot" tabIndex={0} role="region" aria-label={words.debrief.timeline}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={describe(debrief, lanes)}>
          {debrief.dissociation.map((stretch) => (
            <rect
              key={stretch.from}
              class="dissociation"
              x={x(stretch.from)}
              width={Math.max(1, x(stretch.to) - x(stretch.from))}
              y={FLAGS}
              height={bottom - FLAGS}
            />
          ))}
          {hourTicks(end).map((at) => (
            <g key={at} class="tick">
              <line x1={x(at)} x2={x(at)} y1={FLAGS} y2={bottom} />
              <text x={x(at)} y={bottom + 18}>
                {shortTime(at)}
              </text>
            </g>
          ))}
          {marks.filter(isDrawn).map((mark) => (
            <Flag key={mark.number} mark={mark} x={x(mark.at)} bottom={bottom} />
          ))}
          {lanes.map((lane, index) => (
            <LaneView key={lane.id} lane={lane} top={FLAGS + index * (LANE + GAP) + GAP - 4} x={x} />
          ))}
        </svg>
      </div>
      <figcaption>
        <span class="key key-target" /> {words.debrief.legendTarget} <span class="key key-dissociation" />{' '}
        {words.debrief.legendDissociation}: {words.debrief.dissociationText}
      </figcaption>
      <OrderKey marks={marks} />
      <TimelineTable debrief={debrief} lanes={lanes} />
    </figure>
  );
}

function isDrawn(mark: OrderMark): boolean {
  return mark.through > 0;
}

function Flag({ mark, x, bottom }: { mark: OrderMark; x: number; bottom: number }) {
  const y = 4 + mark.row * FLAG_HEIGHT;
  const crowd = mark.through > mark.number;
  const width = crowd ? 36 : 18;
  return (
    <g class="flag-mark">
      <title>{`${shortTime(mark.at)} ${mark.label}`}</title>
      <line x1={x} x2={x} y1={y + 12} y2={bottom} />
      <rect x={x - 9} y={y} width={width} height="13" rx="3" />
      <text x={x - 9 + width / 2} y={y + 10}>
        {crowd ? `${mark.number}–${mark.through}` : mark.number}
      </text>
    </g>
  );
}

function LaneView({ lane, top, x }: { lane: Lane; top: number; x: (at: number) => number }) {
  const y = (value: number): number =>
    top + LANE - ((Math.max(value, lane.from) - lane.from) / (lane.to - lane.from || 1)) * LANE;
  const line = lane.points.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  return (
    <g class={`lane lane-${lane.id}`}>
      {lane.band && (
        <rect
          class="band"
          x={LEFT}
          width={WIDTH - LEFT - RIGHT}
          y={y(Math.min(lane.band.high, lane.to))}
          height={Math.max(1, y(lane.band.low) - y(Math.min(lane.band.high, lane.to)))}
        />
      )}
      <line class="axis" x1={LEFT} x2={LEFT} y1={top} y2={top + LANE} />
      <text class="scale" x={LEFT - 8} y={top + 9}>
        {amount(lane.to)}
      </text>
      <text class="scale" x={LEFT - 8} y={top + LANE}>
        {amount(lane.from)}
      </text>
      <polyline points={line} />
      {lane.readings.map((reading) => (
        <circle key={reading.at} class="reading" cx={x(reading.at)} cy={y(reading.value)} r="4.5">
          <title>{`${words.debrief.yourReading} ${amount(reading.value)} ${lane.unit}`}</title>
        </circle>
      ))}
      <text class="lane-label" x={LEFT + 6} y={top - 6}>
        {lane.label}, {lane.unit}
        {lane.readings.length > 0 ? ` (● ${words.debrief.yourReading})` : ''}
      </text>
    </g>
  );
}

function OrderKey({ marks }: { marks: readonly OrderMark[] }) {
  if (marks.length === 0) return null;
  return (
    <ol class="order-key" aria-label={words.debrief.orders}>
      {marks.map((mark) => (
        <li key={mark.number} value={mark.number}>
          <span class="muted number">{shortTime(mark.at)}</span> {mark.label}
        </li>
      ))}
    </ol>
  );
}

function TimelineTable({ debrief, lanes }: { debrief: Debrief; lanes: readonly Lane[] }) {
  const every = debrief.treated > 2 * 3600 ? 900 : 300;
  return (
    <details class="timeline-table">
      <summary>{words.debrief.asTable}</summary>
      <div class="scroll-x" tabIndex={0} role="region" aria-label={words.debrief.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.debrief.at}</th>
              {lanes.map((lane) => (
                <th scope="col" key={lane.id}>
                  {lane.label} ({lane.unit})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableRows(debrief, lanes, every).map((row) => (
              <tr key={row.at}>
                <th scope="row" class="number">
                  {shortTime(row.at)}
                </th>
                {row.values.map((value, index) => (
                  <td key={lanes[index].id} class="number">
                    {value === null ? '–' : amount(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function describe(debrief: Debrief, lanes: readonly Lane[]): string {
  const ends = lanes
    .filter((lane) => lane.points.length > 0)
    .map(
      (lane) =>
        `${lane.label} from ${amount(lane.points[0].value)} to ${amount(lane.points.at(-1)!.value)} ${lane.unit}`,
    );
  return `${words.debrief.timeline}, ${shortTime(debrief.treated)} hours. ${ends.join('; ')}.`;
}
