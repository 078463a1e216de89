// The numbers of the bed with their curves since the learner took over, each change marked, and the list of changes.
import { DIALS, SWITCHES } from '../../catalog/lab-dials.ts';
import { MEASURES, measureText } from '../../catalog/lab-measures.ts';
import type { LabChange, LabSample, LabView } from '../../engine/types.ts';
import { clockTime } from '../format.ts';
import { labWords } from '../words-lab.ts';
import { dialText } from './lab-dials.tsx';

const WIDTH = 88;
const HEIGHT = 24;

export function LabNumbers({ view }: { view: LabView }) {
  return (
    <section class="panel lab-numbers" aria-label={labWords.tabs.numbers}>
      <table>
        <caption class="hidden">{labWords.numbers}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{labWords.measure}</th>
            <th scope="col">{labWords.now}</th>
            <th scope="col">{labWords.trend}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(({ id, label, unit, decimals, hint }) => (
            <tr key={id}>
              <th scope="row" title={hint}>
                {label}
              </th>
              <td class="number" data-measure={id}>
                <b>{measureText(view.numbers[id], decimals)}</b> <span class="muted">{unit}</span>
              </td>
              <td>
                <Curve samples={view.samples} changes={view.changes} id={id} decimals={decimals} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Changes changes={view.changes} />
    </section>
  );
}

interface CurveProps {
  samples: readonly LabSample[];
  changes: readonly LabChange[];
  id: keyof LabSample;
  decimals: number;
}

function Curve({ samples, changes, id, decimals }: CurveProps) {
  if (samples.length < 2 || samples.some((sample) => !Number.isFinite(sample[id]))) return null;
  const values = samples.map((sample) => sample[id]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [start, end] = [samples[0].at, samples[samples.length - 1].at];
  const span = Math.max(high - low, Math.abs(high) * 0.1, 1);
  const middle = (high + low) / 2;
  const x = (at: number): number => 2 + ((at - start) / Math.max(end - start, 1)) * (WIDTH - 4);
  const y = (value: number): number => HEIGHT / 2 - ((value - middle) / span) * (HEIGHT - 6);
  const points = samples.map((sample) => `${x(sample.at).toFixed(1)},${y(sample[id]).toFixed(1)}`).join(' ');
  const moments = [...new Set(changes.map(({ at }) => at))].filter((at) => at >= start);
  return (
    <>
      <svg class="lab-curve" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {moments.map((at) => (
          <line key={at} x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} />
        ))}
        <polyline points={points} />
      </svg>
      <span class="hidden">{labWords.trendText(values[0].toFixed(decimals), values.at(-1)!.toFixed(decimals))}</span>
    </>
  );
}

const SHOWN_CHANGES = 12;

function Changes({ changes }: { changes: readonly LabChange[] }) {
  const recent = changes.slice(-SHOWN_CHANGES).toReversed();
  return (
    <div class="lab-changes">
      <h3>{labWords.changes}</h3>
      {recent.length === 0 && <p class="muted">{labWords.noChanges}</p>}
      <ol>
        {recent.map((change) => (
          <li key={`${change.at} ${change.dial}`}>
            <span class="muted number">{clockTime(change.at)}</span> {changeText(change)}
          </li>
        ))}
      </ol>
    </div>
  );
}

export function changeText({ dial: id, from, to }: LabChange): string {
  const dial = DIALS.find((one) => one.id === id);
  if (dial) return labWords.change(dial.label, dialText(dial, from), `${dialText(dial, to)} ${dial.unit}`);
  const label = SWITCHES.find((one) => one.id === id)?.label ?? id;
  const word = (value: number): string => (value > 0 ? labWords.on : labWords.off);
  return labWords.change(label, word(from), word(to));
}
