import type { Editor } from "@tiptap/core";
import type { IconName } from "../../parts/icons";
import { rich } from "../../text/rich";

/** A button of the toolbar. */
export type Tool = {
  label: string;
  /** Its drawing, or the letters that stand for one. */
  icon?: IconName;
  letters?: string;
  active?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

export const marks: Tool[] = [
  {
    label: rich.bold,
    letters: "G",
    active: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    label: rich.italic,
    letters: "I",
    active: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    label: rich.superscript,
    letters: "x²",
    active: (editor) => editor.isActive("superscript"),
    run: (editor) => editor.chain().focus().toggleMark("superscript").run(),
  },
  {
    label: rich.subscript,
    letters: "x₂",
    active: (editor) => editor.isActive("subscript"),
    run: (editor) => editor.chain().focus().toggleMark("subscript").run(),
  },
];

export const blocks: Tool[] = [
  {
    label: rich.heading3,
    letters: "T1",
    active: (editor) => editor.isActive("heading", { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    label: rich.heading4,
    letters: "T2",
    active: (editor) => editor.isActive("heading", { level: 4 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    label: rich.bullets,
    icon: "bullets",
    active: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: rich.numbers,
    icon: "numbers",
    active: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: rich.quote,
    icon: "quote",
    active: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    label: rich.table,
    icon: "table",
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
];

/** Offered while the cursor is in a table. */
export const tableTools: Tool[] = [
  { label: rich.addRow, run: (editor) => editor.chain().focus().addRowAfter().run() },
  { label: rich.addColumn, run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { label: rich.dropRow, run: (editor) => editor.chain().focus().deleteRow().run() },
  { label: rich.dropColumn, run: (editor) => editor.chain().focus().deleteColumn().run() },
  { label: rich.dropTable, run: (editor) => editor.chain().focus().deleteTable().run() },
];
