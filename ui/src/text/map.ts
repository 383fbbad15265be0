export const map = {
  add: "Ajouter une carte du périmètre",
  replace: "Remplacer la carte",
  remove: "Retirer la carte",
  limits:
    "Un fichier GeoJSON (.geojson ou .json) de 10\u00a0Mo au plus, en WGS\u00a084\u00a0: les contours des communes, ou celui du périmètre.",
  from: (name: string) => `Carte tirée du fichier «\u00a0${name}\u00a0».`,
  added: "Carte gardée dans le dossier. Ctrl + Z pour annuler.",
  removed: "Carte retirée. Ctrl + Z pour annuler.",
};
