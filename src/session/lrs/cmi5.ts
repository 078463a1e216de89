// A launch by a learning platform (cmi5): what stands in the address, the token that is given once, and what the platform says of the launch.
import type { Lane, StatementQueue } from './queue.ts';
import { headersOf } from './sender.ts';

export interface Launch {
  endpoint: string;
  fetch: string;
  actor: { objectType: 'Agent'; name?: string; account: { homePage: string; name: string } };
  registration: string;
  activityId: string;
}

export type ReadLaunch = { kind: 'none' } | { kind: 'bad'; field: string } | { kind: 'launch'; launch: Launch };

export interface LaunchData {
  contextTemplate: Record<string, unknown>;
  launchMode: 'Normal' | 'Browse' | 'Review';
  masteryScore: number | null;
  returnURL: string | null;
  launchParameters: string;
}

export interface Cmi5Session {
  launch: Launch;
  data: LaunchData;
  lane: Lane;
  /** The platform's name for this sitting. */
  id: string;
  audio: 'on' | 'off' | null;
  /** ms that this computer's clock is behind the platform's; 0 where the platform does not tell. */
  behind: number;
  /** Passed in an earlier sitting: it must not be failed any more. */
  passedBefore(statementId: string): Promise<boolean>;
}

export type Cmi5Trouble =
  /** Another page has used this launch already. */
  | 'token-used'
  | 'token-refused'
  /** No answer, or none that can be read: worth another try. */
  | 'silent'
  | 'no-launch-data';

