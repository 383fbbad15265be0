import type { Theme } from "../bindings/wire";

export const settings = {
  title: "Réglages",
  author: "Votre nom",
  authorHelp:
    "Il signe vos modifications et les versions figées. Vide : le nom de votre session sur ce poste.",
  organisation: "Votre organisation",
  organisationHelp: "Elle habille les documents imprimés sur ce poste, de tous les dossiers.",
  name: "Nom de l’organisation",
  logo: "Logo",
  logoHelp: "Une image PNG ou JPEG de 1\u00a0Mo au plus. Il est imprimé en tête de chaque document.",
  chooseLogo: "Choisir un logo…",
  replaceLogo: "Remplacer le logo…",
  removeLogo: "Retirer le logo",
  logoText: "Ce que montre le logo",
  logoTextHelp: "Lu à voix haute à qui ne le voit pas.",
  coloursHelp:
    "Une couleur s’écrit comme dans la charte graphique, par exemple #1d4e4a. Elle doit se lire sur du papier blanc\u00a0: trop claire, elle est refusée.",
  main: "Couleur des titres et des filets",
  second: "Couleur des marques fines",
  usualColour: "Celle de Canevas",
  pick: (label: string) => `Choisir\u00a0: ${label}`,
  worded: (templates: number) =>
    templates > 1
      ? `Son fichier donne aussi ses mots à ${templates} modèles.`
      : "Son fichier donne aussi ses mots à un modèle.",
  organisationSaved: "Gardé\u00a0: les documents de ce poste s’impriment ainsi.",
  theme: "Apparence",
  size: "Taille du texte",
  percent: (size: number) => `${size}\u00a0%`,
  writing: "En écrivant",
  spelling: "Signaler les mots que le dictionnaire ne connaît pas",
  typography: "Poser la typographie française au fil de la frappe",
  words: "Vos mots, que le dictionnaire garde\u00a0:",
  forget: (word: string) => `Oublier «\u00a0${word}\u00a0»`,
  folder: "Dossiers de ce poste",
  folderHelp: "Tout ce que vous écrivez est gardé ici. Rien n’en sort, sauf les copies que vous demandez.",
  reveal: "Ouvrir le répertoire",
  saved: "Réglage enregistré.",
};

export const themes: Record<Theme, string> = {
  system: "Comme l’ordinateur",
  light: "Claire",
  dark: "Sombre",
};
