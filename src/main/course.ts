// A sitting in a course of a learning platform (cmi5): what is told to the platform, when, and never twice. Playing never waits for it.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Debrief } from '../engine/debrief-types.ts';
import type { CaseEvent, RunRecord } from '../engine/types.ts';
import { cmi5Ids, cmi5Statement, durationOf, xapiScene } from '../reports/xapi/scene.ts';
import type { Course as XapiCourse, Scene, Statement } from '../reports/xapi/scene.ts';
import { closingStatements, decisionStatements, eventStatement, scaledScore } from '../reports/xapi/statements.ts';
import { CMI5 } from '../reports/xapi/vocabulary.ts';
import { Cmi5Error, openLaunch } from '../session/lrs/cmi5.ts';
import type { Cmi5Session, Launch } from '../session/lrs/cmi5.ts';
import type { StatementQueue } from '../session/lrs/queue.ts';
import { createSender } from '../session/lrs/sender.ts';
import type { CourseView } from '../views/after/after-game.ts';

export interface RunInfo {
  id: string;
  run: Pick<RunRecord, 'case' | 'seed' | 'mode' | 'model'>;
  caseTitle: string;
  /** Events of the record that are there already: told in the sitting in which they happened. */
  events: number;
}

/** Follows the runs of this page. */
export interface RunWatcher {
  opened(info: RunInfo): void;
  /** `when`: wall ms. */
  event(event: CaseEvent, at: number, when: number, orderOf: (number: number) => string | undefined): void;
  told(told: { debrief: Debrief; record: RunRecord }, when: number): void;
}

export interface Course extends RunWatcher {
  view: ReadonlySignal<CourseView>;
  /** The platform's wish for sound; null: none. */
  audio: Promise<'on' | 'off' | null>;
  /** The line may be back. */
  hurry(): void;
  /** The last statement, then where the platform wants its learners back; null: nowhere. */
  leave(): Promise<string | null>;
}

export interface CourseParts {
  launch: Launch;
  queue: StatementQueue;
  fetch: typeof fetch;
  now(): number;
  /** Events that this run had when the sitting first saw it; a page that is loaded again remembers. */
  firstOf(run: string, events: number): number;
  wait(ms: number): Promise<void>;
}

const LONGEST_WAIT_MS = 30_000;
/** How long leaving waits for what is still on its way. */
const GOODBYE_MS = 8_000;

