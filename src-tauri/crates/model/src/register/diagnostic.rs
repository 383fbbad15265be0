//! What the territory knows of itself: observations, and the stakes drawn from them (D3).

use super::{RegisterName, record};
use crate::lists::ListName;
use crate::value::Kind;
use crate::vocabulary::{Axis, ObservationNature, Vocabulary, Voice, Weight};

record! {
    /// A constat: one thing observed, with its figure if there is one.
    Observation in Observations {
        "" {
            statement: String, required = Kind::Text, "Constat", "Une phrase, un fait. Exemple : « Un ménage sur cinq n’a pas de voiture et trois communes n’ont aucune desserte. »";
            axis: Option<Axis>, required = Kind::Choice { options: Axis::choices() }, "Axe", "L’axe de transition que ce constat éclaire d’abord.";
            theme: String = Kind::Entry { list: ListName::Themes }, "Thème", "Choisissez dans la liste ou écrivez le vôtre.";
            nature: Option<ObservationNature>, required = Kind::Choice { options: ObservationNature::choices() }, "Nature", "Atouts et faiblesses viennent du territoire ; opportunités et menaces viennent de l’extérieur.";
            figure: Option<f64> = Kind::Number { unit: String::new() }, "Chiffre", "Facultatif. Tout chiffre demande son année et sa source.";
            unit: String = Kind::Line { suggestions: ["%", "habitants", "ha", "GWh", "t éq. CO₂", "emplois", "€"].map(str::to_owned).to_vec() }, "Unité", "";
            year: Option<i32> = Kind::Year, "Année du chiffre", "";
            source: String = Kind::line(), "Source", "L’organisme et la publication, pour que chacun puisse vérifier.";
            link: String = Kind::line(), "Adresse de la source", "";
            voice: Option<Voice> = Kind::Choice { options: Voice::choices() }, "Origine", "Un même fait n’a pas le même poids selon qu’il vient d’une donnée ou d’un témoignage.";
            importance: Option<Weight> = Kind::Choice { options: Weight::choices() }, "Importance", "";
        }
    }
}

record! {
    /// An enjeu: what is at stake, drawn from observations, answered by orientations.
    Stake in Stakes {
        "" {
            title: String, required = Kind::line(), "Enjeu", "Ce que le territoire gagne ou perd selon ce qu’il décide. Commencez par un verbe.";
            axis: Option<Axis>, required = Kind::Choice { options: Axis::choices() }, "Axe", "";
            observations: Vec<String>, required = Kind::Links { register: RegisterName::Observations }, "Constats à l’appui", "Un enjeu sans constat est une opinion : rattachez-le au diagnostic.";
            priority: Option<Weight> = Kind::Choice { options: Weight::choices() }, "Priorité", "";
            comment: String = Kind::Text, "Explication", "";
        }
    }
}
