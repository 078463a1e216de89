// A whole run as bytes and back, bit for bit at any step: what the case knows as JSON, then the timeline, then the patient.
import { formularyOf } from '../catalog/orders.ts';
import { digestBytes } from '../perfusion/bytes.ts';
import { loadPatient, savePatient } from '../perfusion/save.ts';
import { noInputs } from '../perfusion/inputs.ts';
import { caseMachine } from './case-machine.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart } from './chart.ts';
import { giveOrders } from './give.ts';
import type { Run, Snapshot } from './run.ts';
import { drawnCase } from './vary.ts';
import { DIGEST_EVERY, newTimeline, TIMELINE_COLUMNS, withoutEmpty } from './timeline.ts';
import type { Timeline } from './debrief-types.ts';

/** "RFR3", three lengths (JSON, timeline rows, patient), and the first 32 bits of the digest of everything behind the header. */
const MAGIC = 0x52465233;
const HEADER = 20;

interface Saved {
  case: string;
  caseVersion: number;
  /** As played, so that the debrief of this run is the same in every later version. */
  definition: CaseDefinition;
  columns: string[];
  options: Run['options'];
  value: Snapshot['value'];
  chart: Chart;
  events: Run['events'];
  digests: Run['digests'];
  beat: number;
}

export function saveRun(run: Run): Uint8Array {
  const saved: Saved = {
    case: run.definition.id,
    caseVersion: run.definition.version,
    definition: run.definition,
    columns: [...TIMELINE_COLUMNS],
    options: run.options,
    value: run.state.value,
    chart: run.state.context,
    events: run.events,
    digests: run.digests,
    beat: run.beat,
  };
  const json = toBytes(JSON.stringify(saved));
  const used = run.timeline.values.slice(0, run.timeline.rows * TIMELINE_COLUMNS.length);
  const rows = new Uint8Array(used.buffer, used.byteOffset, used.byteLength);
  const patient = savePatient(run.patient);
  const bytes = new Uint8Array(HEADER + json.length + rows.length + patient.length);
  const header = new DataView(bytes.buffer);
  bytes.set(json, HEADER);
  bytes.set(rows, HEADER + json.length);
  bytes.set(patient, HEADER + json.length + rows.length);
  const digest = digestOf(bytes.subarray(HEADER));
  [MAGIC, json.length, rows.length, patient.length, digest].forEach((value, i) => header.setUint32(i * 4, value));
  return bytes;
}

function digestOf(body: Uint8Array): number {
  return parseInt(digestBytes(body).slice(0, 8), 16);
}

/** Throws an Error with one clear sentence when the bytes are damaged or belong to another case. */
export function restoreRun(written: CaseDefinition, bytes: Uint8Array): Run {
  const { saved, rows, patient: patientBytes } = takeApart(bytes);
  if (
    saved.case !== written.id ||
    saved.caseVersion !== written.version ||
    saved.columns.join() !== TIMELINE_COLUMNS.join()
  ) {
    throw new Error(`This saved state belongs to case "${saved.case}" version ${saved.caseVersion}, not to this one.`);
  }
  const definition = drawnCase(written, saved.options.seed);
  const formulary = formularyOf(definition.formulary);
  const machine = caseMachine(definition);
  const inputs = noInputs(formulary);
  const timeline = newTimeline();
  timeline.rows = rows.length / TIMELINE_COLUMNS.length;
  if (rows.length > timeline.values.length) timeline.values = new Float64Array(rows.length * 2);
  timeline.values.set(rows);
  const patient = loadPatient(patientBytes);
  giveOrders(saved.chart, formulary, inputs, patient.host.weight);
  return {
    definition,
    options: saved.options,
    machine,
    formulary,
    patient,
    inputs,
    state: machine.resolveState({ value: saved.value, context: saved.chart }),
    events: saved.events,
    timeline,
    digestEvery: DIGEST_EVERY,
    digests: saved.digests,
    beat: saved.beat,
  };
}

/** What a debrief needs of a saved run: readable in every later version, whatever has become of model and case since. */
export interface KeptRun {
  definition: CaseDefinition;
  chart: Chart;
  timeline: Timeline;
}

/** Reads the recorded part alone; the patient in it is not opened. */
export function readKept(bytes: Uint8Array): KeptRun {
  const { saved, rows } = takeApart(bytes);
  const { columns, definition, chart } = saved;
  return { definition, chart, timeline: withoutEmpty({ columns, values: rows, rows: rows.length / columns.length }) };
}

function takeApart(bytes: Uint8Array): { saved: Saved; rows: Float64Array; patient: Uint8Array } {
  const damaged = new Error('This saved state is damaged and cannot be opened.');
  if (bytes.length < HEADER) throw damaged;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [magic, json, rows, patient, digest] = [0, 4, 8, 12, 16].map((at) => header.getUint32(at));
  const complete = HEADER + json + rows + patient === bytes.length && rows % 8 === 0;
  if (magic !== MAGIC || !complete || digestOf(bytes.subarray(HEADER)) !== digest) throw damaged;
  const table = new Float64Array(rows / 8);
  new Uint8Array(table.buffer).set(bytes.subarray(HEADER + json, HEADER + json + rows));
  try {
    const saved = JSON.parse(fromBytes(bytes.subarray(HEADER, HEADER + json))) as Saved;
    return { saved, rows: table, patient: bytes.slice(HEADER + json + rows) };
  } catch {
    throw damaged;
  }
}

/** ASCII only: everything else becomes an escape that JSON understands (the core knows no text encoder). */
function toBytes(text: string): Uint8Array {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/[^\x00-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function fromBytes(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}
