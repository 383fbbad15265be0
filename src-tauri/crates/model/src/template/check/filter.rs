//! The checks of a filter: which records of a register.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::Checker;
use super::layout::{answer_field, record_field};
use crate::condition::{Filter, ID, Wanted};
use crate::register::{Field, RegisterName};
use crate::template::hole;
use crate::template::raw::Typed;
use crate::value::Kind;

pub(super) fn filter(
    checker: &mut Checker,
    path: &str,
    raw: &Typed<BTreeMap<String, Json>>,
    register: RegisterName,
    at_hand: Option<RegisterName>,
) -> Filter {
    let Typed::Is(raw) = raw else {
        if matches!(raw, Typed::Wrong(_)) {
            checker.faults.add(path, "Un filtre est un objet.", "Exemple : {\"stage\": \"fiche_action\"}.");
        }
        return Vec::new();
    };
    let mut checked = Vec::new();
    for (name, value) in raw {
        let path = format!("{path}.{name}");
        let wanted = if name == ID {
            itself(checker, &path, value, register)
        } else {
            let Some(field) = record_field(checker, &path, register, name) else { continue };
            wanted(checker, &path, value, field, at_hand)
        };
        checked.extend(wanted.map(|wanted| (name.clone(), wanted)));
    }
    checked
}

/// The record that a field of the template links to.
fn itself(checker: &mut Checker, path: &str, value: &Json, register: RegisterName) -> Option<Wanted> {
    let answer = value.as_str().and_then(hole::answer_named);
    let leads = |kind: &Kind| match kind {
        Kind::Link { register: to } | Kind::Links { register: to } => *to == register,
        _ => false,
    };
    let linked = checker.fields.iter().any(|(id, kind)| Some(id.as_str()) == answer && leads(kind));
    if !linked {
        checker.faults.add(
            path,
            format!("« id » désigne une fiche du registre « {} ».", register.code()),
            "Écrivez entre accolades un champ de type link ou links vers ce registre, par exemple \"{seance}\".",
        );
    }
    linked.then(|| Wanted::Is(value.clone()))
}

fn wanted(
    checker: &mut Checker,
    path: &str,
    value: &Json,
    field: &Field,
    at_hand: Option<RegisterName>,
) -> Option<Wanted> {
    if let Json::Object(test) = value {
        return tested(checker, path, test, field);
    }
    if value.as_str() == Some("{record}") {
        if at_hand.is_none() {
            checker.faults.add(
                path,
                "« {record} » n’a de sens que dans un bloc « each ».",
                "Déplacez ce tableau dans un bloc « each ».",
            );
        }
        return Some(Wanted::Is(value.clone()));
    }
    if let Some(answer) = value.as_str().and_then(hole::answer_named) {
        answer_field(checker, path, answer);
        return Some(Wanted::Is(value.clone()));
    }
    // Kept as the field stores it, so that « 12 500 » and 1250000 compare equal.
    match field.kind.read(value) {
        Ok(value) => Some(Wanted::Is(value.to_json())),
        Err(bad) => {
            let message = "Le filtre compare ce champ à une valeur qu’il ne peut pas avoir.";
            checker.faults.add(path, message, bad.0);
            None
        }
    }
}

/// `{"filled": true}`, `{"contains": "code"}` or `{"not": "code"}`.
fn tested(
    checker: &mut Checker,
    path: &str,
    test: &serde_json::Map<String, Json>,
    field: &Field,
) -> Option<Wanted> {
    let mut tests = test.iter();
    let wanted = match (tests.next(), tests.next()) {
        (Some((key, Json::Bool(filled))), None) if key == "filled" => Some(Wanted::Filled(*filled)),
        (Some((key, Json::String(words))), None) if key == "contains" && !words.is_empty() => {
            Some(Wanted::Contains(words.clone()))
        }
        (Some((key, other)), None) if key == "not" => {
            field.kind.read(other).ok().map(|value| Wanted::Not(value.to_json()))
        }
        _ => None,
    };
    if wanted.is_none() {
        checker.faults.add(
            path,
            "Ce filtre ne dit rien.",
            "Écrivez la valeur du champ, {\"filled\": true}, {\"filled\": false}, {\"contains\": \"un code ou des mots\"} ou {\"not\": \"une valeur du champ\"}.",
        );
    }
    wanted
}
