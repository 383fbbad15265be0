import type { Grid } from "../../../bindings/wire";

/** A line that is drawn, by its place, or room for those that are not. */
export type Part = { key: string; place: number } | { key: string; gap: number };

/** Up to this many lines, all of them are drawn. */
const FEW = 60;
/** How many lines are drawn above and below what is in sight, once that is painted. */
export const BEYOND = 6;

/**
 * What is drawn of so many lines when those from `first` to `last` are in sight: these, so many around them, and
 * the one that Tab reaches. Lines have one height, so the room of the others is known.
 */
export function drawn(
  count: number,
  { first, last, beyond }: { first: number; last: number; beyond: number },
  reached: number,
): Part[] {
  const [start, end] =
    count <= FEW ? [0, count] : [Math.max(0, first - beyond), Math.min(count, last + 1 + beyond)];
  const places = Array.from({ length: Math.max(0, end - start) }, (_, place) => start + place);
  if (reached < start && reached >= 0) {
    places.unshift(reached);
  } else if (reached >= end && reached < count) {
    places.push(reached);
  }
  const parts: Part[] = [];
  let next = 0;
  for (const place of places) {
    if (place > next) {
      parts.push({ key: `before-${place === reached ? "reached" : "others"}`, gap: place - next });
    }
    parts.push({ key: `${place}`, place });
    next = place + 1;
  }
  if (next < count) {
    parts.push({ key: "foot", gap: count - next });
  }
  return parts;
}

/** The narrowest and the widest a column may be, in rem. */
const [NARROW, WIDE] = [6, 20];
/** What a letter and the sides of a cell take, in rem. */
const [LETTER, SIDES] = [0.5, 1.5];

/** How wide each column is, in rem, whatever lines are drawn: a text may take two lines, a figure one. */
export function widths(grid: Grid): number[] {
  const longest = (texts: string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0);
  const word = (title: string) => longest(title.split(/\s/));
  const fit = (letters: number, title: string, least: number) =>
    Math.min(WIDE, Math.max(least, Math.max(letters, word(title) + 2) * LETTER + SIDES));
  const columns = grid.columns.map((column, rank) => {
    const figures = ["money", "number", "year", "date"].includes(column.kind.kind);
    const letters = longest(grid.rows.map((row) => row.cells[rank]?.shown ?? ""));
    return fit(
      figures ? letters : Math.min(letters, letters / 2 + 8),
      column.label,
      rank === 0 ? 15 : NARROW,
    );
  });
  const computed = grid.computed.map((title, rank) =>
    fit(longest(grid.rows.map((row) => row.shown[rank] ?? "")), title, NARROW),
  );
  return [...columns, ...computed];
}

/** How wide the part of a table in sight may be, in rem. */
const SIGHT = 75;

/** How many of columns of these widths, in rem, may be in sight before the table is scrolled. */
export function insight(sizes: number[]): number {
  let room = SIGHT;
  const beyond = sizes.findIndex((size) => (room -= size) < 0);
  return beyond < 0 ? sizes.length : beyond + 1;
}

/** How high a line is, in rem, as its style has it. */
export const LINE = 3;

/** The size of the text, in pixels: what a rem is. */
export function letter(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/**
 * The last line in sight of a table that is not drawn yet, as its styles have it, so that it need not be drawn
 * again once its room is known.
 */
export function lastInSight(within: boolean): number {
  const room = window.innerHeight / letter();
  const box = within ? Math.max(20, room - 24) : Math.max(16, room - 16);
  return Math.ceil(box / LINE);
}
