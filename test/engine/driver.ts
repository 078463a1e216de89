// Plays cases in tests in the words of a lesson: begin('urosepsis').give('norepinephrine', { rate: 0.3 }).wait(20 * MINUTE).
import { readCase } from '../../src/headless/case-file.ts';
import type { Run, RunOptions } from '../../src/engine/run.ts';
import {
  advanceRun,
  bedside,
  chartOf,
  debriefOf,
  phaseOf,
  restoreRun,
  saveRun,
  send,
  startRun,
  truth,
} from '../../src/engine/run.ts';
import type { Refused } from '../../src/engine/auto-play.ts';
import { autoPlay } from '../../src/engine/auto-play.ts';
import { policy } from '../../src/engine/policies.ts';
import type { CaseEvent, Emitted } from '../../src/engine/types.ts';
import { keptRun } from './kept-runs.ts';

export const MINUTE = 60;
export const HOUR = 3600;
const STEPS = 500;

export class Player {
  run: Run;
  heard: Emitted[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  tell(event: CaseEvent): { accepted: boolean; reason?: string } {
    return send(this.run, event);
  }

  /** Orders and expects that it is accepted. */
  give(order: string, values: Record<string, number> = {}): this {
    const { accepted, reason } = this.tell({ type: 'order.place', order, values });
    if (!accepted) throw new Error(`${order} was refused: ${reason}`);
    return this;
  }

  /** The reason with which an order is refused. */
  refusal(order: string, values: Record<string, number> = {}): string {
    const { accepted, reason = '' } = this.tell({ type: 'order.place', order, values });
    if (accepted) throw new Error(`${order} was accepted`);
    return reason;
  }

  wait(seconds: number): this {
    advanceRun(this.run, Math.round(seconds * STEPS), (line) => this.heard.push(line));
    return this;
  }

  follow(id: string, seconds: number, onRefused?: (refused: Refused) => void): this {
    autoPlay(this.run, this.time + seconds, { policy: policy(id), ...(onRefused ? { onRefused } : {}) });
    return this;
  }

  get time(): number {
    return this.run.patient.step / STEPS;
  }
  get phase() {
    return phaseOf(this.run);
  }
  get bedside() {
    return bedside(this.run);
  }
  get truth() {
    return truth(this.run);
  }
  get chart() {
    return chartOf(this.run);
  }
  get debrief() {
    return debriefOf(this.run);
  }
}

/** A run that has just been begun: the patient is in the room. */
export function begin(id: string, options: Partial<RunOptions> = {}): Player {
  const player = arrive(id, options);
  player.tell({ type: 'case.begin' });
  return player;
}

/** A run in its briefing. Made once per seed and resolution and reopened from its bytes, which is faster and tests that as well. */
export function arrive(id: string, options: Partial<RunOptions> = {}): Player {
  const { seed = 1, mode = 'practice', resolution = 'held-beat', openEnded = false } = options;
  const definition = readCase(id);
  const bytes = keptRun(`${id} ${seed} ${mode} ${resolution} ${openEnded}`, () =>
    saveRun(startRun(definition, { seed, mode, resolution, openEnded })),
  );
  return new Player(restoreRun(definition, bytes));
}
