//! What an organisation adds to the templates without touching them: its guidance, its examples, its words,
//! its logo and its two colours. One JSON file, read with every fault reported at once.
//!
//! The layer belongs to the machine that prints, not to the dossier: one that travels takes the look and
//! the guidance of where it is opened, and its answers and clauses stay as they are.

pub mod raw;
mod read;
mod setting;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::template::Template;

pub use read::{LARGEST_LOGO, read};
pub use setting::{Setting, set};

/// The name that heads the file.
pub const FORMAT: &str = "canevas-organisation";
/// The version of the format.
pub const VERSION: u64 = 1;
/// The colour of headings and rules without an organisation. 9:1 on white.
pub const USUAL_MAIN: &str = "#1d4e4a";
/// The colour of thin marks without an organisation. 5.8:1 on white.
pub const USUAL_SECOND: &str = "#8a5a12";

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
#[derive(Debug, Clone, PartialEq, Hash, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub struct Logo {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// `png` or `jpg`.
    pub kind: String,
    /// Its file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The words of one template, by step and by field.
#[derive(Debug, Clone, PartialEq, Default)]
struct Words {
    steps: BTreeMap<String, StepWords>,
    fields: BTreeMap<String, FieldWords>,
}

/// What a step says in the organisation's words; none for the template's.
#[derive(Debug, Clone, PartialEq, Default)]
struct StepWords {
    title: Option<String>,
    guidance: Option<String>,
}

/// What a field says in the organisation's words; none for the template's.
#[derive(Debug, Clone, PartialEq, Default)]
struct FieldWords {
    label: Option<String>,
    help: Option<String>,
    example: Option<String>,
}

/// Whether a file says that it is an organisation's, sound or not.
#[must_use]
pub fn is_one(file: &str) -> bool {
    let json = serde_json::from_str::<Json>(file).unwrap_or_default();
    json.get("format").and_then(Json::as_str) == Some(FORMAT)
}

impl Logo {
    /// `png` or `jpg`, by the first bytes of a file; none for another picture.
    #[must_use]
    pub fn kind_of(bytes: &[u8]) -> Option<&'static str> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some("png"),
            [0xff, 0xd8, 0xff, ..] => Some("jpg"),
            _ => None,
        }
    }
}

impl Organisation {
    /// How many templates it says its own words over.
    #[must_use]
    pub fn worded(&self) -> usize {
        self.words.len()
    }

    /// A template in the words and the look of the organisation.
    #[must_use]
    pub fn dress(&self, template: &Template) -> Template {
        let mut dressed = template.clone();
        dressed.house = self.house.clone();
        let Some(words) = self.words.get(&template.id) else { return dressed };
        for step in &mut dressed.steps {
            if let Some(own) = words.steps.get(&step.id) {
                say(own.title.as_ref(), &mut step.title);
                say(own.guidance.as_ref(), &mut step.guidance);
            }
            for field in &mut step.fields {
                if let Some(own) = words.fields.get(&field.id) {
                    say(own.label.as_ref(), &mut field.label);
                    say(own.help.as_ref(), &mut field.help);
                    say(own.example.as_ref(), &mut field.example);
                }
            }
        }
        dressed
    }
}

/// Puts the organisation's words in the place of the template's.
fn say(own: Option<&String>, text: &mut String) {
    if let Some(words) = own {
        text.clone_from(words);
    }
}
