// The network in the lab: the video with its colors, the pane that takes questions, the legend, and the answers.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { Legend, OverlayChoice } from '../field-tools.tsx';
import { preferences } from '../preferences.ts';
import type { Overlay } from '../stage-types.ts';
import { fieldSentence, fieldTable } from '../twin-text.ts';
import { useEachSecond } from '../use.ts';
import { walkOf } from '../vessel-find.ts';
import { VesselPicker } from '../vessel-picker.tsx';
import { bedSentences } from '../why-sentences.ts';
import { nextOf, WhyVessel } from '../why-vessel.tsx';
import { labWords } from '../words-lab.ts';
import { whyWords } from '../words-why.ts';
import { appWords } from '../words-app.ts';
import { bedsideWords } from '../words-bedside.ts';
import { createFieldVideo } from './field-video.ts';
import type { FieldVideo } from './field-video.ts';
import type { LabGame } from './lab-game.ts';

/** s between frames of the video, and between redraws of what stands still. */
const FRAME = 1 / 30;
const STILL = 0.35;

export function LabNetwork({ lab }: { lab: LabGame }) {
  const overlay = useSignal<Overlay>('none');
  const asked = useSignal<number | null>(null);
  const wholeBed = useSignal(false);
  const ask = (segment: number | null): void => {
    asked.value = segment;
    lab.ask(segment);
  };
  useEffect(() => ask(null), [lab.geometry.value]);
  const table = useEachSecond(() => {
    const [shape, view] = [lab.geometry.peek(), lab.view.peek()];
    return shape && view ? { rows: fieldTable(shape, view.field.state), haze: view.field.state.haze } : null;
  });
  const askNext = (): void => {
    const [shape, view] = [lab.geometry.peek(), lab.view.peek()];
    if (shape && view) ask(nextOf(walkOf(shape, view.field.state).list, asked.value, 1));
  };
  return (
    <section class="panel lab-network" aria-label={labWords.network}>
      <div class="lab-picture">
        <FieldCanvas lab={lab} overlay={overlay.value} />
        <VesselPicker geometry={lab.geometry.value} asked={asked.value} onAsk={ask} />
        {asked.value !== null && <Answer lab={lab} asked={asked.value} onAsk={ask} />}
      </div>
      <p class="hidden">
        {labWords.picture} {table && fieldSentence(table.rows, table.haze)}
      </p>
      <div class="field-words">
        <span class="field-buttons">
          <OverlayChoice overlay={overlay} all />
          <button
            class="small"
            onClick={() => {
              wholeBed.value = true;
            }}
          >
            {whyWords.ask}
          </button>
          <button class="small" title={whyWords.hint} onClick={askNext}>
            {whyWords.askVessel}
          </button>
        </span>
        <KeyNumbers lab={lab} />
        <span class="muted small-text">{lab.view.value?.running ? labWords.runs : labWords.waits}</span>
        <Legend overlay={overlay.value} small={table?.rows[0] ?? null} />
      </div>
      {wholeBed.value && (
        <WhyThisBed
          lab={lab}
          onClose={() => {
            wholeBed.value = false;
          }}
        />
      )}
    </section>
  );
}

/** On a phone the whole table is far below; these three stay with the picture. */
function KeyNumbers({ lab }: { lab: LabGame }) {
  const numbers = lab.view.value?.numbers;
  if (!numbers) return null;
  return (
    <span class="lab-key number" aria-hidden="true">
      {labWords.key(numbers.ppv, numbers.flow, numbers.hypoxic)}
    </span>
  );
}

/** Draws by itself; the rest of the screen never waits for it. */
function FieldCanvas({ lab, overlay }: { lab: LabGame; overlay: Overlay }) {
  const video = useRef<HTMLCanvasElement>(null);
  const colors = useRef<HTMLCanvasElement>(null);
  const size = useSignal(0);
  const wanted = useRef(overlay);
  wanted.current = overlay;
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      size.value = element.clientWidth * 10_000 + element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const geometry = lab.geometry.value;
  useEffect(() => {
    const state = lab.view.peek()?.field;
    if (!geometry || !video.current || !colors.current || state?.geometry !== geometry.id) return undefined;
    const film = createFieldVideo(video.current, colors.current, geometry, state.state);
    return film ? play(film, lab, wanted) : undefined;
  }, [geometry, size.value]);
  return (
    <>
      <canvas ref={video} class="lab-video" aria-hidden="true" />
      <canvas ref={colors} class="lab-colors" aria-hidden="true" />
    </>
  );
}

function play(film: FieldVideo, lab: LabGame, wanted: { current: Overlay }): () => void {
  let last = performance.now();
  let stillAt = 0;
  let shown: Overlay | null = null;
  let handle = 0;
  const slow = preferences.peek().motion === 'reduced';
  const frame = (now: number): void => {
    handle = requestAnimationFrame(frame);
    const passed = (now - last) / 1000;
    if (passed < (slow ? 0.5 : FRAME)) return;
    last = now;
    const view = lab.view.peek();
    if (view && (now - stillAt > STILL * 1000 || shown !== wanted.current)) {
      film.show(view.field.state, wanted.current);
      shown = wanted.current;
      stillAt = now;
    }
    film.film(passed);
  };
  handle = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(handle);
}

function Answer({ lab, asked, onAsk }: { lab: LabGame; asked: number; onAsk(segment: number | null): void }) {
  const view = useEachSecond(() => lab.view.peek());
  const fresh = lab.view.value;
  const shape = lab.geometry.value;
  const causes = view?.causes[0]?.segment === asked ? view.causes : (fresh?.causes ?? []);
  if (!shape || !fresh || shape.id !== fresh.field.geometry) return null;
  return (
    <WhyVessel causes={causes} constrictor={null} walk={walkOf(shape, fresh.field.state)} asked={asked} onAsk={onAsk} />
  );
}

function WhyThisBed({ lab, onClose }: { lab: LabGame; onClose(): void }) {
  const bed = useEachSecond(() => lab.view.peek()?.bed ?? null);
  return (
    <Dialog title={bedsideWords.field.why} aside onClose={onClose}>
      <div class="why-bed" role="group" aria-label={bedsideWords.field.why} tabIndex={0} autofocus>
        {bed && bedSentences(bed, null).map((line) => <p key={line}>{line}</p>)}
        <p class="muted small-text">{whyWords.source}</p>
      </div>
      <div class="actions">
        <button class="primary" onClick={onClose}>
          {appWords.settings.close}
        </button>
      </div>
    </Dialog>
  );
}
