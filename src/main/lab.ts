// Opens the lab: its worker on one side, what the screen looks at on the other.
import { signal } from '@preact/signals';
import { EXPERIMENTS } from '../catalog/experiments.ts';
import type { FieldGeometry, LabView } from '../engine/types.ts';
import { openLab } from '../session/lab-session.ts';
import type { ToLab } from '../session/lab-messages.ts';
import type { LabGame } from '../views/lab/lab-game.ts';

/** Every lab shows the same vessels, so that teachers can speak of "the one at the left". */
const SEED = 1;

export interface OpenLab {
  game: LabGame;
  close(): void;
}

/** Is this the name of a guided experiment? */
export function isExperiment(id: string | null): id is string {
  return EXPERIMENTS.some((one) => one.id === id);
}

export function createLabGame(experiment: string | null): OpenLab {
  const view = signal<LabView | null>(null);
  const geometry = signal<FieldGeometry | null>(null);
  const busy = signal<number | null>(0);
  const failed = signal<string | null>(null);
  const session = openLab({
    busy: (done) => {
      busy.value = done;
    },
    view: (next, shape) => {
      if (shape) geometry.value = shape;
      view.value = next;
      busy.value = null;
    },
    failed: (detail) => {
      failed.value = detail;
    },
  });
  /** For what takes more than a moment. */
  const tellLong = (message: ToLab): void => {
    busy.value = 0;
    session.tell(message);
  };
  if (experiment === null) tellLong({ type: 'open', site: 'sublingual', seed: SEED });
  else tellLong({ type: 'experiment', id: experiment });
  return {
    close: session.close,
    game: {
      view,
      geometry,
      busy,
      failed,
      open: (site) => tellLong({ type: 'open', site, seed: SEED }),
      state: (name) => tellLong({ type: 'state', name }),
      experiment: (id) => tellLong({ type: 'experiment', id }),
      step: (step) => session.tell({ type: 'step', step }),
      set: (values) => session.tell({ type: 'set', values }),
      run: (on) => session.tell({ type: 'run', on }),
      pace: (pace) => session.tell({ type: 'pace', pace }),
      undo: () => session.tell({ type: 'undo' }),
      reset: () => session.tell({ type: 'reset' }),
      ask: (segment) => session.tell({ type: 'ask', segment }),
    },
  };
}
