// Prints rows of numbers so that the columns stand under each other.

export function table(heads: readonly string[], rows: readonly (readonly (number | string | null)[])[]): string {
  const cells = rows.map((row) => row.map(cell));
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i].length)));
  const line = (row: readonly string[]): string => row.map((text, i) => text.padStart(widths[i])).join('  ');
  return [line(heads), ...cells.map(line)].join('\n');
}

function cell(value: number | string | null): string {
  if (value === null) return '-';
  if (typeof value === 'string') return value;
  return Number.isInteger(value)
    ? String(value)
    : value.toFixed(Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 1);
}
