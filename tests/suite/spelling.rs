//! No word of the templates or of the registers is misspelt: each is in the French dictionary, or in the
//! trade's own list, `tests/orthographe.txt`.

use std::collections::{BTreeMap, HashSet};

use desk::Library;
use model::register::RegisterName;
use serde_json::Value as Json;
use spellbook::Dictionary;

use crate::support::{project, text};

/// The keys of a template whose text a person reads.
const READ: [&str; 17] = [
    "title",
    "purpose",
    "moment",
    "filledBy",
    "guidance",
    "label",
    "help",
    "example",
    "source",
    "text",
    "items",
    "suggestions",
    "subtitle",
    "caption",
    "empty",
    "runningHead",
    "addLabel",
];

#[test]
fn no_word_shown_is_misspelt() {
    let dictionary = Dictionary::new(
        &text("src-tauri/crates/desk/dictionary/fr.aff"),
        &text("src-tauri/crates/desk/dictionary/fr.dic"),
    )
    .unwrap();
    let trade = text("tests/orthographe.txt");
    let trade: HashSet<&str> = trade.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut unknown: BTreeMap<String, String> = BTreeMap::new();
    let mut counted = 0;
    for (place, text) in texts() {
        for word in words(&text) {
            counted += 1;
            if !trade.contains(word.as_str()) && !known(&dictionary, &word) {
                unknown.entry(word).or_insert_with(|| place.clone());
            }
        }
    }
    let list: Vec<String> = unknown.iter().map(|(word, place)| format!("{word}  ({place})")).collect();
    assert!(list.is_empty(), "{} mots inconnus :\n{}", list.len(), list.join("\n"));
    assert!(counted > 20_000, "{counted} words read");
}

/// A word, or each part of a compound.
fn known(dictionary: &Dictionary, word: &str) -> bool {
    dictionary.check(word) || word.split('-').all(|part| part.is_empty() || dictionary.check(part))
}

/// The words of a text: elisions, numbers, codes, addresses and holes left out.
fn words(text: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let tokens = bare.split(|c: char| c.is_whitespace() || "«»“”()[],;:!?…/+=%°*".contains(c));
    tokens
        .filter(|token| !token.contains('@') && !token.contains('#') && !token.contains("www"))
        .flat_map(|token| token.split('’'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| {
            word.chars().count() > 1 && !word.chars().any(|c| c.is_ascii_digit() || "₀₂²³".contains(c))
        })
        .filter(|word| !word.contains('.'))
        .collect()
}

/// Every text, with the place it stands in.
fn texts() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for template in Library::embedded().templates() {
        let path = format!("templates/{}.json", template.id);
        let json: Json = serde_json::from_str(&std::fs::read_to_string(project(&path)).unwrap()).unwrap();
        gather(&json, &path, &mut out);
    }
    for register in RegisterName::ALL.iter().copied() {
        let place = format!("registre {}", register.code());
        out.push((place.clone(), register.title().to_owned()));
        out.push((place.clone(), register.guidance().to_owned()));
        for field in register.fields() {
            out.push((place.clone(), field.label.to_owned()));
            out.push((place.clone(), field.help.clone()));
        }
    }
    out
}

fn gather(json: &Json, place: &str, out: &mut Vec<(String, String)>) {
    match json {
        Json::Object(map) => {
            for (key, value) in map {
                match value {
                    Json::String(text) if READ.contains(&key.as_str()) => {
                        out.push((format!("{place} {key}"), text.clone()));
                    }
                    Json::Array(items) if READ.contains(&key.as_str()) => out.extend(
                        items
                            .iter()
                            .filter_map(Json::as_str)
                            .map(|item| (format!("{place} {key}"), item.to_owned())),
                    ),
                    value => gather(value, place, out),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| gather(item, place, out)),
        _ => {}
    }
}
