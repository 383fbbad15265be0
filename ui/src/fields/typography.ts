/*
 * French typography as one types. Pure: the text before the caret and the character typed give what stands
 * in its stead. A doubt leaves what was typed as it is: a missing space is seen and mended by hand, an
 * address or a code that was changed is not.
 */

/** How many characters before the caret go, and what comes in their stead and in that of the typed one. */
export type Replacement = { erase: number; insert: string };

const NO_BREAK = "\u00a0";
const THIN = "\u202f";

/** What stands in the stead of a character typed after this text; nothing when it stays as typed. */
export function replacement(before: string, typed: string): Replacement | null {
  switch (typed) {
    case "'":
      return apostrophe(before);
    case '"':
      return quotation(before);
    case "«":
      return { erase: 0, insert: `«${NO_BREAK}` };
    case "»":
      return closing(before);
    case ".":
      return ellipsis(before);
    case ":":
    case ";":
    case "!":
    case "?":
      return mark(before, typed);
    case " ":
    case NO_BREAK:
    case THIN:
      return space(before, typed);
    default:
      return null;
  }
}

/** The run of characters without a space that the caret ends. */
function wordOf(before: string): string {
  return /\S*$/.exec(before)?.[0] ?? "";
}

/** What only a code holds. */
const CODE = /[=<>{}`\\_#]/;

/** An address, the path or name of a file, a code: nothing is ever changed there. */
function isLiteral(word: string): boolean {
  const address = /:\/\/|@|^[([]?(www\.|mailto:)|\p{L}\.\p{L}{2}/iu;
  const path = /^[.~]*\/|\/[^/]*\p{L}[^/]*\//u;
  return CODE.test(word) || address.test(word) || path.test(word);
}

/** A word of the language, or what closes a part of a sentence: a mark of punctuation may follow. */
function isPlain(word: string): boolean {
  return /^[([’'-]*[\p{L}’'-]*\p{L}{2}$|[»)\]%€…]$/u.test(word) && !isLiteral(word);
}

function apostrophe(before: string): Replacement | null {
  // After a figure it stands for minutes or feet.
  return /\d$/.test(before) || isLiteral(wordOf(before)) ? null : { erase: 0, insert: "’" };
}

/** A straight quotation mark opens after a space or what opens, and closes only what is open. */
function quotation(before: string): Replacement | null {
  if (before.endsWith(`«${NO_BREAK}`)) {
    return { erase: 0, insert: "»" };
  }
  const word = wordOf(before);
  if (/(^|[\s([’'/–—-])$/.test(before)) {
    return isLiteral(word) ? null : { erase: 0, insert: `«${NO_BREAK}` };
  }
  const open = before.split("«").length > before.split("»").length;
  // An address may be quoted: the mark that follows it is not a part of it.
  return open && !CODE.test(word) ? { erase: 0, insert: `${NO_BREAK}»` } : null;
}

function closing(before: string): Replacement | null {
  if (before.endsWith(" ")) {
    return { erase: 1, insert: `${NO_BREAK}»` };
  }
  return /(^|\s)$/.test(before) ? null : { erase: 0, insert: `${NO_BREAK}»` };
}

function ellipsis(before: string): Replacement | null {
  const word = wordOf(before);
  return /(^|[^.])\.\.$/.test(word) && !isLiteral(word) ? { erase: 2, insert: "…" } : null;
}

function mark(before: string, typed: string): Replacement | null {
  const bound = (typed === ":" ? NO_BREAK : THIN) + typed;
  if (/\S $/.test(before)) {
    return { erase: 1, insert: bound };
  }
  // A colon may still become an address or an hour: it waits for the space that follows it.
  return typed !== ":" && isPlain(wordOf(before)) ? { erase: 0, insert: bound } : null;
}

function space(before: string, typed: string): Replacement | null {
  if (before.endsWith("«")) {
    return typed === NO_BREAK ? null : { erase: 0, insert: NO_BREAK };
  }
  if (before.endsWith(`«${NO_BREAK}`)) {
    return { erase: 1, insert: NO_BREAK };
  }
  const marks = /[\p{L}\p{N}»)\]%€…°]([;!?]+|:)$/u.exec(before)?.[1];
  if (typed !== " " || marks === undefined || isLiteral(wordOf(before))) {
    return null;
  }
  const bound = (marks === ":" ? NO_BREAK : THIN) + marks;
  return { erase: marks.length, insert: `${bound} ` };
}
