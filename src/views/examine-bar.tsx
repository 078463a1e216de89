// Examinations within reach: refill by press-and-hold with an own watch, mottling score, and the others as one-key orders.
import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OrderEntry } from '../catalog/types.ts';
import type { Bedside } from '../engine/types.ts';
import { clockTime, duration } from './format.ts';
import { FieldScoreDialog } from './field-score-dialog.tsx';
import type { Game } from './game.ts';
import { MottlingDialog } from './mottling-dialog.tsx';
import type { RefillAct, Site } from './refill-act.ts';
import { refillColor } from './skin/refill.ts';
import { colorWord } from './twin-text.ts';
import type { RefillTest } from './use-refill.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';
import { orderWords } from './words-orders.ts';

const SHORT: Readonly<Record<string, string>> = bedsideWords.examine.labels;
const OWN_HANDS = ['refill-finger', 'refill-knee', 'mottling'];
/** Tests with the monitor that few cases need twice; they wait behind one button. */
const SELDOM = ['pulse-pressure-variation', 'end-expiratory-occlusion', 'mini-fluid-challenge', 'thermodilution'];

export function ExamineBar({ game, refill }: { game: Game; refill: RefillTest }) {
  const scoring = useSignal(false);
  const rating = useSignal(false);
  const said = useSignal('');
  const more = useSignal(false);
  // In Learn the numbers stand beside the picture: nothing is left to score.
  const underMicroscope = usePart(game, (bedside) => game.mode !== 'learn' && bedside.microscope !== null);
  const act = refill.act.value;
  const paused = usePart(game, (bedside) => bedside.phase === 'paused');
  const covered = usePart(game, (bedside) => bedside.appearance.lines.includes('blanket'));
  const others = game.orders.filter((entry) => entry.group === 'Examine' && !OWN_HANDS.includes(entry.id));
  return (
    <section class="panel examine" aria-labelledby="examine-title">
      <h2 id="examine-title" class="hidden">
        {bedsideWords.examine.title}
      </h2>
      {act.is === 'timing' ? (
        <Watch game={game} refill={refill} act={act} />
      ) : (
        <div class="examine-buttons">
          <HoldButton site="finger" refill={refill} paused={paused} />
          <HoldButton site="knee" refill={refill} paused={paused} />
          <button
            onClick={() => {
              scoring.value = true;
            }}
          >
            {bedsideWords.examine.mottlingShort}
          </button>
          {underMicroscope && (
            <button
              onClick={() => {
                rating.value = true;
              }}
            >
              {bedsideWords.fieldScore.button}
            </button>
          )}
          {covered && <LiftButton game={game} onSaid={(text) => (said.value = text)} />}
          {others
            .filter(({ id }) => more.value || !SELDOM.includes(id))
            .map((entry) => (
              <ExamButton key={entry.id} entry={entry} game={game} onSaid={(text) => (said.value = text)} />
            ))}
          {others.some(({ id }) => SELDOM.includes(id)) && (
            <button
              aria-expanded={more.value}
              onClick={() => {
                more.value = !more.value;
              }}
            >
              {more.value ? bedsideWords.examine.fewer : bedsideWords.examine.more}
            </button>
          )}
        </div>
      )}
      <div class="examine-foot">
        <p class="examine-note" id="examine-note" role="status">
          {paused && act.is === 'idle' && said.value === ''
            ? bedsideWords.examine.paused
            : noteOf(act, refill.now.value, said.value)}
        </p>
        <LeftTimes game={game} entries={others} />
      </div>
      {rating.value && (
        <FieldScoreDialog
          game={game}
          onClose={(text) => {
            rating.value = false;
            if (text) said.value = text;
          }}
        />
      )}
      {scoring.value && (
        <MottlingDialog
          game={game}
          onClose={(text) => {
            scoring.value = false;
            if (text) said.value = text;
          }}
        />
      )}
    </section>
  );
}

/** Held by finger, mouse, or the space or Enter key while focused. */
function HoldButton({ site, refill, paused }: { site: Site; refill: RefillTest; paused: boolean }) {
  const act = refill.act.value;
  const pressing = act.is === 'pressing' && act.site === site;
  const isHoldKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter';
  return (
    <button
      class={`hold ${pressing ? 'pressing' : ''}`}
      aria-disabled={paused}
      aria-describedby="examine-note"
      data-coach={site}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        refill.press(site);
      }}
      onPointerUp={refill.release}
      onPointerCancel={refill.release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) refill.press(site);
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) refill.release();
      }}
      onBlur={refill.release}
    >
      {site === 'finger' ? bedsideWords.examine.finger : bedsideWords.examine.knee}
    </button>
  );
}

