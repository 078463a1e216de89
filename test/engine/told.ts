// Asks every query of a debrief again in the plainest way, from rows and lists, and says which sentence does not tell the answer.
import { orderEntry } from '../../src/catalog/orders.ts';
import type { Debrief, Feedback } from '../../src/engine/debrief-types.ts';
import type { Player } from './driver.ts';

type Row = Record<string, number>;
interface Facts {
  rows: Row[];
  player: Player;
  debrief: Debrief;
  line: Feedback;
}
/** What the record answers, and words that must stand in the sentence. */
type Answer = { values: Record<string, number | string>; shown: string[] };

const clock = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${minutes % 60 < 10 ? '0' : ''}${minutes % 60}`;
};
const at = (when: number | string): string[] => (typeof when === 'string' ? [] : [clock(when)]);
const kindOf = (order: string): string => orderEntry(order)?.kind ?? '';
const groupOf = (order: string): string => orderEntry(order)?.group ?? '';

function begun({ player }: Facts, test: (order: string) => boolean): number | 'never' {
  const { orders, time } = player.chart;
  const starts = orders.flatMap((one) => {
    const cancelled = one.state === 'stopped' && one.endsAt! < one.startsAt;
    return test(one.order) && one.state !== 'preparing' && !cancelled && one.startsAt <= time ? [one.startsAt] : [];
  });
  return starts.length === 0 ? 'never' : Math.min(...starts);
}

function seconds({ rows }: Facts, holds: (row: Row) => boolean): number {
  let sum = 0;
  for (let i = 1; i < rows.length; i++) if (holds(rows[i - 1])) sum += rows[i]['t_s'] - rows[i - 1]['t_s'];
  return sum;
}

function smooth({ rows }: Facts, column: string, middle: number): number {
  const near = rows.filter((row) => Math.abs(row['t_s'] - middle) <= 150 && !Number.isNaN(row[column]));
  return near.reduce((sum, row) => sum + row[column], 0) / near.length;
}

const firstRow = ({ rows }: Facts): Row => rows[0];
const lastRow = ({ rows }: Facts): Row => rows[rows.length - 1];
/** A vessel injury that is worth telling, if any: fibrin and plugs count three times as much as what is worn. */
const injured = (f: Facts): string | undefined =>
  [
    ['sub_plugs', 3, 0],
    ['sub_fibrin', 3, 0],
    ['sub_glyco', 1, 1],
    ['sub_enos', 1, 1],
  ]
    .map(([column, weight, well]) => {
      const [first, last] = [firstRow(f), lastRow(f)].map((row) => smooth(f, String(column), row['t_s']));
      return { column: String(column), bad: Number(weight) * Math.abs(last - Number(well)) + Math.abs(last - first) };
    })
    .find(({ bad }) => bad >= 0.05)?.column;
const target = ({ player }: Facts): number => player.run.definition.target.map;
const weight = ({ player }: Facts): number => player.run.definition.host.weight;
const given = ({ player }: Facts): number =>
  Object.entries(player.chart.given)
    .filter(([id]) => groupOf(id) !== 'Blood')
    .reduce((sum, [, amount]) => sum + amount, 0);
const drug = (row: Row): number => Math.max(row['catecholamine_dose'] || 0, row['rate_norepinephrine'] || 0);
const tests = ({ player }: Facts) =>
  player.chart.orders.filter((one) => kindOf(one.order) === 'investigation' && one.startsAt <= player.chart.time);
const repeats = (facts: Facts): number =>
  tests(facts).filter((one) =>
    tests(facts).some(
      (other) =>
        other.order === one.order && other.number < one.number && Math.abs(one.startsAt - other.startsAt) < 1200,
    ),
  ).length;
const blood = (facts: Facts): number => tests(facts).reduce((sum, one) => sum + (orderEntry(one.order)?.blood ?? 0), 0);
const seen = ({ player }: Facts, ids: string[]): number[] => {
  const { chart } = player;
  const own = ids.some((id) => id.startsWith('refill')) ? chart.refillReadings.map((one) => one.at) : [];
  const skin = ids.includes('mottling') ? chart.mottlingReadings.map((one) => one.at) : [];
  const field = ids.includes('videomicroscopy') ? chart.fieldReadings.map((one) => one.at) : [];
  return [
    ...own,
    ...skin,
    ...field,
    ...chart.results.filter((one) => ids.includes(one.order)).map((one) => one.takenAt),
  ].sort((a, b) => a - b);
};
const apart = (row: Row, facts: Facts): boolean => row['map'] >= target(facts) && row['sub_ppv'] < 80;

function readings(list: { reported: number; truth: number }[], within: number, digits: number): Answer {
  const bias = list.reduce((sum, one) => sum + one.reported - one.truth, 0) / list.length;
  const close = list.filter((one) => Math.abs(one.reported - one.truth) <= within + 1e-9).length;
  return {
    values: { close, of: list.length, bias: bias.toFixed(digits) },
    shown: [`${list.length} time`, `: ${close} within`],
  };
}

/** The longest stretch, first of equals. */
function stretches(facts: Facts, holds: (row: Row) => boolean): [number, number][] {
  const found: [number, number][] = [];
  facts.rows.slice(0, -1).forEach((row, i) => {
    if (!holds(row)) return;
    const next = facts.rows[i + 1]['t_s'];
    const last = found.at(-1);
    if (last && last[1] === row['t_s']) last[1] = next;
    else found.push([row['t_s'], next]);
  });
  return found;
}

const ORACLE: Record<string, (facts: Facts) => Answer> = {
  'first-antibiotic': (f) => {
    const when = begun(f, (id) => kindOf(id) === 'antibiotic');
    return { values: { at: when }, shown: when === 'never' ? ['No antibiotic'] : at(when) };
  },
  'first-cultures': (f) => {
    const when = begun(f, (id) => id === 'cultures');
    return { values: { at: when }, shown: when === 'never' ? ['No cultures'] : at(when) };
  },
  'pressure-reached': (f) => {
    const row = f.rows.find((one) => one['map'] >= target(f));
    return row ? { values: { at: row['t_s'] }, shown: at(row['t_s']) } : { values: { at: 'never' }, shown: ['never'] };
  },
  'pressure-beyond-target': (f) => {
    const limit = target(f) + 15;
    const s = seconds(f, (row) => row['map'] > limit && drug(row) > 0);
    return { values: { seconds: s, limit }, shown: [`${Math.round(s / 60)} min`, `${limit} mmHg`] };
  },
  'fluid-given': (f) => {
    const values = { given: Math.round(given(f)), perKilogram: Math.round(given(f) / weight(f)) };
    return { values, shown: [`${values.given} mL of fluid (${values.perKilogram} mL/kg)`] };
  },
  'refill-after-bolus': (f) => {
    const boluses = f.player.chart.orders.filter((one) => kindOf(one.order) === 'fluid' && one.state === 'done');
    const looked = seen(f, ['refill-finger', 'refill-knee']);
    const checked = boluses.filter((one) =>
      looked.some((t) => t >= one.startsAt + 300 && t <= one.endsAt! + 1200),
    ).length;
    return { values: { checked, boluses: boluses.length }, shown: [`after ${checked} of ${boluses.length}`] };
  },
  dissociation: (f) => {
    const s = seconds(f, (row) => apart(row, f));
    const all = stretches(f, (row) => apart(row, f));
    const first = seen(f, ['refill-finger', 'refill-knee', 'mottling', 'videomicroscopy']).find((t) =>
      all.some(([from, to]) => t >= from && t <= to),
    );
    return {
      values: { seconds: s, seen: first ?? 'never' },
      shown: [`${Math.round(s / 60)} min`, first === undefined ? 'Nobody' : clock(first)],
    };
  },
  'source-control': (f) => {
    const id = f.player.run.definition.sourceControl?.order;
    const all = f.player.chart.orders.filter((one) => one.order === id);
    const done = all.find((one) => one.state === 'done');
    const one = done ?? all[all.length - 1];
    const values = { ordered: one?.placedAt ?? 'never', done: done?.endsAt ?? 'never' };
    return { values, shown: [...at(values.ordered), ...at(values.done)] };
  },
  tests: (f) => ({
    values: { tests: tests(f).length, repeats: repeats(f), blood: blood(f) },
    shown: [`${tests(f).length} tests took ${blood(f)} mL`],
  }),
  'vessels-and-refill': (f) => {
    const [first, last] = [smooth(f, 'sub_ppv', firstRow(f)['t_s']), smooth(f, 'sub_ppv', lastRow(f)['t_s'])].map(
      Math.round,
    );
    const [a, b] = [firstRow(f), lastRow(f)].map((row) => row['crt_finger_s'].toFixed(1));
    return {
      values: { first, last, refillFirst: a, refillLast: b },
      shown: [`${first} % of the small`, `in ${last} %`, `from ${a} to ${b} s`],
    };
  },
  'pressure-against-perfusion': (f) => {
    const inTarget = seconds(f, (row) => row['map'] >= target(f));
    const dissociated = seconds(f, (row) => apart(row, f));
    const [a, b] = [firstRow(f), lastRow(f)].map((row) => row['lactate'].toFixed(1));
    return {
      values: { inTarget, dissociated, lactateFirst: a, lactateLast: b },
      shown: [`lactate went from ${a} to ${b}`],
    };
  },
  'worst-injury': (f) => {
    const column = String(f.line.values!['column']);
    if (column === 'none') return { values: { column: injured(f) ?? 'none' }, shown: [] };
    const [first, last] = [firstRow(f), lastRow(f)].map(
      (row) => `${Math.round(100 * smooth(f, column, row['t_s']))} %`,
    );
    return { values: { column, first, last }, shown: [first, last] };
  },
  'missed-oxygen': (f) => {
    const { arrestAt, time } = f.player.chart;
    const end = arrestAt === null ? time : Math.max(time, f.player.run.definition.outcome.handover.after * 60);
    const lost = arrestAt === null ? 0 : (3.5 * (end - arrestAt)) / 60;
    const percent = Math.round((100 * (lastRow(f)['debt_total'] + lost)) / ((3.5 * end) / 60));
    return { values: { percent }, shown: [`${percent} %`] };
  },
  'worst-bed': (f) => {
    const names: Record<string, string> = {
      vit: 'brain and heart',
      kid: 'kidneys',
      gut: 'gut',
      mus: 'muscle',
      skin: 'skin',
    };
    const all = Object.keys(names).map((bed) => [bed, lastRow(f)[`debt_${bed}`]] as const);
    const [most, debt] = all.reduce((a, b) => (b[1] > a[1] ? b : a));
    const share = Math.round((100 * debt) / all.reduce((sum, one) => sum + one[1], 0));
    return { values: { bed: names[most], share }, shown: [`${share} %`, names[most]] };
  },
  'harm-fluid': (f) => ({
    values: { perKilogram: Math.round(given(f) / weight(f)) },
    shown: [`${Math.round(given(f) / weight(f))} mL/kg`],
  }),
  'harm-lungs': (f) => {
    const rise = Math.round(lastRow(f)['evlw_ml'] - firstRow(f)['evlw_ml']);
    return { values: { rise }, shown: [`${rise} mL more`] };
  },
  'harm-pressor': (f) => {
    const limit = target(f) + 10;
    const tried = f.player.run.definition.host.hypertension > 0 ? PRESSURE_LOOKS : [];
    const s = untested(f, limit, seen(f, tried), 0);
    return { values: { seconds: s, limit }, shown: [`${Math.round(s / 60)} min`] };
  },
  'harm-low-pressure': (f) => {
    const limit = target(f) - 10;
    const s = seconds(f, (row) => row['map'] < limit);
    return { values: { seconds: s, limit }, shown: [`${Math.round(s / 60)} min`] };
  },
  'harm-untested-pressure': (f) => {
    const limit = target(f) + 15;
    const s = untested(f, limit, seen(f, PRESSURE_LOOKS), 1800);
    return { values: { seconds: s, limit }, shown: [`${Math.round(s / 60)} min`] };
  },
  'harm-antibiotic': (f) => {
    const when = begun(f, (id) => kindOf(id) === 'antibiotic');
    return { values: { at: when }, shown: when === 'never' ? ['No antibiotic'] : at(when) };
  },
  'harm-tests': (f) => ({
    values: { repeats: repeats(f), blood: blood(f) },
    shown: [`${repeats(f)} tests`, `${blood(f)} mL`],
  }),
  action: (f) => {
    const order = f.player.chart.orders.find((one) => one.number === f.line.values!['number'])!;
    const worth = f.debrief.scores.flatMap(({ actions }) => actions).find(({ why }) => why === f.line)!.class;
    return {
      values: { number: order.number, at: order.placedAt, class: worth },
      shown: [orderEntry(order.order)!.label, clock(order.placedAt)],
    };
  },
  missing: (f) => {
    const order = String(f.line.values!['order']);
    const done = f.player.chart.orders.some((one) => one.order === order && one.state !== 'stopped');
    return { values: { order: done ? 'was done after all' : order }, shown: [orderEntry(order)!.label] };
  },
  timing: (f) => {
    const order = String(f.line.values!['order']);
    const first = f.player.chart.orders.find(
      (one) => one.order === order && !(one.state === 'stopped' && one.endsAt! < one.startsAt),
    )!;
    const due = Number(f.line.values!['due']);
    const rule = f.player.run.definition.actions.some(
      (one) =>
        one.by !== undefined &&
        one.orders.some((id) => id === order) &&
        (one.column === undefined ? one.by === due / 60 : due >= one.by * 60),
    );
    return {
      values: { order: rule ? order : 'no such rule', at: first.placedAt, due },
      shown: [clock(first.placedAt), clock(due), first.placedAt <= due ? 'in time' : 'the case asks'],
    };
  },
  'skill-refill': (f) => readings(f.player.chart.refillReadings, 0.5, 1),
  'skill-mottling': (f) => readings(f.player.chart.mottlingReadings, 1, 0),
  'skill-ppv': (f) =>
    readings(
      f.player.chart.fieldReadings.map((one) => ({ reported: one.ppv, truth: one.truePpv })),
      10,
      0,
    ),
  'skill-mfi': (f) =>
    readings(
      f.player.chart.fieldReadings.map((one) => ({ reported: one.mfi, truth: one.trueMfi })),
      0.3,
      1,
    ),
  predictions: (f) => {
    const known = f.debrief.predictions.filter(({ happened }) => happened !== null);
    const right = known.filter((one) => one.happened === one.expected).length;
    return { values: { right, of: known.length }, shown: [`${right} of ${known.length}`] };
  },
  hints: (f) => {
    const { hints } = f.player.chart;
    return {
      values: { count: hints.length, cost: hints.reduce((sum, one) => sum + one.cost, 0) },
      shown: [`${hints.length} hint`],
    };
  },
  arrival: (f) => {
    const values = { map: Math.round(firstRow(f)['map']), refill: firstRow(f)['crt_finger_s'].toFixed(1) };
    return { values, shown: [`${values.map} mmHg`, `${values.refill} s`] };
  },
  'worst-moment': (f) => {
    const row = f.rows
      .filter((one) => !Number.isNaN(one['sub_ppv']))
      .reduce((a, b) => (b['sub_ppv'] < a['sub_ppv'] ? b : a));
    return {
      values: { at: row['t_s'], vessels: Math.round(row['sub_ppv']) },
      shown: [clock(row['t_s']), `${Math.round(row['sub_ppv'])} %`],
    };
  },
  'first-steps': (f) => {
    const told = (test: (id: string) => boolean): string => {
      const when = begun(f, test);
      return when === 'never' ? 'never' : clock(when);
    };
    const values = {
      fluid: told((id) => kindOf(id) === 'fluid'),
      pressor: told((id) => groupOf(id) === 'Vasopressors'),
      antibiotic: told((id) => kindOf(id) === 'antibiotic'),
    };
    return {
      values,
      shown: [`fluid ${values.fluid}`, `vasopressor ${values.pressor}`, `antibiotic ${values.antibiotic}`],
    };
  },
  'longest-dissociation': (f) => {
    const [from, to] = stretches(f, (row) => apart(row, f)).reduce((a, b) => (b[1] - b[0] > a[1] - a[0] ? b : a));
    return { values: { from, to }, shown: [clock(from), `${Math.round((to - from) / 60)} min`] };
  },
};

const rowAt = ({ rows }: Facts, when: number): Row => rows.findLast((row) => row['t_s'] <= when) ?? rows[0];

/** Questions to be read aloud: their facts are asked of the record as those of all other sentences. */
const ASKED: Record<string, (facts: Facts) => Answer> = {
  'ask-reactions': (f) => {
    const ends: Record<string, string> = {
      recovered: 'the patient recovered',
      handover: 'you handed over',
      died: 'the patient died',
    };
    const values = { minutes: Math.round(f.player.chart.time / 60), end: ends[f.debrief.outcome.kind] };
    return { values, shown: [`${values.minutes} min`, values.end] };
  },
  'ask-first-order': (f) => {
    const [{ placedAt, order }] = f.player.chart.orders;
    const row = rowAt(f, placedAt);
    const values = {
      at: placedAt,
      label: orderEntry(order)!.label,
      map: Math.round(row['map']),
      refill: row['crt_finger_s'].toFixed(1),
    };
    return { values, shown: [clock(placedAt), values.label, `${values.map} mmHg`, `${values.refill} s`] };
  },
  'ask-vasopressor': (f) => {
    const start = Number(begun(f, (id) => groupOf(id) === 'Vasopressors'));
    const [before, after] = [rowAt(f, start), rowAt(f, start + 900)];
    const values = {
      at: start,
      from: Math.round(before['map']),
      to: Math.round(after['map']),
      refill: before['crt_finger_s'].toFixed(1),
      later: after['crt_finger_s'].toFixed(1),
    };
    return {
      values,
      shown: [clock(start), `${values.from} to ${values.to} mmHg`, `${values.refill} to ${values.later} s`],
    };
  },
  'ask-skin': (f) => {
    const row = f.rows
      .filter((one) => !Number.isNaN(one['crt_finger_s']))
      .reduce((a, b) => (b['crt_finger_s'] > a['crt_finger_s'] ? b : a));
    const values = { at: row['t_s'], refill: row['crt_finger_s'].toFixed(1) };
    expectNobodyLooked(f);
    return { values, shown: [clock(row['t_s']), `${values.refill} s`] };
  },
  'ask-next-time': (f) => {
    const wrong = f.debrief.scores[0].actions.filter(
      (one) => one.class === 'critical' && (one.late || one.number === null),
    );
    const one = wrong.find(({ number }) => number === null) ?? wrong[0];
    const how = one.number === null ? 'was not done' : 'came late';
    return { values: { label: one.label, how }, shown: [one.label, how] };
  },
};

function expectNobodyLooked(f: Facts): void {
  const looked = seen(f, ['refill-finger', 'refill-knee', 'mottling', 'videomicroscopy']);
  if (looked.length > 0) throw new Error('somebody looked at the skin');
}

const PRESSURE_LOOKS = ['urine', 'refill-finger', 'refill-knee'];

/** s in stretches longer than `least` above a pressure under a vasopressor before and after which nobody looked. */
function untested(f: Facts, limit: number, looked: readonly number[], least: number): number {
  return stretches(f, (row) => row['map'] > limit && row['catecholamine_dose'] > 0)
    .filter(([from, to]) => to - from > least)
    .filter(
      ([from]) =>
        !(
          looked.some((t) => t >= from - 1800 && t <= from + 300) &&
          looked.some((t) => t >= from + 900 && t <= from + 5400)
        ),
    )
    .reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Every sentence that is not of the case itself. */
export function sentencesOf(debrief: Debrief): Feedback[] {
  return [
    ...debrief.underneath,
    ...debrief.feedback,
    ...debrief.scores.flatMap(({ parts, actions }) => [
      ...parts.flatMap(({ lines }) => lines),
      ...actions.map(({ why }) => why),
    ]),
    ...debrief.reflection.flatMap(({ moments, aloud }) => [...moments, ...aloud]),
  ];
}

/** What is wrong with the sentences of a debrief; empty when every one tells what the record answers. */
export function untold(player: Player, debrief: Debrief = player.debrief): string[] {
  const { columns, values, rows: count } = debrief.timeline;
  const rows = Array.from({ length: count }, (_, r) =>
    Object.fromEntries(columns.map((name, c) => [name, values[r * columns.length + c]])),
  );
  return sentencesOf(debrief).flatMap((line) => {
    const ask = ORACLE[line.query ?? ''] ?? ASKED[line.query ?? ''];
    if (!ask) return [`no query is known for "${line.text}"`];
    if (!line.source) return [`no source: ${line.text}`];
    const answer = ask({ rows, player, debrief, line });
    const wrong = Object.entries(answer.values).filter(([name, value]) => line.values?.[name] !== value);
    const unsaid = answer.shown.filter((words) => !line.text.includes(words));
    if (/undefined|NaN|Infinity|\bnull\b|[a-z]_[a-z]/.test(`${line.text} ${line.source}`)) unsaid.push('plain words');
    return [
      ...wrong.map(
        ([name, value]) => `${line.query}: ${name} is ${value}, told as ${line.values?.[name]} in "${line.text}"`,
      ),
      ...unsaid.map((words) => `${line.query}: "${words}" is missing in "${line.text}"`),
    ];
  });
}
