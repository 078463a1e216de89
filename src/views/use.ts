// Small helpers for the screens: look at one part of the bedside, follow a media query, count down.
import { useComputed, useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Bedside } from '../engine/types.ts';
import type { Game } from './game.ts';

/** One part of the bedside; the component draws again only when that part is another one. */
export function usePart<T>(game: Game, select: (bedside: Bedside) => T): T {
  return useComputed(() => select(game.bedside.value)).value;
}

/** Reads something once a wall second: often enough for words, seldom enough to be read. */
export function useEachSecond<T>(read: () => T): T {
  const value = useSignal(read());
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const look = (): void => {
      value.value = latest.current();
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, []);
  return value.value;
}

/** Whether the window is narrower than this many rem: letters enlarged to 200 % need the small layout as much as a small window does. */
export function useNarrowerThan(rems: number): ReadonlySignal<boolean> {
  const read = (): boolean => innerWidth <= rems * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const narrow = useSignal(read());
  useEffect(() => {
    // The body's box changes with the window, an element of one rem with the letters.
    const probe = document.body.appendChild(document.createElement('i'));
    probe.className = 'rem-probe';
    const watch = new ResizeObserver(() => {
      narrow.value = read();
    });
    watch.observe(probe);
    watch.observe(document.documentElement);
    return () => {
      watch.disconnect();
      probe.remove();
    };
  }, [rems]);
  return narrow;
}

/** Calls `work` on every key press from the moment the component can be seen. */
export function useKey(work: (event: KeyboardEvent) => void): void {
  const latest = useRef(work);
  latest.current = work;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => latest.current(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Is this where a key already means something, so that a shortcut must stay away? */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, button, summary, a, dialog, [role=tab], [role=listbox]') !== null
  );
}
