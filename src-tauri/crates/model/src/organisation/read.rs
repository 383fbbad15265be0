//! From the file as typed to the organisation as meant, or to the list of ALL its faults.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::raw::{ById, RawColours, RawFieldWords, RawLogo, RawOrganisation, RawStepWords, RawWords};
use super::{FORMAT, FieldWords, House, Logo, Organisation, StepWords, VERSION, Words};
use crate::template::fault::{Faults, nearest};
use crate::template::raw::{Typed, Unknown};
use crate::template::{Fault, Template};

/// The least contrast of a colour on white paper (WCAG 2.1, criterion 1.4.3).
const CONTRAST: f64 = 4.5;
/// The largest logo, in bytes: it stands in every document.
pub const LARGEST_LOGO: usize = 1_000_000;

/// Reads a file. `templates` are those it may speak of.
///
/// # Errors
/// Every fault: where, what, and what to do.
pub fn read<'a>(
    file: &str,
    templates: impl Iterator<Item = &'a Template>,
) -> Result<Organisation, Vec<Fault>> {
    let raw: RawOrganisation = serde_json::from_str(file).map_err(|error| {
        vec![Fault {
            path: format!("ligne {}, colonne {}", error.line(), error.column()),
            message: "Le fichier n’est pas du JSON lisible.".to_owned(),
            hint: "Cherchez à cet endroit une virgule, un guillemet ou une accolade en trop ou oubliés."
                .to_owned(),
        }]
    })?;
    let mut reader = Reader { faults: Faults::default(), templates: templates.collect() };
    let organisation = reader.organisation(&raw);
    if reader.faults.0.is_empty() { Ok(organisation) } else { Err(reader.faults.0) }
}

struct Reader<'a> {
    faults: Faults,
    templates: Vec<&'a Template>,
}

