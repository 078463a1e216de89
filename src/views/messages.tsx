// What people at the bedside and on the phone say, newest at the bottom, read aloud as it comes.
import { useEffect, useRef } from 'preact/hooks';
import { shortTime } from './format.ts';
import type { Game } from './game.ts';
import { usePart } from './use.ts';
import { words } from './words.ts';

export function Messages({ game, quiet }: { game: Game; quiet: boolean }) {
  const messages = usePart(game, (bedside) => bedside.messages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The newest message from its beginning, however long it is.
    const log = box.current;
    const last = log?.lastElementChild;
    if (log && last instanceof HTMLElement) log.scrollTop = last.offsetTop - log.offsetTop;
  }, [messages.length]);
  return (
    <section class={`panel messages ${quiet ? 'hidden' : ''}`} aria-labelledby="messages-title">
      <div class="panel-head">
        <h2 id="messages-title">{words.messages.title}</h2>
      </div>
      <div class="log" role="log" aria-labelledby="messages-title" tabIndex={quiet ? -1 : 0} ref={box}>
        {messages.length === 0 && <p class="muted">{words.messages.none}</p>}
        {messages.map((message, index) => (
          <p key={index} class={`message from-${message.from}`}>
            <span class="muted number">{shortTime(message.at)}</span> <b>{words.messages.from[message.from]}</b>{' '}
            {message.text}
          </p>
        ))}
      </div>
    </section>
  );
}
