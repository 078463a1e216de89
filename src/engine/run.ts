// One run of a case: the patient, the case machine and the record, moved together. Plain data and functions; nothing here knows a screen.
import { type AnyActorScope, createActor, initialTransition } from 'xstate';
import { formularyOf } from '../catalog/orders.ts';
import { advance, STEPS_PER_SECOND, stepsPerAdvance } from '../perfusion/advance.ts';
import type { Formulary, Inputs } from '../perfusion/inputs.ts';
import { noInputs } from '../perfusion/inputs.ts';
import type { Patient } from '../perfusion/patient.ts';
import { digestPatient } from '../perfusion/save.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { patientAtTheDoor } from './at-the-door.ts';
import { drawnCase } from './vary.ts';
import { bedsideOf } from './bedside.ts';
import { caseMachine } from './case-machine.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look, MachineEvent } from './chart.ts';
import { makeDebrief } from './debrief.ts';
import { giveOrders } from './give.ts';
import { lookAt, truthTable } from './look.ts';
import { newsBetween } from './news.ts';
import { throughLine } from './arterial-line.ts';
import { injectRefusal, isInject, pressureFactor } from './injects.ts';
import { isRunning } from './order-flow.ts';
import { hintRefusal } from './hints.ts';
import { predictionRefusal } from './predictions.ts';
import { answerRefusal } from './questions.ts';
import { changeRefusal, pauseRefusal, placeRefusal, reportRefusal, stopRefusal } from './refusal.ts';
import { beatOf, fieldGeometry, fieldState } from './see.ts';
import type { TimelineMemory } from './timeline.ts';
import { DIGEST_EVERY, newTimeline, SAMPLE_EVERY, sampleTimeline, timelineView } from './timeline.ts';
import type { Debrief } from './debrief-types.ts';
import type { BeatTrace, Bedside, CaseEvent, Emitted, FieldGeometry, Phase, RunRecord } from './types.ts';

export type Machine = ReturnType<typeof caseMachine>;
export type Snapshot = ReturnType<Machine['resolveState']>;

export interface RunOptions {
  seed: number;
  mode: RunRecord['mode'];
  resolution: RunRecord['resolution'];
  /** Goes on after recovery and handover until death: for tables over fixed hours. */
  openEnded?: boolean;
  /** 0-1 while the hours before arrival are lived. */
  onProgress?: (share: number) => void;
}

export interface Run {
  readonly definition: CaseDefinition;
  readonly options: Required<Omit<RunOptions, 'onProgress'>>;
  readonly machine: Machine;
  readonly formulary: Formulary;
  patient: Patient;
  inputs: Inputs;
  state: Snapshot;
  events: RunRecord['events'];
  timeline: TimelineMemory;
  /** s, or 0 where nobody will ask for the record: a digest costs as much as 25 s of held-beat life. */
  digestEvery: number;
  /** On the way, every ten simulated minutes. */
  digests: { step: number; digest: string }[];
  /** Number of the last beat that was announced. */
  beat: number;
}

/** A new patient at the door, lived forward to arrival; the case waits in its briefing. */
export function startRun(written: CaseDefinition, options: RunOptions): Run {
  const { seed, mode, resolution, openEnded = false, onProgress } = options;
  const definition = drawnCase(written, seed);
  const formulary = formularyOf(definition.formulary);
  const patient = patientAtTheDoor(definition, formulary, { seed, resolution, onProgress });
  return attachRun(definition, patient, { seed, mode, resolution, openEnded });
}

/** A case around a patient who is there already; the case waits in its briefing. The patient has the case's formulary. */
export function attachRun(definition: CaseDefinition, patient: Patient, options: Run['options']): Run {
  const { seed, openEnded, mode } = options;
  const machine = caseMachine(definition);
  const [state] = initialTransition(machine, { seed, openEnded, mode });
  return {
    definition,
    options,
    machine,
    formulary: patient.formulary,
    patient,
    inputs: noInputs(patient.formulary),
    state,
    events: [],
    timeline: newTimeline(),
    digestEvery: DIGEST_EVERY,
    digests: [],
    beat: beatOf(patient)?.number ?? 0,
  };
}

export function chartOf(run: Run): Chart {
  return run.state.context;
}

/** Simulated seconds since arrival. */
export function timeOf(run: Run): number {
  return run.patient.step / STEPS_PER_SECOND;
}

