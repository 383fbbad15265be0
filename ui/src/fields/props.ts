import type { Snippet } from "svelte";
import { createAttachmentKey } from "svelte/attachments";
import type { Choice, FieldView } from "../bindings/wire";
import { isProse } from "./shape";
import { frenchTyping } from "./typing";

/** What every field component takes. */
export type FieldProps = {
  field: FieldView;
  /** The records or entries it may be chosen among; empty for a kind that has its own. */
  options: Choice[];
  /** What was typed and is not settled yet; `undefined` when the dossier's own value is shown. */
  draft: unknown;
  /** The identifier of the control, that its `<label>` names. */
  id: string;
  /** The identifier of the label, for groups of controls. */
  labelId: string;
  /** The accessible name when no label stands beside the control, as in a table. */
  name: string | undefined;
  /** Identifiers of the help and of the refusal. */
  describedby: string | undefined;
  invalid: boolean;
  /** Whether the control stands in a table. */
  dense: boolean;
  /** The articles a text may refer to. */
  references: () => Promise<Choice[]>;
  /** Draws a cell of a row of a repeating block. */
  cell: Snippet<[CellProps]>;
  /** Draws the records of a register, for a field that is a table of them. */
  table: Snippet | undefined;
  /** While typing: sent once the typing pauses. */
  ontype: (value: unknown) => void;
  /** A choice made at once: sent at once. */
  onchoose: (value: unknown) => void;
};

/** What a cell of a row takes. */
export type CellProps = {
  id: string;
  field: FieldView;
  ontype: (value: unknown) => void;
  onchoose: (value: unknown) => void;
};

/** What is told beside the label of a field, and leads elsewhere. */
export type FieldMark = {
  label: string;
  /** The same for a screen reader, with the field. */
  name: string;
  /** Whether something is to be done. */
  urgent: boolean;
  onopen: () => void;
};

/** The text an entry box shows. */
export function entryText(field: FieldView, draft: unknown): string {
  if (draft !== undefined) {
    return typeof draft === "string" ? draft : "";
  }
  const plain = field.kind.kind === "line" || field.kind.kind === "text";
  return plain && typeof field.value === "string" ? field.value : field.typed;
}

/** The value a choice shows: what was just chosen, else the dossier's. */
export function shownValue(field: FieldView, draft: unknown): unknown {
  return draft === undefined ? field.value : draft;
}

/** The codes a list of choices shows. */
export function shownCodes(field: FieldView, draft: unknown): string[] {
  const value = shownValue(field, draft);
  return Array.isArray(value) ? value.filter((code) => typeof code === "string") : [];
}

/** One key for every control: an attachment under a new one would be made anew at each change. */
const TYPING = createAttachmentKey();

/** The attributes of a control in which words are typed. */
export function words(props: FieldProps) {
  return { ...control(props), ...(isProse(props.field) && { [TYPING]: frenchTyping }) };
}

/** The attributes common to the control of every field. */
export function control({ field, id, name, describedby, invalid, dense }: FieldProps) {
  return {
    id,
    class: dense ? "entry dense" : "entry",
    "aria-label": name,
    "aria-describedby": describedby,
    "aria-invalid": invalid ? ("true" as const) : undefined,
    "aria-required": field.required ? ("true" as const) : undefined,
    "data-testid": `champ-${field.id}`,
  };
}

/** The attributes of a group of controls. A plain group has no required state: its label says so. */
export function group(props: FieldProps, role: "group" | "radiogroup" | "textbox") {
  const { class: frame, ...rest } = control(props);
  if (role === "group") {
    rest["aria-required"] = undefined;
  }
  return { ...rest, role, "aria-labelledby": props.name === undefined ? props.labelId : undefined };
}
