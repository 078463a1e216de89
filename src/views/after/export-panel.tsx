// What can be kept of a run and passed on: a sheet for paper, files, and records for other programs. Each file is made when it is asked for; the code for other programs' records comes only then.
import { useSignal } from '@preact/signals';
import { reportJson, reportName, timelineCsv } from '../../reports/learner.ts';
import type { Report, Shell } from '../game.ts';
import type { OwnStore } from './after-game.ts';
import type { StoreDialog as Dialog } from './store-dialog.tsx';
import { OPENER } from './sheet.tsx';
import { afterWords as text } from './words-after.ts';

interface Props {
  report: Pick<Report, 'debrief' | 'record' | 'notes' | 'runId'>;
  shell: Pick<Shell, 'saveFile' | 'ownStore'>;
  onSheet(): void;
}

export function ExportPanel({ report, shell, onSheet }: Props) {
  const said = useSignal('');
  const dialog = useSignal<{ store: OwnStore; StoreDialog: typeof Dialog } | null>(null);
  const { debrief, record, notes } = report;
  const save = async (make: () => Promise<void>): Promise<void> => {
    said.value = '';
    await make().then(
      () => (said.value = text.made),
      () => (said.value = text.failed),
    );
  };
  const csv = async (): Promise<void> =>
    shell.saveFile(reportName(record, 'debrief', 'csv'), 'text/csv', timelineCsv(debrief));
  const json = async (): Promise<void> =>
    shell.saveFile(reportName(record, 'debrief', 'json'), 'application/json', reportJson(debrief, record, notes));
  const fhir = async (): Promise<void> => {
    const { fhirBundle } = await import('../../reports/fhir/bundle.ts');
    const bundle = fhirBundle({ debrief, record, runId: report.runId, arrival: arrivalOf(report) });
    shell.saveFile(reportName(record, 'fhir', 'json'), 'application/fhir+json', `${JSON.stringify(bundle, null, 1)}\n`);
  };
  const openStore = async (): Promise<void> => {
    said.value = '';
    try {
      const [store, { StoreDialog }] = await Promise.all([shell.ownStore(), import('./store-dialog.tsx')]);
      dialog.value = { store, StoreDialog };
    } catch {
      said.value = text.failed;
    }
  };
  const opened = dialog.value;
  return (
    <section class="no-print" aria-labelledby="export-title">
      <h2 id="export-title">{text.title}</h2>
      <div class="actions">
        <button id={OPENER} onClick={onSheet}>
          {text.sheet}
        </button>
        <button onClick={() => void save(csv)}>{text.csv}</button>
        <button onClick={() => void save(json)}>{text.json}</button>
        <button onClick={() => void save(fhir)}>{text.fhir}</button>
        <button onClick={() => void openStore()}>{text.xapi}</button>
      </div>
      <p role="status" class="muted">
        {said.value}
      </p>
      {opened && (
        <opened.StoreDialog
          store={opened.store}
          runs={(learner) => [{ report, learner: learner || report.runId }]}
          asksLearner
          fileName={`refill-${record.case}-seed-${record.seed}-xapi.json`}
          shell={shell}
          onClose={() => (dialog.value = null)}
        />
      )}
    </section>
  );
}

/** The calendar's name for second 0: the run is dated as if it had been played at life speed until it was saved. */
function arrivalOf({ debrief, record }: Pick<Report, 'debrief' | 'record'>): string {
  const saved = record.savedAt === undefined ? Date.now() : new Date(record.savedAt).getTime();
  return new Date((Number.isFinite(saved) ? saved : Date.now()) - debrief.treated * 1000).toISOString();
}
