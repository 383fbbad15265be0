//! How French writes dates, numbers and lists, and how it is compared.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::char::decompose_canonical;
use unicode_normalization::char::is_combining_mark;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A date in full: « 1er mars 2027 ». The day is bound to the month by U+00A0.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{day}\u{a0}{} {}", MONTHS[date.month0() as usize], date.year())
}

/// A date for a table: « 31/12/2027 ».
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// Reads `2027-12-31`, `31/12/2027` or `31.12.2027`.
#[must_use]
pub fn parse_date(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(typed, format).ok())
        .filter(|date| (1900..=2200).contains(&date.year()))
}

/// Reads `12,5`, `1 250` or `12.5`.
#[must_use]
pub fn parse_number(typed: &str) -> Option<f64> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    compact.replace(',', ".").replace('−', "-").parse().ok()
}

/// A whole number with its thousands parted by U+202F: « 14 522 ».
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A decimal number as printed: « 1 234,5 ».
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    let sign = if value < 0.0 { "−" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{part}") }
}

/// « 1 action », « 2 actions »: French takes the plural from 2.
#[must_use]
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    let noun = if number < 2 { singular } else { plural };
    format!("{}\u{a0}{noun}", thousands(number as u64))
}

/// How many words a speaker says in a minute, in front of a room.
const WORDS_A_MINUTE: usize = 130;

/// How long so many words take to say, to the nearest half minute: « environ 2 min 30 s ».
#[must_use]
pub fn spoken(words: usize) -> String {
    let halves = (words * 2 + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    match (halves / 2, halves % 2) {
        (0, _) => "moins d’une minute".to_owned(),
        (minutes, 0) => format!("environ {minutes}\u{a0}min"),
        (minutes, _) => format!("environ {minutes}\u{a0}min 30\u{a0}s"),
    }
}

/// A value in its unit: « 0 emploi », « 1 logement vacant », « 12 personnes par an ». Units are typed in the
/// plural, and French takes it from 2.
#[must_use]
pub fn measured(value: f64, unit: &str) -> String {
    let mut counted = true;
    let singular = |word: &str| {
        counted &= !UNCOUNTED.contains(&word) && !word.contains(['’', '\'']);
        match word.strip_suffix('s').filter(|_| counted && word.len() > 2 && !INVARIABLE.contains(&word)) {
            Some(one) => one.to_owned(),
            None => word.to_owned(),
        }
    };
    let unit = if value.abs() < 2.0 {
        unit.split(' ').map(singular).collect::<Vec<_>>().join(" ")
    } else {
        unit.to_owned()
    };
    if unit.is_empty() { number(value) } else { format!("{}\u{a0}{unit}", number(value)) }
}

/// The words of a unit from which nothing more agrees with the number.
const UNCOUNTED: [&str; 10] = ["par", "de", "des", "du", "à", "en", "sur", "pour", "dans", "depuis"];
/// The words of a unit that end with an s in the singular too.
const INVARIABLE: [&str; 7] = ["mois", "fois", "temps", "repas", "bus", "cours", "sous"];

/// Labels that follow each other in a sentence: « Énergie solaire », « Études » become « Énergie solaire »,
/// « études ». One that holds another capital is a name, or begins with one, and keeps its own; so does a
/// single word that may be a name.
#[must_use]
pub fn running(labels: &[String], named: bool) -> Vec<String> {
    let lowered = |label: &String| {
        let mut letters = label.chars();
        let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
        let ordinary = letters.clone().next().is_some_and(|second| second.is_lowercase() || second == '’')
            && !letters.clone().any(char::is_uppercase)
            && !label.starts_with("État")
            && (label.contains(' ') || !named);
        if ordinary { first + letters.as_str() } else { label.clone() }
    };
    let rest = labels.iter().skip(1).map(lowered);
    labels.iter().take(1).cloned().chain(rest).collect()
}

/// « a, b et c »; « a, b ainsi que c » when an item has an « et » of its own, « a, b ; c » when one has a comma.
/// An « h » is taken as silent.
#[must_use]
pub fn enumerate(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        items if items.iter().any(|item| item.contains(", ")) => items.join("\u{202f}; "),
        [head @ .., last] => {
            let own = items.iter().any(|item| item.contains(" et "));
            let link = match own {
                false => "et ",
                true if before_vowel(last) => "ainsi qu’",
                true => "ainsi que ",
            };
            format!("{} {link}{last}", head.join(", "))
        }
    }
}

/// The form in which texts are compared: no accent, no case, no ligature, no apostrophe or dash.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_onto(&mut folded, c));
    folded.truncate(folded.trim_end().len());
    folded
}

