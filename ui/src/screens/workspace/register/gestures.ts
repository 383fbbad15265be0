import type { RegisterName, RegisterView } from "../../../bindings/wire";
import { register as text } from "../../../text/register";
import type { Dossier } from "../dossier.svelte";
import { hasSheet } from "../places";

/** Opens a record of the register shown. */
export function open(dossier: Dossier, register: RegisterName, record: string): void {
  dossier.go({ ...dossier.view.place, register, record, step: null }, "record");
}

/** Adds a record; the focus goes to its first field. A file is asked for first. */
export function add(dossier: Dossier, register: RegisterName): void {
  if (register === "attachments") {
    dossier.attach();
  } else {
    dossier.make({ edit: "add", register, fields: {} }, "first");
  }
}

/** Takes a record away; undoing brings it back whole. */
export function remove(dossier: Dossier, register: RegisterName, record: string): void {
  if (isShipped(register, record)) {
    dossier.restoreEntry(record, text.entryRestored, text.entryAsShipped);
    return;
  }
  const on = hasSheet(register) ? "title" : { line: register };
  dossier.make({ edit: "remove", register, record }, on, text.removed);
}

/** Whether the records of a list can be put in another order: a part of a list has none of its own. */
export function isOrdered(view: RegisterView): boolean {
  return view.openEnded && view.only === null && view.register !== "references";
}

/** Moves a record up (-1) or down (+1) among the others. */
export function shift(dossier: Dossier, view: RegisterView, record: string, by: -1 | 1): void {
  const ids = view.rows.map((row) => row.id);
  const to = ids.indexOf(record) + by;
  if (isOrdered(view) && to >= 0 && to < ids.length) {
    const before = (by < 0 ? ids[to] : ids[to + 1]) ?? null;
    dossier.make({ edit: "move", register: view.register, record, before }, "stay", text.moved);
  }
}

/** Whether a record is an entry of a list that ships with the application: it can be changed, not deleted. */
export function isShipped(register: RegisterName, record: string): boolean {
  return register === "references" && record.includes("/");
}
