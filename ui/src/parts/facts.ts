/** What parts the facts of a line: a line that is too long is cut after it, never before. */
export const BETWEEN_FACTS = "\u00a0· ";

/** « Métropole · 23 communes »: those there are. */
export function told(facts: string[]): string {
  return facts.filter((fact) => fact !== "").join(BETWEEN_FACTS);
}
