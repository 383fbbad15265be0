import { count } from "./common";

export const find = {
  openHint: "Rechercher dans le dossier (Ctrl + F)",
  title: "Rechercher dans le dossier",
  replaceTitle: "Rechercher et remplacer",
  words: "Mots cherchés",
  wordsHelp: "Dans les fiches, les réponses et les questions de tous les documents.",
  exact: "Respecter les accents et les majuscules",
  replacing: "Remplacer",
  by: "Remplacer par",
  byHelp: "Laissez vide pour supprimer les mots. Les codes, montants et dates ne changent jamais.",
  none: "Aucun passage ne contient ces mots.",
  found: (total: number, shown: number) =>
    shown < total
      ? `${count(total, "passage", "passages")}\u202f; les ${shown} premiers sont affichés.`
      : `${count(total, "passage", "passages")}.`,
  question: "dans la question",
  keep: (heading: string) => `Remplacer dans : ${heading}`,
  /** Nothing to put in their place takes the words away: the button says so. */
  replace: (fields: number, by: string) =>
    `${by === "" ? "Supprimer ces mots" : "Remplacer"} dans ${count(fields, "champ", "champs")}`,
  replaced: (words: string, by: string) => `« ${words} » remplacé par « ${by} ». Ctrl + Z l’annule.`,
  removed: (words: string) => `« ${words} » supprimé. Ctrl + Z l’annule.`,
};
