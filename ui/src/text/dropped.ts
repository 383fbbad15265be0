export const dropped = {
  open: "Déposez un dossier ou un modèle pour l’ouvrir",
  openHere: "Déposez un dossier, un modèle ou la carte du périmètre (GeoJSON)",
  attach: "Déposez les fichiers pour les joindre au dossier",
};
