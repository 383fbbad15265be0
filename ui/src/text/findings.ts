import type { Severity } from "../bindings/wire";
import { count } from "./common";

export const findings = {
  title: "Points à revoir",
  none: "Rien à revoir : le dossier est complet et cohérent.",
  noneLeft: "Rien à revoir, en dehors des points écartés ci-dessous.",
  intro: "Ce qu’une préfecture pourrait vous demander de reprendre. Rien n’empêche de continuer à écrire.",
  mend: "Corriger",
  points: (number: number) => count(number, "point", "points"),
  filter: "Points affichés",
  all: "Tous",
  rule: (rule: string) => `Règle ${rule}`,
  source: (source: string) => `Source : ${source}`,
  waive: "Écarter…",
  waiveNamed: (message: string) => `Écarter ce point : ${message}`,
  waiveIntro: "Le point reste dans le dossier, avec votre motif. L’application le note et ne le juge pas.",
  reason: "Motif",
  reasonHelp: "Pourquoi ce point n’appelle pas de correction.",
  reasonMissing: "Dites en une phrase pourquoi ce point est écarté.",
  reference: "Référence",
  referenceHelp: "L’acte ou l’article qui le permet, s’il y en a un.",
  referenceNeeded: "L’acte ou l’article qui le permet : pour cette règle, il est nécessaire.",
  referenceMissing: "Pour cette règle, donnez l’acte ou l’article qui permet la dérogation.",
  waiveConfirm: "Écarter ce point",
  waived: "Point écarté. Ctrl + Z pour annuler.",
  waivedTitle: "Points écartés",
  waivedBecause: (reason: string) => `Motif : ${reason}`,
  waivedBy: (reference: string) => `Référence : ${reference}`,
  restore: "Rétablir",
  restoreNamed: (message: string) => `Rétablir ce point : ${message}`,
  restored: "Point rétabli.",
  register: "Toutes les dérogations notées",
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
