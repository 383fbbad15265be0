//! What a person sets of their organisation in the window: its name, its logo, its colours. The rest of its file,
//! which a consultant may have written by hand, stays to the letter.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value as Json, json};

use super::{FORMAT, VERSION};

/// One thing set. An empty text takes it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting<'a> {
    /// The name of the organisation.
    Name(&'a str),
    /// The colour of headings and rules.
    Main(&'a str),
    /// The colour of thin marks.
    Second(&'a str),
    /// What the logo shows, for those who do not see it.
    LogoText(&'a str),
    /// The file of the logo; said by the name of the organisation until something else is.
    Logo(&'a [u8]),
    /// No logo.
    NoLogo,
}

/// The file with a thing set; none when nothing is left in it. A file that is not there is begun; whether one that
/// is there can be read is for the caller to see.
#[must_use]
pub fn set(file: Option<&str>, setting: Setting<'_>) -> Option<String> {
    let begun = || Map::from_iter([("format".into(), FORMAT.into()), ("version".into(), VERSION.into())]);
    let mut root = file.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(begun);
    match setting {
        Setting::Name(name) => text(&mut root, &["name"], name),
        Setting::Main(colour) => text(&mut root, &["colours", "main"], colour),
        Setting::Second(colour) => text(&mut root, &["colours", "second"], colour),
        Setting::LogoText(alt) => text(&mut root, &["logo", "alt"], alt),
        Setting::Logo(bytes) => {
            let said = root.get("logo").and_then(|logo| logo.get("alt")).or_else(|| root.get("name"));
            let alt = said.cloned().unwrap_or_default();
            root.insert("logo".into(), json!({ "alt": alt, "data": STANDARD.encode(bytes) }));
        }
        Setting::NoLogo => {
            root.shift_remove("logo");
        }
    }
    let empty = root.keys().all(|key| ["format", "version", "$schema"].contains(&key.as_str()));
    let written = || serde_json::to_string_pretty(&root).unwrap_or_default() + "\n";
    (!empty).then(written)
}

/// Writes a text at its place, or takes it away, with what held only that.
fn text(object: &mut Map<String, Json>, path: &[&str], words: &str) {
    match path {
        [key] if words.trim().is_empty() => {
            object.shift_remove(*key);
        }
        [key] => {
            object.insert((*key).to_owned(), words.trim().into());
        }
        [key, rest @ ..] => {
            let held = object.entry(*key).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(inside) = held {
                text(inside, rest, words);
                if inside.is_empty() {
                    object.shift_remove(*key);
                }
            }
        }
        [] => {}
    }
}

#[cfg(test)]
mod tests {
    use super::Setting;

    /// The file as it is then; empty when nothing is left in it.
    fn set(file: Option<&str>, setting: Setting<'_>) -> String {
        super::set(file, setting).unwrap_or_default()
    }

    #[test]
    fn a_file_is_begun_and_ends_with_the_last_thing_set() {
        let file = set(None, Setting::Name("Le pays (fictif)"));
        assert!(file.contains("canevas-organisation") && file.contains("Le pays (fictif)"), "{file}");
        let coloured = set(Some(&file), Setting::Main("#1d4e4a"));
        assert_eq!(set(Some(&coloured), Setting::Main(" ")), file, "no empty « colours » stays");
        assert_eq!(set(Some(&file), Setting::Name("")), "");
    }

    #[test]
    fn the_words_of_a_file_stay_and_a_logo_is_said_by_the_name() {
        let file = r#"{"format":"canevas-organisation","version":1,"name":"Le pays","templates":{"atelier":{"steps":{}}}}"#;
        let file = set(Some(file), Setting::Logo(b"\x89PNG"));
        for part in ["\"atelier\"", "\"alt\": \"Le pays\"", "\"data\": \"iVBORw==\""] {
            assert!(file.contains(part), "{part} in {file}");
        }
        let said = set(Some(&file), Setting::LogoText("Trois vagues"));
        let other = set(Some(&said), Setting::Logo(b"\xff\xd8\xff"));
        assert!(other.contains("Trois vagues"), "another picture is said by the same words: {other}");
        assert!(!set(Some(&other), Setting::NoLogo).contains("logo"));
    }
}
