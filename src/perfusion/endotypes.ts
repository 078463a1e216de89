// The same infection in five different bodies: what each endotype multiplies in the reference answer to infection.
// The opening vital signs may look alike; what fails first, and so what helps, differs.
import { type Illness, ILLNESS_RANGES } from './host.ts';
import { limit } from './math.ts';
import { q, type Quantity } from './quantity.ts';

type Answer = 'vasoplegia' | 'leak' | 'cardiac' | 'plugging' | 'clotting' | 'mitochondria';

const ENDOTYPE = 'chosen so that the named failure leads and the others stay present but milder';
const more = (value: number): Quantity => q(value, 'times the reference answer', ENDOTYPE);

export const ENDOTYPES = {
  reference: {},
  leak: { leak: more(1.8), vasoplegia: more(0.9) },
  plug: { plugging: more(1.5), clotting: more(2), vasoplegia: more(0.85) },
  vasoplegic: { vasoplegia: more(1.3), cardiac: more(0.7), plugging: more(0.8) },
  'low-flow': { cardiac: more(1.7), vasoplegia: more(0.7) },
  mitochondrial: { mitochondria: more(2.5), plugging: more(0.7), vasoplegia: more(0.9) },
} as const satisfies Record<string, Partial<Record<Answer, Quantity>>>;
export type Endotype = keyof typeof ENDOTYPES;
export const ENDOTYPE_NAMES = Object.keys(ENDOTYPES) as [Endotype, ...Endotype[]];

/** The same illness in a host of this endotype; what would leave the accepted range stays at its end. */
export function withEndotype(illness: Illness, endotype: Endotype): Illness {
  const changed = { ...illness };
  for (const [name, times] of Object.entries(ENDOTYPES[endotype]) as [Answer, Quantity][]) {
    const [low, high] = ILLNESS_RANGES[name];
    changed[name] = limit(illness[name] * times.value, low, high);
  }
  return changed;
}
