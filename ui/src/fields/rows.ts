/** A row of a repeating block: its cells by column. */
export type Row = Record<string, unknown>;

/** The rows of a value; none for what is no list of rows. */
export function rowsOf(value: unknown): Row[] {
  const isRow = (row: unknown): row is Row => typeof row === "object" && row !== null;
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The rows with one of them moved a place up (-1) or down (1). */
export function moved(rows: Row[], place: number, by: -1 | 1): Row[] {
  const row = rows[place];
  const rest = without(rows, place);
  return row === undefined ? rows : [...rest.slice(0, place + by), row, ...rest.slice(place + by)];
}

/** The rows without one of them. */
export function without(rows: Row[], place: number): Row[] {
  return rows.filter((_, other) => other !== place);
}
