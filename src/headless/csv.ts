// Comma-separated tables with a header line, read strictly: every complaint names file, line and column.
import { InputError } from './input-error.ts';

export interface Row {
  line: number;
  cells: string[];
  text(column: string): string;
  number(column: string): number;
  positive(column: string): number;
  within(column: string, low: number, high: number): number;
  error(column: string, message: string): InputError;
}

export interface Table {
  file: string;
  columns: string[];
  rows: Row[];
  has(column: string): boolean;
  /** One of these headers exactly; further columns only if `allowed` says so. */
  expect(layouts: string[][], allowed?: (column: string) => boolean): void;
  expectColumns(columns: string[]): void;
}

export function readTable(text: string, file: string): Table {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  if (lines.length === 0) throw new InputError('is empty; expected a header line', file, '', 1);
  const columns = lines[0].split(',').map((c) => c.trim());
  const twice = columns.find((c, i) => columns.indexOf(c) !== i);
  if (twice !== undefined) throw new InputError(`duplicate column ${twice}`, file, twice, 1);
  const rows = lines.slice(1).map((line, i) => createRow(line, i + 2, columns, file));
  const table: Table = {
    file,
    columns,
    rows,
    has: (column) => columns.includes(column),
    expect: (layouts, allowed) => expectLayout(table, layouts, allowed ?? (() => false)),
    expectColumns: (wanted) => expectColumns(table, wanted),
  };
  return table;
}

function expectColumns(table: Table, wanted: string[]): void {
  const missing = wanted.find((c) => !table.columns.includes(c));
  if (missing !== undefined) throw new InputError(`missing column ${missing}`, table.file, missing, 1);
}

function expectLayout(table: Table, layouts: string[][], allowed: (column: string) => boolean): void {
  const fits = (layout: string[]): boolean =>
    layout.every((c) => table.columns.includes(c)) && table.columns.every((c) => layout.includes(c) || allowed(c));
  if (layouts.some(fits)) return;
  expectColumns(table, layouts[0]);
  const known = layouts.flat();
  const extra = table.columns.find((c) => !known.includes(c) && !allowed(c));
  throw new InputError(`unexpected column ${extra}; expected ${layouts[0].join(', ')}`, table.file, extra ?? '', 1);
}

function createRow(line: string, number: number, columns: string[], file: string): Row {
  const cells = line.split(',').map((c) => c.trim());
  const place = (column: string, message: string): InputError => new InputError(message, file, column, number);
  if (cells.length < columns.length) {
    throw place(
      columns[cells.length],
      `missing column ${columns[cells.length]}: ${cells.length} of ${columns.length} values`,
    );
  }
  if (cells.length > columns.length) {
    throw new InputError(`extra column: ${cells.length} values, expected ${columns.length}`, file, '', number);
  }
  const row: Row = {
    line: number,
    cells,
    error: place,
    text: (column) => {
      const value = cells[columns.indexOf(column)];
      if (value === undefined || value === '') throw place(column, `empty ${column}`);
      return value;
    },
    number: (column) => {
      const value = row.text(column);
      const parsed = Number(value);
      if (!Number.isFinite(parsed)) throw place(column, `expected a number, found ${value}`);
      return parsed;
    },
    positive: (column) => {
      const value = row.number(column);
      if (!(value > 0)) throw place(column, `expected a number above 0, found ${value}`);
      return value;
    },
    within: (column, low, high) => {
      const value = row.number(column);
      if (value < low || value > high) throw place(column, `expected ${low} to ${high}, found ${value}`);
      return value;
    },
  };
  return row;
}
