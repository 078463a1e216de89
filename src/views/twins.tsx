// Text twins of the three pictures, for screen readers, for the keyboard, and for computers that cannot draw.
import { useComputed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FieldGeometry } from '../engine/types.ts';
import type { Game } from './game.ts';
import { fieldSentence, fieldTable, patientSentences } from './twin-text.ts';
import { usePart } from './use.ts';
import { shortVitals, vitals } from './vitals.ts';
import type { Vital } from './vitals.ts';
import { words } from './words.ts';

export function MonitorTwin({ game }: { game: Game }) {
  const lines = useLines(game, vitals);
  return (
    <table class="twin-table">
      <caption class="hidden">{words.twins.monitorTable}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{words.twins.reading}</th>
          <th scope="col">{words.twins.value}</th>
          <th scope="col">{words.twins.note}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} data-vital={line.id}>
            <th scope="row">{line.label}</th>
            <td class="number">
              <b>{line.value}</b> {line.unit}
            </td>
            <td class="muted">{line.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The strip on top of the phone layout. */
export function VitalsStrip({ game }: { game: Game }) {
  const lines = useLines(game, shortVitals);
  return (
    <dl class="vitals-strip" aria-label={words.regions.monitor}>
      {lines.map((line) => (
        <div key={line.id} class={`vital vital-${line.id}`}>
          <dt>{line.label}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function PatientTwin({ game }: { game: Game }) {
  const text = useComputed(() => patientSentences(game.bedside.value.appearance).join('\n')).value;
  return (
    <div class="twin-text">
      {text.split('\n').map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

export function CapillaryTwin({ game, geometry }: { game: Game; geometry: ReadonlySignal<FieldGeometry | null> }) {
  const text = useComputed(() => {
    const field = game.bedside.value.microscope;
    const shape = geometry.value;
    if (!field || !shape) return '';
    return JSON.stringify({ rows: fieldTable(shape, field.state), haze: Math.round(field.state.haze * 20) / 20 });
  }).value;
  if (text === '') return null;
  const { rows, haze } = JSON.parse(text) as { rows: ReturnType<typeof fieldTable>; haze: number };
  return (
    <div class="twin-text">
      <p>{fieldSentence(rows, haze)}</p>
      <table class="twin-table">
        <caption class="hidden">{words.twins.capillaryTable}</caption>
        <thead>
          <tr>
            <th scope="col">Vessels</th>
            <th scope="col">Flowing</th>
            <th scope="col">Sluggish</th>
            <th scope="col">Stopped</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.size}>
              <th scope="row">{row.size}</th>
              <td class="number">{row.flowing}</td>
              <td class="number">{row.sluggish}</td>
              <td class="number">{row.stopped}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Draws again only when a displayed word changes, not with every beat. */
function useLines(game: Game, read: typeof vitals): Vital[] {
  const text = usePart(game, (bedside) => JSON.stringify(read(bedside.monitor)));
  return JSON.parse(text) as Vital[];
}
