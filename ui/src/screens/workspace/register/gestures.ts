import type { RegisterName, RegisterView } from "../../../bindings/wire";
import { register as text } from "../../../text/register";
import type { Dossier } from "../dossier.svelte";

/** Opens a record of the register shown. */
export function open(dossier: Dossier, register: RegisterName, record: string): void {
  dossier.go({ ...dossier.view.place, register, record, step: null }, "record");
}

/** Adds a record; the focus goes to its first field. */
export function add(dossier: Dossier, register: RegisterName): void {
  dossier.make({ edit: "add", register, fields: {} }, "first");
}

/** Takes a record away; undoing brings it back whole. */
export function remove(dossier: Dossier, register: RegisterName, record: string): void {
  dossier.make({ edit: "remove", register, record }, "title", text.removed);
}

/** Moves a record up (-1) or down (+1) among the others. */
export function shift(dossier: Dossier, view: RegisterView, record: string, by: -1 | 1): void {
  const ids = view.rows.map((row) => row.id);
  const to = ids.indexOf(record) + by;
  if (to >= 0 && to < ids.length) {
    const before = (by < 0 ? ids[to] : ids[to + 1]) ?? null;
    dossier.make({ edit: "move", register: view.register, record, before }, "stay", text.moved);
  }
}
