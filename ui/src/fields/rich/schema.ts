import OfficePaste from "@intevation/tiptap-extension-office-paste";
import { Mark, mergeAttributes, type Extensions } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { FrenchTypography } from "./typography";

/** A raised or lowered run of characters; the two exclude each other. */
function shift(name: "superscript" | "subscript", tag: "sup" | "sub") {
  return Mark.create({
    name,
    excludes: "superscript subscript",
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  });
}

/** The closed schema of a text: what the application reads and prints, and nothing else. */
export function extensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [3, 4] },
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      horizontalRule: false,
      trailingNode: false,
      // Undoing belongs to the whole dossier.
      undoRedo: false,
      link: {
        openOnClick: false,
        autolink: false,
        // Only the address is kept.
        HTMLAttributes: { target: null, rel: null, class: null },
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    shift("superscript", "sup"),
    shift("subscript", "sub"),
    OfficePaste,
    FrenchTypography,
  ];
}
