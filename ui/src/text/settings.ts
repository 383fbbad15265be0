import type { Theme } from "../bindings/wire";

export const settings = {
  title: "Réglages",
  author: "Votre nom",
  authorHelp:
    "Il signe vos modifications et les versions figées. Vide : le nom de votre session sur ce poste.",
  theme: "Apparence",
  size: "Taille du texte",
  percent: (size: number) => `${size}\u00a0%`,
  writing: "En écrivant",
  spelling: "Signaler les mots que le dictionnaire ne connaît pas",
  typography: "Poser la typographie française au fil de la frappe",
  words: "Vos mots, que le dictionnaire garde\u00a0:",
  forget: (word: string) => `Oublier «\u00a0${word}\u00a0»`,
  folder: "Dossiers de ce poste",
  folderHelp:
    "Tout ce que vous écrivez est gardé ici, et nulle part ailleurs. Pour une sauvegarde, copiez ce répertoire ou enregistrez une copie de chaque dossier.",
  reveal: "Ouvrir le répertoire",
  saved: "Réglage enregistré.",
};

export const themes: Record<Theme, string> = {
  system: "Comme l’ordinateur",
  light: "Claire",
  dark: "Sombre",
};