export class Cmi5Error extends Error {
  readonly trouble: Cmi5Trouble;
  constructor(trouble: Cmi5Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

const FIELDS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LONGEST_VALUE = 4000;

export function readLaunch(search: string): ReadLaunch {
  const query = new URLSearchParams(search);
  if (!query.has('fetch') && !query.has('endpoint')) return { kind: 'none' };
  const value = (name: string): string => query.get(name) ?? '';
  const wrong = FIELDS.find((name) => value(name) === '' || value(name).length > LONGEST_VALUE);
  if (wrong) return { kind: 'bad', field: wrong };
  if (!isWeb(value('endpoint'))) return { kind: 'bad', field: 'endpoint' };
  if (!isWeb(value('fetch'))) return { kind: 'bad', field: 'fetch' };
  if (!UUID.test(value('registration'))) return { kind: 'bad', field: 'registration' };
  if (!/^[a-z][a-z0-9+.-]*:./i.test(value('activityId'))) return { kind: 'bad', field: 'activityId' };
  const actor = readActor(value('actor'));
  if (!actor) return { kind: 'bad', field: 'actor' };
  const endpoint = value('endpoint').replace(/\/*$/, '/');
  const [fetch, registration, activityId] = [value('fetch'), value('registration'), value('activityId')];
  return { kind: 'launch', launch: { endpoint, fetch, actor, registration, activityId } };
}

function isWeb(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function readActor(text: string): Launch['actor'] | null {
  try {
    const { objectType = 'Agent', name, account } = JSON.parse(text) as Partial<Launch['actor']>;
    const { homePage, name: id } = account ?? {};
    if (objectType !== 'Agent' || typeof homePage !== 'string' || typeof id !== 'string') return null;
    return { objectType: 'Agent', ...(typeof name === 'string' ? { name } : {}), account: { homePage, name: id } };
  } catch {
    return null;
  }
}

/** Gets the token, which is given once and kept for a reloaded page, then what the platform says. Throws Cmi5Error. */
export async function openLaunch(launch: Launch, queue: StatementQueue, ask: typeof fetch): Promise<Cmi5Session> {
  const key = `cmi5 ${launch.fetch}`;
  const known = await queue.lane(key);
  const lane = known ?? { key, endpoint: launch.endpoint, authorization: `Basic ${await tokenOf(launch, ask)}` };
  if (!known) await queue.openLane(lane);
  const state = address(launch, 'activities/state', {
    activityId: launch.activityId,
    agent: JSON.stringify(launch.actor),
    registration: launch.registration,
    stateId: 'LMS.LaunchData',
  });
  const answer = await get(ask, state, lane);
  if (answer.status === 401 || answer.status === 403) throw new Cmi5Error('token-refused');
  const data = readLaunchData(await json(answer));
  if (!data) throw new Cmi5Error(answer.status >= 500 ? 'silent' : 'no-launch-data');
  const preferences = await preferencesOf(launch, lane, ask);
  return {
    launch,
    data,
    lane,
    id: sessionOf(data),
    audio: preferences,
    behind: behindOf(answer),
    async passedBefore(statementId) {
      const asked = address(launch, 'statements', { statementId });
      const found = await get(ask, asked, lane).catch(() => null);
      return found?.status === 200;
    },
  };
}

async function tokenOf(launch: Launch, ask: typeof fetch): Promise<string> {
  const answer = await ask(launch.fetch, { method: 'POST' }).catch(() => null);
  if (!answer || answer.status >= 500) throw new Cmi5Error('silent');
  const told = (await json(answer)) as Record<string, unknown> | null;
  const token = told?.['auth-token'];
  if (typeof token === 'string' && token !== '') return token;
  throw new Cmi5Error(String(told?.['error-code']) === '1' ? 'token-used' : 'token-refused');
}

function address({ endpoint }: Launch, path: string, query: Record<string, string>): string {
  return `${endpoint}${path}?${new URLSearchParams(query).toString()}`;
}

async function get(ask: typeof fetch, url: string, lane: Lane): Promise<Response> {
  const answer = await ask(url, { headers: headersOf(lane) }).catch(() => null);
  if (!answer) throw new Cmi5Error('silent');
  return answer;
}

async function json(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null);
}

const MODES = ['Normal', 'Browse', 'Review'] as const;

function readLaunchData(told: unknown): LaunchData | null {
  if (typeof told !== 'object' || told === null) return null;
  const { contextTemplate, launchMode, masteryScore, returnURL, launchParameters } = told as Record<string, unknown>;
  const mode = MODES.find((one) => one === launchMode);
  if (typeof contextTemplate !== 'object' || contextTemplate === null || !mode) return null;
  const score = typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1 ? masteryScore : null;
  return {
    contextTemplate: contextTemplate as Record<string, unknown>,
    launchMode: mode,
    masteryScore: score,
    returnURL: typeof returnURL === 'string' && isWeb(returnURL) ? returnURL : null,
    launchParameters: typeof launchParameters === 'string' ? launchParameters : '',
  };
}

/** Not reading them is an error of ours; not having any is none. */
async function preferencesOf(launch: Launch, lane: Lane, ask: typeof fetch): Promise<'on' | 'off' | null> {
  const asked = address(launch, 'agents/profile', {
    agent: JSON.stringify(launch.actor),
    profileId: 'cmi5LearnerPreferences',
  });
  const answer = await get(ask, asked, lane);
  const audio =
    answer.status === 200 ? ((await json(answer)) as Record<string, unknown> | null)?.['audioPreference'] : null;
  return audio === 'on' || audio === 'off' ? audio : null;
}

function sessionOf({ contextTemplate }: LaunchData): string {
  const extensions = (contextTemplate['extensions'] ?? {}) as Record<string, unknown>;
  const id = extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'];
  return typeof id === 'string' ? id : '';
}

/** A clock that is wrong by a few minutes does no harm; one that is an hour off puts every statement outside its session. */
const HARMLESS_MS = 120_000;

function behindOf({ headers }: Response): number {
  const theirs = Date.parse(headers.get('x-experience-api-consistent-through') ?? headers.get('date') ?? '');
  const behind = theirs - Date.now();
  return Number.isFinite(behind) && Math.abs(behind) > HARMLESS_MS ? behind : 0;
}
