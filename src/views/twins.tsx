// Text twins of the three pictures, for screen readers, for the keyboard, and for computers that cannot draw.
import { useComputed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FieldGeometry } from '../engine/types.ts';
import type { Game } from './game.ts';
import { fieldImpression, fieldSentence, fieldTable, patientSentences } from './twin-text.ts';
import { useEachSecond, usePart } from './use.ts';
import { shortVitals, vitals } from './vitals.ts';
import type { Vital } from './vitals.ts';
import { bedsideWords } from './words-bedside.ts';

export function MonitorTwin({ game }: { game: Game }) {
  const lines = useLines(game, vitals);
  return (
    <table class="twin-table">
      <caption class="hidden">{bedsideWords.twins.monitorTable}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{bedsideWords.twins.reading}</th>
          <th scope="col">{bedsideWords.twins.value}</th>
          <th scope="col">{bedsideWords.twins.note}</th>
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
    <dl class="vitals-strip" aria-label={bedsideWords.regions.monitor}>
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

/** Numbers in Learn; elsewhere only what an eye at the microscope sees. */
export function CapillaryTwin({ game, geometry }: { game: Game; geometry: ReadonlySignal<FieldGeometry | null> }) {
  const counted = game.mode === 'learn';
  const field = useEachSecond(() => {
    const microscope = game.field.value;
    const shape = geometry.value;
    return microscope && shape ? { rows: fieldTable(shape, microscope.state), haze: microscope.state.haze } : null;
  });
  if (!field) return null;
  const columns = bedsideWords.twins.capillaryColumns;
  return (
    <div class="twin-text">
      <p>{counted ? fieldSentence(field.rows, field.haze) : fieldImpression(field.rows, field.haze)}</p>
      {counted && (
        <table class="twin-table">
          <caption class="hidden">{bedsideWords.twins.capillaryTable}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {field.rows.map((row) => (
              <tr key={row.size}>
                <th scope="row">{row.size}</th>
                <td class="number">{row.flowing}</td>
                <td class="number">{row.sluggish}</td>
                <td class="number">{row.intermittent}</td>
                <td class="number">{row.stopped}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Draws again only when a displayed word changes, not with every beat. */
function useLines(game: Game, read: typeof vitals): Vital[] {
  const text = usePart(game, (bedside) => JSON.stringify(read(bedside.monitor)));
  return JSON.parse(text) as Vital[];
}
