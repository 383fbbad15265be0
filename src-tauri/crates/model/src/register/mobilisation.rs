//! Meeting the actors and the residents, and answering them (M2, M6).

use chrono::NaiveDate;

use super::{RegisterName, record};
use crate::money::Cents;
use crate::value::Kind;
use crate::vocabulary::{
    ActorFamily, Axis, ContributionState, ContributorKind, EventFormat, MobilisationPhase, Participation,
    Vocabulary,
};

record! {
    /// A time of the mobilisation: planned, then held.
    Event in Events {
        "Ce qui est prévu" {
            title: String, required = Kind::line(), "Rencontre", "";
            goal: String = Kind::Text, "Objectif", "Ce que l’on veut savoir ou obtenir ce jour-là.";
            phase: Option<MobilisationPhase> = Kind::Choice { options: MobilisationPhase::choices() }, "Étape du contrat", "";
            format: Option<EventFormat> = Kind::Choice { options: EventFormat::choices() }, "Format", "";
            participation: Option<Participation> = Kind::Choice { options: Participation::choices() }, "Niveau de participation", "";
            audience: Vec<ActorFamily> = Kind::Choices { options: ActorFamily::choices() }, "Publics visés", "";
            date: Option<NaiveDate> = Kind::Date, "Date", "";
            place: String = Kind::line(), "Lieu", "";
            commune: String = Kind::Link { register: RegisterName::Communes }, "Commune", "";
            host: String = Kind::line(), "Animation", "";
            means: String = Kind::line(), "Moyens", "";
            budget: Option<Cents> = Kind::Money, "Budget", "";
            message: String = Kind::Text, "Message clé", "";
            expected: String = Kind::Text, "Résultat attendu", "";
        }
        "Ce qui s’est passé" {
            actors: Vec<String> = Kind::Links { register: RegisterName::Actors }, "Acteurs présents", "";
            attendance: Option<f64> = Kind::Number { unit: "personnes".to_owned() }, "Participants", "";
            result: String = Kind::Text, "Résultat obtenu", "Accords, désaccords, idées.";
            follow_up: String = Kind::Text, "Suite donnée", "";
            actions: Vec<String> = Kind::Links { register: RegisterName::Actions }, "Actions concernées", "";
        }
    }
}

record! {
    /// What a resident or an actor proposed, and the reasoned answer it gets.
    Contribution in Contributions {
        "" {
            author: String, required = Kind::line(), "Auteur ou collectif", "Un nom de personne ne se note qu’avec son accord.";
            kind: Option<ContributorKind> = Kind::Choice { options: ContributorKind::choices() }, "Qui contribue", "";
            actor: String = Kind::Link { register: RegisterName::Actors }, "Acteur", "";
            date: Option<NaiveDate> = Kind::Date, "Reçue le", "";
            axis: Option<Axis> = Kind::Choice { options: Axis::choices() }, "Axe", "";
            event: String = Kind::Link { register: RegisterName::Events }, "Rencontre", "";
            action: String = Kind::Link { register: RegisterName::Actions }, "Action liée", "";
            observation: String = Kind::Text, "Constat", "";
            proposal: String, required = Kind::Text, "Proposition", "";
            state: Option<ContributionState>, required = Kind::Choice { options: ContributionState::choices() }, "Suite", "";
            answer: String = Kind::Text, "Réponse motivée", "Ce que l’on en fait, et pourquoi : chaque contribution y a droit.";
        }
    }
}
