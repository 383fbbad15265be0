import { count } from "./common";

export const grid = {
  list: "Fiches",
  table: "Tableau",
  matrix: "Influence et intérêt",
  curves: "Courbes",
  map: "Carte",
  maquette: "Maquette",
  tree: "Arbre",
  board: "Tableau AFOM",
  ranking: "Par priorité",
  view: "Affichage",
  filter: "Filtrer le tableau",
  number: "N°",
  open: (number: string, title: string) => `${number}, ouvrir la fiche «\u00a0${title}\u00a0»`,
  sort: (title: string) => `Trier par «\u00a0${title}\u00a0»`,
  cell: (column: string, title: string) => `${column}, ${title}`,
  shown: (shown: number, all: number) =>
    shown === all ? count(all, "ligne", "lignes") : `${shown} sur ${count(all, "ligne", "lignes")}`,
};
