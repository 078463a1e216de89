// The first screen: the cases to play, the runs kept in this browser, and a way to bring a record back.
import { useSignal } from '@preact/signals';
import type { CaseSummary } from '../engine/types.ts';
import { CasePicture } from './case-picture.tsx';
import { shortTime } from './format.ts';
import type { KeptRun, Shell } from './game.ts';
import { HowPicture } from './how-picture.tsx';
import { LabCard } from './lab/lab-card.tsx';
import { Settings } from './settings.tsx';
import { words } from './words.ts';

export function Library({ shell }: { shell: Shell }) {
  const kept = shell.kept.value;
  const settings = useSignal(false);
  return (
    <main class="page library">
      <header class="title">
        <div class="title-row">
          <h1>{words.app}</h1>
          <p class="training">{words.training}</p>
          <span class="spacer" />
          <ImportButton shell={shell} />
          <button
            onClick={() => {
              settings.value = true;
            }}
          >
            {words.library.settings}
          </button>
        </div>
        <p class="tagline">{words.tagline}</p>
      </header>
      <section aria-labelledby="cases-title">
        <h2 id="cases-title">{words.library.title}</h2>
        <ul class="cards">
          {shell.cases.map((summary) => (
            <CaseCard key={summary.id} summary={summary} kept={kept} shell={shell} />
          ))}
        </ul>
      </section>
      <LabCard onOpen={() => shell.toLab()} />
      {kept.length > 0 && (
        <section aria-labelledby="runs-title">
          <h2 id="runs-title">{words.library.runs}</h2>
          <Runs shell={shell} kept={kept} />
        </section>
      )}
      <section aria-labelledby="how-title">
        <h2 id="how-title">{words.library.howTitle}</h2>
        <ul class="how">
          {words.library.how.map(({ picture, title, text }) => (
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

function CaseCard({ summary, kept, shell }: { summary: CaseSummary; kept: readonly KeptRun[]; shell: Shell }) {
  const mine = kept.filter((run) => run.caseId === summary.id && run.playable);
  const unfinished = mine.find((run) => run.outcome === null);
  return (
    <li class="card">
      <CasePicture />
      <div class="card-body">
        <h3>{summary.title}</h3>
        <p>{summary.subtitle}</p>
        <p class="facts">
          <span>{summary.level}</span>
          <span>{words.library.minutes(summary.minutes)}</span>
          <span>{summary.learners}</span>
        </p>
        <div class="actions">
          {unfinished && (
            <button class="primary" onClick={() => shell.open(unfinished.id)}>
              {words.library.resume(shortTime(unfinished.time))}
            </button>
          )}
          <button class={unfinished ? '' : 'primary'} onClick={() => shell.toPrebrief(summary.id)}>
            {mine.length > 0 ? words.library.again : words.library.play}
          </button>
        </div>
      </div>
      <div class="card-learn">
        <h4>{words.library.learn}</h4>
        <ul class="bullets learn-list">
          {summary.objectives.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function Runs({ shell, kept }: { shell: Shell; kept: readonly KeptRun[] }) {
  const { library } = words;
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-labelledby="runs-title">
      <table class="runs">
        <thead>
          <tr>
            <th scope="col">{library.started}</th>
            <th scope="col">{library.mode}</th>
            <th scope="col">{library.reached}</th>
            <th scope="col">{library.outcome}</th>
            <th scope="col">
              <span class="hidden">{library.imported}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {kept.map((run) => (
            <RunRow key={run.id} run={run} shell={shell} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunRow({ run, shell }: { run: KeptRun; shell: Shell }) {
  const { library } = words;
  const title = shell.cases.find((summary) => summary.id === run.caseId)?.title ?? run.caseId;
  const started = new Date(run.startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <tr>
      <th scope="row">
        {title}
        <span class="muted block">{started}</span>
      </th>
      <td>{words.modes[run.mode].name}</td>
      <td class="number">{shortTime(run.time)}</td>
      <td>{run.outcome ? words.outcomes[run.outcome.kind] : library.open}</td>
      <td class="row-actions">
        <button onClick={() => shell.open(run.id)}>
          {run.outcome || !run.playable ? library.openDebrief : library.resume(shortTime(run.time))}
        </button>
        <button onClick={() => shell.exportKept(run.id)}>{library.export}</button>
        <button
          onClick={() => {
            if (confirm(library.removeQuestion)) shell.remove(run.id);
          }}
        >
          {library.remove}
        </button>
      </td>
    </tr>
  );
}

function ImportButton({ shell }: { shell: Shell }) {
  return (
    <label class="button file">
      {words.library.import}
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file) shell.importFile(file);
          input.value = '';
        }}
      />
    </label>
  );
}
