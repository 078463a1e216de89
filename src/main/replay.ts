// The pictures of a finished run, made from its replay worker: a bedside that can be looked at and not touched.
import { computed, signal } from '@preact/signals';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseSummary } from '../engine/read-case.ts';
import type { FieldGeometry, RunRecord } from '../engine/types.ts';
import type { FromReplay, ReplayFrame } from '../session/replay-messages.ts';
import { openReplaySession } from '../session/replay-session.ts';
import type { ReplaySession } from '../session/replay-session.ts';
import type { ClockReading, Game, ReplayView, StageFrame } from '../views/game.ts';

const STILL: ClockReading = {
  pace: 1,
  effective: 1,
  achieved: 1,
  behind: false,
  hands: false,
  slowedBy: null,
  skipping: false,
  held: null,
};
const nothing = (): void => undefined;

export function openReplay(definition: CaseDefinition, record: RunRecord): ReplayView {
  const game = signal<Game | null>(null);
  const share = signal(0);
  const at = signal<number | null>(null);
  const failed = signal(false);
  let screen: ReturnType<typeof gameOf> | null = null;
  const receive = (message: FromReplay): void => {
    if (message.type === 'progress') share.value = message.share;
    else if (message.type === 'failed') failed.value = true;
    else {
      at.value = message.frame.at;
      if (screen) screen.show(message.frame);
      else {
        screen = gameOf(definition, session, message.frame);
        game.value = screen.game;
      }
    }
  };
  const session = openReplaySession(receive);
  session.post({ type: 'open', definition, record });
  return {
    game,
    share,
    at,
    failed,
    seek: (moment) => session.post({ type: 'seek', at: moment }),
    close: session.close,
  };
}

function gameOf(
  definition: CaseDefinition,
  session: ReplaySession,
  first: ReplayFrame,
): { game: Game; show(frame: ReplayFrame): void } {
  const bedside = signal(first.bedside);
  const revealed = signal(first.revealed);
  const listeners = new Set<(frame: StageFrame) => void>();
  let latest = first;
  let geometry: FieldGeometry | null = first.geometry;
  const field = computed(() => revealed.value?.field ?? null);
  const stageFrame = (): StageFrame => {
    const microscope = field.value ? { ...field.value, scores: null } : null;
    return { bedside: { ...bedside.value, microscope }, beat: latest.beat, geometry, pace: 1 };
  };
  const game: Game = {
    id: 'replay',
    summary: caseSummary(definition),
    mode: 'learn',
    weight: definition.host.weight,
    orders: [],
    timing: () => ({ preparation: 0, duration: 0, turnaround: 0 }),
    bedside,
    clock: signal(STILL),
    revealed,
    field,
    onFrame(listener) {
      listeners.add(listener);
      listener(stageFrame());
      return () => listeners.delete(listener);
    },
    send: async () => ({ accepted: false }),
    setPace: nothing,
    skip: nothing,
    hands: nothing,
    watch: (watch) => session.post({ type: 'watch', watch }),
    goOn: nothing,
    exportRecord: nothing,
    leave: nothing,
  };
  return {
    game,
    show(frame) {
      latest = frame;
      geometry = frame.geometry ?? geometry;
      bedside.value = frame.bedside;
      revealed.value = frame.revealed;
      for (const listener of listeners) listener(stageFrame());
    },
  };
}
