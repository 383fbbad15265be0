import type { Grid, GridRow, Kind } from "../../../bindings/wire";
import { plain } from "../../../fields/plain";

/** Whether a column holds figures, which line up on the right. */
export function isFigure({ kind }: Kind): boolean {
  return kind === "money" || kind === "number" || kind === "year";
}

/** The column a table is sorted by, the computed ones after the others; none for the register's own order. */
export type Order = { column: number; down: boolean } | null;

/** Sorting by a column: first upwards, then downwards, then no more. */
export function turned(order: Order, column: number): Order {
  if (order?.column !== column) {
    return { column, down: false };
  }
  return order.down ? null : { column, down: true };
}

const collator = new Intl.Collator("fr", { numeric: true });

/** What a line is sorted by: a figure, or words. */
function sortedBy(row: GridRow, columns: number, column: number): number | string | null {
  const cell = row.cells[column];
  const value = cell === undefined ? row.sums[column - columns] : cell.value;
  if (typeof value === "number") {
    return value;
  }
  const words = cell?.shown ?? "";
  // Days are exchanged in the order of time.
  const day = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  return words === "" ? null : day ? value : words;
}

function compared(a: number | string | null, b: number | string | null): number {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  return collator.compare(String(a), String(b));
}

/** The lines that hold the words sought, in order; those with nothing in the column come last. */
export function sorted(grid: Grid, sought: string, order: Order): GridRow[] {
  const words = plain(sought);
  const held = (row: GridRow) =>
    plain([row.number, ...row.cells.map(({ shown }) => shown)].join(" ")).includes(words);
  const rows = words === "" ? [...grid.rows] : grid.rows.filter(held);
  if (order === null) {
    return rows;
  }
  const { column, down } = order;
  return rows
    .map((row) => ({ row, by: sortedBy(row, grid.columns.length, column) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) {
        return Number(a.by === null) - Number(b.by === null);
      }
      return compared(a.by, b.by) * (down ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** Whether Tab leads out of the cell from the control that has the focus. */
export function leadsOut({ target, shiftKey, defaultPrevented }: KeyboardEvent): boolean {
  const cell = target instanceof Element ? target.closest("td") : null;
  const controls = [
    ...(cell?.querySelectorAll("input, select, textarea, button:not([tabindex='-1'])") ?? []),
  ];
  return !defaultPrevented && target === controls.at(shiftKey ? 0 : -1);
}

type At = { row: number; column: number };

/** Where a key leads from a cell; none for a key that does not move. */
export function moved(key: string, at: At, size: { rows: number; columns: number }): At | null {
  const steps: Record<string, At> = {
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowDown: { row: at.row + 1, column: at.column },
    ArrowLeft: { row: at.row, column: at.column - 1 },
    ArrowRight: { row: at.row, column: at.column + 1 },
    Home: { row: at.row, column: 0 },
    End: { row: at.row, column: size.columns - 1 },
    PageUp: { row: at.row - 10, column: at.column },
    PageDown: { row: at.row + 10, column: at.column },
  };
  const to = steps[key];
  if (to === undefined) {
    return null;
  }
  const within = (place: number, count: number) => Math.min(Math.max(place, 0), Math.max(count - 1, 0));
  return { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}
