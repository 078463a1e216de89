// Turns `cases/*.yaml` into JSON modules at build time: checked and completed, so that the browser ships neither a YAML parser nor the form of a case.
// With `?summary` only what library and prebrief show. A broken case breaks the build.
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { parseCase } from '../src/engine/case-schema.ts';
import { caseOffer } from '../src/engine/read-case.ts';

export function cases(): Plugin {
  return {
    name: 'refill-cases',
    transform(text, id) {
      const [file, query] = id.split('?');
      if (!file.endsWith('.yaml')) return null;
      const definition = parseCase(parse(text));
      const wanted = query === 'summary' ? caseOffer(definition) : definition;
      return { code: `export default ${JSON.stringify(wanted)};`, map: null };
    },
  };
}
