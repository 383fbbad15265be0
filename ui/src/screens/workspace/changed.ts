import type { FieldView, Workspace } from "../../bindings/wire";
import type { Landing } from "./dossier.svelte";

/** Where an undone change is seen: the first field of the same sheet or step whose value is another. */
export function changedField(before: Workspace, after: Workspace): Landing {
  const [old, now] = [open(before), open(after)];
  if (old === null || old.id !== now?.id) {
    return "stay";
  }
  const changed = now.fields.find((field) => {
    const was = old.fields.find(({ id }) => id === field.id);
    return was !== undefined && JSON.stringify(was.value) !== JSON.stringify(field.value);
  });
  return changed === undefined ? "stay" : { field: changed.id };
}

/** The fields shown by their own right: a record's sheet, a step of a canvas, or all of it. */
function open({ screen }: Workspace): { id: string; fields: FieldView[] } | null {
  if (screen.screen === "register") {
    return screen.view.open;
  }
  if (screen.screen !== "canvas") {
    return null;
  }
  const { template, open: step, shown, whole } = screen.canvas;
  const id = whole ? template : step;
  return id === null ? null : { id, fields: shown.flatMap(({ fields }) => fields) };
}
