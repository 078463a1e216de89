// The answer to "why did this stop?": the chain of causes of one vessel, and the keyboard's way from one standing vessel to the next.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Constrictor } from '../engine/types.ts';
import type { SegmentExplanation } from '../perfusion/network/why.ts';
import { useKey } from './use.ts';
import type { Walk } from './vessel-find.ts';
import { vesselSentences } from './why-sentences.ts';
import { whyWords } from './words-why.ts';

interface Props {
  causes: readonly SegmentExplanation[];
  constrictor: Constrictor | null;
  /** The vessels that the keyboard walks through. */
  walk: Walk;
  asked: number;
  onAsk(segment: number | null): void;
}

export function WhyVessel({ causes, constrictor, walk, asked, onAsk }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useKey((event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onAsk(null);
  });
  const own = causes[0]?.segment === asked ? causes[0] : null;
  const { list } = walk;
  const at = list.indexOf(asked);
  const last = useRef(0);
  if (at >= 0) last.current = at;
  const step = (by: number): void => onAsk(nextOf(list, asked, by, last.current));
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined || list.length === 0) return;
    event.preventDefault();
    step(by);
  };
  return (
    <section class="why-vessel" aria-label={whyWords.chain}>
      <div aria-live="polite">
        {own && (
          <h3>
            {whyWords.kinds[own.kind]}. {whyWords.titles[own.state]}
          </h3>
        )}
        {own && vesselSentences(causes, constrictor).map((line) => <p key={line}>{line}</p>)}
      </div>
      <div class="walk-steps" role="toolbar" aria-label={whyWords.walk} tabIndex={-1} onKeyDown={keys}>
        <button class="small" ref={first} disabled={list.length === 0} onClick={() => step(-1)}>
          {whyWords.previous}
        </button>
        <button class="small" disabled={list.length === 0} onClick={() => step(1)}>
          {whyWords.next}
        </button>
        <span class="muted small-text">{at >= 0 && placeOf(walk, at)}</span>
        <button class="small" onClick={() => onAsk(null)}>
          {whyWords.close}
        </button>
      </div>
    </section>
  );
}

function placeOf({ list, standing }: Walk, at: number): string {
  return at < standing
    ? whyWords.place(at + 1, standing)
    : whyWords.arteriole(at + 1 - standing, list.length - standing);
}

/** The next vessel of the walk. A vessel that has left it meanwhile (it began to move) leads to the one now at its place, `last`. */
export function nextOf(list: readonly number[], asked: number | null, by: number, last = 0): number | null {
  if (list.length === 0) return null;
  const at = asked === null ? -1 : list.indexOf(asked);
  const next = at < 0 ? (by > 0 ? last : last - 1) : at + by;
  return list[(next + list.length) % list.length];
}
