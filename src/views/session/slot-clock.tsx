// The educator's clock of a 30-minute slot: which part, how long it still has, and how much of the slot is left.
import type { SlotTurn, SlotView } from './session-game.ts';
import { sessionWords } from './words-session.ts';

const text = sessionWords.slot;

function minutes(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function SlotClock({ slot, turn }: { slot: SlotView | null; turn(to: SlotTurn): void }) {
  if (!slot) {
    return (
      <div class="slot-clock">
        <button onClick={() => turn('start')} title={text.hint}>
          {text.start}
        </button>
      </div>
    );
  }
  const over = slot.left < 0;
  return (
    <div class={`slot-clock ${over ? 'over' : ''}`} role="group" aria-label={text.title}>
      <b>{text.parts[slot.part]}</b>
      <span class="number" role="timer">
        {over ? text.over(minutes(slot.left)) : text.left(minutes(slot.left))}
      </span>
      <span class="number muted">{text.total(minutes(slot.total))}</span>
      <button class="small" onClick={() => turn('next')}>
        {text.next}
      </button>
      <button class="small" onClick={() => turn('stop')}>
        {text.stop}
      </button>
    </div>
  );
}
