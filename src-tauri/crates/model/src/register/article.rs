//! The contract's plan, as changed by the agent.

use super::record;
use crate::rich_text::RichText;
use crate::value::Kind;

record! {
    /// One article of the plan. A contract whose plan was never changed has no such record: the
    /// template's plan stands. See [`crate::plan`].
    Article in Articles {
        "" {
            template: String, required = Kind::line(), "Modèle", "";
            section: String = Kind::line(), "Article du modèle", "";
            parent: String = Kind::line(), "Sous l’article", "";
            title: String = Kind::line(), "Titre de l’article", "Laissez vide pour garder le titre du modèle.";
            excluded: Option<bool> = Kind::YesNo, "Retiré du contrat ?", "";
            body: Option<RichText> = Kind::Rich, "Texte de l’article", "";
        }
    }
}
