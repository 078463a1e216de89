// Host and illness of the first case, read from its file as the game reads it, in Node and in the browser.
import { hostOf, illnessOf } from '../../src/engine/read-case.ts';
import { fetchCase } from '../../src/main/cases.ts';

const definition = await fetchCase('urosepsis');
if (!definition) throw new Error('cases/urosepsis.yaml is gone; the tests of the model treat that patient.');

export const UROSEPSIS = { host: hostOf(definition), illness: illnessOf(definition) };
