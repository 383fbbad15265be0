//! The published JSON form of a dossier, read with every fault reported at once.

use std::collections::BTreeSet;

use serde_json::{Map as Object, Value as Json};

use crate::dossier::{CONTRACT_ID, Dossier, FORMAT, Rows, TERRITORY_ID, VERSION};
use crate::map::Map;
use crate::register::{Record, RegisterName};
use crate::template::Fault;
use crate::upgrade;

/// Reads a dossier's JSON.
///
/// # Errors
/// Every fault of the file: where, what, and what to do. Nothing is guessed or dropped.
pub fn read(file: &str) -> Result<Dossier, Vec<Fault>> {
    let json: Json = serde_json::from_str(file).map_err(|error| {
        vec![Fault {
            path: format!("ligne {}, colonne {}", error.line(), error.column()),
            message: "Le fichier n’est pas du JSON lisible.".to_owned(),
            hint: "Exportez de nouveau le dossier, ou corrigez le fichier à cet endroit.".to_owned(),
        }]
    })?;
    let mut reader = Reader { faults: Vec::new(), ids: BTreeSet::new() };
    let dossier = reader.dossier(&json);
    if reader.faults.is_empty() { Ok(dossier) } else { Err(reader.faults) }
}

struct Reader {
    faults: Vec<Fault>,
    ids: BTreeSet<(RegisterName, String)>,
}

impl Reader {
    fn dossier(&mut self, json: &Json) -> Dossier {
        let mut dossier = Dossier::new("");
        let upgraded;
        let json = if json.get("version").and_then(Json::as_u64) == Some(1) {
            upgraded = upgrade::from_1(json);
            &upgraded
        } else {
            json
        };
        let Some(object) = json.as_object() else {
            self.fault(
                "(racine)",
                "Ce fichier ne contient pas un dossier.",
                "Il faut un objet entre accolades.",
            );
            return dossier;
        };
        if object.get("format").and_then(Json::as_str) != Some(FORMAT) {
            self.fault(
                "format",
                "Ce fichier n’est pas un dossier Canevas.",
                "La clé « format » doit valoir « canevas-dossier ».",
            );
            return dossier;
        }
        match object.get("version").and_then(Json::as_u64) {
            // Versions 3 to 5 only added a part each: a dossier of version 2 reads as one.
            Some(version) if (2..=u64::from(VERSION)).contains(&version) => {}
            Some(version) if version > u64::from(VERSION) => {
                let message = format!(
                    "Ce dossier est à la version {version} du format ; ce programme lit la version {VERSION}."
                );
                self.fault("version", &message, "Installez une version plus récente de Canevas.");
                return dossier;
            }
            _ => self.fault(
                "version",
                "Le numéro de version manque ou n’est pas reconnu.",
                "Écrivez \"version\": 5.",
            ),
        }
        match object.get("template").and_then(Json::as_str) {
            Some(template) => template.clone_into(&mut dossier.template),
            None => self.fault(
                "template",
                "Le modèle du contrat manque.",
                "Écrivez par exemple \"template\": \"contrat-crte\".",
            ),
        }
        self.unknown_keys(object);
        for register in RegisterName::ALL.iter().copied() {
            if let Some(json) = object.get(register.code()) {
                self.register(register, json, dossier.rows_mut(register));
            }
        }
        dossier.territory.id = TERRITORY_ID.to_owned();
        dossier.contract.id = CONTRACT_ID.to_owned();
        self.answers(object.get("answers"), &mut dossier);
        dossier
    }

    fn unknown_keys(&mut self, object: &Object<String, Json>) {
        let known = |key: &str| {
            matches!(key, "format" | "version" | "template" | "answers" | "$schema")
                || RegisterName::from_code(key).is_some()
        };
        for key in object.keys().filter(|key| !known(key)) {
            self.fault(key, "Cette partie est inconnue.", "Retirez-la, ou mettez Canevas à jour.");
        }
    }

    fn register(&mut self, register: RegisterName, json: &Json, rows: &mut dyn Rows) {
        let path = register.code();
        if let Some(id) = crate::edit::bound_record(register) {
            let record = rows.add(id.to_owned());
            match json.as_object() {
                Some(object) => self.record(register, path, object, record),
                None => self.fault(path, "Ce registre est une seule fiche.", "Écrivez-la entre accolades."),
            }
            return;
        }
        let Some(items) = json.as_array() else {
            self.fault(path, "Ce registre doit être une liste.", "Écrivez-le entre crochets.");
            return;
        };
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let Some(object) = item.as_object() else {
                self.fault(&path, "Cette fiche doit être un objet.", "Écrivez-la entre accolades.");
                continue;
            };
            let Some(id) = object.get("id").and_then(Json::as_str).filter(|id| !id.is_empty()) else {
                self.fault(
                    &format!("{path}.id"),
                    "L’identifiant de la fiche manque.",
                    "Donnez à chaque fiche un identifiant unique.",
                );
                continue;
            };
            if !self.ids.insert((register, id.to_owned())) {
                self.fault(
                    &format!("{path}.id"),
                    &format!("L’identifiant « {id} » sert deux fois."),
                    "Donnez à chaque fiche le sien.",
                );
                continue;
            }
            let record = rows.add(id.to_owned());
            self.record(register, &path, object, record);
            if register == RegisterName::Maps
                && let Err(bad) = Map::read(record.get("shapes").as_text())
            {
                let hint = "Retirez cette carte, ou redonnez le fichier GeoJSON.";
                self.fault(&format!("{path}.shapes"), &bad.0, hint);
            }
        }
    }

    fn record(
        &mut self,
        register: RegisterName,
        path: &str,
        object: &Object<String, Json>,
        record: &mut dyn Record,
    ) {
        for (name, json) in object.iter().filter(|(name, _)| *name != "id") {
            let path = format!("{path}.{name}");
            let Some(field) = register.field(name) else {
                self.fault(&path, "Ce champ est inconnu.", "Retirez-le, ou mettez Canevas à jour.");
                continue;
            };
            match field.kind.read(json).and_then(|value| record.set(field.name, value)) {
                Ok(()) => {}
                Err(bad) => self.fault(&path, &format!("« {} » ne convient pas.", field.label), &bad.0),
            }
        }
    }

    fn answers(&mut self, json: Option<&Json>, dossier: &mut Dossier) {
        let Some(json) = json else { return };
        let Some(templates) = json.as_object() else {
            self.fault(
                "answers",
                "Les réponses doivent être rangées par modèle.",
                "Écrivez un objet par modèle.",
            );
            return;
        };
        for (template, answers) in templates {
            let Some(answers) = answers.as_object() else {
                self.fault(
                    &format!("answers.{template}"),
                    "Les réponses d’un modèle forment un objet.",
                    "Écrivez-les entre accolades.",
                );
                continue;
            };
            let given = answers.iter().filter(|(_, value)| !value.is_null());
            let given: std::collections::BTreeMap<String, Json> =
                given.map(|(field, value)| (field.clone(), value.clone())).collect();
            if !given.is_empty() {
                dossier.answers.insert(template.clone(), given);
            }
        }
    }

    fn fault(&mut self, path: &str, message: &str, hint: &str) {
        self.faults.push(Fault { path: path.to_owned(), message: message.to_owned(), hint: hint.to_owned() });
    }
}
