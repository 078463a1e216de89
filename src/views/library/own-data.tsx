// What this browser keeps of the learner: the runs, and the ways to take them out, bring them in and delete them. Nothing is sent anywhere.
import { shortTime } from '../format.ts';
import type { KeptRun, Shell } from '../game.ts';
import { appWords } from '../words-app.ts';
import { libraryWords } from '../words-library.ts';

export function OwnData({ shell }: { shell: Shell }) {
  const { library } = libraryWords;
  const kept = shell.kept.value;
  return (
    <section aria-labelledby="runs-title">
      <h2 id="runs-title">{library.runs}</h2>
      <p class="muted">{library.local}</p>
      {kept.length === 0 ? <p class="muted">{library.noRuns}</p> : <Runs shell={shell} kept={kept} />}
      <div class="actions">
        <ImportButton shell={shell} />
        {kept.length > 0 && <button onClick={shell.exportAll}>{library.exportAll}</button>}
        <button
          onClick={() => {
            if (confirm(library.removeAllQuestion)) shell.removeAll();
          }}
        >
          {library.removeAll}
        </button>
      </div>
    </section>
  );
}

function Runs({ shell, kept }: { shell: Shell; kept: readonly KeptRun[] }) {
  const { library } = libraryWords;
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
  const { library } = libraryWords;
  const title = shell.cases.find((summary) => summary.id === run.caseId)?.title ?? run.caseId;
  const started = new Date(run.startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <tr>
      <th scope="row">
        {title}
        <span class="muted block">{started}</span>
      </th>
      <td>{appWords.modes[run.mode].name}</td>
      <td class="number">{shortTime(run.time)}</td>
      <td>{run.outcome ? appWords.outcomes[run.outcome.kind] : library.open}</td>
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
      {libraryWords.library.import}
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
