import type { DocumentHead, RegisterName, Workspace } from "../../bindings/wire";
import type { Sought } from "./documents/documents.svelte";
import type { Owner } from "./draft.svelte";
import { isListed } from "./places";

/** The document whose pages stand beside what is filled, and what its page holds. */
export type BesideView = { document: Pick<DocumentHead, "id" | "title">; sought: Sought };

/** The registers that no document prints. */
const never: RegisterName[] = ["references", "waivers", "remarks", "templates"];

/**
 * What stands beside a place: the document of its canvas, or the contract beside a sheet; nothing beside what is
 * neither. The page is that of the field last entered, else that of the step or of the record that is open.
 */
export function besideOf(
  { screen, document, contract }: Workspace,
  entered: { owner: Owner; field: { id: string } } | null,
): BesideView | null {
  if (screen.screen === "canvas") {
    const { template, title, shown, open } = screen.canvas;
    const fields = shown.flatMap((step) => step.fields);
    const first = shown.find((step) => step.id === open)?.fields[0];
    const field = fields.find(({ id }) => id === entered?.field.id) ?? first;
    return { document: { id: template, title }, sought: { record: null, field: field?.id ?? null } };
  }
  if (screen.screen !== "register" || !isListed(screen.view) || screen.view.open === null) {
    return null;
  }
  if (never.includes(screen.view.register)) {
    return null;
  }
  const inside = entered !== null && "record" in entered.owner ? entered.owner.record : null;
  const record = inside ?? screen.view.open.id;
  const field = inside === null ? null : (entered?.field.id ?? null);
  return { document: { id: document, title: contract }, sought: { record, field } };
}
