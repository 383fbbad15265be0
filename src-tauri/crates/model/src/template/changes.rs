//! What changed between two versions of a template, in sentences its author reads.
//!
//! Steps, fields, choices, articles and annexes are followed by their identifier; printed texts, which have
//! none, by what they say and where they stand.

mod align;
mod fields;
mod pieces;
mod printed;
mod telling;

use std::fmt;

use super::{Layout, Template};
use crate::french;
use crate::vocabulary::{TemplateStatus, Vocabulary};
use telling::{Noun, Told};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: the step and the field, or the article and its heading, by their present names.
    pub place: String,
    /// What, in one French sentence.
    pub sentence: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}: {}", self.place, self.sentence)
    }
}

/// The changes from one template to another, in the order of the file. Empty exactly when the two ask and
/// print the same.
#[must_use]
pub fn changes(before: &Template, after: &Template) -> Vec<Difference> {
    let mut told = Told::default();
    about(&mut told, before, after);
    fields::steps(&mut told, before, after);
    layout(&mut told, &before.layout, &after.layout);
    printed::printed(&mut told, before, after);
    if told.0.is_empty() && before != after {
        told.say(MODEL, UNTOLD);
    }
    told.0
}

const MODEL: &str = "Modèle";

/// What is said rather than nothing, when the two differ in a way no sentence above tells.
const UNTOLD: &str = "Le découpage des blocs imprimés change, sans qu’aucun texte ne change.";

/// What the template says of itself.
fn about(told: &mut Told, before: &Template, after: &Template) {
    told.words(MODEL, Noun::m("L’identifiant"), &before.id, &after.id);
    told.words(MODEL, Noun::f("La version"), &before.version, &after.version);
    if before.status != after.status {
        told.say(
            MODEL,
            match after.status {
                TemplateStatus::Draft => "Cette version est un brouillon.",
                TemplateStatus::Published => "Cette version est publiée : elle ne change plus.",
            },
        );
    }
    told.words(MODEL, Noun::m("Le titre"), &before.title, &after.title);
    told.words(MODEL, Noun::f("La description"), &before.purpose, &after.purpose);
    told.words(MODEL, Noun::f("La famille"), before.family.label(), after.family.label());
    let begins =
        ["Un dossier ne peut plus commencer par ce modèle.", "Un dossier peut commencer par ce modèle."];
    told.switch(MODEL, begins, before.contract, after.contract);
    told.words(MODEL, Noun::m("Le moment"), &before.moment, &after.moment);
    told.words(MODEL, Noun::f("La mention de qui le remplit"), &before.filled_by, &after.filled_by);
}

/// What frames the printed document.
fn layout(told: &mut Told, before: &Layout, after: &Layout) {
    const PLACE: &str = "Mise en page";
    let texts = [
        (Noun::m("Le titre de couverture"), &before.title, &after.title),
        (Noun::f("La ligne sous le titre"), &before.subtitle, &after.subtitle),
        (Noun::m("Le titre courant"), &before.running_head, &after.running_head),
    ];
    for (noun, before, after) in texts {
        told.words(PLACE, noun, &before.to_string(), &after.to_string());
    }
    let short = ["Une couverture remplace le bandeau.", "Un bandeau remplace la couverture."];
    told.switch(PLACE, short, before.short, after.short);
    let contents = ["Le sommaire n’est plus imprimé.", "Le sommaire est imprimé."];
    told.switch(PLACE, contents, before.contents, after.contents);
    if before.contents_depth != after.contents_depth {
        let levels = french::count(usize::from(after.contents_depth), "niveau", "niveaux");
        told.say(PLACE, format!("Le sommaire compte maintenant {levels} de titres."));
    }
    let signed = |layout: &Layout| layout.signed.clone().unwrap_or_default();
    told.words(PLACE, Noun::m("Le champ qui ôte le filigrane"), &signed(before), &signed(after));
}
