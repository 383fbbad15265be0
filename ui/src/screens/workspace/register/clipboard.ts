import type { ChildTable } from "../../../bindings/wire";
import { plain } from "../../../fields/plain";

/** Cells as text, row by row. */
export type Cells = string[][];

/**
 * The cells that a spreadsheet put in the clipboard: tabs between columns, a line a row; a cell that holds
 * a tab, a line break or a quotation mark stands between quotation marks.
 */
export function cellsOf(text: string): Cells {
  const rows: Cells = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') {
        quoted = false;
      } else {
        cell += sign;
      }
    } else if (sign === '"' && cell === "") {
      quoted = true;
    } else if (sign === "\t") {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else if (sign !== "\r") {
      cell += sign;
    }
  }
  if (cell !== "" || row.length > 0) {
    rows.push([...row, cell]);
  }
  return rows;
}

/** Whether a clipboard holds more than what goes in one cell. */
export function isBlock(text: string): boolean {
  const cells = cellsOf(text);
  return cells.length > 1 || (cells[0]?.length ?? 0) > 1;
}

/**
 * The columns that cells go in: those their first row names when it holds titles, else those that follow
 * the column under the first cell. What goes past the last column is left out.
 */
export function aimed(table: ChildTable, cells: Cells, from: number): { fields: string[]; rows: Cells } {
  const titles = new Map(table.columns.map((column) => [plain(column.label), column.id]));
  const named = (cells[0] ?? []).map((title) => titles.get(plain(title)));
  if (named.length > 0 && named.every((id) => id !== undefined)) {
    return { fields: named, rows: cells.slice(1) };
  }
  const fields = table.columns.slice(from).map((column) => column.id);
  const width = Math.min(fields.length, Math.max(0, ...cells.map((row) => row.length)));
  return { fields: fields.slice(0, width), rows: cells.map((row) => row.slice(0, width)) };
}
