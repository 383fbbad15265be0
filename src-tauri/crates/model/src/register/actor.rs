//! The actors of the territory (M1).

use super::record;
use crate::value::Kind;
use crate::vocabulary::{ActorFamily, Axis, Engagement, SocialForm, Vocabulary};

record! {
    /// An organisation or collective that takes or could take part. Personal data and judgements
    /// stay in the dossier: no public document prints the contact.
    Actor in Actors {
        name: String, required = Kind::line(), "Nom", "";
        family: Option<ActorFamily>, required = Kind::Choice { options: ActorFamily::choices() }, "Famille", "";
        social_form: Option<SocialForm> = Kind::Choice { options: SocialForm::choices() }, "Forme de l’ESS", "Laissez vide si l’acteur ne relève pas de l’économie sociale et solidaire.";
        esus: Option<bool> = Kind::YesNo, "Agrément ESUS ?", "";
        integration: Option<bool> = Kind::YesNo, "Conventionné insertion (IAE) ?", "";
        siret: String = Kind::Siret, "SIRET", "";
        commune: String = Kind::Link { register: super::RegisterName::Communes }, "Commune", "";
        axes: Vec<Axis> = Kind::Choices { options: Axis::choices() }, "Axes concernés", "";
        missions: String = Kind::Text, "Ce qu’il fait", "";
        brings: String = Kind::Text, "Ce qu’il peut apporter", "";
        obstacles: String = Kind::Text, "Ce qui le freine", "";
        engagement: Option<Engagement>, required = Kind::Choice { options: Engagement::choices() }, "Mobilisation", "";
        contact: String = Kind::line(), "Personne à joindre", "Donnée personnelle : jamais imprimée, à ne noter qu’avec son accord.";
    }
}
