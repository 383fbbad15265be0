//! What changed in what is asked: steps, fields, kinds of answer.

use serde_json::Value as Json;

use super::telling::{Noun, Told, quote};
use crate::french;
use crate::register::RegisterName;
use crate::rich_text::RichText;
use crate::template::{Field, Step, Template};
use crate::value::{Choice, Kind, RowColumn};
use crate::vocabulary::Vocabulary;

pub(super) fn steps(told: &mut Told, before: &Template, after: &Template) {
    told.list("Étapes", Noun::f("L’étape"), &titles(before), &titles(after));
    let gone = before.steps.iter().filter(|step| after.steps.iter().all(|other| other.id != step.id));
    for step in gone {
        let place = place_of(step);
        for field in step.fields.iter().filter(|field| after.field(&field.id).is_none()) {
            told.say(&place, FIELD.was(&field.label, "retiré"));
        }
    }
    for step in &after.steps {
        asked(told, before, after, step);
    }
}

const FIELD: Noun = Noun::m("Le champ");

fn titles(template: &Template) -> Vec<(&str, &str)> {
    template.steps.iter().map(|step| (step.id.as_str(), step.title.as_str())).collect()
}

fn place_of(step: &Step) -> String {
    format!("Étape {}", quote(&step.title))
}

/// The step that asks a field.
fn home<'a>(template: &'a Template, field: &str) -> Option<&'a Step> {
    template.steps.iter().find(|step| step.fields.iter().any(|other| other.id == field))
}

/// What changed in a step.
fn asked(told: &mut Told, before: &Template, after: &Template, step: &Step) {
    let place = place_of(step);
    let old = before.steps.iter().find(|old| old.id == step.id);
    if let Some(old) = old {
        told.words(&place, Noun::m("Le conseil de l’étape"), &old.guidance, &step.guidance);
        let article = |step: &Step| step.article.clone().unwrap_or_default();
        told.words(&place, Noun::m("L’article rempli"), &article(old), &article(step));
    }
    let fields = old.map(|old| old.fields.as_slice()).unwrap_or_default();
    told.order(&place, FIELD, &stayed(fields, step, after), &stayed(&step.fields, step, before));
    for field in &step.fields {
        let Some(old) = before.field(&field.id) else { continue };
        if let Some(from) = home(before, &field.id).filter(|from| from.id != step.id) {
            told.say(
                &place,
                format!("{} vient de l’étape {}.", FIELD.with(&field.label), quote(&from.title)),
            );
        }
        reworded(told, &format!("{place}, champ {}", quote(&field.label)), old, field);
    }
}

/// The fields of a step but those that another step asks in the other version: a field that changed steps
/// is told once, as such.
fn stayed<'a>(fields: &'a [Field], step: &Step, other: &Template) -> Vec<(&'a str, &'a str)> {
    let here = |field: &&Field| home(other, &field.id).is_none_or(|home| home.id == step.id);
    fields.iter().filter(here).map(|field| (field.id.as_str(), field.label.as_str())).collect()
}

/// What changed in a field.
fn reworded(told: &mut Told, place: &str, before: &Field, after: &Field) {
    told.words(place, Noun::f("La question"), &before.label, &after.label);
    kind(told, place, &before.kind, &after.kind);
    let of = |field: &Field| field.of.map(|(register, name)| format!("{}.{name}", register.code()));
    let (old, new) = (of(before).unwrap_or_default(), of(after).unwrap_or_default());
    told.words(place, Noun::m("Le champ de registre rempli"), &old, &new);
    needed(told, place, before, after);
    if before.when != after.when {
        told.say(
            place,
            match (&before.when, &after.when) {
                (None, _) => "La question n’est plus posée que sous condition.",
                (_, None) => "La question est toujours posée.",
                _ => "La question n’est plus posée sous la même condition.",
            },
        );
    }
    told.words(place, Noun::f("L’aide"), &before.help, &after.help);
    told.words(place, Noun::m("L’exemple"), &before.example, &after.example);
    told.words(place, Noun::f("La source"), &before.source, &after.source);
    let (old, new) = (spoken(&before.kind, &before.default), spoken(&after.kind, &after.default));
    if old == new && before.default != after.default {
        told.say(place, "La mise en forme de la réponse proposée change.");
    }
    told.words(place, Noun::f("La réponse proposée"), &old, &new);
}

/// From when an answer is needed.
fn needed(told: &mut Told, place: &str, before: &Field, after: &Field) {
    let sentence = match (before.from, after.from) {
        (old, new) if old == new => return,
        (_, None) => "Une réponse n’est plus nécessaire.".to_owned(),
        (None, Some(stage)) => format!("Une réponse est nécessaire dès l’étape {}.", quote(stage.label())),
        (Some(old), Some(new)) => format!(
            "Une réponse est nécessaire dès l’étape {}, et non plus {}.",
            quote(new.label()),
            quote(old.label())
        ),
    };
    told.say(place, sentence);
}

