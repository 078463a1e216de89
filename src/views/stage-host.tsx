// Holds the drawn pictures: one canvas under three regions, or the text twins in their place where nothing can be drawn.
import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldGeometry } from '../engine/types.ts';
import { AskedVessel, FieldLegend, FieldTools, useAsking } from './field-tools.tsx';
import type { Game, StageFrame } from './game.ts';
import { MicroscopeOffer } from './microscope-offer.tsx';
import { preferences } from './preferences.ts';
import type { Site } from './refill-act.ts';
import type { Overlay, PatientAct, Place, Stage } from './stage-types.ts';
import { CapillaryTwin, MonitorTwin, PatientTwin } from './twins.tsx';
import type { RefillTest } from './use-refill.ts';
import { VesselPicker } from './vessel-picker.tsx';
import { ViewButtons } from './view-buttons.tsx';
import { bedsideWords } from './words-bedside.ts';

export type RegionName = 'monitor' | 'patient' | 'capillaries';
export type StageChoice = 'auto' | 'webgl' | 'canvas' | 'off';

interface Props {
  game: Game;
  refill: RefillTest;
  /** Regions in view: all three at a desk, one or none on a phone. */
  shown: readonly RegionName[];
  choice: StageChoice;
  onNoPicture(): void;
}

export function StageHost({ game, refill, shown, choice, onNoPicture }: Props) {
  const canvasBox = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const stage = useSignal<Stage | null>(null);
  const geometry = useSignal<FieldGeometry | null>(null);
  const painted = useSignal(false);
  const failed = useSignal(false);
  const overlay = useSignal<Overlay>('none');
  const view = useSignal<Place>('whole');
  const asText = choice === 'off' || failed.value || preferences.value.text;
  const microscope = useComputed(() => game.field.value !== null).value;
  const visible = shown.length > 0;
  const asking = useAsking(game);

  useEffect(() => {
    if (asText || !visible || !canvasBox.current) return undefined;
    let gone = false;
    let mine: Stage | null = null;
    openStage(canvasBox.current, choice)
      .then((opened) => {
        if (gone) {
          opened.destroy();
          return null;
        }
        mine = opened;
        opened.onAct(takeAct);
        opened.onPainted(() => {
          painted.value = true;
        });
        opened.view(view.value);
        stage.value = opened;
        return null;
      })
      .catch(() => {
        failed.value = true;
        onNoPicture();
      });
    return () => {
      gone = true;
      stage.value = null;
      painted.value = false;
      mine?.destroy();
    };
  }, [asText, choice, visible]);

  /** The picture blanches for a hand on the button too; a press that began in the picture is not told to it again. */
  const pressed = useRef<{ site: Site; inPicture: boolean } | null>(null);
  const takeAct = (act: PatientAct): void => {
    if (act.act === 'look') view.value = act.site;
    else if (act.act === 'refill.press') {
      pressed.current ??= { site: act.site, inPicture: true };
      refill.press(act.site);
    } else if (act.act === 'refill.release') refill.release();
  };
  const act = refill.act.value;
  useEffect(() => {
    const before = pressed.current;
    if (act.is === 'pressing' && !before) {
      pressed.current = { site: act.site, inPicture: false };
      view.value = act.site;
      stage.value?.press(act.site);
    } else if (act.is !== 'pressing' && before) {
      pressed.current = null;
      if (!before.inPicture) stage.value?.release(before.site);
    }
  }, [act.is]);

  useEffect(() => game.onFrame((frame: StageFrame) => showFrame(frame)), [game]);
  const showFrame = (frame: StageFrame): void => {
    geometry.value = frame.geometry;
    stage.value?.show(frame.bedside, frame.beat, frame.geometry, frame.pace);
  };

  useEffect(
    () => stage.value?.setMotion(preferences.value.motion === 'reduced'),
    [stage.value, preferences.value.motion],
  );
  useEffect(() => stage.value?.setOverlay(overlay.value), [stage.value, overlay.value]);
  useEffect(() => followLayout(box.current, stage.value), [stage.value, shown.join(), microscope, asText]);

  const look = (site: Place): void => {
    view.value = site;
    stage.value?.view(site);
  };
  const teaching = microscope && game.mode === 'learn';
  const waiting = !asText && !stage.value;

  return (
    <div
      class={`pictures ${asText ? 'as-text' : ''} ${microscope && shown.includes('capillaries') ? 'with-field' : ''}`}
      ref={box}
      hidden={!visible}
      data-stage={stage.value ? 'on' : 'off'}
    >
      {!asText && <div class="canvas-box" ref={canvasBox} aria-hidden="true" />}
      <Region name="monitor" shown={shown} asText={asText} waiting={waiting}>
        <MonitorTwin game={game} />
      </Region>
      <Region
        name="patient"
        shown={shown}
        asText={asText}
        waiting={!asText && !painted.value}
        over={!asText && <ViewButtons chosen={view} onLook={look} />}
      >
        <PatientTwin game={game} />
      </Region>
      <Region
        name="capillaries"
        shown={shown}
        asText={asText}
        empty={!microscope}
        waiting={waiting && microscope}
        above={teaching && <FieldTools game={game} asking={asking} />}
        over={teaching && !asText && <AskPane game={game} geometry={geometry} asking={asking} />}
        below={
          teaching && (
            <>
              {asText && <AskedVessel game={game} geometry={geometry} asking={asking} />}
              <FieldLegend game={game} geometry={geometry} asking={asking} overlay={asText ? null : overlay} />
            </>
          )
        }
      >
        {microscope ? <CapillaryTwin game={game} geometry={geometry} /> : <MicroscopeOffer game={game} />}
      </Region>
    </div>
  );
}

