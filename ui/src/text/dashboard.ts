import { count } from "./common";

export const dashboard = {
  title: "Tableau de bord",
  intro: "Des faits, jamais une note. Chaque chiffre ouvre la liste des fiches qu’il compte.",
  open: (label: string, text: string) => `${label} : ${text}. Ouvrir les fiches comptées`,
  figures: "Voir les chiffres",
  rows: (number: number) => count(number, "ligne", "lignes"),
  empty: "Rien à compter pour le moment : saisissez des actions ou des acteurs.",
};