export function phaseOf(run: Run): Phase {
  const { value } = run.state;
  return typeof value === 'string' ? value : value.treating;
}

/** Hands an event to the case. Accepted ones become part of the record; refused ones come back with a clinical reason. */
export function send(run: Run, event: CaseEvent): { accepted: boolean; reason?: string } {
  const time = timeOf(run);
  const message = { ...event, time, look: lookOf(run) } as MachineEvent;
  if (!run.state.can(message)) return { accepted: false, reason: refusalOf(run, event, time) };
  const first = event.type === 'case.begin';
  move(run, message);
  run.events.push({ step: run.patient.step, event });
  if (first) tick(run);
  return { accepted: true };
}

/** Several events at one step: all of them, or none and the reason of the first that is refused. */
export function sendTogether(run: Run, events: readonly CaseEvent[]): { accepted: boolean; reason?: string } {
  const { state } = run;
  const before = run.events.length;
  for (const event of events) {
    const answer = event.type === 'case.begin' ? { accepted: false } : send(run, event);
    if (answer.accepted) continue;
    run.state = state;
    run.events.length = before;
    giveOrders(chartOf(run), run.formulary, run.inputs, run.patient.host.weight);
    return answer;
  }
  return { accepted: true };
}

/** Events that only make sense in another phase. */
const OUT_OF_PLACE: Partial<Record<CaseEvent['type'], string>> = {
  'case.begin': 'The case has begun already.',
  'clock.pause': 'The clock is paused already.',
  'clock.resume': 'The clock is running already.',
  'debrief.open': 'The debrief opens when the case is over.',
  'blanket.lift': 'There is no blanket over the knees.',
};

function refusalOf(run: Run, event: CaseEvent, time: number): string {
  const phase = phaseOf(run);
  if (phase === 'briefing') return 'The case has not begun yet.';
  if (phase === 'outcome' || phase === 'debrief') return 'The case is over.';
  const chart = chartOf(run);
  const reason =
    event.type === 'order.place'
      ? placeRefusal(chart, run.definition, { ...event, time })
      : event.type === 'order.change'
        ? changeRefusal(chart, event)
        : event.type === 'order.stop'
          ? stopRefusal(chart, event)
          : event.type === 'refill.report' || event.type === 'mottling.report' || event.type === 'field.report'
            ? reportRefusal(chart, event)
            : isInject(event)
              ? injectRefusal(chart, event)
              : teachingRefusal(run, event, time);
  return reason ?? OUT_OF_PLACE[event.type] ?? 'That is not possible now.';
}

function teachingRefusal(run: Run, event: CaseEvent, time: number): string | null {
  const chart = chartOf(run);
  if (event.type === 'hint.ask') return hintRefusal(chart);
  if (event.type === 'prediction.make') return predictionRefusal(chart, event, time);
  if (event.type === 'question.answer') return answerRefusal(chart, run.definition, event);
  if (event.type === 'clock.resume') return chart.question === null ? null : 'Answer the question first, or leave it.';
  return event.type === 'clock.pause' && phaseOf(run) === 'running' ? pauseRefusal(chart, run.definition) : null;
}

function move(run: Run, event: MachineEvent): void {
  run.state = run.machine.transition(run.state, event, scopeOf(run.machine));
  giveOrders(chartOf(run), run.formulary, run.inputs, run.patient.host.weight);
}

const scopes = new WeakMap<Machine, AnyActorScope>();

/** What XState's own `transition` makes anew for every event, with an actor that nobody starts: half the cost of a second. The machine runs no actors. */
function scopeOf(machine: Machine): AnyActorScope {
  const made = scopes.get(machine);
  if (made) return made;
  const nothing = (): void => {};
  const self = createActor(machine, { input: { seed: 0, openEnded: false } });
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}

/** Lives `steps` steps of 2 ms in whole control intervals. Stands still unless the case is running. */
export function advanceRun(run: Run, steps: number, onEmit?: (emitted: Emitted) => void): void {
  const interval = stepsPerAdvance(run.patient.resolution);
  for (let lived = 0; lived + interval <= steps && phaseOf(run) === 'running'; lived += interval) {
    advance(run.patient, run.inputs);
    if (onEmit) announceBeat(run, onEmit);
    if (run.patient.step % STEPS_PER_SECOND === 0) tick(run, onEmit);
  }
}

