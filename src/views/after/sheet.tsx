// A page for the printer, on the screen as it will be on paper. It lies over what called it and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './sheet.css';
import { afterWords } from './words-after.ts';

interface Props {
  title: string;
  onBack(): void;
  children: ComponentChildren;
  /** What can be chosen about it; not on paper. */
  choices?: ComponentChildren;
}

/** The button that opens a sheet: it gets the focus back. */
export const OPENER = 'open-sheet';

export function Sheet({ title, onBack, children, choices }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
    return () => void requestAnimationFrame(() => document.getElementById(OPENER)?.focus());
  }, []);
  return (
    <main class="a4">
      <div class="actions no-print">
        <button class="primary" onClick={() => print()}>
          {afterWords.print}
        </button>
        <button onClick={onBack}>{afterWords.back}</button>
        {choices}
      </div>
      <article class="a4-page">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <footer>{afterWords.training}</footer>
      </article>
    </main>
  );
}
