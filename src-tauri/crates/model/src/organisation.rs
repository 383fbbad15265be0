//! What an organisation adds to the templates without touching them: its guidance, its examples, its words,
//! its logo and its two colours. One JSON file, read with every fault reported at once.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::template::fault::{Faults, nearest};
use crate::template::{Fault, Template};

/// The name that heads the file.
pub const FORMAT: &str = "canevas-organisation";
/// The version of the format.
pub const VERSION: u64 = 1;
/// The least contrast of a colour on white paper (WCAG 2.1, criterion 1.4.3).
const CONTRAST: f64 = 4.5;
/// The largest logo, in bytes: it stands in every document.
const LARGEST: usize = 1_000_000;

/// A layer over the templates.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// How its documents look.
    pub house: House,
    /// By template.
    words: BTreeMap<String, Words>,
}

/// How documents look.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct House {
    /// The colour of headings and rules, `#rrggbb`; none for that of the program.
    pub main: Option<String>,
    /// The second colour, of thin marks; the same.
    pub second: Option<String>,
    /// The logo, at the head of every document.
    pub logo: Option<Logo>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Logo {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// `png` or `jpg`.
    pub kind: String,
    /// Its file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The words of one template.
#[derive(Debug, Clone, PartialEq, Default)]
struct Words {
    /// By step, then by key.
    steps: BTreeMap<String, BTreeMap<String, String>>,
    /// By field, then by key.
    fields: BTreeMap<String, BTreeMap<String, String>>,
}

/// The keys of a step and of a field that an organisation may say in its own words.
const STEP: [&str; 2] = ["title", "guidance"];
const FIELD: [&str; 3] = ["label", "help", "example"];

/// Whether a file says that it is an organisation's, sound or not.
#[must_use]
pub fn is_one(file: &str) -> bool {
    let json = serde_json::from_str::<Json>(file).unwrap_or_default();
    json.get("format").and_then(Json::as_str) == Some(FORMAT)
}

/// Reads a file. `templates` are those it may speak of.
///
/// # Errors
/// Every fault: where, what, and what to do.
pub fn read<'a>(
    file: &str,
    templates: impl Iterator<Item = &'a Template>,
) -> Result<Organisation, Vec<Fault>> {
    let json: Json = serde_json::from_str(file).map_err(|error| {
        vec![Fault {
            path: format!("ligne {}, colonne {}", error.line(), error.column()),
            message: "Le fichier n’est pas du JSON lisible.".to_owned(),
            hint: "Cherchez à cet endroit une virgule, un guillemet ou une accolade en trop ou oubliés."
                .to_owned(),
        }]
    })?;
    let mut reader = Reader { faults: Faults::default(), templates: templates.collect() };
    let organisation = reader.organisation(&json);
    if reader.faults.0.is_empty() { Ok(organisation) } else { Err(reader.faults.0) }
}

impl Organisation {
    /// A template in the words and the look of the organisation.
    #[must_use]
    pub fn dress(&self, template: &Template) -> Template {
        let mut dressed = template.clone();
        dressed.house = self.house.clone();
        let Some(words) = self.words.get(&template.id) else { return dressed };
        for step in &mut dressed.steps {
            let own = words.steps.get(&step.id);
            say(own, "title", &mut step.title);
            say(own, "guidance", &mut step.guidance);
            for field in &mut step.fields {
                let own = words.fields.get(&field.id);
                say(own, "label", &mut field.label);
                say(own, "help", &mut field.help);
                say(own, "example", &mut field.example);
            }
        }
        dressed
    }
}

/// Puts the organisation's words in the place of the template's.
fn say(own: Option<&BTreeMap<String, String>>, key: &str, text: &mut String) {
    if let Some(words) = own.and_then(|own| own.get(key)) {
        text.clone_from(words);
    }
}

struct Reader<'a> {
    faults: Faults,
    templates: Vec<&'a Template>,
}

