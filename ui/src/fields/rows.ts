import type { RowColumn } from "../bindings/wire";

/** A row of a repeating block: its cells by column. */
export type Row = Record<string, unknown>;

/** The rows of a value; none for what is no list of rows. */
export function rowsOf(value: unknown): Row[] {
  const isRow = (row: unknown): row is Row => typeof row === "object" && row !== null;
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The rows with one of them moved a place up (-1) or down (1). */
export function moved<T>(rows: T[], place: number, by: -1 | 1): T[] {
  const row = rows[place];
  const rest = without(rows, place);
  return row === undefined ? rows : [...rest.slice(0, place + by), row, ...rest.slice(place + by)];
}

/** The rows without one of them. */
export function without<T>(rows: T[], place: number): T[] {
  return rows.filter((_, other) => other !== place);
}

/** What a row is about: the first of its cells that has words. */
export function aboutRow(columns: RowColumn[], row: Row, typed: string[]): string {
  const words = columns.map(({ id, kind }, at) => {
    const value = row[id];
    const choice = kind.kind === "choice" ? kind.options.find(({ code }) => code === value)?.label : "";
    return choice || typed[at] || (typeof value === "string" && kind.kind !== "choice" ? value : "");
  });
  return words.find((word) => word !== "") ?? "";
}
