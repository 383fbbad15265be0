import { count } from "./common";

export const arranged = {
  keysShown:
    "Au clavier\u00a0: flèches pour parcourir, Entrée pour ouvrir, Alt et flèches pour déplacer. À la souris\u00a0: tirez la poignée.",
  list: (group: string) => `Dans «\u00a0${group}\u00a0»`,
  empty: "Rien ici pour le moment.",
  move: "Déplacer",
  moveNamed: (number: string, title: string) => `Déplacer ${number} «\u00a0${title}\u00a0»`,
  up: "Monter",
  down: "Descendre",
  to: "Vers",
  moved: (title: string, group: string) =>
    `«\u00a0${title}\u00a0» est dans «\u00a0${group}\u00a0». Ctrl + Z pour annuler.`,
  missing: (number: number) => count(number, "champ à remplir", "champs à remplir"),
  add: "Ajouter",
  addNamed: (group: string) => `Ajouter dans «\u00a0${group}\u00a0»`,
  name: "Nom de la nouvelle action",
  addAction: "Action",
  addActionIn: (orientation: string) => `Ajouter une action dans «\u00a0${orientation}\u00a0»`,
  fold: (title: string) => `Actions de «\u00a0${title}\u00a0»`,
  of: (title: string) => `de «\u00a0${title}\u00a0»`,
  axis: "Axe affiché",
  everyAxis: "Tous les axes",
};
