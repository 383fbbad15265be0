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
  exported: (path: string, pages: number, size: string) =>
    pages > 0
      ? `Exporté : ${path} (${count(pages, "page", "pages")}, ${size})`
      : `Exporté : ${path} (${size})`,
  reveal: "Afficher dans le dossier",
  page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  pageAlt: (title: string, page: number, pages: number) => `${title}, page ${page} sur ${pages}`,
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
  keys: "Flèches gauche et droite pour changer de page.",
  sheet: "Format de la feuille",
  blank: "Version à remplir à la main…",
  blankNamed: (title: string) => `Version à remplir à la main… « ${title} »`,
  noPreview: "Ce document n’a pas d’aperçu : exportez-le pour le voir.",
};
