//! The parties to the contract and the boxes they sign in.

use super::{Resolver, paragraph, to_write};
use crate::document::{Block, Inline, SignatureBox};
use crate::french;
use crate::register::signatory::Signatory;
use crate::template::Authority;
use crate::vocabulary::{Civility, SignatoryRole, Vocabulary};

/// A deliberation to be told by hand.
const BLANK: &str = "la délibération n°\u{a0}…………… du ……………………";

impl Resolver<'_> {
    /// « Entre … d’une part, et … d’autre part », after signed contracts (Grand Lac, Chambéry).
    pub(super) fn parties(&self, authority: Authority) -> Vec<Block> {
        let bearers = self.signing(|role| role == SignatoryRole::Bearer);
        let others = self.signing(|role| role != SignatoryRole::Bearer);
        if bearers.is_empty() && others.is_empty() {
            return vec![to_write("les parties au contrat, dans le registre des signataires")];
        }
        let mut out = vec![paragraph(vec![Inline::bold("Entre")])];
        out.extend(bearers.iter().map(|signatory| party(signatory, authority)));
        out.push(paragraph(vec![Inline::plain("d’une part,")]));
        out.push(paragraph(vec![Inline::bold("et")]));
        out.extend(others.iter().map(|signatory| party(signatory, authority)));
        out.push(paragraph(vec![Inline::plain("d’autre part,")]));
        out.push(paragraph(vec![Inline::plain("il est convenu ce qui suit.")]));
        out
    }

    /// The grid of signatures: every party but those who only attend.
    pub(super) fn signatures(&self, authority: Authority) -> Vec<Block> {
        let signing = self.signing(|_| true);
        let boxes: Vec<SignatureBox> =
            signing.iter().map(|signatory| signature(signatory, authority)).collect();
        if boxes.is_empty() {
            return vec![to_write("les signataires")];
        }
        vec![Block::Signatures { boxes }]
    }

    fn signing(&self, role: impl Fn(SignatoryRole) -> bool) -> Vec<Signatory> {
        let mut signatories: Vec<Signatory> = self
            .dossier
            .signatories
            .iter()
            .filter(|signatory| signatory.role.is_some_and(|own| own != SignatoryRole::Witness && role(own)))
            .map(|signatory| with_president(signatory, &self.dossier.territory.president))
            .collect();
        signatories.sort_by_key(|signatory| signatory.role);
        signatories
    }
}

fn party(signatory: &Signatory, authority: Authority) -> Block {
    if signatory.organisation.is_empty() {
        return to_write("le nom d’un signataire");
    }
    let mut text = vec![Inline::bold(signatory.organisation.as_str())];
    let feminine = signatory.civility == Some(Civility::Madam);
    if !signatory.name.is_empty() {
        let word = if feminine { "représentante" } else { "représentant" };
        let title = if signatory.title.is_empty() { String::new() } else { format!(", {}", signatory.title) };
        text.push(Inline::plain(format!(", ayant pour {word} {}{title}", addressed(signatory))));
    }
    let authority = deliberation(signatory, authority);
    if !authority.is_empty() {
        let word = if feminine { "autorisée" } else { "autorisé" };
        text.push(Inline::plain(format!(", {word} à signer par {authority}")));
    }
    if !signatory.short_name.is_empty() {
        text.push(Inline::plain(format!(", ci-après «\u{a0}{}\u{a0}»", signatory.short_name)));
    }
    text.push(Inline::plain(","));
    paragraph(text)
}

fn signature(signatory: &Signatory, authority: Authority) -> SignatureBox {
    SignatureBox {
        party: if signatory.organisation.is_empty() {
            "Pour [à compléter : la structure]".to_owned()
        } else {
            format!("Pour {}", lower_article(&signatory.organisation))
        },
        name: addressed(signatory),
        title: signatory.title.clone(),
        authority: capitalised(&deliberation(signatory, authority)),
    }
}

/// The bearer is represented by the territory's president, unless its own record names someone.
fn with_president(signatory: &Signatory, president: &str) -> Signatory {
    let mut signatory = signatory.clone();
    if signatory.name.is_empty() && signatory.role == Some(SignatoryRole::Bearer) {
        president.clone_into(&mut signatory.name);
    }
    signatory
}

fn addressed(signatory: &Signatory) -> String {
    let civility = signatory.civility.map(|civility| format!("{} ", civility.label())).unwrap_or_default();
    format!("{civility}{}", signatory.name)
}

/// « la délibération n° 2027-12 du 3 mars 2027 », or nothing; or room to write another by hand. The State
/// signs without one.
fn deliberation(signatory: &Signatory, authority: Authority) -> String {
    if authority == Authority::Blank {
        let signs_alone = signatory.role == Some(SignatoryRole::State);
        return if signs_alone { String::new() } else { BLANK.to_owned() };
    }
    let number = if signatory.deliberation_number.is_empty() {
        String::new()
    } else {
        format!(" n°\u{a0}{}", signatory.deliberation_number)
    };
    match signatory.deliberation_date {
        Some(date) => format!("la délibération{number} du {}", french::long_date(date)),
        None if number.is_empty() => String::new(),
        None => format!("la délibération{number}"),
    }
}

/// « La Région … » becomes « la Région … » inside a sentence.
pub(super) fn lower_article(name: &str) -> String {
    ["Le ", "La ", "Les ", "L’", "L'"]
        .iter()
        .find(|article| name.starts_with(**article))
        .map_or_else(|| name.to_owned(), |article| article.to_lowercase() + &name[article.len()..])
}

pub(super) fn capitalised(text: &str) -> String {
    let text = text.strip_prefix("la ").unwrap_or(text);
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