export function openCourse({ launch, queue, fetch, now, firstOf, wait }: CourseParts): Course {
  const begun = now();
  const view = signal<CourseView>({ phase: 'opening', counts: null, trouble: null, canLeave: false });
  const change = (part: Partial<CourseView>): void => {
    view.value = { ...view.value, ...part };
  };
  const sender = createSender({
    queue,
    fetch,
    onState: (_lane, { counts, trouble }) => change({ counts, trouble }),
  });
  let current: Cmi5Session | null = null;
  const sitting = open();
  // Said in `view`; nobody is left waiting for it.
  sitting.catch(() => undefined);
  let info: RunInfo | null = null;
  let index = 0;
  const times = new Map<string, number>();
  let judged = false;
  let failed: Statement | null = null;
  let completed = false;
  /** Everything that is told goes through one file, in its order. */
  let turn: Promise<void> = Promise.resolve();

  async function open(): Promise<Cmi5Session> {
    for (let pause = 1000; ; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
      try {
        const session = await openLaunch(launch, queue, fetch);
        current = session;
        change({ phase: 'open', trouble: null, canLeave: true });
        await queue.add(session.lane.key, [defined(session, 'initialized', begun)] as never);
        void sender.kick(session.lane.key);
        return session;
      } catch (error) {
        const trouble = error instanceof Cmi5Error ? error.trouble : 'silent';
        change({ trouble });
        if (trouble !== 'silent') {
          change({ phase: 'closed' });
          throw error;
        }
        await wait(pause);
      }
    }
  }

  const iso = (session: Cmi5Session, ms: number): string => new Date(ms + session.behind).toISOString();

  function defined(
    session: Cmi5Session,
    verb: 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated',
    when: number,
    result?: Record<string, unknown>,
  ): Statement {
    const { registration, activityId, actor } = launch;
    const mastery = session.data.masteryScore;
    const judgedBy = (verb === 'passed' || verb === 'failed') && mastery !== null;
    return cmi5Statement({ actor, registration, course: courseOf(session) }, verb, {
      id: cmi5Ids(registration, activityId, session.id)[verb],
      when: iso(session, when),
      ...(result ? { result } : {}),
      ...(judgedBy ? { extensions: { [CMI5.masteryScore]: mastery } } : {}),
    });
  }

  function courseOf(session: Cmi5Session): XapiCourse {
    const { contextTemplate, masteryScore, launchMode } = session.data;
    return { activityId: launch.activityId, contextTemplate, masteryScore, launchMode };
  }

  function sceneOf(session: Cmi5Session, { id, run, caseTitle }: RunInfo): Scene {
    const { actor, registration } = launch;
    return xapiScene({ actor, registration, runId: id, run, caseTitle, course: courseOf(session) });
  }

  const bring = async (make: (session: Cmi5Session) => Statement[] | Promise<Statement[]>): Promise<void> => {
    const session = await sitting;
    const made = await make(session);
    if (made.length === 0) return;
    await queue.add(session.lane.key, made as never);
    void sender.kick(session.lane.key);
  };
  /** What went wrong with one statement must not hold up the next; a launch that failed stands in `view`. */
  const tell = (make: (session: Cmi5Session) => Statement[] | Promise<Statement[]>): void => {
    turn = turn.then(async () => bring(make)).catch(() => undefined);
  };

  return {
    view,
    audio: sitting.then(
      ({ audio }) => audio,
      () => null,
    ),
    hurry: () => current && sender.hurry(current.lane.key),
    opened(opening) {
      index = opening.events;
      info = { ...opening, events: firstOf(opening.id, opening.events) };
    },
    event(event, at, when, orderOf) {
      if (!info) return;
      const [mine, place] = [info, index++];
      times.set(`${mine.id} ${place}`, when);
      tell((session) => {
        const said = eventStatement(sceneOf(session, mine), {
          event,
          index: place,
          at,
          when: iso(session, when),
          orderOf,
        });
        return said ? [said] : [];
      });
    },
    told({ debrief, record }, when) {
      if (!info) return;
      const mine = info;
      tell((session) => {
        const scene = sceneOf(session, mine);
        // What the page missed while it was being loaded again; what was told has the same ids and is not told twice.
        const wall = (place: number): string => iso(session, times.get(`${mine.id} ${place}`) ?? when);
        return [
          ...decisionStatements(scene, { debrief, record }, wall, mine.events),
          ...closingStatements(scene, debrief, iso(session, when)),
          ...judgement(session, debrief, when),
        ];
      });
    },
    async leave() {
      tell(async (session) => {
        const left = now();
        const verdict =
          failed && !judged && !(await session.passedBefore(cmi5Ids(launch.registration, launch.activityId, '').passed))
            ? [failed]
            : [];
        return [...verdict, defined(session, 'terminated', left, { duration: durationOf(left - begun) })];
      });
      const session = current;
      change({ phase: 'left', canLeave: false });
      if (!session) return null;
      await turn;
      await Promise.race([sender.kick(session.lane.key), wait(GOODBYE_MS)]);
      const { waiting } = await queue.counts(session.lane.key);
      return waiting > 0 ? null : session.data.returnURL;
    },
  };

  /** Completed once; passed at once; failed only at the end, because a sitting may hold one verdict and a second try may pass. */
  function judgement(session: Cmi5Session, debrief: Debrief, when: number): Statement[] {
    const { launchMode, masteryScore } = session.data;
    if (launchMode !== 'Normal') return [];
    const duration = durationOf(when - begun);
    const scaled = scaledScore(debrief);
    const passes = masteryScore === null ? debrief.outcome.kind !== 'died' : scaled >= masteryScore;
    const said: Statement[] = [];
    if (!completed) said.push(defined(session, 'completed', when, { completion: true, duration }));
    completed = true;
    if (judged) return said;
    const result = { success: passes, duration, score: { scaled } };
    if (passes) {
      judged = true;
      failed = null;
      said.push(defined(session, 'passed', when, result));
    } else failed = defined(session, 'failed', when, result);
    return said;
  }
}
