import type { Attachment } from "svelte/attachments";
import { habits } from "./habits.svelte";
import { replacement } from "./typography";

/** What words are typed in. */
export type Box = HTMLInputElement | HTMLTextAreaElement;

/** How a box stood just after a gesture, and what was typed in the stead of the end of its text. */
type Moment = { value: string; caret: number; length: number; typed: string };

/** Puts words in a box, where its caret is or over what is selected. */
export function insertInto(box: Box, text: string): void {
  box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

/** Whether a key takes the last gesture back: Backspace, or Ctrl+Z. */
export function isTakenBack({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const command = ctrlKey || metaKey;
  return !altKey && (key === "Backspace" ? !command : key.toLowerCase() === "z" && command && !shiftKey);
}

/** French typography in a box, as one types; Backspace or Ctrl+Z at once gives back what was typed. */
export const frenchTyping: Attachment<Box> = (box) => {
  /** The last replacement, as long as nothing else was done. */
  let replaced: Moment | null = null;
  /** What was just given back: the next character leaves it as it is. */
  let refused: Moment | null = null;

  function stands(moment: Moment | null): moment is Moment {
    return (
      moment?.value === box.value && [box.selectionStart, box.selectionEnd].every((at) => at === moment.caret)
    );
  }

  function put(text: string, from: number, to: number, typed: string): Moment {
    box.setSelectionRange(from, to);
    insertInto(box, text);
    return { value: box.value, caret: from + text.length, length: text.length, typed };
  }

  function onbeforeinput(event: Event) {
    const { inputType, data, isComposing } = event as InputEvent;
    const { selectionStart: from, selectionEnd: to } = box;
    const left = stands(refused);
    replaced = null;
    refused = null;
    // What an input method composes, a dead key included, is its own affair.
    if (inputType !== "insertText" || isComposing || data === null || from === null || to === null) {
      return;
    }
    const before = box.value.slice(0, from);
    const better = left || !habits.typography ? null : replacement(before, data);
    if (better !== null && event.cancelable) {
      event.preventDefault();
      const start = from - better.erase;
      replaced = put(better.insert, start, to, before.slice(start) + data);
    }
  }

  function onkeydown(event: Event) {
    if (isTakenBack(event as KeyboardEvent) && stands(replaced)) {
      event.preventDefault();
      // The dossier has nothing to undo.
      event.stopPropagation();
      const { caret, length, typed } = replaced;
      replaced = null;
      refused = put(typed, caret - length, caret, "");
    }
  }

  box.addEventListener("beforeinput", onbeforeinput);
  box.addEventListener("keydown", onkeydown);
  return () => {
    box.removeEventListener("beforeinput", onbeforeinput);
    box.removeEventListener("keydown", onkeydown);
  };
};
