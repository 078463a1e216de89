// What all statements of one run share: who, which case, which registration, and what a learning platform wants in every context.
import { v5 } from 'uuid';
import type { RunRecord } from '../../engine/types.ts';
import { OURS } from '../namespace.ts';
import { CMI5, EXTENSIONS, TYPES, VERBS, VIRTUAL_PATIENT } from './vocabulary.ts';
import type { Verb } from './vocabulary.ts';

export interface Agent {
  objectType: 'Agent';
  name?: string;
  account: { homePage: string; name: string };
}

export interface Activity {
  objectType: 'Activity';
  id: string;
  definition?: { type?: string; name?: Record<string, string>; description?: Record<string, string> };
}

export interface Statement {
  id: string;
  timestamp: string;
  actor: Agent;
  verb: { id: string; display: Record<string, string> };
  object: Activity;
  result?: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** A launch by a learning platform (cmi5). */
export interface Course {
  activityId: string;
  /** Must stand in every context, unchanged. */
  contextTemplate: Record<string, unknown>;
  masteryScore: number | null;
  launchMode: 'Normal' | 'Browse' | 'Review';
}

export interface SceneParts {
  actor: Agent;
  /** UUID. */
  registration: string;
  runId: string;
  run: Pick<RunRecord, 'case' | 'seed' | 'mode' | 'model'>;
  caseTitle: string;
  course: Course | null;
}

export interface Scene extends SceneParts {
  /** The case. */
  patient: Activity;
  part(kind: string, id: string, name: string, type: keyof typeof TYPES): Activity;
  say(said: Said): Statement;
}

export interface Said {
  verb: Verb;
  object: Activity;
  /** Makes the id: the same words are the same statement, however often it is made. */
  key: string;
  when: string;
  result?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
}

export function xapiScene(parts: SceneParts): Scene {
  const { actor, registration, runId, run, caseTitle, course } = parts;
  const space = v5(`${OURS}/statements/${registration}/${runId}`, v5.URL);
  const patient: Activity = {
    objectType: 'Activity',
    id: `${OURS}/cases/${run.case}`,
    definition: { type: TYPES.simulation, name: { 'en-US': caseTitle } },
  };
  return {
    ...parts,
    patient,
    part: (kind, id, name, type) => ({
      objectType: 'Activity',
      id: `${patient.id}/${kind}/${encodeURIComponent(id)}`,
      definition: { type: TYPES[type], name: { 'en-US': name } },
    }),
    say: ({ verb, object, key, when, result, extensions }) => ({
      id: v5(key, space),
      timestamp: when,
      actor,
      verb: VERBS[verb],
      object,
      ...(result ? { result } : {}),
      context: contextOf(course?.contextTemplate ?? {}, {
        registration,
        categories: [VIRTUAL_PATIENT],
        parent: object.id === patient.id ? [] : [{ objectType: 'Activity', id: patient.id }],
        extensions: { [EXTENSIONS.run]: run, ...extensions },
      }),
    }),
  };
}

interface ContextParts {
  registration: string;
  categories: readonly object[];
  parent: readonly object[];
  extensions: Record<string, unknown>;
}

/** The platform's template with ours beside it; nothing of the template is overwritten. */
export function contextOf(template: Record<string, unknown>, parts: ContextParts): Record<string, unknown> {
  const given = structuredClone(template) as {
    contextActivities?: Record<string, object[]>;
    extensions?: Record<string, unknown>;
  };
  const activities = given.contextActivities ?? {};
  const parent = [...(activities['parent'] ?? []), ...parts.parent];
  return {
    platform: 'Refill',
    language: 'en-US',
    ...given,
    registration: parts.registration,
    contextActivities: {
      ...activities,
      category: [...(activities['category'] ?? []), ...parts.categories],
      ...(parent.length > 0 ? { parent } : {}),
    },
    extensions: { ...parts.extensions, ...given.extensions },
  };
}

/** A statement about the launched unit that the platform judges by (section 9 of cmi5). */
export function cmi5Statement(
  scene: Pick<SceneParts, 'actor' | 'registration'> & { course: Course },
  verb: Extract<Verb, 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated'>,
  { id, when, result, extensions = {} }: Pick<Said, 'when' | 'result' | 'extensions'> & { id: string },
): Statement {
  const judged = result !== undefined && ('success' in result || 'completion' in result);
  return {
    id,
    timestamp: when,
    actor: scene.actor,
    verb: VERBS[verb],
    object: { objectType: 'Activity', id: scene.course.activityId },
    ...(result ? { result } : {}),
    context: contextOf(scene.course.contextTemplate, {
      registration: scene.registration,
      categories: [CMI5.category, ...(judged ? [CMI5.moveOn] : []), VIRTUAL_PATIENT],
      parent: [],
      extensions,
    }),
  };
}

/** Identifiers of what a platform may hear once only: in this session, or in this registration. */
export function cmi5Ids(registration: string, activityId: string, session: string) {
  const own = v5(`${OURS}/cmi5/${registration}/${activityId}`, v5.URL);
  return {
    initialized: v5(`initialized ${session}`, own),
    failed: v5(`failed ${session}`, own),
    terminated: v5(`terminated ${session}`, own),
    completed: v5('completed', own),
    passed: v5('passed', own),
  };
}

/** ISO 8601. */
export function durationOf(ms: number): string {
  return `PT${Math.max(0, Math.round(ms / 10) / 100)}S`;
}
