// The debrief's picture: pressure above, skin, vessels and tissue below, one time axis, orders as numbered flags, dissociation shaded.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Debrief, TwinCourse } from '../engine/debrief-types.ts';
import { amount, shortTime } from './format.ts';
import { hourTicks, lanesOf, orderMarks, signMarks, tableRows } from './timeline-shape.ts';
import type { Lane, OrderMark, SignMark } from './timeline-shape.ts';
import { debriefWords } from './words-debrief.ts';

const WIDTH = 960;
const LEFT = 58;
const RIGHT = 14;
const FLAG_ROWS = 3;
const FLAG_HEIGHT = 15;
const SIGN_ROW = 18;
const FLAGS = FLAG_ROWS * FLAG_HEIGHT + SIGN_ROW + 8;
const LANE = 72;
const GAP = 26;
const LEVEL = 24;
const FOOT = 26;

interface Props {
  debrief: Debrief;
  /** Drawn dashed over the run. */
  other: TwinCourse | null;
  /** s, where the cursor stands. */
  at: number;
  onAt(at: number): void;
}

export function TimelineView({ debrief, other, at, onAt }: Props) {
  const lanes = lanesOf(debrief, other?.timeline ?? null);
  const end = endOf(debrief, other);
  const picture = usePointing((event) => onAt(timeAt(event, end)));
  return (
    <figure class="timeline">
      <div class="timeline-plot" tabIndex={0} role="region" aria-label={debriefWords.debrief.timeline}>
        <Curves debrief={debrief} lanes={lanes} end={end} at={at} picture={picture} />
      </div>
      <Legend other={other} />
      <OrderKey marks={orderMarks(debrief.marks, end, FLAG_ROWS)} onAt={onAt} />
      <TimelineTable debrief={debrief} lanes={lanes} />
    </figure>
  );
}

interface CurvesProps {
  debrief: Debrief;
  lanes: readonly Lane[];
  /** s: where the time axis ends. */
  end: number;
  /** Null: no cursor. */
  at: number | null;
  picture?: RefObject<SVGSVGElement | null>;
}

/** The picture alone, on the screen and on paper. */
export function Curves({ debrief, lanes, end, at, picture }: CurvesProps) {
  const marks = orderMarks(debrief.marks, end, FLAG_ROWS);
  const tops = topsOf(lanes);
  const height = (tops.at(-1) ?? FLAGS) + LANE + FOOT;
  const x = (time: number): number => LEFT + (Math.min(time, end) / end) * (WIDTH - LEFT - RIGHT);
  const bottom = height - FOOT;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={describe(debrief, lanes)}
      {...(picture ? { ref: picture } : {})}
    >
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
      {hourTicks(end).map((time) => (
        <g key={time} class="tick">
          <line x1={x(time)} x2={x(time)} y1={FLAGS} y2={bottom} />
          <text x={x(time)} y={bottom + 18}>
            {shortTime(time)}
          </text>
        </g>
      ))}
      {marks.filter(isDrawn).map((mark) => (
        <Flag key={mark.number} mark={mark} x={x(mark.at)} bottom={bottom} />
      ))}
      {signMarks(debrief.marks).map((mark, index) => (
        <Sign key={index} mark={mark} x={x(mark.at)} />
      ))}
      {lanes.map((lane, index) => (
        <LaneView key={lane.id} lane={lane} top={tops[index]} x={x} />
      ))}
      {lanes.map((lane, index) =>
        lane.level === lanes[index - 1]?.level ? null : (
          <text key={lane.level} class="level" x={WIDTH - RIGHT - 10} y={tops[index] - GAP + 4}>
            {debriefWords.debrief.levels[lane.level]}
          </text>
        ),
      )}
      {at !== null && <line class="cursor" x1={x(at)} x2={x(at)} y1={FLAGS - 4} y2={bottom} />}
    </svg>
  );
}

