import type { FieldView } from "../../bindings/wire";
import { entryText, shownValue } from "../../fields/props";

/** What a field holds once its example is inserted: after what is written, never over it. */
export function withExample(field: FieldView, draft: unknown): unknown {
  const kind = field.kind.kind;
  if (kind === "rich") {
    return richWith(shownValue(field, draft), field.example);
  }
  const text = entryText(field, draft);
  return kind === "text" && text.trim() !== "" ? `${text.trimEnd()}\n\n${field.example}` : field.example;
}

function richWith(value: unknown, example: string): unknown {
  const blocks = example
    .split(/\n{2,}/)
    .map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  const content = typeof value === "object" && value !== null && "content" in value ? value.content : [];
  const written: unknown[] = Array.isArray(content) ? content : [];
  return { type: "doc", content: [...written.filter(isWritten), ...blocks] };
}

/** An editor that was emptied keeps one paragraph without content. */
function isWritten(block: unknown): boolean {
  return typeof block === "object" && block !== null && "content" in block;
}
