import type { RegisterName, RowView } from "../../../bindings/wire";
import { plain } from "../../../fields/plain";
import { BETWEEN_FACTS } from "../../../parts/facts";

/** Which list an entry of the lists of reference stands in: its note begins with it. */
function groupOf(row: RowView): string {
  return row.note.split(BETWEEN_FACTS)[0] ?? "";
}

/** The lists of reference there are, in order; none for another register. */
export function groupsOf(register: RegisterName, rows: RowView[]): string[] {
  return register === "references" ? [...new Set(rows.map(groupOf))].filter((name) => name !== "") : [];
}

/** The rows of a list, narrowed to words and to a group. */
export function narrowed(rows: RowView[], sought: string, group: string): RowView[] {
  const words = plain(sought);
  return rows.filter(
    (row) =>
      (group === "" || groupOf(row) === group) &&
      (words === "" || plain(`${row.number} ${row.title} ${row.note}`).includes(words)),
  );
}
