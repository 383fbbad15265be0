import type { FieldView } from "../../../bindings/wire";
import { entryText, shownValue } from "../../../fields/props";

type Node = { type?: string; text?: string; content?: Node[] };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The words that stand in a field. */
export function textOf(field: FieldView, draft: unknown): string {
  if (field.kind.kind !== "rich") {
    return entryText(field, draft);
  }
  const texts: string[] = [];
  const walk = (node: unknown) => {
    if (isNode(node)) {
      if (node.text !== undefined) texts.push(node.text);
      node.content?.forEach(walk);
      if (node.type === "paragraph" || node.type === "heading") texts.push("\n");
    }
  };
  walk(shownValue(field, draft));
  return texts.join("");
}

/** The word as a whole, wherever it stands. */
function whole(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu");
}

/** What the field holds once a word is written otherwise, everywhere in it. */
export function rewritten(field: FieldView, draft: unknown, word: string, meant: string): unknown {
  const rewrite = (text: string) => text.replace(whole(word), () => meant);
  if (field.kind.kind !== "rich") {
    return rewrite(entryText(field, draft));
  }
  const walk = (node: unknown): unknown =>
    isNode(node)
      ? {
          ...node,
          ...(node.text !== undefined && { text: rewrite(node.text) }),
          ...(node.content && { content: node.content.map(walk) }),
        }
      : node;
  return walk(shownValue(field, draft));
}
