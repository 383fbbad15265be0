import { count } from "./common";

export const fresh = {
  title: "Nouveau dossier",
  adaptTitle: (territory: string) => `Nouveau dossier à partir de ${territory}`,
  adaptIntro:
    "Le nouveau dossier reprend le plan, les orientations, les indicateurs, les instances et les tournures de l’autre. Les noms, les lieux, les montants et les dates y restent. Pour quel territoire l’écrivez-vous ?",
  adaptedTitle: "Ce que le nouveau dossier a repris",
  kept: "Repris, à relire",
  left: "Laissé dans l’autre dossier",
  others: (number: number) => `et ${count(number, "autre ligne", "autres lignes")}`,
  intro: "Pour quel territoire écrivez-vous ce contrat ?",
  search: "Rechercher une intercommunalité",
  searchHelp: "Par son nom, une de ses communes, son département ou son numéro SIREN.",
  results: "Intercommunalités trouvées",
  found: (shown: number, total: number) =>
    total > shown
      ? `${count(shown, "résultat affiché", "résultats affichés")} sur ${total}. Précisez la recherche pour voir les autres.`
      : count(total, "résultat", "résultats"),
  none: "Aucune intercommunalité ne correspond. Essayez le nom d’une commune, ou une partie du nom.",
  communes: (number: number) => count(number, "commune", "communes"),
  matched: (commune: string) => `Commune trouvée : ${commune}`,
  chosen: "Territoire du contrat",
  chosenNone: "Aucune intercommunalité choisie.",
  chosenHelp: "Pour un contrat à plusieurs intercommunalités (PETR, pays), ajoutez-les une à une.",
  added: (name: string) => `${name} ajoutée au territoire.`,
  remove: (name: string) => `Retirer ${name}`,
  template: "Modèle de contrat",
  create: "Créer le dossier",
  creating: "Création du dossier…",
  missing: "Choisissez d’abord au moins une intercommunalité.",
  source: (source: string) => `Source : ${source}`,
};
