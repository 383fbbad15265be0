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

const plurals = new Intl.PluralRules("fr");
const figures = new Intl.NumberFormat("fr-FR");

/** « 1 commune », « 12 communes ». */
export function count(number: number, one: string, many: string): string {
  return `${figures.format(number)}\u00a0${plurals.select(number) === "one" ? one : many}`;
}
