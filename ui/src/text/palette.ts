export const palette = {
  title: "Aller à…",
  entry: "Étape, commande, ou mots du dossier",
  list: "Propositions",
  none: "Rien de ce nom.",
  place: "Étape",
  command: "Commande",
  passage: "Passage",
  commands: {
    find: "Rechercher dans le dossier",
    replace: "Rechercher et remplacer",
    undo: "Annuler la dernière modification",
    redo: "Rétablir la dernière modification",
    remark: "Commenter le champ",
    copy: "Enregistrer une copie du dossier",
    shortcuts: "Raccourcis du clavier",
    home: "Revenir à l’accueil",
  },
};

export const shortcuts = {
  title: "Raccourcis du clavier",
  keys: "Touches",
  effect: "Effet",
  rows: [
    ["Ctrl + K", "Aller à une étape, une commande ou un passage du dossier"],
    ["Ctrl + F", "Rechercher dans le dossier"],
    ["Ctrl + H", "Rechercher et remplacer"],
    ["Ctrl + Maj + M", "Commenter le champ où l’on se trouve, ou noter ce qui reste à y faire"],
    ["Ctrl + Z", "Annuler la dernière modification, même après avoir fermé l’application"],
    ["Ctrl + Y", "Rétablir ce qui vient d’être annulé"],
    ["Ctrl + S", "Écrire tout de suite sur le disque (c’est déjà automatique)"],
    ["Tab, Maj + Tab", "Champ suivant, champ précédent"],
    ["Entrée, ↑, ↓", "Dans un tableau : même colonne, ligne suivante ou précédente"],
    ["Échap", "Fermer la fenêtre ou la liste ouverte"],
    ["F1", "Cette page"],
  ] as const,
};
