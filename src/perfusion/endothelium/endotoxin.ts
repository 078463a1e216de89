// Endotoxin given to a volunteer (a research tool): one dose runs through a chain of signals; TNF reads an early link, IL-6 a late one.
// Nothing multiplies, so all of it is over by the next morning, unlike an infection.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const LINKS = 7;
const TNF_LINK = 4;
const COPELAND = 'Copeland 2005 Clin Diagn Lab Immunol, PMC540200';
export const ENDOTOXIN = {
  pace: q(
    2.29,
    '1/h from link to link',
    `chosen so that TNF peaks near 1.75 h (Fijen 2000, doi:10.1016/s0953-6205(00)00068-6) and IL-6 between 2 and 3 h (${COPELAND}); with it both are gone by 6 h`,
  ),
  tnf: q(2.56, 'severe courses per ng/kg', 'chosen: 2 ng/kg give TNF the height of a severe course, for two hours'),
  il6: q(0.78, 'severe courses per ng/kg', `chosen so that 2 ng/kg give IL-6 near 1000 pg/mL: ${COPELAND}`),
  felt: q(0.5, 'stimulus per ng/kg in the link', 'chosen so that 4 ng/kg give fever and a fast pulse, and no shock'),
};
const k = values(ENDOTOXIN);

export interface Challenge {
  /** ng/kg so far. */
  given: number;
  /** ng/kg worth of signal in each link. */
  links: Float64Array;
}

export function createChallenge(): Challenge {
  return { given: 0, links: new Float64Array(LINKS) };
}

/** One step of `dt` hours; `given` ng/kg so far. */
export function passOn(challenge: Challenge, given: number, dt: number): void {
  const { links } = challenge;
  for (let i = LINKS - 1; i >= 0; i--) {
    const inflow = i > 0 ? links[i - 1] : 0;
    links[i] += dt * k.pace * (inflow - links[i]);
  }
  links[0] += given - challenge.given;
  challenge.given = given;
}

/** 0-1: what the vessels and the brain feel of it. */
export function feltOf({ links }: Challenge): number {
  return limit(k.felt * links[TNF_LINK], 0, 1);
}

/** In severe courses, to be added to the body's own. */
export function tnfOf({ links }: Challenge): number {
  return k.tnf * links[TNF_LINK];
}

export function il6Of({ links }: Challenge): number {
  return k.il6 * links[LINKS - 1];
}
