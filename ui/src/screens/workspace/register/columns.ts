import type { CellView, FieldView, GridCell, RegisterName } from "../../../bindings/wire";

/** The fields of a line: the table's columns with the line's own values. */
export function lineFields(
  table: { columns: FieldView[] },
  line: { cells: (CellView | GridCell)[] },
): FieldView[] {
  return table.columns.map((column, place) => cellField(column, line.cells[place]));
}

/** The field of a cell: its column with the line's own value. */
export function cellField(column: FieldView, cell: CellView | GridCell | undefined): FieldView {
  const shown = cell && "shown" in cell ? cell.shown : undefined;
  return { ...column, value: cell?.value ?? null, typed: cell?.typed ?? shown ?? "" };
}

/** The fields of a record that a form shows in a table; none when it shows it in no table. */
export function cellsOf(fields: FieldView[], owner: { register: RegisterName; record: string }): FieldView[] {
  for (const { kind, grid } of fields) {
    const own = kind.kind === "table" && kind.register === owner.register ? grid : null;
    const line = own?.rows.find((row) => row.id === owner.record);
    if (own && line) {
      return lineFields(own, line);
    }
  }
  return [];
}

/** Up, Down and Enter go to the same column of the next line, as in a spreadsheet. */
export function moveInColumn(event: KeyboardEvent): void {
  const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  const row = cell?.parentElement;
  const by = step(event);
  if (by === 0 || event.defaultPrevented || event.altKey || !cell || !row) {
    return;
  }
  const next = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  const control =
    next?.children[[...row.children].indexOf(cell)]?.querySelector<HTMLElement>("input, select");
  if (control) {
    event.preventDefault();
    control.focus();
    if (control instanceof HTMLInputElement) {
      control.select();
    }
  }
}

/** In a list, the arrows choose among its entries. */
function step({ key, target }: KeyboardEvent): -1 | 0 | 1 {
  const arrows = target instanceof HTMLInputElement;
  if (key === "ArrowUp" && arrows) {
    return -1;
  }
  const control = arrows || target instanceof HTMLSelectElement;
  return (key === "ArrowDown" && arrows) || (key === "Enter" && control) ? 1 : 0;
}
