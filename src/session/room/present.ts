// The present moment of a hosted run, and the vessels that it refers to.
import { judgeGuess } from '../../engine/guesses.ts';
import { injectLabel, isInject } from '../../engine/injects.ts';
import { chartOf, geometry, truth } from '../../engine/run.ts';
import { timelineView } from '../../engine/timeline.ts';
import type { FieldGeometry } from '../../engine/types.ts';
import { STEPS_PER_SECOND } from '../clock.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import { takeFrame } from '../player.ts';
import type { Hosting } from './hosting.ts';
import { pendingOf, revealOf } from './pending.ts';
import { isInstructors } from './roles.ts';
import type { Role } from './roles.ts';
import { slotView } from './slot.ts';
import { viewFor } from './view.ts';
import type { SeatGuess, Secret, Welcome, WholeFrame } from './view.ts';

export function momentOf(h: Hosting, secret: boolean): WholeFrame {
  const frame = takeFrame(h.player);
  if (frame.geometry) h.opened = frame.geometry;
  const { hints, reveal } = h.held;
  h.last = {
    frame,
    room: { frozen: h.player.clock.holds.frozen, hints, reveal, speaker: false, notice: h.notice },
    secret: secret ? secretOf(h) : null,
    reveal: reveal ? revealOf(h.player.run) : null,
  };
  return h.last;
}

function secretOf(h: Hosting): Secret {
  const { run } = h.player;
  const injects = h.held.events.filter(({ event }) => isInstructors(event.type));
  return {
    truth: truth(run),
    pending: pendingOf(chartOf(run)),
    notes: h.held.notes,
    injects: injects.map(({ n, step, event }) => ({
      n,
      step,
      type: event.type,
      label: isInject(event) ? injectLabel(event) : 'Session ended',
    })),
    slot: slotView(h.held.slot),
  };
}

export function welcomeOf(h: Hosting, role: Role): Welcome {
  const whole = h.last ?? momentOf(h, role === 'instructor');
  const view = viewFor(role, role === 'instructor' ? { ...whole, secret: secretOf(h) } : whole);
  return { model: MODEL_VERSION, view, geometry: geometryFor(h, role) };
}

/** The vessels of what this role sees: the bed that the learner has open, or the revealed one. */
function geometryFor(h: Hosting, role: Role): FieldGeometry | null {
  if (role === 'trainee') return h.opened;
  return role === 'instructor' || h.held.reveal ? geometry(h.player.run) : null;
}

/** What the observers of this run expected beside what happened, or only what was expected; of one seat or of all. */
export function guessesOf(h: Hosting, seat: string | null, judged: boolean): SeatGuess[] {
  const { run } = h.player;
  const timeline = judged ? timelineView(run.timeline) : null;
  return h.held.guesses
    .filter((one) => seat === null || one.seat === seat)
    .map(({ step, guess }) => ({ at: step / STEPS_PER_SECOND, ...guess }))
    .map((guess) => ({ ...guess, judged: timeline && judgeGuess(chartOf(run), timeline, guess) }));
}
