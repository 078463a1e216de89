// The first screen: what to play next, all cases to choose from, the runs kept in this browser, and what may be done with them.
import { useSignal } from '@preact/signals';
import { LabCard } from '../lab/lab-card.tsx';
import type { Shell } from '../game.ts';
import { Settings } from '../settings.tsx';
import { appWords } from '../words-app.ts';
import { libraryWords } from '../words-library.ts';
import { CaseList } from './case-list.tsx';
import { HowPicture } from './how-picture.tsx';
import { NextCase } from './next-case.tsx';
import { OwnData } from './own-data.tsx';
import { laddered } from './progress.ts';

export function Library({ shell }: { shell: Shell }) {
  const kept = shell.kept.value;
  const settings = useSignal(false);
  const cases = laddered(shell.cases);
  return (
    <main class="page library">
      <header class="title">
        <div class="title-row">
          <h1>{appWords.app}</h1>
          <p class="training">{appWords.training}</p>
          <span class="spacer" />
          <button
            onClick={() => {
              settings.value = true;
            }}
          >
            {libraryWords.library.settings}
          </button>
        </div>
        <p class="tagline">{appWords.tagline}</p>
      </header>
      <NextCase cases={cases} kept={kept} shell={shell} />
      <CaseList cases={cases} kept={kept} shell={shell} />
      <LabCard onOpen={() => shell.toLab()} />
      <OwnData shell={shell} />
      <section aria-labelledby="how-title">
        <h2 id="how-title">{libraryWords.library.howTitle}</h2>
        <ul class="how">
          {libraryWords.library.how.map(({ picture, title, text }) => (
            <li key={title}>
              <HowPicture of={picture} />
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
      {settings.value && (
        <Settings
          onClose={() => {
            settings.value = false;
          }}
        />
      )}
    </main>
  );
}
