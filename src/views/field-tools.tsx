// Learn mode's tools around the capillary field: colors over the vessels, how many carry blood, the legend, and why some stand still.
import { useSignal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { FieldGeometry } from '../engine/types.ts';
import { legend } from './capillaries/overlay.ts';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import type { Overlay } from './stage-types.ts';
import { countOf, fieldTable, perfusedShare, standstill } from './twin-text.ts';
import type { FieldRow, Standstill } from './twin-text.ts';
import { useEachSecond } from './use.ts';
import { words } from './words.ts';

export function OverlayButtons({ overlay }: { overlay: Signal<Overlay> }) {
  return (
    <div class="field-tools" role="group" aria-label={words.field.overlays}>
      <span class="field-title">{words.regions.capillaries}</span>
      {words.field.overlayNames.map(([id, label]) => (
        <button
          key={id}
          class="small"
          aria-pressed={overlay.value === id}
          onClick={() => {
            overlay.value = id;
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

interface LegendProps {
  game: Game;
  geometry: ReadonlySignal<FieldGeometry | null>;
  /** Null where no picture is drawn. */
  overlay: ReadonlySignal<Overlay> | null;
}

export function FieldLegend({ game, geometry, overlay }: LegendProps) {
  const asking = useSignal(false);
  const rows = useEachSecond(() => {
    const field = game.field.value;
    return field && geometry.value ? fieldTable(geometry.value, field.state) : null;
  });
  if (!rows) return null;
  const share = Math.round(100 * perfusedShare(rows));
  const colors = legend(overlay?.value ?? 'none');
  const counts = overlay?.value === 'flow' ? sharesOf(rows[0]) : null;
  return (
    <div class="field-words">
      <p class="field-share">
        <b class="number">{share} %</b> <span class="long">{words.field.ofSmall}</span> {words.field.perfused}
      </p>
      <button
        class="small"
        onClick={() => {
          asking.value = true;
        }}
      >
        {words.field.why}
      </button>
      {overlay && <Legend colors={colors} counts={counts} />}
      {asking.value && (
        <Why
          game={game}
          geometry={geometry}
          onClose={() => {
            asking.value = false;
          }}
        />
      )}
    </div>
  );
}

function Legend({ colors, counts }: { colors: ReturnType<typeof legend>; counts: number[] | null }) {
  return (
    <ul class="field-legend" aria-label={words.field.legend}>
      {colors.length === 0 && <li class="muted">{words.field.plain}</li>}
      {colors.map(({ color, text }, index) => (
        <li key={text}>
          <span class="swatch" style={{ background: hex(color) }} /> {text.replace(UNIT, '')}{' '}
          {counts && <b>{counts[index]} %</b>}
        </li>
      ))}
      {UNITS.flatMap((unit) => (colors.some(({ text }) => text.endsWith(unit)) ? <li key={unit}>{unit}</li> : []))}
    </ul>
  );
}

/** Said once at the end of the legend instead of with every color. */
const UNITS = ['µm/s'];
const UNIT = / (µm\/s|flow)$/;

/** In the order of the legend of flow classes. */
function sharesOf(small: FieldRow): number[] {
  const total = Math.max(1, countOf(small));
  return [small.flowing, small.sluggish, small.intermittent, small.stopped].map((n) => Math.round((100 * n) / total));
}

function hex(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

function Why({ game, geometry, onClose }: Omit<LegendProps, 'overlay'> & { onClose(): void }) {
  const found = useEachSecond(() => {
    const field = game.field.value;
    return field && geometry.value ? standstill(geometry.value, field.state) : null;
  });
  const text = words.field;
  return (
    <Dialog title={text.why} aside onClose={onClose}>
      {found && <p>{text.whyTotal(found.still, found.total)}</p>}
      {found && (
        <ul class="why-list">
          {text.causes.flatMap(([cause, sentence]) =>
            found[cause] > 0 ? (
              <li key={cause}>
                <b class="number">{found[cause]}</b> <span>{sentence}</span>
              </li>
            ) : (
              []
            ),
          )}
        </ul>
      )}
      {found && <p class="muted">{lessonOf(found)}</p>}
      <div class="actions">
        <button class="primary" onClick={onClose}>
          {words.settings.close}
        </button>
      </div>
    </Dialog>
  );
}

function lessonOf(found: Standstill): string {
  const { lessons } = words.field;
  if (found.still === 0) return lessons.none;
  return found.whiteCell + found.fibrin > 0 ? lessons.plugged : lessons.pressure;
}
