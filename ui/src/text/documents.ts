import type { PrintOptions } from "../bindings/wire";
import { count } from "./common";

export const documents = {
  title: "Documents",
  intro: "Les pages affichées sont celles du PDF.",
  count: (number: number) => count(number, "document", "documents"),
  fill: "Remplir",
  fillNamed: (title: string) => `Remplir le canevas de « ${title} »`,
  previewOf: (title: string) => `Aperçu : ${title}`,
  show: "Afficher l’aperçu",
  showNamed: (title: string) => `Afficher l’aperçu de « ${title} »`,
  export: "Exporter en PDF…",
  exportNamed: (title: string) => `Exporter en PDF… « ${title} »`,
  tab: "Documents",
  last: "Exporter la version définitive…",
  lastHelp: "La version à signer. Elle attend qu’aucun point bloquant ne reste.",
  exporting: "Export en cours…",
  giveUp: "Abandonner l’export",
  givenUp: "Export abandonné\u00a0: rien n’a été écrit.",
  choices: "Ce qui s’imprime",
  chosen: (parts: number, left: number, options: PrintOptions) => {
    const told = [
      left === 0 ? "tout le document" : `${count(parts - left, "partie", "parties")} sur ${parts}`,
      ...(options.unanswered ? [] : ["sans les manques"]),
      ...(options.watermark ? [] : ["sans filigrane"]),
      ...(options.logo ? [] : ["sans logo"]),
      ...(options.fold ? ["maquette en A3"] : []),
      ...(options.remarks ? ["avec les commentaires"] : []),
      ...(options.dossier ? ["dossier joint"] : []),
    ];
    return told.join(", ");
  },
  unanswered: "Dire ce qui reste à écrire",
  watermark: "Filigrane «\u00a0PROJET\u00a0» tant que le document n’est pas signé",
  logo: "Logo de l’organisation",
  fold: "Tableaux financiers sur des pages A3, à déplier",
  remarks: "Liste des commentaires à la fin",
  carry: "Joindre le dossier au PDF",
  carryHelp:
    "Qui reçoit ce PDF peut l’ouvrir dans Canevas et reprendre le travail\u00a0: tout le dossier y est, historique et pièces jointes compris. À ne pas publier tel quel.",
  parts: "Parties imprimées",
  lastWhole: "La version définitive contient toujours toutes les parties, sans filigrane ni commentaires.",
  exported: (path: string, pages: number, size: string) =>
    pages > 0
      ? `Exporté : ${path} (${count(pages, "page", "pages")}, ${size})`
      : `Exporté : ${path} (${size})`,
  reveal: "Afficher dans le dossier",
  page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  pageAlt: (title: string, page: number, pages: number) => `${title}, page ${page} sur ${pages}`,
  search: "Chercher dans les pages",
  passages: (shown: number, passages: number) =>
    passages === 0 ? "Aucun passage" : `${shown} sur ${count(passages, "passage", "passages")}`,
  passageBefore: "Passage précédent",
  passageAfter: "Passage suivant",
  previous: "Page précédente",
  next: "Page suivante",
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  zoom: (percent: number) => `${percent} %`,
  rendering: "Mise en page…",
  pick: "Cliquez sur un passage pour aller au champ qui le remplit.",
  spots: (number: number) =>
    number < 2 ? "Modifier le champ de cette page" : `Modifier l’un des ${number}\u00a0champs de cette page`,
  beside: "Aperçu à côté",
  besideTitle: "Aperçu",
  notPrinted: "Cette fiche n’est pas imprimée dans le contrat.",
  keys: "Flèches gauche et droite pour changer de page.",
  sheet: "Format de la feuille",
  blank: "Version à remplir à la main…",
  blankNamed: (title: string) => `Version à remplir à la main… « ${title} »`,
  noPreview: "Ce document n’a pas d’aperçu : exportez-le pour le voir.",
};
