import { count } from "./common";

/** What a remark is, as it is chosen and shown. */
export const remarkKind = {
  commentaire: "Commentaire",
  a_faire: "À faire",
};

export const remarks = {
  tab: "Commentaires",
  open: (number: number) => count(number, "ouvert", "ouverts"),
  toDo: (number: number) => `${number}\u00a0à faire`,
  comments: (number: number) => count(number, "commentaire", "commentaires"),
  markNamed: (mark: string, label: string) => `${mark}\u00a0: ${label}`,
  title: (number: number) => (number === 0 ? "Aucun commentaire sur ce champ" : "Commentaires sur ce champ"),
  none: "Notez ici une question pour un collègue, ou ce qui reste à faire. Cela reste dans le dossier et ne s’imprime que dans un projet, si vous le demandez.",
  noField: "Placez-vous dans un champ pour lire ce qui en est dit, ou y ajouter un commentaire.",
  first: "Placez-vous d’abord dans un champ, puis commentez-le.",
  inSheet: "Ouvrez la fiche pour commenter ce champ.",
  done: "Traité",
  doneNamed: (text: string) => `Traité\u00a0: ${text}`,
  correct: "Corriger",
  correctNamed: (text: string) => `Corriger le commentaire «\u00a0${text}\u00a0»`,
  corrected: "Enregistrer",
  correctedDone: "Commentaire corrigé. Ctrl + Z pour annuler.",
  remove: "Supprimer",
  removeNamed: (text: string) => `Supprimer le commentaire «\u00a0${text}\u00a0»`,
  add: "Ajouter un commentaire",
  kind: "Nature",
  words: "Votre commentaire",
  wordsMissing: "Écrivez d’abord votre commentaire.",
  confirm: "Ajouter",
  back: "Revenir au champ",
  added: "Commentaire ajouté. Ctrl + Z pour annuler.",
  settled: "Marqué comme traité.",
  reopened: "Rouvert.",
  removed: "Commentaire supprimé. Ctrl + Z pour annuler.",
  listTitle: "À faire et commentaires",
  listShort: "Commentaires",
  listHelp:
    "Ce que vous et vos collègues avez noté sur les champs du dossier. Cela ne s’imprime que dans un projet, si vous le demandez.",
  go: "Voir",
  gone: "Ce champ n’existe plus.",
  doneTitle: "Traités",
  signed: (author: string, date: string) => [author, date].filter((word) => word !== "").join(", "),
};