/// A proposed answer in words.
fn spoken(kind: &Kind, answer: &Json) -> String {
    match answer {
        Json::Null => String::new(),
        Json::Bool(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        Json::String(text) => match kind {
            Kind::Choice { options } => {
                options.iter().find(|option| option.code == *text).map(|it| &it.label)
            }
            _ => None,
        }
        .unwrap_or(text)
        .clone(),
        Json::Object(_) if *kind == Kind::Rich => {
            RichText::from_json(answer).map(|rich| rich.plain()).unwrap_or_default()
        }
        Json::Number(number) => number.as_f64().map(french::number).unwrap_or_default(),
        other => other.to_string(),
    }
}

/// What changed in the kind of answer.
fn kind(told: &mut Told, place: &str, before: &Kind, after: &Kind) {
    told.words(place, Noun::m("Le type de réponse"), &name(before), &name(after));
    let options = |kind: &Kind| match kind {
        Kind::Choice { options } | Kind::Choices { options } => options.clone(),
        Kind::Line { suggestions } => {
            suggestions.iter().map(|words| Choice { code: words.clone(), label: words.clone() }).collect()
        }
        _ => Vec::new(),
    };
    let noun =
        if matches!(after, Kind::Line { .. }) { Noun::f("La suggestion") } else { Noun::m("Le choix") };
    // From suggestions to choices, or the other way, nothing is the same.
    let same = matches!(before, Kind::Line { .. }) == matches!(after, Kind::Line { .. });
    let (old, new) = (if same { options(before) } else { Vec::new() }, options(after));
    told.list(place, noun, &pairs(&old), &pairs(&new));
    if let (Kind::Number { unit: old }, Kind::Number { unit: new }) = (before, after) {
        told.words(place, Noun::f("L’unité"), old, new);
    }
    if let (Kind::Rows { columns: old, add_label: was }, Kind::Rows { columns: new, add_label: is }) =
        (before, after)
    {
        told.words(place, Noun::m("Le bouton qui ajoute une ligne"), was, is);
        cells(told, place, old, new);
    }
    if let (Kind::Table { register: old, .. }, Kind::Table { register: new, .. }) = (before, after)
        && old == new
    {
        told.order(place, Noun::f("La colonne"), &heads(before), &heads(after));
    }
}

fn pairs(options: &[Choice]) -> Vec<(&str, &str)> {
    options.iter().map(|option| (option.code.as_str(), option.label.as_str())).collect()
}

fn labels(columns: &[RowColumn]) -> Vec<(&str, &str)> {
    columns.iter().map(|column| (column.id.as_str(), column.label.as_str())).collect()
}

/// The columns of a table of a register.
fn heads(kind: &Kind) -> Vec<(&'static str, &'static str)> {
    let Kind::Table { register, fields } = kind else { return Vec::new() };
    fields.iter().filter_map(|name| register.field(name)).map(|field| (field.name, field.label)).collect()
}

/// What changed in the cells of a repeating block.
fn cells(told: &mut Told, place: &str, before: &[RowColumn], after: &[RowColumn]) {
    told.list(place, Noun::f("La case"), &labels(before), &labels(after));
    for column in after {
        if let Some(old) = before.iter().find(|old| old.id == column.id) {
            let place = format!("{place}, case {}", quote(&column.label));
            kind(told, &place, &old.kind, &column.kind);
            match (&old.total, &column.total) {
                (old, new) if old == new => {}
                (None, _) => told.say(&place, "Son total s’imprime."),
                (_, None) => told.say(&place, "Son total ne s’imprime plus."),
                _ => told.say(&place, "Son total ne sépare plus les mêmes réponses."),
            }
        }
    }
}

/// A kind of answer in words.
fn name(kind: &Kind) -> String {
    let among = |what: &str, register: &RegisterName| format!("{what} du registre {}", register.title());
    match kind {
        Kind::Line { .. } => "une ligne".to_owned(),
        Kind::Text => "un texte simple".to_owned(),
        Kind::Rich => "un texte mis en forme".to_owned(),
        Kind::Money => "un montant".to_owned(),
        Kind::Number { .. } => "un nombre".to_owned(),
        Kind::Year => "une année".to_owned(),
        Kind::Date => "une date".to_owned(),
        Kind::Period => "une période".to_owned(),
        Kind::Percent => "un pourcentage".to_owned(),
        Kind::YesNo => "oui ou non".to_owned(),
        Kind::Choice { .. } => "un choix".to_owned(),
        Kind::Choices { .. } => "plusieurs choix".to_owned(),
        Kind::Link { register } => among("une fiche", register),
        Kind::Links { register } => among("plusieurs fiches", register),
        Kind::Entry { .. } => "une entrée d’une liste de référence".to_owned(),
        Kind::Entries { .. } => "plusieurs entrées d’une liste de référence".to_owned(),
        Kind::Rows { .. } => "des lignes à ajouter".to_owned(),
        Kind::Table { register, .. } => among("un tableau", register),
        Kind::Siren => "un SIREN".to_owned(),
        Kind::Siret => "un SIRET".to_owned(),
        Kind::Insee => "un code INSEE".to_owned(),
    }
}
