//! The speller, as the window asks it: a dossier's names and the words taught are known.

use serde_json::{Value as Json, json};

use crate::edits::{Ask, Table, table};
use crate::support::project;

/// The example, open.
fn example() -> Table {
    let Table { folder, desk, .. } = table();
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    Table { folder, desk, dossier: view["dossier"].as_str().unwrap().to_owned() }
}

fn unknown(table: &Table, text: &str) -> Vec<String> {
    let asked = json!({ "dossier": table.dossier, "text": text });
    let words = table.desk.ask("spell", asked).unwrap()["words"].clone();
    serde_json::from_value(words).unwrap()
}

#[test]
fn only_the_words_that_nobody_knows_are_told_each_once() {
    let table = table();
    let text = "L’intercommunalitée réduira d’un tiers ses émissions de CO₂ (SIREN 200040293), qu’elle le veuille ou non. \
                L’intercommunalitée s’appuie sur la CCI et sur www.exemple.fr, aujourd’hui et jusqu’en 2030 ; rendez-vous là-bas.";
    assert_eq!(unknown(&table, text), ["L’intercommunalitée"]);
    assert!(unknown(&table, "").is_empty());
}

#[test]
fn the_names_of_the_dossier_are_known_and_others_are_not() {
    let table = example();
    let text = "Grandfoulon, l’Agence de Montorvaille et les eaux de Mézerle rejoignent Trifouilly.";
    assert_eq!(unknown(&table, text), ["Trifouilly"]);
    let edit = json!({ "edit": "field", "register": "territory", "record": "territoire", "field": "president", "value": "Odile Trifouilly-sur-Guye" });
    table.edit("territory", &edit);
    assert!(unknown(&table, text).is_empty(), "a name just written is known, and its parts");
}

#[test]
fn a_word_is_taught_suggested_and_forgotten() {
    let table = table();
    let learn = |known: bool| {
        let asked = json!({ "word": "biosourcage", "known": known });
        table.desk.ask("learn_word", asked).unwrap()["words"].clone()
    };
    assert_eq!(unknown(&table, "Le biosourcage"), ["biosourcage"]);
    assert_eq!(learn(true), json!(["biosourcage"]));
    assert!(unknown(&table, "Le biosourcage").is_empty());
    assert_eq!(table.desk.ask("settings", json!({})).unwrap()["words"], json!(["biosourcage"]));
    assert_eq!(learn(false), json!([]));
    assert_eq!(unknown(&table, "Le biosourcage"), ["biosourcage"]);
    let suggested = table.desk.ask("suggest", json!({ "word": "l’intercommunalitée" })).unwrap();
    let suggested = suggested["words"].as_array().unwrap();
    assert!(suggested.contains(&json!("l’intercommunalité")), "{suggested:?}");
    assert!(suggested.len() <= 5);
}

#[test]
fn the_texts_of_the_example_are_spelt_well() {
    let table = example();
    let sample: Json = serde_json::from_str(
        &std::fs::read_to_string(project("samples/trois-rivieres/dossier.json")).unwrap(),
    )
    .unwrap();
    let mut texts = Vec::new();
    gather(&sample["answers"], &mut texts);
    let found: Vec<String> = texts.iter().flat_map(|text| unknown(&table, text)).collect();
    let rate =
        found.len() as f64 / texts.iter().map(|text| text.split_whitespace().count()).sum::<usize>() as f64;
    // Invented names of the example make what is left; an agent must not be told of a word in every line.
    assert!(rate < 0.01, "{rate} : {found:?}");
}

fn gather(json: &Json, texts: &mut Vec<String>) {
    match json {
        Json::String(text) if text.contains(' ') => texts.push(text.clone()),
        Json::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Json::Object(map) => map.values().for_each(|value| gather(value, texts)),
        _ => {}
    }
}