/** The watch runs from the moment of release until the trainee stops it; the fingertip is also said in words. */
function Watch({ game, refill, act }: { game: Game; refill: RefillTest; act: Extract<RefillAct, { is: 'timing' }> }) {
  const stop = useRef<HTMLButtonElement>(null);
  // Before the next key: it may be the one that stops the watch.
  useLayoutEffect(() => stop.current?.focus(), []);
  const color = useComputed(() => {
    const { refillFinger, refillKnee } = game.bedside.value.appearance;
    const truth = act.site === 'finger' ? refillFinger : refillKnee;
    return colorWord(refillColor(refill.now.value - act.since, truth, act.held));
  }).value;
  return (
    <div class="examine-buttons watch">
      <button class="primary" ref={stop} onClick={refill.stop}>
        {bedsideWords.examine.stop}
      </button>
      <button onClick={refill.discard}>{bedsideWords.examine.discard}</button>
      <span class="skin-word" aria-live="assertive">
        {bedsideWords.examine.sites[act.site]}: {color}
      </span>
    </div>
  );
}

/** What lies over the knees has to come off before they can be looked at. */
function LiftButton({ game, onSaid }: { game: Game; onSaid(text: string): void }) {
  const lift = async (): Promise<void> => {
    const { accepted, reason } = await game.send({ type: 'blanket.lift' });
    onSaid(accepted ? bedsideWords.examine.lifted : orderWords.orders.refused(reason ?? orderWords.orders.noReason));
  };
  return <button onClick={() => void lift()}>{bedsideWords.examine.lift}</button>;
}

function ExamButton({ entry, game, onSaid }: { entry: OrderEntry; game: Game; onSaid(text: string): void }) {
  const busy = useUnderWay(game, entry.id);
  const place = async (): Promise<void> => {
    const answer = await game.send({ type: 'order.place', order: entry.id, values: {} });
    onSaid(
      answer.accepted
        ? orderWords.orders.placed(entry.label)
        : orderWords.orders.refused(answer.reason ?? orderWords.orders.noReason),
    );
  };
  return (
    <button
      class={busy ? 'under-way' : ''}
      title={entry.hint}
      aria-label={
        busy ? bedsideWords.examine.underWay(entry.label, orderWords.running.left(duration(busy.left))) : entry.label
      }
      aria-disabled={busy !== null}
      onClick={() => void place()}
    >
      {SHORT[entry.id] ?? entry.label}
      {busy && <progress value={busy.share} max={1} aria-hidden="true" />}
    </button>
  );
}

/** "Chest 1:20, Mind 0:40" for eyes; the buttons say the same to a screen reader. */
function LeftTimes({ game, entries }: { game: Game; entries: readonly OrderEntry[] }) {
  const text = usePart(game, (bedside) =>
    entries
      .flatMap((entry) => {
        const busy = underWay(bedside, entry.id);
        return busy ? [`${SHORT[entry.id] ?? entry.label} ${clockTime(busy.left).slice(3)}`] : [];
      })
      .join(' · '),
  );
  return (
    <span class="left-times number" aria-hidden="true">
      {text}
    </span>
  );
}

/** Draws again once a second of the patient's time, not with every frame. */
function useUnderWay(game: Game, id: string): UnderWay | null {
  usePart(game, (bedside) => underWay(bedside, id)?.left);
  return underWay(game.bedside.peek(), id);
}

interface UnderWay {
  left: number;
  share: number;
}

/** How far an examination is: seconds left and share done, from order to result. Null when none is under way. */
function underWay({ orders, time }: Bedside, id: string): UnderWay | null {
  const order = orders.find((one) => one.order === id && (one.state === 'preparing' || one.state === 'running'));
  if (!order) return null;
  const end = order.endsAt ?? order.startsAt + PREPARING;
  return {
    left: Math.max(0, Math.ceil(end - time)),
    share: (time - order.placedAt) / Math.max(1, end - order.placedAt),
  };
}
/** s, while it is prepared and its end is not known yet. */
const PREPARING = 60;

function noteOf(act: RefillAct, now: number, said: string): string {
  const text = bedsideWords.examine;
  switch (act.is) {
    case 'pressing':
      return text.holding(Math.max(0, now - act.since).toFixed(0));
    case 'timing':
      return text.timing(Math.max(0, now - act.since).toFixed(1));
    case 'written': {
      const line = text.reported(text.sites[act.site], act.seconds.toFixed(1));
      return act.held < 5 ? `${line} ${text.short}` : line;
    }
    case 'idle':
      return said || text.hold;
  }
}
