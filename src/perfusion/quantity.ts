// A number of the model with its unit and where it comes from, so that none is left without either.

export interface Quantity {
  value: number;
  unit: string;
  source: string;
}

/** One row of a parameter table. `source` is a citation, or says "chosen so that ...". */
export function q(value: number, unit: string, source: string): Quantity {
  return { value, unit, source };
}

/** The bare numbers of a table, for use in formulas. */
export function values<Table extends Record<string, Quantity>>(
  table: Table,
): { readonly [Key in keyof Table]: number } {
  return Object.fromEntries(Object.entries(table).map(([name, quantity]) => [name, quantity.value])) as {
    [Key in keyof Table]: number;
  };
}
