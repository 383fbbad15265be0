import type { FieldView, Kind } from "../bindings/wire";

/** Beyond this, a list is easier to read folded. */
const SHORT = 5;

/** Whether a choice is shown whole, as radio buttons. */
export function isShortChoice(kind: Kind): boolean {
  return kind.kind === "choice" && kind.options.length <= SHORT;
}

/** Whether a field is a group of controls, that a `<label>` cannot name. */
export function isGroup(kind: Kind): boolean {
  return (
    ["yesNo", "choices", "links", "entries", "rich", "rows", "table", "period"].includes(kind.kind) ||
    isShortChoice(kind)
  );
}

/** Whether a field is short enough to share its line with another. */
export function isNarrow(kind: Kind): boolean {
  return ["money", "number", "percent", "year", "date", "siren", "siret", "insee"].includes(kind.kind);
}

/** The fields that hold a line of no language: a code, an address, a number to call. */
const CODED = /(^|_)(code|email|courriel|phone|telephone|url)$/;

/** Whether a field holds words of the language, that French typography is for. */
export function isProse({ id, kind }: FieldView): boolean {
  return ["line", "entry", "text", "rich"].includes(kind.kind) && !CODED.test(id);
}
