/** Words used all over the interface. */
export const common = {
  app: "Canevas",
  cancel: "Annuler",
  close: "Fermer",
  retry: "Réessayer",
  loading: "Chargement…",
  back: "Retour à l’accueil",
  skip: "Aller au contenu",
  required: "obligatoire",
};

/** What parts the facts of a line: a line that is too long is cut after it, never before. */
export const BETWEEN_FACTS = "\u00a0· ";

/** « Métropole · 23 communes »: those there are. */
export function told(facts: string[]): string {
  return facts.filter((fact) => fact !== "").join(BETWEEN_FACTS);
}

const plurals = new Intl.PluralRules("fr");
const figures = new Intl.NumberFormat("fr-FR");

/** « 1 commune », « 12 communes ». */
export function count(number: number, one: string, many: string): string {
  return `${figures.format(number)}\u00a0${plurals.select(number) === "one" ? one : many}`;
}