function announceBeat(run: Run, onEmit: (emitted: Emitted) => void): void {
  const number = run.patient.circulation.beatNumber;
  if (number === run.beat) return;
  run.beat = number;
  const { value, state } = chartOf(run).monitor.shown.saturation;
  onEmit({ kind: 'beat', saturation: state === 'good' || state === 'weak' ? value : null });
}

/** The second that has just been lived, for the case. */
function tick(run: Run, onEmit?: (emitted: Emitted) => void): void {
  const before = chartOf(run);
  const time = timeOf(run);
  const look = lookOf(run);
  move(run, { type: 'clock.tick', time, look });
  if (time % SAMPLE_EVERY[run.options.resolution] === 0) sampleTimeline(run.timeline, time, lookOf(run));
  if (run.digestEvery > 0 && time > 0 && time % run.digestEvery === 0)
    run.digests.push({ step: run.patient.step, digest: digestPatient(run.patient) });
  if (onEmit) newsBetween(before, chartOf(run)).forEach(onEmit);
}

function lookOf(run: Run): Look {
  return lookAt(run.patient, chartOf(run), run.inputs, run.formulary);
}

/** What a person at this bed could know now. */
export function bedside(run: Run): Bedside {
  const chart = chartOf(run);
  const field = isRunning(chart, 'videomicroscopy') ? fieldState(run.patient.sublingual) : null;
  return bedsideOf({
    chart,
    definition: run.definition,
    time: timeOf(run),
    phase: phaseOf(run),
    look: lookOf(run),
    field,
  });
}

/** Everything, by the names of the command line's columns. For debrief, lab, tests and tables only. */
export function truth(run: Run): Record<string, number> {
  return truthTable(run.patient, chartOf(run), run.inputs, run.formulary);
}

export function record(run: Run): RunRecord {
  const { seed, mode, resolution, openEnded } = run.options;
  return {
    format: 1,
    app: 'refill',
    model: MODEL_VERSION,
    case: run.definition.id,
    caseVersion: run.definition.version,
    seed,
    mode,
    resolution,
    ...(openEnded ? { openEnded } : {}),
    events: [...run.events],
    step: run.patient.step,
    digest: digestPatient(run.patient),
    digests: [...run.digests],
  };
}

/** Plays a record again from the door. The caller compares the digest; another model version gives another patient. */
export function replay(definition: CaseDefinition, kept: RunRecord, onProgress?: (share: number) => void): Run {
  if (kept.case !== definition.id)
    throw new Error(`This run belongs to the case "${kept.case}", not to "${definition.id}".`);
  const { seed, mode, resolution, openEnded = false } = kept;
  const halfway = onProgress && ((share: number) => onProgress(share / 2));
  const run = startRun(definition, { seed, mode, resolution, openEnded, ...(halfway ? { onProgress: halfway } : {}) });
  const total = Math.max(1, kept.step);
  for (const { step, event } of kept.events) {
    advanceTo(run, step);
    send(run, event);
    onProgress?.(0.5 + step / total / 2);
  }
  advanceTo(run, kept.step);
  onProgress?.(1);
  return run;
}

export function advanceTo(run: Run, step: number, onEmit?: (emitted: Emitted) => void): void {
  advanceRun(run, step - run.patient.step, onEmit);
}

/** The vessels of the field under the microscope, drawn once. */
export function geometry(run: Run): FieldGeometry | null {
  return fieldGeometry(run.patient.sublingual);
}

/** The last completed heart beat, for the monitor. */
export function latestBeat(run: Run): BeatTrace | null {
  const whole = beatOf(run.patient);
  const { circulation, step } = run.patient;
  const beat = whole && throughLine(whole, (step - circulation.sums[0]) / STEPS_PER_SECOND, chartOf(run));
  const factor = pressureFactor(chartOf(run), lookOf(run));
  return beat && factor !== 1 ? { ...beat, arterial: beat.arterial.map((pressure) => pressure * factor) } : beat;
}

export function debriefOf(run: Run): Debrief {
  return makeDebrief({
    chart: chartOf(run),
    definition: run.definition,
    time: timeOf(run),
    timeline: timelineView(run.timeline),
  });
}

export { readKept, restoreRun, saveRun } from './save-run.ts';
