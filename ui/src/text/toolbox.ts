export const toolbox = {
  title: "Boîte à outils",
  intro:
    "Chaque document a son canevas : quelques questions, une aide et un exemple pour chacune. Ce qui est déjà dans le dossier n’est pas redemandé : les tableaux viennent des fiches.",
  moment: "Quand",
  filledBy: "Qui le remplit",
  open: "Ouvrir le canevas",
  openNamed: (title: string) => `Ouvrir le canevas « ${title} »`,
};
