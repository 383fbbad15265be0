//! What changed between two versions of a template: `tests/changes/<case>` holds both, and what is said.

use model::template::Template;
use model::template::changes::changes;
use model::template::check::check;
use serde_json::Value as Json;

use crate::support::{project, same, templates, text};

fn template(path: &str) -> Template {
    check(&text(path)).unwrap_or_else(|faults| panic!("{path}: {faults:#?}"))
}

#[test]
fn each_pair_of_versions_gives_its_changes() {
    let cases = std::fs::read_dir(project("tests/changes")).unwrap();
    let mut cases: Vec<_> = cases.map(|case| case.unwrap().file_name().into_string().unwrap()).collect();
    cases.sort();
    assert!(cases.len() >= 8, "{cases:?}");
    for case in cases {
        let version = |name: &str| template(&format!("tests/changes/{case}/{name}.json"));
        let told = changes(&version("before"), &version("after"));
        let lines: Vec<String> = told.iter().map(|change| format!("{change}\n")).collect();
        same(&format!("tests/changes/{case}/changes.txt"), &lines.concat());
    }
}

#[test]
fn a_template_does_not_differ_from_itself() {
    for template in templates() {
        assert_eq!(changes(&template, &template), [], "{}", template.id);
    }
}

/// Every key and item of a template is changed in turn, one at a time.
#[test]
fn no_change_goes_untold_or_is_told_without_saying_what() {
    for path in [
        "tests/changes/questions/after.json",
        "tests/changes/textes/after.json",
        "templates/compte-rendu.json",
    ] {
        let before = template(path);
        let json: Json = serde_json::from_str(&text(path)).unwrap();
        let mut counted = 0;
        for place in places(&json, "") {
            for altered in alterations(&json, &place) {
                let Ok(after) = check(&altered.to_string()) else { continue };
                if after == before {
                    continue;
                }
                counted += 1;
                let told = changes(&before, &after);
                let vague =
                    told.iter().any(|change| change.sentence.contains("sans qu’aucun texte ne change"));
                assert!(!told.is_empty() && !vague, "{path} {place}: {told:?}");
            }
        }
        assert!(counted > 100, "{path}: {counted} changes");
    }
}

/// The pointer of each value of a file but the whole.
fn places(json: &Json, at: &str) -> Vec<String> {
    let inner: Vec<(String, &Json)> = match json {
        Json::Object(map) => map.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Json::Array(items) => {
            items.iter().enumerate().map(|(index, value)| (format!("{at}/{index}"), value)).collect()
        }
        _ => Vec::new(),
    };
    inner
        .into_iter()
        .flat_map(|(place, value)| [vec![place.clone()], places(value, &place)].concat())
        .collect()
}

/// The file with the value at a place reworded, taken away, or put after the next one.
fn alterations(json: &Json, place: &str) -> Vec<Json> {
    let mut reworded = json.clone();
    match reworded.pointer_mut(place).unwrap() {
        Json::String(text) => text.push_str(" bis"),
        Json::Bool(yes) => *yes = !*yes,
        Json::Number(number) => *number = (number.as_u64().unwrap() + 1).into(),
        _ => {}
    }
    let (holder, key) = place.rsplit_once('/').unwrap();
    let (mut removed, mut swapped) = (json.clone(), json.clone());
    match removed.pointer_mut(holder).unwrap() {
        Json::Object(map) => drop(map.remove(key)),
        Json::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => unreachable!(),
    }
    if let Json::Array(items) = swapped.pointer_mut(holder).unwrap() {
        let index: usize = key.parse().unwrap();
        if index + 1 < items.len() {
            items.swap(index, index + 1);
        }
    }
    vec![reworded, removed, swapped]
}
