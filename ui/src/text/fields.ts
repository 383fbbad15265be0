export const fields = {
  yes: "Oui",
  no: "Non",
  unanswered: "Sans réponse",
  choose: "Choisir…",
  noOption: "Aucune fiche à choisir pour le moment.",
  euro: "€",
  day: "jj/mm/aaaa",
  filter: "Filtrer les choix",
  chosen: (number: number) => (number === 0 ? "Aucun choix" : number === 1 ? "1 choix" : `${number} choix`),
  isDefault: "Texte proposé par le modèle, à relire.",
  suggestions: "Suggestions",
  openRich: "Chargement de l’éditeur…",
};
