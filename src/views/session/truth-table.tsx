// What is true of the patient now, whole body beside small vessels, for the instructor's eyes only.
import type { Bedside } from '../../engine/types.ts';
import { readingText } from '../format.ts';
import type { Desk } from './session-game.ts';
import { sessionWords as text } from './words-session.ts';

const MACRO = ['map', 'ci', 'svr', 'hr', 'cvp', 'scvo2', 'lactate', 'urine_ml_kg_h', 'hb', 'vasoplegia', 'p_death'];
const MICRO = [
  'sub_ppv',
  'sub_mfi',
  'sub_stopped',
  'sub_plugs',
  'sub_pto2_mean',
  'sub_hypoxic_fraction',
  'sub_glyco',
  'crt_finger_s',
  'crt_knee_s',
  'mottling',
  'debt_total',
];

/** Three digits that mean something. */
function told(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return text.nowhere;
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** What the bedside shows of the same thing, so that both stand side by side. */
function shownOf(name: string, { monitor, results }: Bedside): string {
  const lab = (column: string): string => {
    const found = results.findLast(({ values }) => values.some((one) => one.name === column));
    const value = found?.values.find((one) => one.name === column)?.value;
    return value === undefined || value === null ? '' : String(value);
  };
  switch (name) {
    case 'map':
      return readingText(monitor.mean);
    case 'hr':
      return readingText(monitor.heartRate);
    case 'cvp':
      return readingText(monitor.central);
    case 'lactate':
    case 'scvo2':
    case 'hb':
      return lab(name);
    default:
      return '';
  }
}

export function TruthTables({ desk }: { desk: Desk }) {
  const truth = desk.secret.value?.truth ?? {};
  const bedside = desk.game.bedside.value;
  return (
    <div class="truth-tables">
      <Table title={text.macro} names={MACRO} truth={truth} bedside={bedside} />
      <Table title={text.micro} names={MICRO} truth={truth} bedside={bedside} />
    </div>
  );
}

interface TableProps {
  title: string;
  names: readonly string[];
  truth: Record<string, number>;
  bedside: Bedside;
}

function Table({ title, names, truth, bedside }: TableProps) {
  return (
    <table class="truth-table">
      <caption>{title}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{text.truth}</th>
          <th scope="col">{text.bedside}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const shown = shownOf(name, bedside);
          return (
            <tr key={name} data-truth={name}>
              <th scope="row">{text.columns[name]}</th>
              <td class="number">
                <b>{told(truth[name])}</b> <span class="muted">{text.units[name] ?? ''}</span>
              </td>
              <td class="number shown">{shown === '' ? '' : shown}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
