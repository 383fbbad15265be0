//! `cargo xtask data`: makes the committed list of intercommunalities from the national one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value as Json;

use crate::command::{Outcome, run};

/// The npm package the list is made from, and the year it describes.
const PACKAGE: &str = "@etalab/decoupage-administratif";
const VERSION: &str = "6.0.0";
const VINTAGE: &str = "2026";
const SOURCE: &str = "DGCL, périmètre des EPCI à fiscalité propre 2026 (epcicom2026), via @etalab/decoupage-administratif 6.0.0";
const LICENCE: &str = "Licence Ouverte 2.0";

pub fn make(root: &Path) -> Outcome {
    let folder = root.join("target/data");
    std::fs::create_dir_all(&folder)?;
    let package = format!("{PACKAGE}@{VERSION}");
    let prefix = folder.display().to_string();
    run(root, crate::setup::npm(), &["install", "--no-save", "--prefix", &prefix, &package])?;
    let data = folder.join("node_modules").join(PACKAGE).join("data");
    let list = list(&data)?;
    let target = root.join("src-tauri/crates/desk/data/territoires.tsv");
    std::fs::write(&target, &list)?;
    crate::command::say(&format!(
        "{} : {} lignes, {} octets",
        target.display(),
        list.lines().count(),
        list.len()
    ));
    Ok(())
}

fn list(data: &Path) -> Outcome<String> {
    let mut out =
        format!("canevas-territoires\t1\nsource\t{SOURCE}\nlicence\t{LICENCE}\nvintage\t{VINTAGE}\n");
    for region in read(data, "regions.json")? {
        line(&mut out, &["R", text(&region, "code"), text(&region, "nom")]);
    }
    for department in read(data, "departements.json")? {
        let region = text(&department, "region");
        line(&mut out, &["D", text(&department, "code"), text(&department, "nom"), region]);
    }
    let mut epcis: BTreeMap<String, Json> = BTreeMap::new();
    for epci in read(data, "epci.json")? {
        epcis.insert(text(&epci, "code").to_owned(), epci);
    }
    for epci in epcis.values() {
        let (total, municipal) = populations(epci);
        let form = text(epci, "type");
        let regime = text(epci, "modeFinancement");
        line(&mut out, &["E", text(epci, "code"), form, regime, text(epci, "nom"), &total, &municipal]);
        for member in epci.get("membres").and_then(Json::as_array).into_iter().flatten() {
            let (total, municipal) = populations(member);
            let (code, siren) = (text(member, "code"), text(member, "siren"));
            line(&mut out, &["C", code, siren, text(member, "nom"), &total, &municipal]);
        }
    }
    Ok(out)
}

fn read(data: &Path, name: &str) -> Outcome<Vec<Json>> {
    let file = std::fs::read_to_string(data.join(name))?;
    Ok(serde_json::from_str(&file)?)
}

fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    json.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn populations(json: &Json) -> (String, String) {
    let count = |key: &str| json.get(key).and_then(Json::as_u64).unwrap_or_default().to_string();
    (count("populationTotale"), count("populationMunicipale"))
}

fn line(out: &mut String, cells: &[&str]) {
    // A String never refuses to grow.
    let _ = writeln!(out, "{}", cells.join("\t"));
}