/** A shortcut for pointers; the slider below does the same for everyone. */
function usePointing(point: (event: MouseEvent) => void) {
  const picture = useRef<SVGSVGElement>(null);
  const latest = useRef(point);
  latest.current = point;
  useEffect(() => {
    const listen = (event: MouseEvent): void => latest.current(event);
    const svg = picture.current;
    svg?.addEventListener('click', listen);
    return () => svg?.removeEventListener('click', listen);
  }, []);
  return picture;
}

/** s: where the time axis ends. */
export function endOf(debrief: Debrief, other: TwinCourse | null): number {
  return Math.max(debrief.treated, other?.until ?? 0, 60);
}

function timeAt(event: MouseEvent, end: number): number {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const share = (((event.clientX - box.left) / box.width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
  return Math.round(Math.max(0, Math.min(1, share)) * end);
}

/** The upper edge of each lane; a new level begins with some room for its name. */
function topsOf(lanes: readonly Lane[]): number[] {
  let top = FLAGS;
  return lanes.map((lane, index) => {
    top += index === 0 ? GAP : LANE + GAP + (lane.level === lanes[index - 1].level ? 0 : LEVEL);
    return top;
  });
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

function Sign({ mark, x }: { mark: SignMark; x: number }) {
  return (
    <text class={`sign sign-${mark.kind}`} x={x} y={FLAGS - 10}>
      <title>{`${shortTime(mark.at)} ${mark.label}`}</title>
      {mark.sign}
    </text>
  );
}

function LaneView({ lane, top, x }: { lane: Lane; top: number; x: (at: number) => number }) {
  const y = (value: number): number =>
    top + LANE - ((Math.max(value, lane.from) - lane.from) / (lane.to - lane.from || 1)) * LANE;
  const path = (points: Lane['points']): string =>
    points.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
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
      <polyline points={path(lane.points)} />
      {lane.other.length > 0 && <polyline class="other" points={path(lane.other)} />}
      {lane.readings.map((reading) => (
        <circle key={reading.at} class="reading" cx={x(reading.at)} cy={y(reading.value)} r="4.5">
          <title>{`${debriefWords.debrief.yourReading} ${amount(reading.value)} ${lane.unit}`}</title>
        </circle>
      ))}
      <text class="lane-label" x={LEFT + 6} y={top - 6}>
        {lane.label}, {lane.unit}
        {lane.readings.length > 0 ? ` (● ${debriefWords.debrief.yourReading})` : ''}
      </text>
    </g>
  );
}

function Legend({ other }: { other: TwinCourse | null }) {
  const text = debriefWords.debrief;
  return (
    <figcaption>
      <span class="key key-target" /> {text.legendTarget} <span class="key key-dissociation" />{' '}
      {text.legendDissociation}: {text.dissociationText} {text.legendSigns}
      {other && (
        <>
          {' '}
          <span class="key key-other" /> {other.label}
        </>
      )}
    </figcaption>
  );
}

function OrderKey({ marks, onAt }: { marks: readonly OrderMark[]; onAt(at: number): void }) {
  if (marks.length === 0) return null;
  return (
    <details class="order-list" open>
      <summary>{debriefWords.debrief.orders}</summary>
      <ol class="order-key" aria-label={debriefWords.debrief.orders}>
        {marks.map((mark) => (
          <li key={mark.number} value={mark.number}>
            <button class="link number" onClick={() => onAt(mark.at)}>
              {shortTime(mark.at)}
            </button>{' '}
            {mark.label}
          </li>
        ))}
      </ol>
    </details>
  );
}

function TimelineTable({ debrief, lanes }: { debrief: Debrief; lanes: readonly Lane[] }) {
  const every = debrief.treated > 2 * 3600 ? 900 : 300;
  return (
    <details class="timeline-table">
      <summary>{debriefWords.debrief.asTable}</summary>
      <div class="scroll-x" tabIndex={0} role="region" aria-label={debriefWords.debrief.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{debriefWords.debrief.at}</th>
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
  const ends = lanes.map(
    (lane) => `${lane.label} from ${amount(lane.points[0].value)} to ${amount(lane.points.at(-1)!.value)} ${lane.unit}`,
  );
  return `${debriefWords.debrief.timeline}, ${shortTime(debrief.treated)} hours. ${ends.join('; ')}.`;
}
