// All stations of a session on one sheet, and as files. Letters instead of names, unless the educator of the room wants names.
import { useSignal } from '@preact/signals';
import { groupCsv, groupJson, MEASURES, spreadOf } from '../../reports/group.ts';
import type { GroupReport, GroupRow, Measure } from '../../reports/group.ts';
import type { Shell } from '../game.ts';
import type { ComparisonView, StationRun } from '../rooms/rooms-game.ts';
import type { OwnStore } from './after-game.ts';
import type { StoreDialog as Dialog } from './store-dialog.tsx';
import { Sheet } from './sheet.tsx';
import { afterWords } from './words-after.ts';

const text = afterWords.group;

interface Opened {
  store: OwnStore;
  StoreDialog: typeof Dialog;
  played: readonly StationRun[];
}

interface Props {
  caseTitle: string;
  code: string;
  comparison: ComparisonView;
  /** Who sat at each station, asked for only when the educator wants names. */
  names(): Promise<Record<number, string[]>>;
  /** What was played at each station that is over. */
  runs(): Promise<StationRun[]>;
  shell: Pick<Shell, 'saveFile' | 'ownStore'>;
  onBack(): void;
}

export function GroupSheet({ caseTitle, code, comparison, names, runs, shell, onBack }: Props) {
  const { saveFile } = shell;
  const known = useSignal<Record<number, string[]> | null>(null);
  const said = useSignal('');
  const dialog = useSignal<Opened | null>(null);
  const report: GroupReport = {
    caseTitle,
    madeAt: new Date().toISOString(),
    rows: comparison.stations.map(({ station, ...row }) =>
      known.value === null ? row : { ...row, names: (known.value[station ?? -1] ?? []).join(', ') },
    ),
  };
  const named = known.value !== null;
  const choose = async (wanted: boolean): Promise<void> => {
    known.value = wanted ? await names().catch(() => null) : null;
  };
  /** Everybody who sat at a station has played its run. */
  const learnersAt = (station: number): readonly string[] => {
    const people = known.value?.[station] ?? [];
    const letter = comparison.stations.find((one) => one.station === station)?.letter ?? String(station + 1);
    return people.length > 0 ? people : [`${code}-${letter}`];
  };
  const openStore = async (): Promise<void> => {
    said.value = '';
    try {
      const [store, { StoreDialog }, played] = await Promise.all([
        shell.ownStore(),
        import('./store-dialog.tsx'),
        runs(),
      ]);
      dialog.value = { store, StoreDialog, played };
    } catch (error) {
      said.value = error instanceof Error ? error.message : afterWords.failed;
    }
  };
  const opened = dialog.value;
  const choices = (
    <>
      <button onClick={() => saveFile(`refill-group-${code}.csv`, 'text/csv', groupCsv(report))}>
        {afterWords.csv}
      </button>
      <button onClick={() => saveFile(`refill-group-${code}.json`, 'application/json', groupJson(report))}>
        {afterWords.json}
      </button>
      <button onClick={() => void openStore()}>{afterWords.xapi}</button>
      <label class="switch">
        <input type="checkbox" checked={named} onChange={(event) => void choose(event.currentTarget.checked)} />
        {text.names}
      </label>
      <p role="status">{said.value}</p>
      {opened && (
        <opened.StoreDialog
          store={opened.store}
          runs={() =>
            opened.played.flatMap(({ station, ...report }) =>
              learnersAt(station).map((learner) => ({ report, learner })),
            )
          }
          asksLearner={false}
          fileName={`refill-session-${code}-xapi.json`}
          shell={shell}
          onClose={() => (dialog.value = null)}
        />
      )}
    </>
  );
  const died = report.rows.filter(({ alive }) => !alive).length;
  return (
    <Sheet title={text.title} onBack={onBack} choices={choices}>
      <p>
        <b>{caseTitle}</b> · {report.madeAt.slice(0, 10)}
      </p>
      <p>{text.died(died, report.rows.length)}</p>
      <section>
        <h2>{text.spread}</h2>
        <Spreads rows={report.rows} />
      </section>
      <section>
        <h2>{text.stations}</h2>
        <Stations rows={report.rows} named={named} />
        <p>{text.order}</p>
      </section>
    </Sheet>
  );
}

function Spreads({ rows }: { rows: readonly GroupRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.measure}</th>
          <th scope="col">{text.spreadHead}</th>
          <th scope="col">{text.stations}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map((measure) => {
          const spread = spreadOf(rows, measure);
          return (
            <tr key={measure}>
              <th scope="row">{text.measures[measure]}</th>
              <td>{spread ? text.range(short(spread.low), short(spread.middle), short(spread.high)) : text.never}</td>
              <td>{spread?.of ?? 0}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Stations({ rows, named }: { rows: readonly GroupRow[]; named: boolean }) {
  const cell = (row: GroupRow, measure: Measure): string => {
    const value = row[measure];
    return value === null ? text.never : short(value);
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.station}</th>
          {named && <th scope="col">{text.who}</th>}
          <th scope="col">{text.alive}</th>
          {MEASURES.map((measure) => (
            <th key={measure} scope="col">
              {text.measures[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.letter}>
            <th scope="row">{row.letter}</th>
            {named && <td>{row.names}</td>}
            <td>{row.alive ? text.yes : text.no}</td>
            {MEASURES.map((measure) => (
              <td key={measure}>{cell(row, measure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const short = (value: number): string => value.toFixed(1);
