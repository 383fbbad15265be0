//! The records behind a figure.

use std::collections::HashSet;

use super::coverage;
use crate::dossier::Dossier;
use crate::edit::title_of;
use crate::ledger::{Ledger, SumName};
use crate::money::Cents;
use crate::register::RegisterName;
use crate::register::action::Action;
use crate::value::{Kind, Value};
use crate::vocabulary::{ActorFamily, Axis, Engagement, MeasureKind, Vocabulary};

/// The records a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Their register.
    pub register: RegisterName,
    /// What they have in common, in words.
    pub title: String,
    /// Their identifiers.
    pub ids: Vec<String>,
}

/// The records of a figure's code; none for a code that is not one.
///
/// A code is `register`, `register.field.value`, or one of the words below for what no single field tells.
#[must_use]
pub fn counted(dossier: &Dossier, code: &str) -> Option<Counted> {
    let mut parts = code.splitn(3, '.');
    let register = RegisterName::from_code(parts.next()?)?;
    match (parts.next(), parts.next()) {
        (None, _) => {
            let records = dossier.rows(register).records();
            let ids = records.iter().map(|record| record.id().to_owned()).collect();
            Some(Counted { register, title: register.title().to_owned(), ids })
        }
        (Some("+"), Some(word)) if register == RegisterName::Actions => actions(dossier, word),
        (Some("+"), Some(word)) if register == RegisterName::Actors => actors(dossier, word),
        (Some("+"), Some("bounded")) if register == RegisterName::Indicators => Some(bounded(dossier)),
        (Some("+"), Some(word)) if register == RegisterName::Events => {
            let axis = Axis::from_code(word.strip_prefix("axis:")?)?;
            let concerned = coverage::concerns(dossier, axis);
            let ids = dossier.events.iter().filter(|event| concerned(event)).map(|event| event.id.clone());
            Some(Counted { register, title: axis.label().to_owned(), ids: ids.collect() })
        }
        (Some("+"), Some("answered")) if register == RegisterName::Contributions => {
            let answered = dossier.contributions.iter().filter(|one| !one.answer.is_empty());
            let ids = answered.map(|one| one.id.clone()).collect();
            Some(Counted { register, title: "Contributions qui ont reçu une réponse".to_owned(), ids })
        }
        (Some(field), Some(value)) => by_field(dossier, register, field, value),
        (Some(_), None) => None,
    }
}

fn by_field(dossier: &Dossier, register: RegisterName, field: &str, value: &str) -> Option<Counted> {
    let field = register.field(field)?;
    let holds = |record: &&dyn crate::register::Record| match record.get(field.name) {
        Value::Text(text) => text == value,
        Value::Bool(bool) => bool.to_string() == value,
        Value::List(items) => items.iter().any(|item| item == value),
        _ => false,
    };
    let records = dossier.rows(register).records();
    let ids = records.iter().filter(|record| holds(record)).map(|record| record.id().to_owned()).collect();
    let label = match &field.kind {
        Kind::Choice { options } | Kind::Choices { options } => {
            options.iter().find(|option| option.code == value).map(|option| option.label.clone())
        }
        Kind::Link { register } => dossier.rows(*register).find(value).map(|record| {
            let title = title_of(record);
            format!("{}\u{a0}: {title}", field.label)
        }),
        _ => None,
    };
    let title = label.unwrap_or_else(|| field.label.trim_end_matches([' ', '\u{202f}', '?']).to_owned());
    Some(Counted { register, title, ids })
}

fn actions(dossier: &Dossier, word: &str) -> Option<Counted> {
    let social: HashSet<&str> =
        dossier.actors.iter().filter(|actor| actor.social()).map(|actor| actor.id.as_str()).collect();
    let ledger = Ledger::of(dossier);
    let kept = |title: &str, holds: &dyn Fn(&Action) -> bool| {
        let ids = dossier.actions.iter().filter(|action| holds(action)).map(|action| action.id.clone());
        Some(Counted { register: RegisterName::Actions, title: title.to_owned(), ids: ids.collect() })
    };
    if let Some(axis) = word.strip_prefix("axis:").and_then(Axis::from_code) {
        return kept(axis.label(), &|action| ledger.axis(action) == Some(axis));
    }
    if let Some(name) = word.strip_prefix("money:").and_then(SumName::from_code) {
        return kept(name.label(), &|action| {
            let sum = ledger.account(&action.id).and_then(|account| account.sums.named(name));
            sum.is_some_and(|sum| sum != Cents(0))
        });
    }
    match word {
        "costed" => kept("Actions chiffrées", &|action| action.total_cost.is_some()),
        "social_owner" => kept("Dont l’économie sociale et solidaire est maître d’ouvrage", &|action| {
            social.contains(action.owner_actor.as_str())
        }),
        "social_partner" => kept("Dont l’économie sociale et solidaire est partenaire", &|action| {
            action.partners.iter().any(|partner| social.contains(partner.as_str()))
        }),
        "dated" => kept("Actions datées", &|action| action.start.is_some() || action.end.is_some()),
        "noted" => {
            kept("Notées sur les sept objectifs", &|action| action.notes().iter().all(Option::is_some))
        }
        "harmful" => kept("Avec un effet défavorable", &|action| {
            action.notes().iter().flatten().any(|note| note.value().is_some_and(|value| value < 0))
        }),
        "no_priority" => kept("Sans priorité", &|action| action.priority.is_none()),
        _ => None,
    }
}

/// The indicators that have a value to start from and one to reach.
fn bounded(dossier: &Dossier) -> Counted {
    let has = |indicator: &str, kind: MeasureKind| {
        let mut own = dossier.measures.iter().filter(|one| one.indicator == indicator);
        own.any(|one| one.kind == Some(kind) && one.value.is_some())
    };
    let kept = dossier.indicators.iter().filter(|indicator| {
        has(&indicator.id, MeasureKind::Reference) && has(&indicator.id, MeasureKind::Target)
    });
    let ids = kept.map(|indicator| indicator.id.clone()).collect();
    let title = "Indicateurs avec une référence et une cible".to_owned();
    Counted { register: RegisterName::Indicators, title, ids }
}

/// Actors at a step of the mobilisation or further.
fn actors(dossier: &Dossier, word: &str) -> Option<Counted> {
    if word == "social" {
        let ids = dossier.actors.iter().filter(|actor| actor.social()).map(|actor| actor.id.clone());
        let title = "Économie sociale et solidaire".to_owned();
        return Some(Counted { register: RegisterName::Actors, title, ids: ids.collect() });
    }
    let reached = |engagement: Option<Engagement>, step: Engagement| {
        engagement.is_some_and(|own| own != Engagement::Inactive && own >= step)
    };
    if let Some(family) = word.strip_prefix("met:") {
        let family = ActorFamily::from_code(family)?;
        let met = dossier
            .actors
            .iter()
            .filter(|actor| actor.family == Some(family) && reached(actor.engagement, Engagement::Met));
        let ids = met.map(|actor| actor.id.clone()).collect();
        let title = format!("{}, au moins rencontrés", family.label());
        return Some(Counted { register: RegisterName::Actors, title, ids });
    }
    let step = Engagement::from_code(word.strip_prefix("from:")?)?;
    let ids =
        dossier.actors.iter().filter(|actor| reached(actor.engagement, step)).map(|actor| actor.id.clone());
    let title = if step == Engagement::Signatory {
        step.label().to_owned()
    } else {
        format!("{} ou plus avancé", step.label())
    };
    Some(Counted { register: RegisterName::Actors, title, ids: ids.collect() })
}
