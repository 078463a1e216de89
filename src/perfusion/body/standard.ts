// The body that the numbers of the model describe. Other bodies are scaled from it.
import { q, values } from '../quantity.ts';

export const STANDARD = {
  weight: q(70, 'kg', 'the adult of physiology textbooks, to whom volumes, flows and oxygen use here belong'),
  age: q(40, 'years', 'reserves are lost from here on; younger adults count as this old'),
  core: q(37, 'C', 'normal core temperature'),
  ph: q(7.4, 'pH', 'normal arterial pH'),
};
export const standard = values(STANDARD);
