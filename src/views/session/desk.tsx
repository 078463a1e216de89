// The instructor's window: truth beside bedside, the clock for everybody, changes staged and applied together, private notes, the talk afterwards.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { LearnerSheet } from '../after/learner-sheet.tsx';
import { ClockBar } from '../clock-bar.tsx';
import { Dialog } from '../dialog.tsx';
import { clockTime } from '../format.ts';
import type { Shell } from '../game.ts';
import { preferences } from '../preferences.ts';
import { VitalsStrip } from '../twins.tsx';
import { takesKeys, useKey, usePart } from '../use.ts';
import { appWords } from '../words-app.ts';
import { bedsideWords } from '../words-bedside.ts';
import { orderWords } from '../words-orders.ts';
import { InjectPanel } from './inject-panel.tsx';
import type { Staged } from './inject-panel.tsx';
import { FLAGS, NotesPanel } from './notes-panel.tsx';
import { Pearls } from './pearls.tsx';
import { WINDOWS } from './session-game.ts';
import type { Desk } from './session-game.ts';
import { SlotClock } from './slot-clock.tsx';
import { TruthTables } from './truth-table.tsx';
import { sessionWords as text } from './words-session.ts';

export function DeskScreen({ desk, shell }: { desk: Desk; shell: Shell }) {
  const staged = useSignal<readonly Staged[]>([]);
  const answer = useSignal('');
  const note = useRef<HTMLInputElement>(null);
  const phase = usePart(desk.game, (bedside) => bedside.phase);
  const apply = async (): Promise<void> => {
    if (staged.value.length === 0) return;
    const { accepted, reason } = await desk.ask({ do: 'apply', events: staged.value.map(({ event }) => event) });
    answer.value = accepted ? text.applied : (reason ?? orderWords.orders.noReason);
    if (accepted) staged.value = [];
  };
  useDeskKeys(
    desk,
    () => void apply(),
    () => note.current?.focus(),
  );
  const sheet = useSignal(false);
  const told = desk.told.value;
  if (sheet.value && told) {
    return <LearnerSheet report={{ ...told, notes: {} }} onBack={() => (sheet.value = false)} />;
  }
  const over = phase === 'outcome' || phase === 'debrief';
  return (
    <div class="desk">
      <header class="top">
        <h1>{text.title}</h1>
        {phase === 'briefing' ? (
          <button class="primary" onClick={() => void desk.game.send({ type: 'case.begin' })}>
            {text.begin}
          </button>
        ) : (
          <ClockBar game={desk.game} />
        )}
        <span class="spacer" />
        <p class="desk-said" role="status">
          {desk.said.value || answer.value}
        </p>
        <button onClick={desk.leave ?? shell.toLibrary}>{appWords.menu.leave}</button>
        <EndButton desk={desk} />
      </header>
      <Controls desk={desk} answer={answer} />
      <main class="desk-work">
        <div class="desk-left">
          <BedsidePanel desk={desk} />
          <section class="panel desk-truth" aria-labelledby="truth-title">
            <h2 id="truth-title">{text.truth}</h2>
            <TruthTables desk={desk} />
          </section>
        </div>
        <div class="desk-right">
          <NotesPanel desk={desk} field={note} />
          {over ? (
            <After desk={desk} shell={shell} onSheet={() => (sheet.value = true)} />
          ) : (
            <InjectPanel desk={desk} staged={staged} onApply={() => void apply()} />
          )}
        </div>
      </main>
    </div>
  );
}

