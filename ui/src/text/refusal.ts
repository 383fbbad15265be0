import type { RefusalCode } from "../bindings/wire";

/** The title above the message of a refusal. Total: a new code does not compile without its words. */
export const refusalTitle: Record<RefusalCode, string> = {
  badValue: "Cette valeur n’est pas acceptée",
  gone: "Cet élément n’existe plus",
  badFile: "Ce fichier ne peut pas être ouvert",
  disk: "L’enregistrement a échoué",
  paper: "Le document n’a pas pu être mis en page",
  givenUp: "Export abandonné",
  notReady: "La version définitive n’est pas prête",
  badRequest: "Cette action n’a pas pu être faite",
  bug: "Une erreur inattendue s’est produite",
};

/** What leads out of a refusal of the final document. */
export const toFindings = "Voir les points à revoir";
