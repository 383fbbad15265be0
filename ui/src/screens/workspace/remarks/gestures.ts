import type { RemarkView, Subject } from "../../../bindings/wire";
import { remarks as text } from "../../../text/remarks";
import type { Dossier, Landing } from "../dossier.svelte";
import { keyOf, type Owner } from "../draft.svelte";
import type { RemarkDraft } from "../panel.svelte";
import { hasHelp, hasSheet } from "../places";

/** A field as a remark names it: where its answer is kept. */
function subjectOf(owner: Owner, field: string): Subject {
  if (!("template" in owner)) {
    return { on: "record", ...owner, field };
  }
  return owner.of === undefined
    ? { on: "answer", template: owner.template, field }
    : { on: "record", ...owner.of };
}

function same(one: Subject, other: Subject): boolean {
  if (one.on === "answer") {
    return other.on === "answer" && one.template === other.template && one.field === other.field;
  }
  return (
    other.on === "record" &&
    one.register === other.register &&
    one.record === other.record &&
    one.field === other.field
  );
}

/** The remarks on a field, the first made first. */
export function remarksOn(dossier: Dossier, owner: Owner, field: string): RemarkView[] {
  const subject = subjectOf(owner, field);
  return dossier.view.remarks.filter(({ about }) => about !== null && same(about, subject));
}

/** « 1 à faire, 2 commentaires »: what waits for someone; an empty label when nothing does. */
export function markOf(remarks: RemarkView[]): { label: string; urgent: boolean } {
  const open = remarks.filter((remark) => !remark.done);
  const toDo = open.filter(({ kind }) => kind === "a_faire").length;
  const rest = open.length - toDo;
  const label = [toDo > 0 && text.toDo(toDo), rest > 0 && text.comments(rest)].filter(Boolean).join(", ");
  return { label, urgent: toDo > 0 };
}

/** Leads to the remarks on the field last entered, or to the form that adds one. */
export function show(dossier: Dossier, on: "list" | "form"): void {
  if (dossier.about === null || !hasHelp(dossier.view.screen)) {
    dossier.notice = dossier.about === null ? text.first : text.inSheet;
    dossier.landing = { on: "stay" };
    return;
  }
  dossier.beside = false;
  dossier.panel.tab = "remarks";
  if (on === "form") {
    write(dossier);
  } else {
    dossier.panel.sought = { on };
  }
}

/** Opens the form on the field last entered, with what was being written there. */
export function write(dossier: Dossier): void {
  const { about, panel } = dossier;
  if (about !== null) {
    const key = keyOf(about.owner, about.field.id);
    panel.drafts.set(key, panel.drafts.get(key) ?? { kind: "commentaire", text: "" });
    panel.sought = { on: "form" };
  }
}

/** Makes the remark that was written on the field last entered. */
export function add(dossier: Dossier): void {
  const { about, panel } = dossier;
  const key = about && keyOf(about.owner, about.field.id);
  const draft = key === null ? undefined : panel.drafts.get(key);
  if (about !== null && key !== null && draft !== undefined) {
    const subject = subjectOf(about.owner, about.field.id);
    dossier.make({ edit: "remark", about: subject, ...draft }, "stay", text.added);
    giveUp(dossier, key);
  }
}

/** Closes the form, without what was written in it. */
export function giveUp(dossier: Dossier, key: string): void {
  dossier.panel.drafts.delete(key);
  dossier.panel.sought = { on: "add" };
}

/** Marks a remark as seen to, or opens it again. */
export function settle(dossier: Dossier, remark: RemarkView, done: boolean): void {
  const edit = {
    edit: "field",
    register: "remarks",
    record: remark.id,
    field: "done",
    value: done,
  } as const;
  dossier.make(edit, "stay", done ? text.settled : text.reopened);
}

/** Where the words of a remark being corrected wait, among what is being written. */
const correctingKey = (remark: RemarkView) => `remarks/${remark.id}/text`;

/** The words of a remark while they are being corrected. */
export function corrected(dossier: Dossier, remark: RemarkView): RemarkDraft | undefined {
  return dossier.panel.drafts.get(correctingKey(remark));
}

/** Begins or goes on correcting the words of a remark. */
export function correct(dossier: Dossier, remark: RemarkView, words: string): void {
  dossier.panel.drafts.set(correctingKey(remark), { kind: remark.kind, text: words });
}

/** Ends correcting a remark: what was written is kept, or given up. */
export function giveUpCorrecting(dossier: Dossier, remark: RemarkView, keep: boolean): void {
  const written = corrected(dossier, remark)?.text.trim();
  dossier.panel.drafts.delete(correctingKey(remark));
  if (keep && written !== undefined && written !== remark.text) {
    const edit = {
      edit: "field",
      register: "remarks",
      record: remark.id,
      field: "text",
      value: written,
    } as const;
    dossier.make(edit, "stay", text.correctedDone);
  }
}

/** Deletes a remark; undoing brings it back. */
export function remove(dossier: Dossier, remark: RemarkView): void {
  dossier.make({ edit: "remove", register: "remarks", record: remark.id }, "stay", text.removed);
}

/** Where a remark leads: to its field, in a line of a table when that is where it stands. */
export function landingOf({ about, field }: RemarkView): Landing {
  if (about?.on === "record" && !hasSheet(about.register)) {
    return { field: about.field, row: about.record };
  }
  return field === null ? "record" : { field };
}
