/** The word between the two days of a period, as the application writes and reads it. */
const JOINT = " au ";

/** The two days of a period, as typed. */
export function ends(typed: string): { from: string; until: string } {
  const at = typed.indexOf(JOINT);
  return at < 0
    ? { from: typed, until: "" }
    : { from: typed.slice(0, at), until: typed.slice(at + JOINT.length) };
}

/** A period as the application reads it; empty when no day is typed. */
export function period(from: string, until: string): string {
  return from.trim() === "" && until.trim() === "" ? "" : `${from}${JOINT}${until}`;
}
