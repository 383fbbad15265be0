import type { Spot } from "../../../bindings/wire";

/** What a line's letters rise above the point where it begins, as a share of the page. */
const RISE = 0.006;

/** What the point of a page under the mouse comes from: on the lowest line that begins above it, the last one before. */
export function spotAt(spots: Spot[], down: number, across: number): Spot | undefined {
  const line = spots.filter((spot) => spot.down <= down + RISE).at(-1);
  const same = spots.filter((spot) => line !== undefined && Math.abs(spot.down - line.down) < RISE / 2);
  return same.filter((spot) => spot.across <= across).at(-1) ?? same[0];
}
