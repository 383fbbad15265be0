import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { habits } from "../habits.svelte";
import { isTakenBack } from "../typing";
import { replacement } from "../typography";

/** What was just replaced, between two places of the text, and what was typed there. */
type Replaced = { from: number; to: number; typed: string };

/** What came between two places of the text, and whether it was given back. */
type Moment = Replaced & { refused: boolean };

/**
 * French typography as one types; Backspace or Ctrl+Z at once gives back what was typed. The editor's own
 * input rules see one paragraph only, where a quotation may open in another, and also run on what an input
 * method composed.
 */
export const FrenchTypography = Extension.create({
  name: "frenchTypography",
  // Before the rules of lists and of Backspace.
  priority: 200,
  addProseMirrorPlugins: () => [typography()],
});

function typography(): Plugin<Moment | null> {
  function put(
    view: EditorView,
    text: string,
    from: number,
    to: number,
    moment: Omit<Moment, "from" | "to">,
  ) {
    const placed = { ...moment, from, to: from + text.length };
    view.dispatch(view.state.tr.insertText(text, from, to).setMeta(plugin, placed).scrollIntoView());
    return true;
  }

  const plugin: Plugin<Moment | null> = new Plugin<Moment | null>({
    state: {
      init: () => null,
      apply: (tr, last) =>
        (tr.getMeta(plugin) as Moment | undefined) ?? (tr.docChanged || tr.selectionSet ? null : last),
    },
    props: {
      handleTextInput(view, from, to, text) {
        const last = plugin.getState(view.state);
        if (view.composing || last?.refused === true || !habits.typography) {
          return false;
        }
        const before = view.state.doc.textBetween(0, from, "\n", "\n");
        const better = replacement(before, text);
        if (better === null) {
          return false;
        }
        const erased = from - better.erase;
        const typed = before.slice(before.length - better.erase) + text;
        return put(view, better.insert, erased, to, { typed, refused: false });
      },
      handleKeyDown(view, event) {
        const last = plugin.getState(view.state);
        if (!last || last.refused || !isTakenBack(event)) {
          return false;
        }
        // The dossier has nothing to undo.
        event.stopPropagation();
        return put(view, last.typed, last.from, last.to, { typed: "", refused: true });
      },
    },
  });
  return plugin;
}