impl Reader<'_> {
    fn organisation(&mut self, json: &Json) -> Organisation {
        let object = self.object("", json).unwrap_or_default();
        self.keys("", &object, &["$schema", "format", "version", "name", "logo", "colours", "templates"]);
        if object.get("format").and_then(Json::as_str) != Some(FORMAT) {
            self.faults.add(
                "format",
                "Ce fichier n’est pas une couche d’organisation.",
                format!("Écrivez \"format\": \"{FORMAT}\"."),
            );
        }
        if object.get("version").and_then(Json::as_u64) != Some(VERSION) {
            self.faults.add("version", "Le numéro de version n’est pas reconnu.", "Écrivez \"version\": 1.");
        }
        let name = self.text("name", object.get("name")).unwrap_or_default();
        if name.trim().is_empty() {
            self.faults.add(
                "name",
                "Le nom de l’organisation manque.",
                "Écrivez-le : il dit d’où viennent les aides.",
            );
        }
        let mut house = House::default();
        if let Some(colours) = object.get("colours").and_then(|json| self.object("colours", json)) {
            self.keys("colours", &colours, &["main", "second"]);
            house.main = self.colour("colours.main", colours.get("main"));
            house.second = self.colour("colours.second", colours.get("second"));
        }
        house.logo = object.get("logo").and_then(|json| self.logo(json));
        let mut words = BTreeMap::new();
        if let Some(templates) = object.get("templates").and_then(|json| self.object("templates", json)) {
            for (id, json) in &templates {
                if let Some(own) = self.words(id, json) {
                    words.insert(id.clone(), own);
                }
            }
        }
        Organisation { name, house, words }
    }

    fn words(&mut self, id: &str, json: &Json) -> Option<Words> {
        let path = format!("templates.{id}");
        let Some(template) = self.templates.iter().find(|template| template.id == id).copied() else {
            let known: Vec<&str> = self.templates.iter().map(|template| template.id.as_str()).collect();
            self.unknown(&path, "Il n’y a pas de modèle", id, &known);
            return None;
        };
        let object = self.object(&path, json)?;
        self.keys(&path, &object, &["steps", "fields"]);
        let steps: Vec<&str> = template.steps.iter().map(|step| step.id.as_str()).collect();
        let fields = template.steps.iter().flat_map(|step| &step.fields);
        let fields: Vec<&str> = fields.map(|field| field.id.as_str()).collect();
        Some(Words {
            steps: self.said(
                &format!("{path}.steps"),
                object.get("steps"),
                "Le modèle n’a pas d’étape",
                &steps,
                &STEP,
            ),
            fields: self.said(
                &format!("{path}.fields"),
                object.get("fields"),
                "Le modèle n’a pas de champ",
                &fields,
                &FIELD,
            ),
        })
    }

    /// What is said of steps or fields, by identifier, then by key.
    fn said(
        &mut self,
        path: &str,
        json: Option<&Json>,
        absent: &str,
        known: &[&str],
        keys: &[&str],
    ) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut said = BTreeMap::new();
        let Some(object) = json.and_then(|json| self.object(path, json)) else { return said };
        for (id, json) in &object {
            let path = format!("{path}.{id}");
            if !known.contains(&id.as_str()) {
                self.unknown(&path, absent, id, known);
                continue;
            }
            let Some(words) = self.object(&path, json) else { continue };
            self.keys(&path, &words, keys);
            let mut own = BTreeMap::new();
            for (key, json) in words.iter().filter(|(key, _)| keys.contains(&key.as_str())) {
                if let Some(text) = self.text(&format!("{path}.{key}"), Some(json)) {
                    own.insert(key.clone(), text);
                }
            }
            said.insert(id.clone(), own);
        }
        said
    }

    fn logo(&mut self, json: &Json) -> Option<Logo> {
        let object = self.object("logo", json)?;
        self.keys("logo", &object, &["alt", "data"]);
        let alt = self.text("logo.alt", object.get("alt")).unwrap_or_default();
        if alt.trim().is_empty() {
            self.faults.add(
                "logo.alt",
                "Le logo n’a pas de texte de remplacement.",
                "Écrivez ce qu’il montre, par exemple le nom de l’organisation.",
            );
        }
        let data = self.text("logo.data", object.get("data"))?;
        let bytes = STANDARD.decode(data.split_whitespace().collect::<String>()).unwrap_or_default();
        let kind = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpg",
            _ => {
                self.faults.add(
                    "logo.data",
                    "Le logo n’est pas une image PNG ou JPEG.",
                    "Écrivez le fichier de l’image en base64.",
                );
                return None;
            }
        };
        if bytes.len() > LARGEST {
            self.faults.add(
                "logo.data",
                "Le logo dépasse 1 Mo.",
                "Réduisez l’image : elle entre dans chaque document.",
            );
        }
        Some(Logo { alt, kind: kind.to_owned(), bytes })
    }

    fn colour(&mut self, path: &str, json: Option<&Json>) -> Option<String> {
        let colour = self.text(path, Some(json?))?;
        let Some(contrast) = contrast(&colour) else {
            let message = format!("« {colour} » n’est pas une couleur.");
            self.faults.add(path, message, "Écrivez-la comme \"#1d4e4a\".");
            return None;
        };
        if contrast < CONTRAST {
            let message = format!(
                "La couleur « {colour} » se lit mal sur du papier blanc : contraste {}, il en faut 4,5.",
                crate::french::number((contrast * 10.0).floor() / 10.0)
            );
            self.faults.add(path, message, "Prenez une teinte plus sombre.");
        }
        Some(colour)
    }

    fn object(&mut self, path: &str, json: &Json) -> Option<Map<String, Json>> {
        if let Json::Object(object) = json {
            return Some(object.clone());
        }
        self.faults.add(path, "Il faut un objet ici.", "Écrivez-le entre accolades.");
        None
    }

    fn text(&mut self, path: &str, json: Option<&Json>) -> Option<String> {
        match json? {
            Json::String(text) => Some(text.clone()),
            _ => {
                self.faults.add(path, "Il faut un texte ici.", "Écrivez-le entre guillemets.");
                None
            }
        }
    }

    fn keys(&mut self, path: &str, object: &Map<String, Json>, known: &[&str]) {
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.unknown(&path, "Cette clé est inconnue :", key, known);
        }
    }

    fn unknown(&mut self, path: &str, what: &str, typed: &str, known: &[&str]) {
        let hint = match nearest(typed, known.iter().copied()) {
            Some(near) => format!("Vouliez-vous écrire « {near} » ?"),
            None => format!("Possibles : {}.", known.join(", ")),
        };
        self.faults.add(path, format!("{what} « {typed} »."), hint);
    }
}

/// The contrast of a colour with white, from 1 to 21; none when it is not written `#rrggbb`.
fn contrast(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |place: usize| -> Option<f64> {
        let value = f64::from(u8::from_str_radix(&digits[place..place + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some(1.05 / (luminance + 0.05))
}
