// Learn mode's tools around the capillary field: the beds at a glance, colors over the vessels, the legend, and why blood flows as it does.
import { useComputed, useSignal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { SITES, type SiteName } from '../catalog/sites.ts';
import type { FieldGeometry, Revealed } from '../engine/types.ts';
import { BedStrip } from './bed-strip.tsx';
import { legend } from './capillaries/overlay.ts';
import { Dialog } from './dialog.tsx';
import type { Game } from './game.ts';
import { hasBeds, hasOverlay } from './ladder.ts';
import type { Overlay } from './stage-types.ts';
import { countOf, fieldTable } from './twin-text.ts';
import type { FieldRow } from './twin-text.ts';
import { useEachSecond } from './use.ts';
import { walkOf } from './vessel-find.ts';
import { bedSentences } from './why-sentences.ts';
import { nextOf, WhyVessel } from './why-vessel.tsx';
import { whyWords } from './words-why.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

/** Which vessel is asked about, and the way to ask. */
export interface Asking {
  asked: ReadonlySignal<number | null>;
  ask(segment: number | null): void;
  open(site: SiteName): void;
}

export function useAsking(game: Game): Asking {
  const asked = useSignal<number | null>(null);
  const watch = (site: SiteName, segment: number | null): void => {
    asked.value = segment;
    game.watch({ site, segment });
  };
  return {
    asked,
    ask: (segment) => watch(game.revealed.peek()?.site ?? 'sublingual', segment),
    open: (site) => watch(site, null),
  };
}

export function FieldTools({ game, asking }: { game: Game; asking: Asking }) {
  const beds = useEachSecond(() => game.revealed.peek()?.beds ?? null);
  const site = useComputed(() => game.revealed.value?.site ?? 'sublingual').value;
  if (!beds || !hasBeds()) return null;
  return (
    <div class="field-tools">
      <BedStrip beds={beds} chosen={site} onChoose={asking.open} />
    </div>
  );
}

/** `all`: the lab shows every color, whatever step Learn mode has reached. */
export function OverlayChoice({ overlay, all = false }: { overlay: Signal<Overlay>; all?: boolean }) {
  return (
    <label class="overlay-choice">
      <span class="hidden">{whyWords.colors}</span>
      <select
        value={overlay.value}
        onChange={(event) => {
          overlay.value = event.currentTarget.value as Overlay;
        }}
      >
        {whyWords.overlays
          .filter(([id]) => all || hasOverlay(id))
          .map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
      </select>
    </label>
  );
}

interface LegendProps {
  game: Game;
  geometry: ReadonlySignal<FieldGeometry | null>;
  asking: Asking;
  /** Null where no picture is drawn. */
  overlay: Signal<Overlay> | null;
}

export function FieldLegend({ game, geometry, asking, overlay }: LegendProps) {
  const wholeBed = useSignal(false);
  const rows = useEachSecond(() => {
    const field = game.field.peek();
    return field && geometry.value ? fieldTable(geometry.value, field.state) : null;
  });
  const ppv = useEachSecond(() => {
    const look = game.revealed.peek();
    return look?.beds.find(({ site }) => site === look.site)?.ppv ?? NaN;
  });
  if (!rows) return null;
  const askFirst = (): void => {
    const field = game.field.peek();
    if (field && geometry.value) asking.ask(nextOf(walkOf(geometry.value, field.state).list, asking.asked.value, 1));
  };
  return (
    <div class="field-words">
      <p class="field-share">
        <b class="number">{Math.round(ppv)} %</b> {bedsideWords.field.perfused}
      </p>
      <span class="field-buttons">
        {overlay && <OverlayChoice overlay={overlay} />}
        <button
          class="small"
          onClick={() => {
            wholeBed.value = true;
          }}
        >
          {whyWords.ask}
        </button>
        <button class="small" title={whyWords.hint} onClick={askFirst}>
          {whyWords.askVessel}
        </button>
      </span>
      {overlay && <Legend overlay={overlay.value} small={rows[0]} />}
      {wholeBed.value && (
        <WhyBed
          game={game}
          onClose={() => {
            wholeBed.value = false;
          }}
        />
      )}
    </div>
  );
}

export function Legend({ overlay, small }: { overlay: Overlay; small: FieldRow | null }) {
  const colors = legend(overlay);
  const counts = overlay === 'flow' && small ? sharesOf(small) : null;
  return (
    <ul class="field-legend" aria-label={bedsideWords.field.legend}>
      {colors.length === 0 && <li class="muted">{bedsideWords.field.plain}</li>}
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

/** What makes the flow of the bed in view. */
function WhyBed({ game, onClose }: { game: Game; onClose(): void }) {
  const look = useEachSecond(() => game.revealed.peek());
  const label = SITES.find(({ id }) => id === look?.site)?.label ?? '';
  return (
    <Dialog title={`${bedsideWords.field.why} ${label}`} aside onClose={onClose}>
      {look && (
        <div class="why-bed" role="group" aria-label={bedsideWords.field.why} tabIndex={0} autofocus>
          {bedSentences(look.bed, look.constrictor).map((line) => (
            <p key={line}>{line.replaceAll(' %', '\u00a0%')}</p>
          ))}
          <p class="muted">{lessonOf(look.bed.states)}</p>
          <p class="muted small-text">{whyWords.source}</p>
        </div>
      )}
      <div class="actions">
        <button class="primary" onClick={onClose}>
          {appWords.settings.close}
        </button>
      </div>
    </Dialog>
  );
}

function lessonOf({ plugged, clotted, closed }: { plugged: number; clotted: number; closed: number }): string {
  const { lessons } = bedsideWords.field;
  if (plugged + clotted + closed === 0) return lessons.none;
  return plugged + clotted > 0 ? lessons.plugged : lessons.pressure;
}

const NONE: Revealed['causes'] = [];

/** The answer about one vessel, over the picture or below the text. */
export function AskedVessel({ game, geometry, asking }: Omit<LegendProps, 'overlay'>) {
  const asked = asking.asked.value;
  const look = useEachSecond(() => game.revealed.peek());
  const now = useComputed(() => (asking.asked.value === null ? NONE : (game.revealed.value?.causes ?? NONE))).value;
  if (asked === null || !geometry.value || !look) return null;
  const causes = look.causes[0]?.segment === asked ? look.causes : now;
  return (
    <WhyVessel
      causes={causes}
      constrictor={look.constrictor}
      walk={walkOf(geometry.value, look.field.state)}
      asked={asked}
      onAsk={asking.ask}
    />
  );
}
