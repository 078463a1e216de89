// The trainee's own refill test, shared by the picture, the buttons and the keyboard: press, hold, let go, stop the watch.
import { useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Game } from './game.ts';
import { areHandsOn, expire, idle, press, release, stopWatch } from './refill-act.ts';
import type { RefillAct, Site } from './refill-act.ts';

export interface RefillTest {
  act: ReadonlySignal<RefillAct>;
  /** Wall seconds, moving while hands are on. */
  now: ReadonlySignal<number>;
  press(site: Site): void;
  release(): void;
  stop(): void;
  discard(): void;
}

const seconds = (): number => performance.now() / 1000;

export function useRefill(game: Game): RefillTest {
  const act = useSignal<RefillAct>(idle);
  const now = useSignal(seconds());
  const handsOn = areHandsOn(act.value);

  useEffect(() => {
    if (!handsOn) return undefined;
    game.hands(true);
    const timer = setInterval(() => {
      now.value = seconds();
      act.value = expire(act.value, now.value);
    }, 100);
    return () => {
      clearInterval(timer);
      game.hands(false);
    };
  }, [handsOn, game]);

  return useMemo(() => {
    const move = (next: (act: RefillAct, at: number) => RefillAct): void => {
      now.value = seconds();
      act.value = next(act.value, now.value);
    };
    return {
      act,
      now,
      press: (site) => {
        if (game.bedside.value.phase === 'running') move((before, at) => press(before, site, at));
      },
      release: () => move(release),
      stop: () => {
        move(stopWatch);
        const done = act.value;
        if (done.is !== 'written') return;
        void game.send({ type: 'refill.report', site: done.site, seconds: done.seconds, held: round(done.held) });
      },
      discard: () => {
        act.value = idle;
      },
    };
  }, [game]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
