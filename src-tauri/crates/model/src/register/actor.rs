//! The actors of the territory (M1).

use super::{RegisterName, record};
use crate::value::Kind;
use crate::vocabulary::{ActorFamily, Axis, Engagement, Involvement, Level, SocialForm, Vocabulary};

record! {
    /// An organisation or collective that takes or could take part. Personal data and judgements
    /// stay in the dossier: no public document prints the contact.
    Actor in Actors {
        "Identité" {
            name: String, required = Kind::line(), "Nom", "";
            family: Option<ActorFamily>, required = Kind::Choice { options: ActorFamily::choices() }, "Famille", "";
            siret: String = Kind::Siret, "SIRET", "";
            commune: String = Kind::Link { register: RegisterName::Communes }, "Commune", "";
            scope: String = Kind::line(), "Où il agit", "Un quartier, une vallée, tout le département…";
            axes: Vec<Axis> = Kind::Choices { options: Axis::choices() }, "Axes concernés", "";
        }
        "Économie sociale et solidaire" {
            social_form: Option<SocialForm> = Kind::Choice { options: SocialForm::choices() }, "Forme de l’ESS", "Laissez vide si l’acteur ne relève pas de l’économie sociale et solidaire (loi du 31 juillet 2014).";
            esus: Option<bool> = Kind::YesNo, "Agrément ESUS ?", "Un agrément, pas une forme : il s’ajoute à la forme.";
            integration: Option<bool> = Kind::YesNo, "Conventionné insertion (IAE) ?", "";
            ptce: Option<bool> = Kind::YesNo, "Membre d’un PTCE ?", "Pôle territorial de coopération économique.";
            third_place: Option<bool> = Kind::YesNo, "Tiers-lieu ?", "";
        }
        "Ce qu’il fait, ce qu’il apporte" {
            missions: String = Kind::Text, "Ce qu’il fait", "";
            projects: String = Kind::Text, "Ses actions en cours", "";
            brings: String = Kind::Text, "Ce qu’il peut apporter", "";
            obstacles: String = Kind::Text, "Ce qui le freine", "";
            complementary: Vec<String> = Kind::Links { register: RegisterName::Actors }, "Complémentaire de", "";
        }
        "Mobilisation" {
            engagement: Option<Engagement>, required = Kind::Choice { options: Engagement::choices() }, "Où en est la mobilisation ?", "";
            wanted: Option<Involvement> = Kind::Choice { options: Involvement::choices() }, "Place visée", "";
            influence: Option<Level> = Kind::Choice { options: Level::choices() }, "Influence sur le contrat", "Appréciation de l’équipe : jamais imprimée dans un document public.";
            interest: Option<Level> = Kind::Choice { options: Level::choices() }, "Intérêt pour le contrat", "Appréciation de l’équipe : jamais imprimée dans un document public.";
            legitimacy: Option<Level> = Kind::Choice { options: Level::choices() }, "Légitimité", "Appréciation de l’équipe : jamais imprimée dans un document public.";
            contact: String = Kind::line(), "Personne à joindre", "Donnée personnelle : jamais imprimée, à ne noter qu’avec son accord.";
            consent: Option<bool> = Kind::YesNo, "A-t-elle donné son accord ?", "Sans accord, effacez le nom (règlement général sur la protection des données).";
        }
    }
}

impl Actor {
    /// Whether it belongs to the social and solidarity economy (loi du 31 juillet 2014, art. 1).
    #[must_use]
    pub const fn social(&self) -> bool {
        self.social_form.is_some() || matches!(self.esus, Some(true))
    }
}
