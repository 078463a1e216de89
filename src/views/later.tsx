// A screen whose code is fetched when it is first wanted, so that the library stands before anything else has come over a slow line.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { appWords } from './words-app.ts';

export interface Later<Props> {
  Screen: ComponentType<Props>;
  /** Gets the code before it is wanted. */
  fetch(): void;
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const found = signal<{ View: ComponentType<Props> } | 'failed' | null>(null);
  let asked = false;
  const fetch = (): void => {
    if (asked) return;
    asked = true;
    load()
      .then((View) => {
        found.value = { View };
        return null;
      })
      .catch(() => {
        found.value = 'failed';
      });
  };
  const Screen = (props: Props) => {
    useEffect(fetch, []);
    const now = found.value;
    if (now === null) return <main class="page narrow-page muted">{appWords.fetching}</main>;
    if (now === 'failed') return <NotFetched />;
    return <now.View {...props} />;
  };
  return { Screen, fetch };
}

function NotFetched() {
  return (
    <main class="page narrow-page">
      <p>{appWords.banners.notFetched}</p>
      <div class="actions">
        <button class="primary" onClick={() => location.reload()}>
          {appWords.reload}
        </button>
      </div>
    </main>
  );
}
