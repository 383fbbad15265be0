//! The strategic orientations of the contract (D4).

use super::record;
use crate::value::Kind;
use crate::vocabulary::{Ambition, Axis, Vocabulary};

record! {
    /// An orientation: a direction the signatories commit to, that actions carry out.
    Orientation in Orientations {
        title: String, required = Kind::line(), "Orientation", "Un cap lisible par un habitant : un verbe, un objet, un effet attendu.";
        axis: Option<Axis>, required = Kind::Choice { options: Axis::choices() }, "Axe principal", "L’axe sous lequel l’orientation est imprimée.";
        other_axes: Vec<Axis> = Kind::Choices { options: Axis::choices() }, "Axes secondaires", "";
        stakes: Vec<String>, required = Kind::Links { register: super::RegisterName::Stakes }, "Enjeux auxquels elle répond", "";
        objectives: String = Kind::Text, "Objectifs", "Un objectif par ligne, cinq au plus, chacun avec un horizon.";
        expected_results: String = Kind::Text, "Résultats attendus", "Ce qui aura changé à la fin du contrat, et comment on le verra.";
        ambition: Option<Ambition> = Kind::Choice { options: Ambition::choices() }, "Niveau d’ambition", "";
        elected_lead: String = Kind::line(), "Élu ou élue référente", "";
    }
}
