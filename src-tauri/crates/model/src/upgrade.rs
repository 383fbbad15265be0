//! Earlier versions of the published JSON form of a dossier, brought to the present one.
//!
//! Version 1 had the objectives of an orientation and the indicators of an action as lines of text, a
//! funder as a name on each line of funding, and the dates of the contract among the answers of its
//! template. Nothing is dropped: what was one line becomes one record.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

/// A dossier of version 1, in the form of version 2. What is not understood is left as it stands, for the
/// reader to report.
#[must_use]
pub fn from_1(json: &Json) -> Json {
    let mut dossier = json.clone();
    let Some(object) = dossier.as_object_mut() else { return dossier };
    object.insert("version".to_owned(), Json::from(2));
    let objectives = lines_of(
        object,
        "orientations",
        "objectives",
        |orientation, line, place| json!({ "id": format!("{orientation}-objectif-{place}"), "orientation": orientation, "title": line }),
    );
    let indicators = lines_of(
        object,
        "actions",
        "indicators",
        |action, line, place| json!({ "id": format!("{action}-indicateur-{place}"), "title": line, "actions": [action] }),
    );
    let funders = funders(object);
    contract(object);
    for (register, records) in [("objectives", objectives), ("indicators", indicators), ("funders", funders)]
    {
        if !records.is_empty() {
            object.insert(register.to_owned(), Json::Array(records));
        }
    }
    dossier
}

/// Takes a text field out of the records of a register, and makes a record of each of its lines.
fn lines_of(
    object: &mut Map<String, Json>,
    register: &str,
    field: &str,
    make: impl Fn(&str, &str, usize) -> Json,
) -> Vec<Json> {
    let mut made = Vec::new();
    for record in object.get_mut(register).and_then(Json::as_array_mut).into_iter().flatten() {
        let Some(record) = record.as_object_mut() else { continue };
        // A field that is not a text is a fault of the file: the reader says so.
        if !record.get(field).is_some_and(Json::is_string) {
            continue;
        }
        let text = record.remove(field).unwrap_or_default();
        let id = record.get("id").and_then(Json::as_str).unwrap_or_default();
        let lines = text.as_str().unwrap_or_default().lines().map(bare).filter(|line| !line.is_empty());
        made.extend(lines.enumerate().map(|(place, line)| make(id, line, place + 1)));
    }
    made
}

/// A line without the bullet it was typed with.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '•', '–', '*']).trim()
}

/// Makes a record of each name of a funder, and links the lines to it.
fn funders(object: &mut Map<String, Json>) -> Vec<Json> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut records = Vec::new();
    for line in object.get_mut("funding").and_then(Json::as_array_mut).into_iter().flatten() {
        let Some(name) = line.get("funder").and_then(Json::as_str).map(str::to_owned) else { continue };
        let id = known.entry(name.clone()).or_insert_with(|| {
            let slug = crate::french::fold(&name).replace(' ', "-");
            let mut id = format!("financeur-{slug}");
            // Two names that differ only by their accents are two funders until the agent joins them.
            if records.iter().any(|record: &Json| record["id"] == id.as_str()) {
                id = format!("{id}-{}", records.len() + 1);
            }
            let mut record = json!({ "id": id, "name": name });
            if let Some(level) = level(&slug) {
                record["level"] = Json::from(level);
            }
            records.push(record);
            id
        });
        line["funder"] = Json::from(id.as_str());
    }
    records
}

/// The level of the funders whose name leaves no doubt.
fn level(slug: &str) -> Option<&'static str> {
    match slug {
        "maitre-d-ouvrage" => Some("maitre_ouvrage"),
        "etat" => Some("etat"),
        "region" => Some("region"),
        "departement" => Some("departement"),
        "union-europeenne" => Some("europe"),
        "ademe" | "agence-de-l-eau" => Some("operateur"),
        "banque-des-territoires" => Some("banque_publique"),
        "caf" => Some("protection_sociale"),
        _ => None,
    }
}

/// Moves the facts of the contract out of the answers.
fn contract(object: &mut Map<String, Json>) {
    let mut contract = Map::new();
    let answers = object.get_mut("answers").and_then(|answers| answers.get_mut("contrat-crte"));
    let Some(answers) = answers.and_then(Json::as_object_mut) else { return };
    for (field, name) in
        [("date_entree_vigueur", "start"), ("duree_contrat", "years"), ("date_signature", "signature_date")]
    {
        if let Some(value) = answers.remove(field) {
            contract.insert(name.to_owned(), value);
        }
    }
    // What the template of that time printed where nothing was typed.
    contract.entry("years").or_insert(Json::from(6));
    if answers.remove("contrat_signe").is_some_and(|signed| signed == true) {
        contract.insert("state".to_owned(), Json::from("signe"));
    }
    let empty = answers.is_empty();
    object.insert("contract".to_owned(), Json::Object(contract));
    if empty && let Some(all) = object.get_mut("answers").and_then(Json::as_object_mut) {
        all.remove("contrat-crte");
    }
}
