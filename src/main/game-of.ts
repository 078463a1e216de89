// Makes the screens' view of one run out of its session: signals that change with each frame, functions that send.
import { computed, signal } from '@preact/signals';
import { orderEntries } from '../catalog/orders.ts';
import { caseSummary, timingOf } from '../engine/read-case.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Bedside, FieldGeometry, RunRecord } from '../engine/types.ts';
import type { Frame } from '../session/messages.ts';
import type { Session } from '../session/session.ts';
import type { Game, StageFrame } from '../views/game.ts';
import { share } from '../views/share.ts';

export interface LiveGame {
  game: Game;
  frame(frame: Frame): void;
}

export interface GameOptions {
  session: Pick<Session, 'id' | 'send' | 'setPace' | 'skip' | 'hands' | 'watch' | 'hold'>;
  definition: CaseDefinition;
  mode: RunRecord['mode'];
  geometry: FieldGeometry | null;
  first: Frame;
  exportRecord(): void;
  leave(): void;
}

export function gameOf(options: GameOptions): LiveGame {
  const { session, definition, first } = options;
  const bedside = signal(first.bedside);
  const clock = signal(first.clock);
  const listeners = new Set<(frame: StageFrame) => void>();
  const revealed = signal(first.revealed);
  const field = computed(() => revealed.value?.field ?? bedside.value.microscope);
  let latest: Frame = first;
  let geometry = first.geometry ?? options.geometry;
  const stageFrame = (): StageFrame => ({
    bedside: withField(bedside.value, field.value),
    beat: latest.beat,
    geometry,
    pace: latest.clock.skipping ? 60 : latest.clock.effective,
  });
  const game: Game = {
    id: session.id,
    summary: caseSummary(definition),
    mode: options.mode,
    weight: definition.host.weight,
    orders: ordersOf(definition),
    timing: (order) => timingOf(definition, order),
    bedside,
    clock,
    revealed,
    field,
    onFrame(listener) {
      listeners.add(listener);
      listener(stageFrame());
      return () => listeners.delete(listener);
    },
    send: session.send,
    setPace: session.setPace,
    skip: session.skip,
    hands: session.hands,
    watch: session.watch,
    goOn: () => session.hold('reopened', false),
    exportRecord: options.exportRecord,
    leave: options.leave,
  };
  return {
    game,
    frame(frame) {
      latest = frame;
      geometry = frame.geometry ?? geometry;
      bedside.value = share(bedside.value, frame.bedside);
      clock.value = share(clock.value, frame.clock);
      revealed.value = frame.revealed;
      for (const listener of listeners) listener(stageFrame());
    },
  };
}

/** What the stage draws as the microscope's picture: in Learn the open bed, whichever it is. */
function withField(bedside: Bedside, field: Game['field']['value']): Bedside {
  return field ? { ...bedside, microscope: { ...field, scores: null } } : bedside;
}

/** In menu order, not in the order in which the case lists them. */
function ordersOf(definition: CaseDefinition): Game['orders'] {
  return orderEntries.filter((entry) => definition.formulary.includes(entry.id));
}
