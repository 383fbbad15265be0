import type { FieldView, RegisterName } from "../../../bindings/wire";
import { register as text } from "../../../text/register";
import type { Draft } from "../draft.svelte";

/** A part of a record's sheet, in the order of its first field. */
export type Section = { title: string; fields: FieldView[] };

/** Beyond this many parts, a sheet shows one at a time. */
export const FEW = 2;

/** The parts of a sheet. A sheet in one part has no title for it. */
export function sectionsOf(fields: FieldView[]): Section[] {
  const titles = [...new Set(fields.map((field) => field.section))];
  return titles.map((title) => ({
    title: titles.length > 1 && title === "" ? text.otherFields : title,
    fields: fields.filter((field) => field.section === title),
  }));
}

/** How a part stands, what is being typed included. */
export type Standing = { filled: number; missing: number; refused: number };

/** How many fields of a part hold something, are awaited, and hold what the application refused. */
export function standing(section: Section, draft: (field: FieldView) => Draft | undefined): Standing {
  const filled = section.fields.filter((field) => isFilled(field, draft(field)));
  return {
    filled: filled.length,
    missing: section.fields.filter((field) => field.required && !filled.includes(field)).length,
    refused: section.fields.filter((field) => draft(field)?.problem != null).length,
  };
}

/** Whether a field holds something. */
function isFilled(field: FieldView, draft: Draft | undefined): boolean {
  const value = draft === undefined ? field.value : draft.value;
  return (
    value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}

/** What shows the parts of the sheet of a record. */
export type PartsProps = {
  owner: { register: RegisterName; record: string };
  sections: Section[];
  stands: (section: Section) => Standing;
};