/** Over the drawn vessels: the pane that takes clicks, and the answer. */
function AskPane({ game, geometry, asking }: Parameters<typeof AskedVessel>[0]) {
  return (
    <>
      <VesselPicker geometry={geometry.value} asked={asking.asked.value} onAsk={asking.ask} />
      <AskedVessel game={game} geometry={geometry} asking={asking} />
    </>
  );
}

interface RegionProps {
  name: RegionName;
  shown: readonly RegionName[];
  /** Text in place of the picture may have to be scrolled by key. */
  asText: boolean;
  /** What draws is still on its way. */
  waiting: boolean;
  /** Nothing is drawn here now; what is written must be seen. */
  empty?: boolean;
  /** Controls above, on and below the picture. */
  above?: ComponentChildren;
  over?: ComponentChildren;
  below?: ComponentChildren;
  children: ComponentChildren;
}

function Region({ name, shown, asText, waiting, empty, above, over, below, children }: RegionProps) {
  return (
    <section
      class={`region region-${name} ${empty ? 'empty' : ''}`}
      hidden={!shown.includes(name)}
      aria-label={bedsideWords.regions[name]}
      data-coach={name}
    >
      {above}
      <div class="window" data-region={empty ? undefined : name}>
        <div class="twin" tabIndex={asText ? 0 : undefined} role="group" aria-label={bedsideWords.regions[name]}>
          {children}
        </div>
        {waiting && (
          <p class="waiting muted" aria-hidden="true">
            {bedsideWords.drawing[name]}
          </p>
        )}
        {over}
      </div>
      {below}
    </section>
  );
}

async function openStage(parent: HTMLElement, choice: StageChoice): Promise<Stage> {
  const { createStage } = await import('./stage.ts');
  return createStage(parent, choice === 'auto' || choice === 'off' ? {} : { renderer: choice });
}

/** Tells the stage where its regions are, now and whenever the page changes its shape. */
function followLayout(box: HTMLElement | null, stage: Stage | null): (() => void) | undefined {
  if (!box || !stage) return undefined;
  const measure = (): void => {
    const origin = box.getBoundingClientRect();
    const regions: Parameters<Stage['layout']>[0] = {};
    for (const element of box.querySelectorAll<HTMLElement>('[data-region]')) {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width < 1 || height < 1) continue;
      regions[element.dataset['region'] as RegionName] = { x: left - origin.left, y: top - origin.top, width, height };
    }
    stage.layout(regions);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  for (const element of box.querySelectorAll('[data-region]')) observer.observe(element);
  measure();
  return () => observer.disconnect();
}