/** Keys without a modifier; they stay away from fields and can be switched off with the other shortcuts. */
function useDeskKeys(desk: Desk, apply: () => void, toNote: () => void): void {
  useKey((event) => {
    if (!preferences.value.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTyping(event.target)) return;
    const flag = FLAGS.find((one) => text.flagKeys[one] === event.key);
    if (flag) void desk.ask({ do: 'note', text: '', flag });
    else if (event.key === 'f') void desk.ask({ do: 'freeze', on: !desk.room.peek().frozen });
    else if (event.key === 'a') apply();
    else if (event.key === 'n') {
      event.preventDefault();
      toNote();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    takesKeys(target) && target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null
  );
}

function Controls({ desk, answer }: { desk: Desk; answer: Signal<string> }) {
  const { frozen, hints, reveal } = desk.room.value;
  const back = async (): Promise<void> => {
    const { accepted, reason } = await desk.ask({ do: 'rewind', seconds: 300 });
    answer.value = accepted ? '' : (reason ?? orderWords.orders.noReason);
  };
  return (
    <div class="desk-controls" role="toolbar" aria-label={text.title}>
      <button
        class={frozen ? 'strong' : ''}
        aria-pressed={frozen}
        aria-keyshortcuts="f"
        onClick={() => void desk.ask({ do: 'freeze', on: !frozen })}
      >
        {frozen ? text.unfreeze : text.freeze}
      </button>
      <button onClick={() => void back()}>{text.rewind}</button>
      <label class="switch">
        <input
          type="checkbox"
          checked={hints}
          onChange={(event) => void desk.ask({ do: 'room', hints: event.currentTarget.checked })}
        />
        {text.hints}
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={reveal}
          onChange={(event) => void desk.ask({ do: 'room', reveal: event.currentTarget.checked })}
        />
        {text.reveal}
      </label>
      <SlotClock slot={desk.secret.value?.slot ?? null} turn={(turn) => void desk.ask({ do: 'slot', turn })} />
      <span class="spacer" />
      {WINDOWS.map((name) => (
        <button key={name} aria-label={text.openWindow(text.windows[name])} onClick={() => desk.openWindow(name)}>
          {text.windows[name]} <span aria-hidden="true">↗</span>
        </button>
      ))}
    </div>
  );
}

function EndButton({ desk }: { desk: Desk }) {
  const ending = useSignal(false);
  return (
    <>
      <button
        onClick={() => {
          ending.value = true;
        }}
      >
        {text.end}
      </button>
      {ending.value && (
        <EndDialog
          desk={desk}
          onClose={() => {
            ending.value = false;
          }}
        />
      )}
    </>
  );
}

function EndDialog({ desk, onClose }: { desk: Desk; onClose(): void }) {
  return (
    <Dialog title={text.endQuestion} onClose={onClose}>
      <p>{text.endText}</p>
      <div class="actions">
        <button
          class="primary"
          onClick={() => {
            onClose();
            void desk.game.send({ type: 'session.end' });
          }}
        >
          {text.endYes}
        </button>
        <button onClick={onClose}>{text.endNo}</button>
      </div>
    </Dialog>
  );
}

/** What stands at the bedside, in short: monitor, what runs, what was said, what comes. */
function BedsidePanel({ desk }: { desk: Desk }) {
  const { game } = desk;
  const orders = usePart(game, (bedside) => bedside.orders);
  const last = usePart(game, (bedside) => bedside.messages.findLast(({ from }) => from !== 'system'));
  const running = orders.filter(({ state }) => state === 'running' || state === 'preparing');
  const pending = (desk.secret.value?.pending ?? []).slice(0, 5);
  return (
    <section class="panel desk-bedside" aria-labelledby="bedside-title">
      <h2 id="bedside-title">{text.bedside}</h2>
      <VitalsStrip game={game} />
      <div class="desk-columns">
        <div>
          <h3>{orderWords.running.title}</h3>
          <ul>
            {running.map(({ number, label, detail }) => (
              <li key={number}>
                {label} <span class="muted">{detail}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{text.coming}</h3>
          {pending.length === 0 && <p class="muted">{text.nothingComing}</p>}
          <ul>
            {pending.map(({ at, label }) => (
              <li key={`${at} ${label}`}>
                <span class="number muted">{clockTime(at)}</span> {label}
              </li>
            ))}
          </ul>
        </div>
      </div>
      {last && (
        <p class="last-said">
          <span class="number muted">{clockTime(last.at)}</span> <b>{bedsideWords.messages.from[last.from]}</b>{' '}
          {last.text}
        </p>
      )}
    </section>
  );
}

/** The case is over: the script for the talk. */
function After({ desk, shell, onSheet }: { desk: Desk; shell: Shell; onSheet(): void }) {
  const told = desk.told.value;
  if (told) return <Pearls desk={desk} told={told} onSheet={onSheet} shell={shell} />;
  return (
    <section class="panel">
      <p>{bedsideWords.ended.title}</p>
      <div class="actions">
        <button class="primary" onClick={desk.askDebrief}>
          {text.pearls.open}
        </button>
      </div>
    </section>
  );
}
