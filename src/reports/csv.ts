// Cells of a table that any spreadsheet opens: never a formula, never a broken line.

/** How a formula begins, also in the wide letters of East Asian keyboards (OWASP, CSV injection). */
const FORMULA = /^[=+\-@|%＝＋－＠]/;

/** A text. What looks like a formula gets an apostrophe in front, which spreadsheets show as text. */
export function textCell(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim().replaceAll('"', '""');
  return plain === '' ? '' : `"${FORMULA.test(plain) ? `'${plain}` : plain}"`;
}

/** A number, empty where there is none. A minus is no formula here: nothing but digits follows. */
export function numberCell(value: number | null): string {
  return value !== null && Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '';
}

/** Begins with the line that says what this is; `head` are our own column names. */
export function csvFile(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[textCell(`# ${title}`), head.join(','), ...rows.map((row) => row.join(','))].join('\n')}\n`;
}
