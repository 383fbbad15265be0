export const dropped = {
  open: "Déposez un dossier ou un modèle pour l’ouvrir",
  attach: "Déposez les fichiers pour les joindre au dossier",
};
