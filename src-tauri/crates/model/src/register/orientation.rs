//! The strategic orientations and their objectives (D4).

use super::{RegisterName, record};
use crate::lists::ListName;
use crate::value::Kind;
use crate::vocabulary::{Ambition, Axis, Vocabulary};

record! {
    /// A strategic orientation, under one main axis.
    Orientation in Orientations {
        "" {
            title: String, required = Kind::line(), "Orientation", "Un cap lisible par un habitant : un verbe, un objet, un effet attendu.";
            axis: Option<Axis>, required = Kind::Choice { options: Axis::choices() }, "Axe principal", "L’axe sous lequel l’orientation est imprimée.";
            other_axes: Vec<Axis> = Kind::Choices { options: Axis::choices() }, "Axes secondaires", "";
            stakes: Vec<String>, required = Kind::Links { register: RegisterName::Stakes }, "Enjeux auxquels elle répond", "";
            environment: Vec<String> = Kind::Entries { list: ListName::Environment }, "Objectifs environnementaux servis", "";
            expected_results: String = Kind::Text, "Résultats attendus", "Ce qui aura changé à la fin du contrat, et comment on le verra.";
            ambition: Option<Ambition> = Kind::Choice { options: Ambition::choices() }, "Niveau d’ambition", "";
            elected_lead: String = Kind::line(), "Élu ou élue référente", "";
        }
    }
}

record! {
    /// One objective of an orientation: measurable, with a horizon.
    Objective in Objectives {
        "" {
            orientation: String, required = Kind::Link { register: RegisterName::Orientations }, "Orientation", "";
            title: String, required = Kind::line(), "Objectif", "Ce qui doit être atteint, si possible avec un chiffre.";
            horizon: Option<i32> = Kind::Year, "Horizon", "L’année où il doit être atteint.";
        }
    }
}