/// Where a text holds these words, in bytes of the text, whatever the accents, case and signs; `folded` is
/// what is looked for, folded. Nothing is found twice.
#[must_use]
pub fn places_of(text: &str, folded: &str) -> Vec<Range<usize>> {
    if folded.is_empty() {
        return Vec::new();
    }
    let mut within = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_onto(&mut within, c));
    // Most texts that are searched do not hold the words.
    if !within.contains(folded) {
        return Vec::new();
    }
    within.clear();
    // For each byte of the folded text, the character it comes from.
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        fold_onto(&mut within, c);
        origins.resize(within.len(), start..start + c.len_utf8());
    }
    let found = within.match_indices(folded);
    found.map(|(at, found)| origins[at].start..origins[at + found.len() - 1].end).collect()
}

fn fold_onto(folded: &mut String, c: char) {
    if c.is_ascii() {
        push_folded(folded, c.to_ascii_lowercase());
        return;
    }
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            part.to_lowercase().for_each(|c| push_folded(folded, c));
        }
    });
}

fn push_folded(folded: &mut String, c: char) {
    match c {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        c if c.is_alphanumeric() => folded.push(c),
        // Signs and spaces part words; several make one space.
        _ if folded.ends_with(' ') || folded.is_empty() => {}
        _ => folded.push(' '),
    }
}

/// A sentence with the spaces French wants: none breaks before « : ; ! ? % € » nor inside « … ».
#[must_use]
pub fn spaced(text: String) -> String {
    let bytes = text.as_bytes();
    let mut spaced = String::new();
    let mut done = 0;
    for place in (0..bytes.len()).filter(|place| bytes[*place] == b' ') {
        let space = match (&bytes[..place], &bytes[place + 1..]) {
            (before, _) if before.ends_with("«".as_bytes()) => '\u{a0}',
            (_, [b':' | b'%', ..]) => '\u{a0}',
            (_, [b';' | b'?' | b'!', ..]) => '\u{202f}',
            (_, after) if after.starts_with("»".as_bytes()) || after.starts_with("€".as_bytes()) => {
                '\u{a0}'
            }
            _ => continue,
        };
        spaced.push_str(&text[done..place]);
        spaced.push(space);
        done = place + 1;
    }
    if done == 0 {
        return text;
    }
    spaced.push_str(&text[done..]);
    spaced
}

/// What parts the facts of a line: a line that is too long is cut after it, never before.
pub const BETWEEN_FACTS: &str = "\u{a0}· ";

/// A text between guillemets; the guillemets it holds become the marks of a quotation within another: “ ”.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut inside = text.to_owned();
    for space in ["\u{a0}", "\u{202f}", " ", ""] {
        inside = inside.replace(&format!("«{space}"), "“").replace(&format!("{space}»"), "”");
    }
    format!("« {inside} »")
}

/// A list in words, each part denied: « a, b ni c ».
#[must_use]
pub fn neither(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} ni {last}", first.join(", ")),
    }
}

/// « de » before a name: « d’Aubeterne », « du Mans », « des Houlines », « de Cluny ».
#[must_use]
pub fn of(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("Le ") {
        return format!("du {rest}");
    }
    if let Some(rest) = name.strip_prefix("Les ") {
        return format!("des {rest}");
    }
    if before_vowel(name) { format!("d’{name}") } else { format!("de {name}") }
}

