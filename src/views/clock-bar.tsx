// The clock: simulated time, pause, pace, skipping, and an honest word when the computer cannot keep up.
import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime } from './format.ts';
import { PACES } from './game.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

export function ClockBar({ game }: { game: Game }) {
  const time = usePart(game, (bedside) => clockTime(bedside.time));
  const phase = usePart(game, (bedside) => bedside.phase);
  const paused = phase === 'paused';
  const left = usePart(game, (bedside) => bedside.guidance?.pausesLeft ?? null);
  useEndOfPause(game, paused && left !== null);
  const note = useComputed(() => noteOf(game)).value;
  return (
    <section class="clock-bar" aria-label={bedsideWords.clock.time}>
      <time class="clock-time" role="timer" aria-label={bedsideWords.clock.time}>
        {time}
      </time>
      <button
        class="pause"
        aria-keyshortcuts="Space"
        disabled={(phase !== 'running' && phase !== 'paused') || (left === 0 && !paused)}
        onClick={() => togglePause(game)}
      >
        <span aria-hidden="true">{paused ? '▶' : '❚❚'}</span>{' '}
        {paused ? bedsideWords.clock.resume : bedsideWords.clock.pause}
        {left !== null && !paused && <span class="muted"> ({appWords.exam.left(left)})</span>}
      </button>
      <PaceButtons game={game} />
      <SkipButton game={game} />
      <span class="clock-note" role="status">
        {note}
      </span>
    </section>
  );
}

/** Wall ms for which an exam may be paused at a time (chosen: long enough to read the chart). */
const LONGEST_EXAM_PAUSE = 120_000;

/** In an exam a pause ends by itself. */
function useEndOfPause(game: Game, counting: boolean): void {
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setTimeout(() => void game.send({ type: 'clock.resume' }), LONGEST_EXAM_PAUSE);
    return () => clearTimeout(timer);
  }, [counting]);
}

export function togglePause(game: Game): void {
  const { phase } = game.bedside.value;
  if (game.clock.value.held === 'reopened') return game.goOn();
  if (phase === 'running') void game.send({ type: 'clock.pause' });
  else if (phase === 'paused') void game.send({ type: 'clock.resume' });
}

function PaceButtons({ game }: { game: Game }) {
  const pace = useComputed(() => game.clock.value.pace).value;
  return (
    <div class="paces" role="group" aria-label={bedsideWords.clock.pace} data-coach="pace">
      {PACES.map((choice) => (
        <button key={choice} class="pace" aria-pressed={choice === pace} onClick={() => game.setPace(choice)}>
          {choice}x
        </button>
      ))}
    </div>
  );
}

function SkipButton({ game }: { game: Game }) {
  const skipping = useComputed(() => game.clock.value.skipping).value;
  const { skip, skipShort, stopSkip, stopShort } = bedsideWords.clock;
  return (
    <button
      class="skip"
      aria-label={skipping ? stopSkip : skip}
      title={skipping ? stopSkip : skip}
      onClick={() => game.skip(!skipping)}
    >
      {skipping ? stopShort : skipShort} <span aria-hidden="true">»</span>
    </button>
  );
}

function noteOf(game: Game): string {
  const clock = game.clock.value;
  const { phase } = game.bedside.value;
  if (clock.held === 'hidden') return bedsideWords.clock.hidden;
  if (phase === 'paused') return bedsideWords.clock.paused;
  if (clock.hands) return bedsideWords.clock.hands;
  if (clock.skipping) return bedsideWords.clock.skipping;
  if (clock.behind) return bedsideWords.clock.behind(rounded(clock.achieved));
  if (clock.effective > 1) return bedsideWords.clock.faster(String(clock.effective));
  return clock.slowedBy ? bedsideWords.clock.slowedBy[clock.slowedBy] : '';
}

function rounded(pace: number): string {
  return pace < 3 ? pace.toFixed(1) : String(Math.round(pace));
}