impl Reader<'_> {
    fn organisation(&mut self, raw: &RawOrganisation) -> Organisation {
        let keys = ["$schema", "format", "version", "name", "logo", "colours", "templates"];
        self.keys("", &raw.unknown, &keys);
        if !matches!(&raw.format, Typed::Is(format) if format == FORMAT) {
            self.faults.add(
                "format",
                "Ce fichier n’est pas une couche d’organisation.",
                format!("Écrivez \"format\": \"{FORMAT}\"."),
            );
        }
        if raw.version != Typed::Is(VERSION) {
            self.faults.add("version", "Le numéro de version n’est pas reconnu.", "Écrivez \"version\": 1.");
        }
        let name = self.text("name", &raw.name).unwrap_or_default();
        if name.trim().is_empty() {
            self.faults.add(
                "name",
                "Le nom de l’organisation manque.",
                "Écrivez-le : il dit d’où viennent les aides.",
            );
        }
        let mut house = House::default();
        if let Some(RawColours { main, second, unknown }) = self.object("colours", &raw.colours) {
            self.keys("colours", unknown, &["main", "second"]);
            house.main = self.colour("colours.main", main);
            house.second = self.colour("colours.second", second);
        }
        house.logo = self.object("logo", &raw.logo).and_then(|logo| self.logo(logo));
        let mut words = BTreeMap::new();
        for (id, own) in self.object("templates", &raw.templates).into_iter().flatten() {
            if let Some(own) = self.words(id, own) {
                words.insert(id.clone(), own);
            }
        }
        Organisation { name, house, words }
    }

    fn words(&mut self, id: &str, raw: &Typed<RawWords>) -> Option<Words> {
        let path = format!("templates.{id}");
        let Some(template) = self.templates.iter().find(|template| template.id == id).copied() else {
            let known: Vec<&str> = self.templates.iter().map(|template| template.id.as_str()).collect();
            self.unknown(&path, "Il n’y a pas de modèle", id, &known);
            return None;
        };
        let own = self.object(&path, raw)?;
        self.keys(&path, &own.unknown, &["steps", "fields"]);
        let known: Vec<&str> = template.steps.iter().map(|step| step.id.as_str()).collect();
        let mut words = Words::default();
        let absent = "Le modèle n’a pas d’étape";
        for (path, id, own) in self.said(&format!("{path}.steps"), &own.steps, absent, &known) {
            let RawStepWords { title, guidance, unknown } = own;
            self.keys(&path, unknown, &["title", "guidance"]);
            let title = self.text(&format!("{path}.title"), title);
            let guidance = self.text(&format!("{path}.guidance"), guidance);
            words.steps.insert(id.clone(), StepWords { title, guidance });
        }
        let fields = template.steps.iter().flat_map(|step| &step.fields);
        let known: Vec<&str> = fields.map(|field| field.id.as_str()).collect();
        let absent = "Le modèle n’a pas de champ";
        for (path, id, own) in self.said(&format!("{path}.fields"), &own.fields, absent, &known) {
            let RawFieldWords { label, help, example, unknown } = own;
            self.keys(&path, unknown, &["label", "help", "example"]);
            let label = self.text(&format!("{path}.label"), label);
            let help = self.text(&format!("{path}.help"), help);
            let example = self.text(&format!("{path}.example"), example);
            words.fields.insert(id.clone(), FieldWords { label, help, example });
        }
        Some(words)
    }

    /// What is said of the steps or fields that the template has: where, of which, what.
    fn said<'r, T>(
        &mut self,
        path: &str,
        raw: &'r ById<T>,
        absent: &str,
        known: &[&str],
    ) -> Vec<(String, &'r String, &'r T)> {
        let mut said = Vec::new();
        for (id, own) in self.object(path, raw).into_iter().flatten() {
            let path = format!("{path}.{id}");
            if known.contains(&id.as_str()) {
                said.extend(self.object(&path, own).map(|own| (path, id, own)));
            } else {
                self.unknown(&path, absent, id, known);
            }
        }
        said
    }

    fn logo(&mut self, raw: &RawLogo) -> Option<Logo> {
        self.keys("logo", &raw.unknown, &["alt", "data"]);
        let alt = self.text("logo.alt", &raw.alt).unwrap_or_default();
        if alt.trim().is_empty() {
            self.faults.add(
                "logo.alt",
                "Le logo n’a pas de texte de remplacement.",
                "Écrivez ce qu’il montre, par exemple le nom de l’organisation.",
            );
        }
        let data = self.text("logo.data", &raw.data)?;
        let bytes = STANDARD.decode(data.split_whitespace().collect::<String>()).unwrap_or_default();
        let Some(kind) = Logo::kind_of(&bytes) else {
            self.faults.add(
                "logo.data",
                "Le logo n’est pas une image PNG ou JPEG.",
                "Écrivez le fichier de l’image en base64.",
            );
            return None;
        };
        if bytes.len() > LARGEST_LOGO {
            self.faults.add(
                "logo.data",
                "Le logo dépasse 1 Mo.",
                "Réduisez l’image : elle entre dans chaque document.",
            );
        }
        Some(Logo { alt, kind: kind.to_owned(), bytes })
    }

    fn colour(&mut self, path: &str, raw: &Typed<String>) -> Option<String> {
        let colour = self.text(path, raw)?;
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

    fn object<'r, T>(&mut self, path: &str, raw: &'r Typed<T>) -> Option<&'r T> {
        match raw {
            Typed::Is(object) => Some(object),
            Typed::Absent => None,
            Typed::Wrong(_) => {
                self.faults.add(path, "Il faut un objet ici.", "Écrivez-le entre accolades.");
                None
            }
        }
    }

    fn text(&mut self, path: &str, raw: &Typed<String>) -> Option<String> {
        match raw {
            Typed::Is(text) => Some(text.clone()),
            Typed::Absent => None,
            Typed::Wrong(_) => {
                self.faults.add(path, "Il faut un texte ici.", "Écrivez-le entre guillemets.");
                None
            }
        }
    }

    fn keys(&mut self, path: &str, unknown: &Unknown, known: &[&str]) {
        for key in unknown.keys() {
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