/// Whether « de » and « que » lose their vowel before this text.
fn before_vowel(text: &str) -> bool {
    let first = fold(&text.chars().take(1).collect::<String>());
    matches!(first.chars().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h'))
}

/// The words that open the name of a local authority, with their article.
const ARTICLES: [(&str, &[&str]); 2] = [
    (
        "la",
        &[
            "CC",
            "CA",
            "CU",
            "Communauté",
            "Métropole",
            "Commune",
            "Ville",
            "Région",
            "Collectivité",
            "Caisse",
            "Fondation",
            "Chambre",
        ],
    ),
    ("le", &["PETR", "Pôle", "Syndicat", "SIVOM", "SIVU", "Pays", "Parc", "PNR", "Département", "Conseil"]),
];

/// The name of a local authority inside a sentence, with its article: « la CC du Clunisois », « le PETR du
/// Pays de Retz », « l’Eurométropole de Metz »; as it is when it takes none, « Grand Paris Sud ».
#[must_use]
pub fn with_article(name: &str) -> String {
    for article in ["Le ", "La ", "Les ", "L’", "L'"] {
        if let Some(rest) = name.strip_prefix(article) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    let first = name.split([' ', '-']).next().unwrap_or_default();
    if first == "Eurométropole" {
        return format!("l’{name}");
    }
    let article = ARTICLES.iter().find(|(_, words)| words.contains(&first)).map(|(article, _)| *article);
    match article {
        // A common noun loses its capital, initials keep theirs.
        Some(article) if first.chars().skip(1).any(char::is_lowercase) => {
            format!("{article} {}", lowercase_first(name))
        }
        Some(article) => format!("{article} {name}"),
        None => name.to_owned(),
    }
}

fn lowercase_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{
        count, enumerate, fold, long_date, measured, number, parse_date, places_of, quoted, running, spaced,
        with_article,
    };

    #[test]
    fn a_quotation_within_a_title_takes_its_own_marks() {
        for (title, told) in [
            ("Rénover l’école", "« Rénover l’école »"),
            ("«\u{a0}Au frais\u{a0}», disent-ils", "« “Au frais”, disent-ils »"),
            ("« Au frais », coupé « ici…", "« “Au frais”, coupé “ici… »"),
        ] {
            assert_eq!(quoted(title), told);
        }
    }

    #[test]
    fn a_local_authority_takes_its_article_in_a_sentence() {
        for (name, told) in [
            ("CC du Clunisois", "la CC du Clunisois"),
            ("Communauté de communes des Trois-Rivières", "la communauté de communes des Trois-Rivières"),
            ("PETR du Pays de Retz", "le PETR du Pays de Retz"),
            ("Syndicat mixte des rives", "le syndicat mixte des rives"),
            ("Eurométropole de Metz", "l’Eurométropole de Metz"),
            ("La Région fictive", "la Région fictive"),
            ("Grand Paris Sud", "Grand Paris Sud"),
            ("", ""),
        ] {
            assert_eq!(with_article(name), told);
        }
    }

    #[test]
    fn spaces_do_not_break_where_french_forbids_it() {
        let text = "« Oui », 20 % : 3 € ; vrai ? Non !";
        let kept = "«\u{a0}Oui\u{a0}», 20\u{a0}%\u{a0}: 3\u{a0}€\u{202f}; vrai\u{202f}? Non\u{202f}!";
        assert_eq!(spaced(text.to_owned()), kept);
        assert_eq!(spaced(kept.to_owned()), kept);
    }

    #[test]
    fn dates_are_written_and_read() {
        let date = parse_date("01/03/2027");
        assert_eq!(date.map(long_date).as_deref(), Some("1er\u{a0}mars 2027"));
        assert_eq!(date, parse_date("2027-03-01"));
        assert_eq!(parse_date("31/02/2027"), None);
    }

    #[test]
    fn folding_ignores_accents_case_and_signs() {
        assert_eq!(fold("L'Œuvre d’Été — Saint-Étienne"), "l oeuvre d ete saint etienne");
    }

    #[test]
    fn words_are_found_whatever_their_accents() {
        let text = "L’École et l’ecole : l’œuvre — école";
        let found = |words: &str| -> Vec<&str> {
            places_of(text, &fold(words)).into_iter().map(|place| &text[place]).collect()
        };
        assert_eq!(found("ÉCOLE"), ["École", "ecole", "école"]);
        assert_eq!(found("oeuvre — ecole"), ["œuvre — école"]);
        assert!(found("").is_empty() && found("lycée").is_empty());
    }

    #[test]
    fn numbers_and_lists_read_as_french() {
        assert_eq!(number(-1234.5), "−1\u{202f}234,5");
        assert_eq!(count(0, "action", "actions"), "0\u{a0}action");
        assert_eq!(count(2, "action", "actions"), "2\u{a0}actions");
        assert_eq!(enumerate(&["a".into(), "b".into(), "c".into()]), "a, b et c");
        assert_eq!(enumerate(&["a, b".into(), "c".into()]), "a, b\u{202f}; c");
        assert_eq!(enumerate(&["a et b".into(), "c".into()]), "a et b ainsi que c");
        assert_eq!(enumerate(&["a et b".into(), "École".into()]), "a et b ainsi qu’École");
    }

    #[test]
    fn a_label_loses_its_capital_in_a_sentence_but_a_name_does_not() {
        let labels = ["Foncier", "Études techniques", "France Relance", "SAF", "État et opérateurs"];
        let kept = ["Foncier", "études techniques", "France Relance", "SAF", "État et opérateurs"];
        assert_eq!(running(&labels.map(str::to_owned), false), kept);
        let places = ["Étrembières", "Grandfoulon"].map(str::to_owned);
        assert_eq!(running(&places, true), places);
    }

    #[test]
    fn a_unit_takes_the_plural_from_two() {
        assert_eq!(measured(0.0, "emplois"), "0\u{a0}emploi");
        assert_eq!(measured(1.5, "logements vacants"), "1,5\u{a0}logement vacant");
        assert_eq!(measured(2.0, "emplois"), "2\u{a0}emplois");
        assert_eq!(measured(1.0, "personnes par mois"), "1\u{a0}personne par mois");
        assert_eq!(measured(1.0, "t éq. CO₂"), "1\u{a0}t éq. CO₂");
        assert_eq!(measured(6.0, "mois"), "6\u{a0}mois");
        assert_eq!(measured(0.0, ""), "0");
    }
}
