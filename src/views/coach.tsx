// The first minute: five short steps beside the thing they speak of. Each goes on by itself when it is done; all can be skipped for good.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Bedside } from '../engine/types.ts';
import type { Game } from './game.ts';
import { change, preferences } from './preferences.ts';
import type { RefillAct } from './refill-act.ts';
import { usePart } from './use.ts';
import { bedsideWords } from './words-bedside.ts';

interface Props {
  game: Game;
  act: RefillAct;
  /** The tab in view. */
  tab: string;
}

/** In Learn mode only, and only until it was finished or skipped once. */
export function Coach(props: Props) {
  if (props.game.mode !== 'learn' || preferences.value.coached) return null;
  return <Steps {...props} />;
}

function Steps({ game, act, tab }: Props) {
  const at = useSignal(0);
  const { steps, step, next, done, skip, title } = bedsideWords.coach;
  const now = steps[at.value];
  const last = at.value === steps.length - 1;
  const onward = (): void => {
    if (last) change({ coached: true });
    else at.value++;
  };
  const reached = useReached(game, act, tab, now.anchor);
  useEffect(() => {
    if (reached && !last) onward();
  }, [reached]);
  const box = useAnchor(now.anchor, now.tab, tab);
  return (
    <section class="coach" ref={box} aria-label={title}>
      <p class="muted small-text">
        {title} · {step(at.value + 1, steps.length)}
      </p>
      <p role="status">{now.text}</p>
      <div class="coach-actions">
        <button class="small primary" onClick={onward}>
          {last ? done : next}
        </button>
        {!last && (
          <button class="small link" onClick={() => change({ coached: true })}>
            {skip}
          </button>
        )}
      </div>
    </section>
  );
}

/** Has the trainee just done what this step asks for? Only what happens while the step is shown counts. */
function useReached(game: Game, act: RefillAct, tab: string, anchor: string): boolean {
  const fluids = usePart(game, ({ orders }: Bedside) => orders.filter((order) => order.kind === 'fluid').length);
  const { pace, skipping } = game.clock.value;
  const done: Record<string, number> = {
    finger: act.is === 'written' ? 1 : 0,
    orders: fluids,
    pace: pace > 1 || skipping ? 1 : 0,
    results: tab === 'results' ? 1 : 0,
  };
  const value = done[anchor] ?? 0;
  const start = useRef({ anchor, value });
  if (start.current.anchor !== anchor) start.current = { anchor, value };
  return value > start.current.value;
}

/** Keeps the card beside its anchor, or beside the tab that leads there, and marks it. */
function useAnchor(anchor: string, tabOfAnchor: string | null, tab: string) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      if (box.current) putBeside(box.current, findAnchor(anchor, tabOfAnchor));
    };
    place();
    const timer = setInterval(place, 400);
    addEventListener('resize', place);
    return () => {
      clearInterval(timer);
      removeEventListener('resize', place);
      mark(null);
    };
  }, [anchor, tab]);
  return box;
}

function findAnchor(anchor: string, tabOfAnchor: string | null): HTMLElement | null {
  const there = [...document.querySelectorAll<HTMLElement>(`[data-coach=${anchor}]`)].find(isSeen);
  return there ?? (tabOfAnchor ? document.querySelector<HTMLElement>(`[data-tab=${tabOfAnchor}]`) : null);
}

function isSeen(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

const MARK = 'coached';
function mark(element: HTMLElement | null): void {
  for (const before of document.querySelectorAll(`.${MARK}`)) if (before !== element) before.classList.remove(MARK);
  element?.classList.add(MARK);
}

const GAP = 10;
/** Beside the anchor or in a corner, wherever the card covers neither the anchor nor the patient under the hand. */
function putBeside(card: HTMLElement, anchor: HTMLElement | null): void {
  mark(anchor);
  if (!anchor) return;
  const at = anchor.getBoundingClientRect();
  const patient = document.querySelector('[data-coach=patient]')?.getBoundingClientRect();
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const cost = (left: number, top: number): number => {
    const box = new DOMRect(left, top, size.width, size.height);
    const far = Math.hypot(
      left + size.width / 2 - at.left - at.width / 2,
      top + size.height / 2 - at.top - at.height / 2,
    );
    return overlap(box, at) * 10 + (patient ? overlap(box, patient) : 0) + far;
  };
  let best = { left: GAP, top: GAP, cost: Infinity };
  for (const [x, y] of spotsAround(at, size)) {
    const left = Math.max(GAP, Math.min(innerWidth - size.width - GAP, x));
    const top = Math.max(GAP, Math.min(innerHeight - size.height - GAP, y));
    const price = cost(left, top);
    if (price < best.cost) best = { left, top, cost: price };
  }
  card.style.left = `${best.left}px`;
  card.style.top = `${best.top}px`;
}

/** Below, above, right, left of the anchor, and the corners of the page. */
function spotsAround(at: DOMRect, { width, height }: { width: number; height: number }): [number, number][] {
  const middle = at.left + at.width / 2 - width / 2;
  return [
    [middle, at.bottom + GAP],
    [middle, at.top - height - GAP],
    [at.right + GAP, at.top],
    [at.left - width - GAP, at.top],
    [0, 0],
    [innerWidth, 0],
    [0, innerHeight],
    [innerWidth, innerHeight],
  ];
}

/** Shared area, px2. */
function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
