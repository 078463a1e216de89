// Writes the WAV files of this folder (`npm run sounds`). Running it again changes nothing: the test compares the bytes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECIPES } from './recipes.ts';
import { render, wavFile } from './synthesis.ts';

for (const [name, recipe] of Object.entries(RECIPES)) {
  const bytes = wavFile(render(recipe));
  writeFileSync(join(import.meta.dirname, `${name}.wav`), bytes);
  console.log(`${name}.wav  ${bytes.length} bytes`);
}
