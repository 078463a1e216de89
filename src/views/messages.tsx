// What people at the bedside and on the phone say, newest at the bottom, read aloud as it comes; the handover stays one click away.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { shortTime } from './format.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';

export function Messages({ game, quiet }: { game: Game; quiet: boolean }) {
  const all = usePart(game, (bedside) => bedside.messages);
  const handover = game.summary.handover.join(' ');
  const messages = all.filter((message) => message.text !== handover);
  const box = useRef<HTMLDivElement>(null);
  /** Open until somebody says something, unless the trainee has chosen. */
  const chosen = useSignal<boolean | null>(null);
  const open = chosen.value ?? messages.length === 0;
  useEffect(() => {
    // The newest message from its beginning, however long it is.
    const log = box.current;
    const last = log?.lastElementChild;
    if (log && last instanceof HTMLElement) log.scrollTop = open ? 0 : last.offsetTop - log.offsetTop;
  }, [messages.length, open]);
  return (
    <section class={`panel messages ${quiet ? 'hidden' : ''}`} aria-labelledby="messages-title">
      <div class="panel-head">
        <h2 id="messages-title">{bedsideWords.messages.title}</h2>
        <button
          class="link"
          aria-expanded={open}
          aria-controls="handover-text"
          tabIndex={quiet ? -1 : 0}
          onClick={() => {
            chosen.value = !open;
          }}
        >
          {bedsideWords.messages.handover} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
        </button>
      </div>
      <div class="log" role="log" aria-labelledby="messages-title" tabIndex={quiet ? -1 : 0} ref={box}>
        <p id="handover-text" class="message from-handover" hidden={!open}>
          {handover}
        </p>
        {messages.length === 0 && !open && <p class="muted">{bedsideWords.messages.none}</p>}
        {messages.map((message, index) => (
          <p key={index} class={`message from-${message.from}`}>
            <span class="muted number">{shortTime(message.at)}</span> <b>{bedsideWords.messages.from[message.from]}</b>{' '}
            {message.text}
          </p>
        ))}
      </div>
    </section>
  );
}
