// The words of xAPI that we speak: the MedBiquitous Virtual Patient profile, ADL's verbs, and cmi5. None of these is ours.
// Sources: github.com/adlnet/xapi-authored-profiles (virtual-patient/v1.0, adl/v1.0), groups.medbiq.org (Virtual Patients profile 1.0),
// github.com/AICC/CMI-5_Spec_Current (cmi5_spec.md, sections 9 and 10).
import { OURS } from '../namespace.ts';

const adl = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}`, display: { 'en-US': name } });

export const VERBS = {
  initialized: adl('initialized'),
  attempted: adl('attempted'),
  interacted: adl('interacted'),
  responded: adl('responded'),
  asked: adl('asked'),
  scored: adl('scored'),
  completed: adl('completed'),
  passed: adl('passed'),
  failed: adl('failed'),
  terminated: adl('terminated'),
  /** "An action was expected by this point in time and had not occurred": the profile's own verb. */
  ignored: { id: 'https://w3id.org/xapi/medbiq/verbs/ignored', display: { 'en-US': 'ignored' } },
} as const;
export type Verb = keyof typeof VERBS;

/** Of activities. */
export const TYPES = {
  simulation: 'http://adlnet.gov/expapi/activities/simulation',
  performance: 'http://adlnet.gov/expapi/activities/performance',
  question: 'http://adlnet.gov/expapi/activities/question',
  profile: 'http://adlnet.gov/expapi/activities/profile',
} as const;

/** Every statement says by it that it follows the profile. */
export const VIRTUAL_PATIENT = {
  id: 'https://w3id.org/xapi/virtual-patient/v1.0',
  definition: { type: TYPES.profile },
};

export const CMI5 = {
  category: { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
  moveOn: { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' },
  masteryScore: 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore',
} as const;

/** No profile has these; they are named in our own space. */
export const EXTENSIONS = {
  /** Simulated seconds since arrival. */
  simulated: `${OURS}/xapi/extensions/simulated-seconds`,
  run: `${OURS}/xapi/extensions/run`,
  order: `${OURS}/xapi/extensions/order`,
  values: `${OURS}/xapi/extensions/values`,
  reading: `${OURS}/xapi/extensions/reading`,
  parts: `${OURS}/xapi/extensions/score-parts`,
  outcome: `${OURS}/xapi/extensions/outcome`,
} as const;
