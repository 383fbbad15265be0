//! The actions: « fiches projet » that mature, « fiches action » that are ready (D5), and what belongs to
//! them: milestones and costs by year.

use chrono::NaiveDate;

use super::{RegisterName, record};
use crate::lists::ListName;
use crate::money::Cents;
use crate::value::Kind;
use crate::vocabulary::{
    ActionStage, Axis, BudgetSection, CostNature, Effect, LeadCompetence, Note, Participation, Phase,
    PhaseState, Prerequisite, Tax, Vocabulary, Weight, Zoning,
};

record! {
    /// One operation of the contract. Its amounts are all without VAT or all with it, as `tax` says.
    Action in Actions {
        "Identité" {
            title: String, required = Kind::line(), "Intitulé", "Court et concret : ce qui sera fait, et où.";
            stage: Option<ActionStage>, required = Kind::Choice { options: ActionStage::choices() }, "Type de fiche", "Une fiche projet mûrit ; une fiche action est portée, décrite, financée, évaluée et prête à démarrer.";
            orientation: String, required = Kind::Link { register: RegisterName::Orientations }, "Orientation", "";
            stakes: Vec<String>, contract = Kind::Links { register: RegisterName::Stakes }, "Enjeux auxquels elle répond", "C’est le fil qui relie l’action au diagnostic.";
            axis: Option<Axis> = Kind::Choice { options: Axis::choices() }, "Axe", "Laissez vide pour reprendre l’axe de l’orientation.";
            theme: String = Kind::Entry { list: ListName::Themes }, "Thème", "";
            communes: Vec<String> = Kind::Links { register: RegisterName::Communes }, "Communes concernées", "Vide : tout le territoire.", empty "Tout le territoire";
            place: String = Kind::line(), "Lieu ou adresse", "";
            framework: String = Kind::Link { register: RegisterName::Frameworks }, "Contrat ou plan d’origine", "Si l’action vient d’un contrat que celui-ci intègre.";
        }
        "Contexte et objectifs" {
            context: String = Kind::Text, "Contexte", "Le besoin auquel l’action répond, en deux ou trois phrases tirées du diagnostic.";
            goals: String = Kind::Text, "Objectifs", "Ce que l’action doit obtenir, si possible avec un chiffre et une date.";
            description: String = Kind::Text, "Description", "Ce qui sera fait, étape par étape, dans des mots qu’un habitant comprend.";
            audience: String = Kind::line(), "Publics concernés", "";
            effects: Vec<Effect> = Kind::Choices { options: Effect::choices() }, "Effets attendus", "";
        }
        "Acteurs" {
            owner_actor: String = Kind::Link { register: RegisterName::Actors }, "Maître d’ouvrage parmi les acteurs", "S’il figure au registre des acteurs, choisissez-le : son nom et son SIRET se remplissent.";
            owner: String, required = Kind::line(), "Maître d’ouvrage", "La structure qui porte l’opération et signe les marchés.";
            owner_siret: String = Kind::Siret, "SIRET du maître d’ouvrage", "Quatorze chiffres.";
            owner_private: Option<bool> = Kind::YesNo, "Maître d’ouvrage de droit privé ?", "Association, entreprise, fondation : la participation minimale de l’article L.1111-10 du CGCT ne s’applique pas.";
            delegated_owner: String = Kind::line(), "Maîtrise d’ouvrage déléguée à", "";
            pilot: String = Kind::line(), "Structure pilote", "Si ce n’est pas le maître d’ouvrage.";
            department: String = Kind::line(), "Service", "";
            lead: String = Kind::line(), "Chef ou cheffe de projet", "";
            elected_lead: String = Kind::line(), "Élu ou élue référente", "";
            partners: Vec<String> = Kind::Links { register: RegisterName::Actors }, "Partenaires", "À choisir parmi les acteurs du territoire.";
            body: String = Kind::Link { register: RegisterName::Bodies }, "Instance qui la suit", "";
        }
        "Participation" {
            participation: Option<Participation> = Kind::Choice { options: Participation::choices() }, "Niveau de participation", "La place réellement donnée aux habitants et aux acteurs.";
            participation_how: String = Kind::Text, "Modalités", "Comment, avec qui, à quel moment.";
            participation_trace: String = Kind::Link { register: RegisterName::Events }, "Rencontre qui en garde la trace", "";
        }
        "Calendrier et maturité" {
            start: Option<NaiveDate> = Kind::Date, "Début", "";
            end: Option<NaiveDate> = Kind::Date, "Fin", "";
            continuous: Option<bool> = Kind::YesNo, "Action continue, sans fin fixée ?", "";
            phase: Option<Phase> = Kind::Choice { options: Phase::choices() }, "Phase", "";
            phase_state: Option<PhaseState> = Kind::Choice { options: PhaseState::choices() }, "Où en est-elle ?", "";
            priority: Option<Weight> = Kind::Choice { options: Weight::choices() }, "Priorité", "";
            startable: Option<bool> = Kind::YesNo, "Prête à démarrer ?", "";
            prerequisites: Vec<Prerequisite> = Kind::Choices { options: Prerequisite::choices() }, "Ce qui reste à réunir", "";
            obstacle: String = Kind::Text, "Ce qui bloque", "";
        }
        "Coût" {
            tax: Option<Tax> = Kind::Choice { options: Tax::choices() }, "Montants exprimés", "Toutes les sommes de la fiche sont dans la même unité : les subventions se calculent le plus souvent hors taxes.";
            total_cost: Option<Cents> = Kind::Money, "Coût total", "Le coût prévisionnel de toute l’opération, dans l’unité choisie.";
            eligible: Option<Cents> = Kind::Money, "Assiette subventionnable", "La part du coût que les dotations de l’État peuvent aider. Vide : tout le coût.";
            revenue: Option<Cents> = Kind::Money, "Recettes attendues", "Loyers, ventes, billetterie : pour mémoire, hors plan de financement.";
            staff: Option<f64> = Kind::Number { unit: "ETP".to_owned() }, "Temps de travail", "";
            lead_competence: Option<LeadCompetence> = Kind::Choice { options: LeadCompetence::choices() }, "Compétence à chef de file ?", "Si la Région et le Département financent tous deux une action de ce domaine, la part minimale du maître d’ouvrage est relevée.";
        }
        "Écologie" {
            note_mitigation: Option<Note> = Kind::Choice { options: Note::choices() }, "Atténuation du changement climatique", "";
            note_adaptation: Option<Note> = Kind::Choice { options: Note::choices() }, "Adaptation au changement climatique", "";
            note_water: Option<Note> = Kind::Choice { options: Note::choices() }, "Eau", "";
            note_circular: Option<Note> = Kind::Choice { options: Note::choices() }, "Économie circulaire et déchets", "";
            note_pollution: Option<Note> = Kind::Choice { options: Note::choices() }, "Pollutions", "";
            note_biodiversity: Option<Note> = Kind::Choice { options: Note::choices() }, "Biodiversité et sols", "";
            note_cohesion: Option<Note> = Kind::Choice { options: Note::choices() }, "Cohésion sociale et territoriale", "";
            ecology: String = Kind::Text, "Justification des notes", "Les effets attendus, bons et mauvais, en quelques phrases.";
            mitigation: String = Kind::Text, "Mesures pour éviter, réduire, compenser", "Attendues dès qu’un effet est négatif.";
            soil_sealing: Option<bool> = Kind::YesNo, "Des sols sont-ils artificialisés ?", "";
            sealed_area: Option<f64> = Kind::Number { unit: "m²".to_owned() }, "Surface artificialisée", "";
            levers: Vec<String> = Kind::Entries { list: ListName::Levers }, "Leviers de la planification écologique", "Ceux que l’action actionne vraiment : un ou deux suffisent.";
        }
        "Rattachements" {
            competences: Vec<String> = Kind::Entries { list: ListName::Competences }, "Compétences (M57)", "";
            frameworks: Vec<String> = Kind::Links { register: RegisterName::Frameworks }, "Autres contrats et plans", "";
            zones: Vec<Zoning> = Kind::Choices { options: Zoning::choices() }, "Zonages", "";
            related: Vec<String> = Kind::Links { register: RegisterName::Actions }, "Actions liées", "";
            progress: Option<f64> = Kind::Number { unit: "%".to_owned() }, "Avancement", "";
            confidential: Option<bool> = Kind::YesNo, "Fiche confidentielle ?", "Elle reste dans le dossier, dans les totaux et dans les tableaux ; sa fiche détaillée n’est pas imprimée.";
        }
    }
}

