//! The rules, as data: a complete dossier on which they find nothing, cases that change it, and the guard
//! of each of its fields.

use std::collections::{BTreeMap, BTreeSet};

use model::dossier::Dossier;
use model::finding::{Finding, Target, address, findings};
use model::register::{Record, RegisterName};
use model::value::{Kind, Value};
use serde_json::Value as Json;

use crate::reviews::names_are_followed;
use crate::support::{complete, contract, project, refs, same, templates, text, today};

#[test]
fn a_complete_dossier_has_no_finding() {
    let found = findings(&complete(), &refs(&templates()), today());
    let told: Vec<String> =
        found.iter().map(|finding| format!("[{}] {}", finding.rule, finding.message)).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn the_complete_dossier_is_written_as_the_program_writes_it() {
    assert_eq!(complete().to_json(), text("tests/complete/dossier.json"));
}

/// Each field of each record emptied in turn, and each answer. The file keeps a line a field: the rule that
/// names the record, « — » for a field that nothing needs; after an arrow, what follows elsewhere.
#[test]
fn each_field_is_guarded_by_its_own_rule() {
    let (whole, template) = (complete(), contract());
    let all = templates();
    let mut guards: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut note = |name: String, record: &str, changed: &Dossier| {
        let found = findings(changed, &refs(&all), today());
        let rules = |own: bool| -> Vec<&str> {
            let told = found.iter().filter(|finding| (address(&finding.target).1 == record) == own);
            told.map(|finding| finding.rule).collect::<BTreeSet<&str>>().into_iter().collect()
        };
        let (own, elsewhere) = (rules(true), rules(false));
        assert!(own.len() <= 1, "{name} is guarded twice: {own:?}");
        let own = own.first().copied().unwrap_or("—");
        let elsewhere =
            if elsewhere.is_empty() { String::new() } else { format!(" → {}", elsewhere.join(" ")) };
        guards.entry(name).or_default().insert(format!("{own}{elsewhere}"));
    };
    for register in RegisterName::ALL.iter().copied() {
        for record in whole.rows(register).records() {
            for field in record.fields().iter().filter(|field| !record.blank(field.name)) {
                let mut changed = whole.clone();
                let emptied = changed.rows_mut(register).find_mut(record.id()).unwrap();
                emptied.set(field.name, Value::Empty).unwrap();
                note(format!("{}.{}", register.code(), field.name), record.id(), &changed);
            }
        }
    }
    for (template_id, answers) in &whole.answers {
        for field in answers.keys() {
            let mut changed = whole.clone();
            changed.answers.get_mut(template_id).unwrap().remove(field);
            let step = template.steps.iter().find(|step| step.fields.iter().any(|own| own.id == *field));
            note(format!("answers.{field}"), step.map_or("", |step| &step.id), &changed);
        }
    }
    let lines: Vec<String> = guards
        .into_iter()
        .map(|(field, rules)| format!("{field} : {}\n", rules.into_iter().collect::<Vec<_>>().join(" | ")))
        .collect();
    same("tests/golden/complet.gardes.txt", &lines.concat());
}

/// Each link that leads to a record that is gone is named by exactly one rule.
#[test]
fn a_link_that_leads_nowhere_is_named() {
    let (whole, all) = (complete(), templates());
    let mut broken = 0;
    for register in RegisterName::ALL.iter().copied() {
        for record in whole.rows(register).records() {
            for field in record.fields() {
                let lost = match (&field.kind, record.get(field.name)) {
                    (Kind::Link { .. }, Value::Text(_)) => Value::Text("disparu".to_owned()),
                    (Kind::Links { .. }, Value::List(mut links)) => {
                        links.push("disparu".to_owned());
                        Value::List(links)
                    }
                    _ => continue,
                };
                let mut changed = whole.clone();
                changed.rows_mut(register).find_mut(record.id()).unwrap().set(field.name, lost).unwrap();
                let found = findings(&changed, &refs(&all), today());
                let named = found.iter().any(|finding| {
                    finding.rule == "R3"
                        && matches!(&finding.target, Target::Record { record: id, .. } if id == record.id())
                });
                assert!(named, "{}.{} of {}", register.code(), field.name, record.id());
                broken += 1;
            }
        }
    }
    assert!(broken > 80, "{broken} links tried");
}

fn change(dossier: &mut Dossier, change: &Json, case: &str) {
    if let (Some(template), Some(field)) = (change["template"].as_str(), change["field"].as_str()) {
        let answers = dossier.answers.entry(template.to_owned()).or_default();
        answers.insert(field.to_owned(), change["value"].clone());
        answers.retain(|_, value| !value.is_null());
        return;
    }
    let register = RegisterName::from_code(change["register"].as_str().unwrap()).unwrap();
    if let Some(id) = change["remove"].as_str() {
        assert!(dossier.rows(register).find(id).is_some(), "{case}: no {id} to remove");
        dossier.rows_mut(register).remove(id);
        return;
    }
    if let Some(fields) = change["add"].as_object() {
        let record = dossier.rows_mut(register).add(fields["id"].as_str().unwrap().to_owned());
        for (name, value) in fields.iter().filter(|(name, _)| *name != "id") {
            put(record, register, name, value, case);
        }
        return;
    }
    let id = change["record"].as_str().unwrap();
    let record = dossier.rows_mut(register).find_mut(id).unwrap_or_else(|| panic!("{case}: no {id}"));
    put(record, register, change["field"].as_str().unwrap(), &change["value"], case);
}

fn put(record: &mut dyn Record, register: RegisterName, name: &str, value: &Json, case: &str) {
    let field = register.field(name).unwrap_or_else(|| panic!("{case}: no field {name}"));
    record.set(field.name, field.kind.read(value).unwrap()).unwrap();
}

fn meets(finding: &Finding, expected: &Json) -> bool {
    let (register, record, field) = address(&finding.target);
    let word = |name: &str, found: &str| expected[name].as_str().is_none_or(|wanted| wanted == found);
    let severity = serde_json::to_value(finding.severity).unwrap();
    let texts = expected["contains"].as_array();
    finding.rule == expected["rule"]
        && severity == expected["severity"]
        && word("register", register)
        && word("record", record)
        && word("field", field)
        && texts
            .into_iter()
            .flatten()
            .all(|text| plain(&finding.message).contains(&plain(text.as_str().unwrap())))
}

/// A sentence with ordinary spaces: what it says is tested here, its spaces elsewhere.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// No sentence of a rule has a space that may break before a sign French keeps with its word.
#[test]
fn the_sentences_have_french_spaces() {
    let mut dossier = complete();
    dossier.actions.iter_mut().for_each(|action| action.total_cost = Some(model::money::Cents(5)));
    dossier.orientations.iter_mut().for_each(|orientation| orientation.stakes.clear());
    let found = findings(&dossier, &[&contract()], today());
    assert!(found.len() > 10);
    for finding in found {
        for loose in [" :", " ;", " ?", " !", " %", " €", "« ", " »"] {
            assert!(!finding.message.contains(loose), "{loose:?} in {}", finding.message);
        }
    }
}

#[test]
fn the_rules_say_what_their_cases_expect() {
    let (whole, all) = (complete(), templates());
    let mut files: Vec<_> =
        std::fs::read_dir(project("tests/rules")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut ruled, mut wrong) = (BTreeSet::new(), Vec::new());
    for file in &files {
        let case: Json = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let name = case["case"].as_str().unwrap();
        let day = case["today"].as_str().map_or_else(today, |day| day.parse().unwrap());
        let mut dossier = whole.clone();
        case["change"].as_array().unwrap().iter().for_each(|one| change(&mut dossier, one, name));
        let found = findings(&dossier, &refs(&all), day);
        names_are_followed(&dossier, &refs(&all), day, name);
        let expected = case["expect"].as_array().unwrap();
        let told: Vec<String> = found
            .iter()
            .map(|finding| {
                format!(
                    "[{}] {:?} {:?} {}",
                    finding.rule,
                    finding.severity,
                    address(&finding.target),
                    finding.message
                )
            })
            .collect();
        let met = |one: &Json| found.iter().any(|finding| meets(finding, one));
        if found.len() != expected.len() || !expected.iter().all(met) {
            wrong.push(format!(
                "{}: {name}\n  expects {}\n  found {told:#?}",
                file.display(),
                case["expect"]
            ));
        }
        ruled.insert(case["rule"].as_str().unwrap().to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files.len() >= 40, "{} cases", files.len());
    for family in [("F", 11), ("C", 11)] {
        for number in 1..=family.1 {
            assert!(ruled.contains(&format!("{}{number}", family.0)), "no case for {}{number}", family.0);
        }
    }
}
