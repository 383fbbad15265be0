export const templates = {
  title: "Modèles",
  intro:
    "Un modèle porte les questions, les aides et la mise en page d’un document. Ceux de l’application s’exportent, s’adaptent et se partagent : chacun tient en un seul fichier.",
  import: "Importer un modèle…",
  export: "Exporter…",
  exportNamed: (title: string) => `Exporter le modèle ${title}`,
  exported: (path: string) => `Exporté : ${path}`,
  remove: "Retirer",
  removeNamed: (title: string) => `Retirer le modèle ${title}`,
  version: (version: string) => `version ${version}`,
  draft: "brouillon",
  shipped: "livré avec l’application",
  brought: "importé",
  replaces: (version: string) => `prend la place de la version ${version} de l’application`,
  changes: (count: number) => (count > 1 ? `${count} changements` : "1 changement"),
  kept: "Les dossiers déjà écrits avec un modèle gardent la version qu’ils ont.",
  organisation: "Votre organisation",
  organisationOf: (name: string) =>
    `Les mots, les exemples, le logo et les couleurs de « ${name} » s’ajoutent à tous les modèles.`,
  organisationNone:
    "Le nom, le logo et les deux couleurs de votre organisation se choisissent dans les réglages. Un fichier d’organisation ajoute aussi ses aides et ses exemples aux modèles, sans les changer\u00a0: il s’importe comme un modèle.",
  exportOrganisation: (name: string) => `Exporter le fichier de l’organisation ${name}`,
  removeOrganisation: (name: string) => `Retirer l’organisation ${name}`,
  toMend: "À corriger",
  toMendIntro:
    "Ces fichiers ont des fautes et ne servent pas. Corrigez-les dans un éditeur de texte, puis importez-les de nouveau.",
  faults: (count: number) => (count > 1 ? `${count} fautes` : "1 faute"),
};

export const later = {
  title: (version: string) => `Une version plus récente de ce modèle est disponible : ${version}`,
  own: (version: string) =>
    `Ce dossier suit la version ${version}. Vos réponses restent, et le passage s’annule.`,
  changes: "Ce qui change",
  adopt: (version: string) => `Passer à la version ${version}`,
  adopted: (version: string) => `Le dossier suit maintenant la version ${version} du modèle.`,
};
