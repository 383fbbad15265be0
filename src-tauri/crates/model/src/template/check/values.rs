//! Reading one value of a template file, with a word for each way it can be wrong.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::Checker;
use crate::template::fault::nearest;
use crate::template::raw::{List, Typed, Unknown};

impl Checker {
    /// A text that must be there and not be empty.
    pub(super) fn words(&mut self, path: &str, raw: &Typed<String>) -> String {
        match raw {
            Typed::Is(text) if !text.trim().is_empty() => text.clone(),
            Typed::Is(_) => {
                self.faults.add(path, "Ce texte est vide.", "Écrivez-le, ou retirez ce qui l’entoure.");
                String::new()
            }
            Typed::Absent => {
                self.faults.add(path, "Cette clé manque.", "Ajoutez-la avec un texte entre guillemets.");
                String::new()
            }
            Typed::Wrong(json) => {
                self.wrong_type(path, json, "un texte entre guillemets");
                String::new()
            }
        }
    }

    /// A value that may be left out.
    pub(super) fn optional<T: Clone + ExpectedType>(&mut self, path: &str, raw: &Typed<T>) -> Option<T> {
        match raw {
            Typed::Is(value) => Some(value.clone()),
            Typed::Absent => None,
            Typed::Wrong(json) => {
                self.wrong_type(path, json, T::EXPECTED);
                None
            }
        }
    }

    fn wrong_type(&mut self, path: &str, json: &Json, expected: &str) {
        let found = match json {
            Json::Null => "rien (null)",
            Json::Bool(_) => "vrai ou faux",
            Json::Number(_) => "un nombre",
            Json::String(_) => "un texte",
            Json::Array(_) => "une liste",
            Json::Object(_) => "un objet",
        };
        self.faults.add(path, format!("On trouve ici {found}."), format!("Il faut {expected}."));
    }

    /// The items of a list that are of the right shape, with their place.
    pub(super) fn list<'a, T>(&mut self, path: &str, raw: &'a List<T>, needed: bool) -> Vec<(usize, &'a T)> {
        let list = match raw {
            Typed::Is(list) => list.as_slice(),
            Typed::Wrong(json) => {
                self.wrong_type(path, json, "une liste entre crochets");
                return Vec::new();
            }
            Typed::Absent => &[],
        };
        if list.is_empty() && needed {
            self.faults.add(path, "Cette liste manque ou est vide.", "Donnez-lui au moins un élément.");
        }
        let mut good = Vec::new();
        for (index, item) in list.iter().enumerate() {
            match item {
                Typed::Is(item) => good.push((index, item)),
                Typed::Wrong(json) => self.wrong_type(
                    &format!("{path}[{index}]"),
                    json,
                    "un élément de la forme décrite par le schéma",
                ),
                Typed::Absent => {}
            }
        }
        good
    }

    pub(super) fn strings(&mut self, path: &str, raw: &List<String>) -> Vec<String> {
        self.list(path, raw, false).into_iter().map(|(_, text)| text.clone()).collect()
    }

    pub(super) fn slug(&mut self, path: &str, raw: &Typed<String>, joint: char) -> String {
        let id = self.words(path, raw);
        let good = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint);
        if !id.is_empty() && !good {
            self.faults.add(
                path,
                format!("« {id} » n’est pas un identifiant."),
                format!("Employez des lettres minuscules sans accent, des chiffres et « {joint} », en commençant par une lettre."),
            );
        }
        id
    }

    pub(super) fn unique(&mut self, path: &str, id: &str, seen: &mut BTreeSet<String>, what: &str) {
        if !id.is_empty() && !seen.insert(id.to_owned()) {
            self.faults.add(
                path,
                format!("L’identifiant « {id} » sert déjà ({what})."),
                "Donnez à chacun le sien.",
            );
        }
    }

    pub(super) fn known(&mut self, path: &str, what: &str, id: &str, known: &BTreeSet<String>) {
        if !known.contains(id) {
            let hint = nearest(id, known.iter().map(String::as_str)).map_or_else(
                || "Vérifiez l’identifiant.".to_owned(),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            self.faults.add(path, format!("« {id} » n’est le nom d’{what}."), hint);
        }
    }

    pub(super) fn unknown(&mut self, path: &str, unknown: &Unknown, known: &[&str]) {
        for key in unknown.keys() {
            let hint = nearest(key, known.iter().copied()).map_or_else(
                || format!("Clés possibles : {}.", known.join(", ")),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.faults.add(&path, format!("La clé « {key} » est inconnue."), hint);
        }
    }
}

/// The name of a type, for the person who typed another.
pub(super) trait ExpectedType {
    const EXPECTED: &'static str;
}
impl ExpectedType for String {
    const EXPECTED: &'static str = "un texte entre guillemets";
}
impl ExpectedType for bool {
    const EXPECTED: &'static str = "true ou false";
}
impl ExpectedType for crate::template::raw::RawRequired {
    const EXPECTED: &'static str = "true, false, ou l’étape à partir de laquelle la réponse est nécessaire";
}
impl ExpectedType for crate::template::raw::RawTotal {
    const EXPECTED: &'static str = "true, false, ou une liste de cases de choix entre crochets";
}
impl ExpectedType for u8 {
    const EXPECTED: &'static str = "un nombre entier positif";
}
impl ExpectedType for u16 {
    const EXPECTED: &'static str = "un nombre entier positif";
}
impl ExpectedType for usize {
    const EXPECTED: &'static str = "un nombre entier positif";
}
