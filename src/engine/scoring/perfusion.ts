// How much oxygen the tissues missed: the one result that cannot be reached by ticking boxes.
import type { Played } from '../feedback.ts';
import { clock, RECORD, say } from '../queries.ts';
import { columnOf } from '../timeline.ts';
import type { Feedback } from '../debrief-types.ts';

/** mL/kg/min that a resting adult takes up (one metabolic equivalent), against which what was missed is told. */
const NEED = 3.5;
/** Share of the need missed that counts as best and as worst (chosen from the expert's and no care's runs over the cases). */
export const BEST_SHARE = 0.05;
export const WORST_SHARE = 0.5;

/** Share of the need that was missed until the planned end; the dead miss everything from their death on. */
export function missedShare({
  timeline,
  chart,
  definition,
}: Pick<Played, 'timeline' | 'chart' | 'definition'>): number {
  const debt = columnOf(timeline, 'debt_total').at(-1) ?? NaN;
  const planned = Math.max(chart.time, definition.outcome.handover.after * 60);
  const until = chart.arrestAt === null ? chart.time : planned;
  const lost = chart.arrestAt === null ? 0 : ((planned - chart.arrestAt) / 60) * NEED;
  return until <= 0 ? NaN : (debt + lost) / ((until / 60) * NEED);
}

export function perfusionOf(played: Played): { value: number | null; lines: Feedback[] } {
  const share = missedShare(played);
  if (!Number.isFinite(share)) return { value: null, lines: [] };
  const value = Math.min(100, Math.max(0, (100 * (WORST_SHARE - share)) / (WORST_SHARE - BEST_SHARE)));
  const percent = Math.round(100 * share);
  const { arrestAt, time } = played.chart;
  const dead =
    arrestAt === null ? '' : ` The heart stopped at ${clock(arrestAt)}; everything after it counts as missed.`;
  const until = arrestAt === null ? clock(time) : 'the planned end';
  const text = `By ${until} the tissues had missed ${percent} % of the oxygen they needed.${dead}`;
  return { value, lines: [say('missed-oxygen', { percent }, text, RECORD), ...beds(played)] };
}

const WORDS: Record<string, string> = {
  debt_vit: 'brain and heart',
  debt_kid: 'kidneys',
  debt_gut: 'gut',
  debt_mus: 'muscle',
  debt_skin: 'skin',
};

/** The tissue that paid most. */
function beds({ timeline }: Played): Feedback[] {
  const debts = Object.keys(WORDS)
    .map((column) => ({ column, debt: columnOf(timeline, column).at(-1) ?? NaN }))
    .filter(({ debt }) => Number.isFinite(debt))
    .sort((a, b) => b.debt - a.debt);
  const total = debts.reduce((sum, { debt }) => sum + debt, 0);
  if (debts.length === 0 || total <= 0) return [];
  const [most] = debts;
  const share = Math.round((100 * most.debt) / total);
  return [
    say(
      'worst-bed',
      { bed: WORDS[most.column], share },
      `Most of it, ${share} %, was missed by ${WORDS[most.column]}.`,
      RECORD,
    ),
  ];
}
