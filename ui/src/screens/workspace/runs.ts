import type { FieldView } from "../../bindings/wire";

/** Fields that follow each other and share a width. */
export type Run = { wide: boolean; fields: FieldView[] };

/** The runs of a form, in order: a table stands by itself. */
export function runsOf(fields: FieldView[]): Run[] {
  const runs: Run[] = [];
  for (const field of fields) {
    const wide = field.kind.kind === "table";
    const last = runs.at(-1);
    if (last && !wide && !last.wide) {
      last.fields.push(field);
    } else {
      runs.push({ wide, fields: [field] });
    }
  }
  return runs;
}
