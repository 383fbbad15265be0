export const copies = {
  title: "Copies de sécurité",
  help: "Chaque dossier est recopié dans un répertoire de votre choix, sur le réseau ou une clé\u00a0USB, toutes les cinq minutes s’il a changé, et quand vous le quittez. Pour repartir d’une copie, ouvrez-la avec Canevas.",
  none: "Aucune\u00a0: ce poste est le seul à garder votre travail.",
  reveal: "Ouvrir les copies",
  choose: "Choisir un répertoire…",
  change: "Changer de répertoire…",
  stop: "Ne plus copier",
  upToDate: (hour: string) => `À jour à ${hour}.`,
  notYet: "Pas encore vérifiées depuis l’ouverture de Canevas.",
  missed: "Les copies de sécurité ne sont pas à jour",
};