record! {
    /// A step of an action, with the day it is due.
    Milestone in Milestones {
        "" {
            action: String, required = Kind::Link { register: RegisterName::Actions }, "Action", "";
            title: String, required = Kind::line(), "Étape", "";
            date: Option<NaiveDate>, required = Kind::Date, "Échéance", "";
            done: Option<bool> = Kind::YesNo, "Faite ?", "";
        }
    }
}

record! {
    /// A part of an action's cost: one year, one section of the budget, in the action's own tax unit.
    CostLine in Costs {
        "" {
            action: String, required = Kind::Link { register: RegisterName::Actions }, "Action", "";
            year: Option<i32>, required = Kind::Year, "Année", "";
            section: Option<BudgetSection>, required = Kind::Choice { options: BudgetSection::choices() }, "Section", "";
            nature: Option<CostNature> = Kind::Choice { options: CostNature::choices() }, "Nature", "";
            amount: Option<Cents>, required = Kind::Money, "Montant", "";
        }
    }
}

/// The seven environmental notes of an action: the field, and the code of its objective in the list.
pub const NOTES: [(&str, &str); 7] = [
    ("note_mitigation", "attenuation"),
    ("note_adaptation", "adaptation"),
    ("note_water", "eau"),
    ("note_circular", "economie_circulaire"),
    ("note_pollution", "pollutions"),
    ("note_biodiversity", "biodiversite"),
    ("note_cohesion", "cohesion"),
];

impl Action {
    /// Its environmental notes, in the order of [`NOTES`].
    #[must_use]
    pub const fn notes(&self) -> [Option<Note>; 7] {
        [
            self.note_mitigation,
            self.note_adaptation,
            self.note_water,
            self.note_circular,
            self.note_pollution,
            self.note_biodiversity,
            self.note_cohesion,
        ]
    }
}
