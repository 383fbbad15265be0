import type { Severity } from "../bindings/wire";
import { count } from "./common";

export const findings = {
  title: "Points à revoir",
  none: "Rien à revoir : le dossier est complet et cohérent.",
  intro: "Ce qu’une préfecture pourrait vous demander de reprendre. Rien n’empêche de continuer à écrire.",
  mend: "Corriger",
  points: (number: number) => count(number, "point", "points"),
};

/** The heading of each severity. */
export const severityTitle: Record<Severity, string> = {
  blocking: "Bloquants",
  warning: "À corriger",
  information: "À savoir",
};

/** What each severity means. */
export const severityMeaning: Record<Severity, string> = {
  blocking: "Le document définitif ne peut pas partir ainsi.",
  warning: "À corriger, ou à justifier.",
  information: "Bon à savoir avant de signer.",
};
