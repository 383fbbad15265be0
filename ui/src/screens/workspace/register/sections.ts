import type { FieldView } from "../../../bindings/wire";
import { register as text } from "../../../text/register";
import type { Draft } from "../draft.svelte";

/** A part of a record's sheet, in the order of its first field. */
export type Section = { title: string; fields: FieldView[] };

/** The parts of a sheet. A sheet in one part has no title for it. */
export function sectionsOf(fields: FieldView[]): Section[] {
  const titles = [...new Set(fields.map((field) => field.section))];
  return titles.map((title) => ({
    title: titles.length > 1 && title === "" ? text.otherFields : title,
    fields: fields.filter((field) => field.section === title),
  }));
}

/** Whether a field holds something, what is being typed included. */
export function isFilled(field: FieldView, draft: Draft | undefined): boolean {
  const value = draft === undefined ? field.value : draft.value;
  return (
    value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}
