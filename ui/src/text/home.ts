import { count } from "./common";

export const home = {
  title: "Vos dossiers",
  intro: "Chaque dossier contient tout le travail d’un territoire : le diagnostic, les actions, le contrat.",
  new: "Nouveau dossier",
  open: "Ouvrir un fichier…",
  dossiers: "Dossiers de ce poste",
  changed: (when: string) => `Modifié ${when}`,
  examples: "Ouvrir un exemple",
  examplesIntro: "Un contrat déjà rempli, à parcourir ou à modifier sans risque : c’est une copie.",
  emptyTitle: "Aucun dossier pour le moment",
  emptySteps: [
    "Choisissez votre intercommunalité : les communes et les populations sont déjà là.",
    "Saisissez le diagnostic et les actions : le contrat se compose au fur et à mesure.",
    "Relisez les vraies pages, puis exportez le PDF. Tout reste sur votre poste.",
  ],
  setAside: (number: number) => `${count(number, "fichier mis", "fichiers mis")} de côté`,
  setAsideIntro: "Ces fichiers n’ont pas pu être ouverts. Ils sont restés intacts.",
  adapt: "Nouveau à partir de…",
  adaptNamed: (territory: string) => `Nouveau dossier à partir de ${territory}`,
  adaptHelp: "Un nouveau dossier qui reprend la structure et les tournures de celui-ci, sans ses données.",
  discard: "Supprimer",
  discardNamed: (territory: string, contract: string) => `Supprimer le dossier ${territory}, ${contract}`,
  discardTitle: "Supprimer ce dossier ?",
  discardText: (territory: string, contract: string) =>
    `« ${contract} », ${territory}, sera placé dans la corbeille de l’application. Le fichier n’est pas détruit : il peut y être repris.`,
  discardConfirm: "Mettre à la corbeille",
};
