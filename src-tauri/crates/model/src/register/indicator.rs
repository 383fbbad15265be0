//! The indicators and their values over time (D10).

use super::{RegisterName, record};
use crate::lists::ListName;
use crate::value::Kind;
use crate::vocabulary::{Direction, IndicatorKind, MeasureKind, Vocabulary};

record! {
    /// What is measured, and why: an indicator of an objective, of an action, or of the whole territory.
    Indicator in Indicators {
        "Ce que l’on mesure" {
            title: String, required = Kind::line(), "Indicateur", "Une grandeur que l’on peut compter, avec son unité.";
            code: String = Kind::line(), "Code", "Pour les indicateurs communs des CRTE : 1.1, 2.1…";
            kind: Option<IndicatorKind> = Kind::Choice { options: IndicatorKind::choices() }, "Type", "Réalisation : ce que l’on fait. Résultat : ce que cela change.";
            unit: String = Kind::Line { suggestions: ["%", "t éq. CO₂", "MWh", "GWh", "ha", "km", "m²", "emplois", "logements", "habitants"].map(str::to_owned).to_vec() }, "Unité", "";
            definition: String = Kind::Text, "Définition", "";
            method: String = Kind::Text, "Calcul", "";
            direction: Option<Direction> = Kind::Choice { options: Direction::choices() }, "Sens souhaité", "";
            environment: String = Kind::Entry { list: ListName::Environment }, "Objectif environnemental", "";
        }
        "Comment on le suit" {
            source: String = Kind::line(), "Source", "Qui fournit la donnée : un organisme, un relevé, une enquête.";
            frequency: String = Kind::Line { suggestions: ["Chaque année", "Tous les deux ans", "Tous les cinq ans", "Chaque trimestre"].map(str::to_owned).to_vec() }, "Périodicité", "";
            responsible: String = Kind::line(), "Responsable de la mesure", "";
            benchmark: String = Kind::line(), "Repère national", "Avec sa source ; à dater.";
            benchmark_year: Option<i32> = Kind::Year, "Année du repère", "";
        }
        "Ce qu’il éclaire" {
            objectives: Vec<String> = Kind::Links { register: RegisterName::Objectives }, "Objectifs", "";
            actions: Vec<String> = Kind::Links { register: RegisterName::Actions }, "Actions", "";
            national: Option<bool> = Kind::YesNo, "Indicateur commun des CRTE ?", "";
        }
    }
}

record! {
    /// A value of an indicator, in its unit: where it starts, where it should go, where it stands.
    Measure in Measures {
        "" {
            indicator: String, required = Kind::Link { register: RegisterName::Indicators }, "Indicateur", "";
            kind: Option<MeasureKind>, required = Kind::Choice { options: MeasureKind::choices() }, "Valeur de", "";
            year: Option<i32>, required = Kind::Year, "Année", "";
            value: Option<f64>, required = Kind::Number { unit: String::new() }, "Valeur", "";
            comment: String = Kind::line(), "Commentaire", "";
        }
    }
}
