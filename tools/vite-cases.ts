// Turns `cases/*.yaml` into JSON modules at build time, so that the browser ships no YAML parser.
import type { Plugin } from 'vite';
import { parse } from 'yaml';

export function cases(): Plugin {
  return {
    name: 'refill-cases',
    transform(text, id) {
      if (!/\.yaml(\?|$)/.test(id)) return null;
      return { code: `export default ${JSON.stringify(parse(text))};`, map: null };
    },
  };
}
