// A native dialog that opens when it appears, closes with Escape, and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  /** Stands at the side, so that the patient stays in view. */
  aside?: boolean;
  onClose(): void;
  children: ComponentChildren;
}

export function Dialog({ title, aside, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  // Before the next key: a quick Escape is meant for the dialog.
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    // The focus may lie far down in a long text; it is read from the top.
    if (box.current) box.current.scrollTop = 0;
    return () => {
      // Who has already gone on to another field is not called back in the middle of a word.
      const free = document.activeElement === null || document.activeElement === document.body;
      if (free && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog class={`dialog ${aside ? 'aside' : ''}`} ref={box} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
