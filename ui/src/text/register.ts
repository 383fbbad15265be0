import type { RegisterName } from "../bindings/wire";
import { count } from "./common";

export const register = {
  tabs: "Registres",
  list: (title: string) => `Liste : ${title}`,
  filter: "Filtrer la liste",
  shown: (number: number) => count(number, "fiche affichée", "fiches affichées"),
  missing: (number: number) => count(number, "champ à remplir", "champs à remplir"),
  empty: "Rien n’est encore saisi ici.",
  choose: "Choisissez une fiche dans la liste pour l’ouvrir.",
  remove: "Supprimer",
  removeNamed: (title: string) => `Supprimer « ${title} »`,
  removed: "Supprimé. Ctrl + Z pour annuler.",
  up: "Monter",
  upNamed: (title: string) => `Monter « ${title} »`,
  down: "Descendre",
  downNamed: (title: string) => `Descendre « ${title} »`,
  moved: "Déplacé.",
  keys: "Flèches pour parcourir la liste, Entrée pour ouvrir, Alt et flèches pour déplacer.",
  facts: "Calculé d’après la fiche",
  alert: "À vérifier",
  cell: (label: string, number: number) => `${label}, ligne ${number}`,
  removeLine: (number: number) => `Supprimer la ligne ${number}`,
  noLine: "Aucune ligne pour le moment.",
  backToPlan: "Retour au plan du contrat",
  actions: "Gestion de la fiche",
};

/** A group of fields of a record's form, in the order shown. */
export type FieldGroup = { title: string; fields: string[] };

/**
 * How the form of each register is divided. A field that is named nowhere comes last, so that a field
 * added to a register is never hidden.
 */
export const groups: Record<RegisterName, FieldGroup[]> = {
  territory: [
    {
      title: "Identité",
      fields: ["name", "short_name", "bearer_form", "siren", "address", "president", "area"],
    },
    {
      title: "Conduite du projet",
      fields: ["manager_name", "manager_role", "manager_email", "manager_phone"],
    },
  ],
  epcis: [],
  communes: [],
  observations: [
    { title: "Le constat", fields: ["statement", "axis", "theme", "nature"] },
    { title: "Le chiffre et sa source", fields: ["figure", "unit", "year", "source"] },
    { title: "Poids du constat", fields: ["voice", "importance"] },
  ],
  stakes: [],
  orientations: [
    { title: "L’orientation", fields: ["title", "axis", "other_axes", "stakes"] },
    { title: "Contenu", fields: ["objectives", "expected_results"] },
    { title: "Portage", fields: ["ambition", "elected_lead"] },
  ],
  actions: [
    { title: "L’action", fields: ["title", "stage", "orientation", "axis", "theme", "communes"] },
    {
      title: "Portage",
      fields: ["owner", "owner_siret", "owner_private", "lead", "elected_lead", "partners"],
    },
    { title: "Contenu", fields: ["context", "goals", "description", "participation"] },
    { title: "Calendrier", fields: ["start", "end", "phase", "priority"] },
    { title: "Suivi et effets", fields: ["indicators", "ecology"] },
    { title: "Coût", fields: ["tax", "total_cost"] },
  ],
  funding: [],
  actors: [
    {
      title: "L’acteur",
      fields: ["name", "family", "social_form", "esus", "integration", "siret", "commune", "axes"],
    },
    {
      title: "Sa place dans le projet",
      fields: ["missions", "brings", "obstacles", "engagement", "contact"],
    },
  ],
  signatories: [
    { title: "La structure", fields: ["organisation", "role", "short_name"] },
    { title: "La personne qui signe", fields: ["civility", "name", "title"] },
    { title: "L’autorisation de signer", fields: ["deliberation_number", "deliberation_date"] },
  ],
  articles: [],
};

/** The title of the fields that no group names, when there are groups. */
export const otherFields = "Autres renseignements";
