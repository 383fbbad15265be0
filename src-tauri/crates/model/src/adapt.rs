//! A new dossier made from another: its structure and its wordings, without the other territory's data.
//!
//! Names, amounts, places, dates and files stay behind. What is kept is told, so that a consultant who goes
//! from one territory to the next knows what to read again.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::dossier::Dossier;
use crate::edit::title_field;
use crate::french::{count, fold};
use crate::register::{Record, RegisterName};
use crate::template::Template;
use crate::value::{Kind, Value};

/// What was taken from the other dossier, and what was left there, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adapted {
    /// « 4 orientations », « 12 réponses de « Diagnostic » ».
    pub kept: Vec<String>,
    /// « 9 réponses qui nomment le territoire ou donnent un montant ».
    pub left: Vec<String>,
}

/// The structure of a contract: the fields kept of each register, in an order in which links find their
/// record. Records whose wording names the other territory are left.
const STRUCTURE: &[(RegisterName, &[&str], &str, &str)] = &[
    (
        RegisterName::Articles,
        &["template", "section", "parent", "title", "excluded", "body"],
        "article du plan",
        "articles du plan",
    ),
    (
        RegisterName::Orientations,
        &["title", "axis", "other_axes", "environment", "ambition"],
        "orientation",
        "orientations",
    ),
    (RegisterName::Objectives, &["orientation", "title"], "objectif", "objectifs"),
    (
        RegisterName::Indicators,
        &[
            "title",
            "code",
            "kind",
            "unit",
            "definition",
            "method",
            "direction",
            "environment",
            "source",
            "frequency",
            "benchmark",
            "benchmark_year",
            "objectives",
            "national",
        ],
        "indicateur",
        "indicateurs",
    ),
    (RegisterName::Bodies, &["name", "kind", "missions", "frequency"], "instance", "instances"),
];

/// Words that say what kind of territory a name is, not which.
const COMMON: &[&str] = &[
    "cc",
    "ca",
    "cu",
    "petr",
    "pays",
    "pole",
    "metropole",
    "communaute",
    "commune",
    "communes",
    "agglomeration",
    "urbaine",
    "syndicat",
    "de",
    "des",
    "du",
    "d",
    "la",
    "le",
    "les",
    "l",
    "et",
    "en",
    "sur",
    "fictif",
    "fictive",
];

/// Partners of every territory: they name none.
const NATIONAL: &[&str] = &["etat", "region", "departement", "ademe", "banque des territoires", "prefecture"];

/// Brings the structure and the wordings of `from` into a new dossier.
#[must_use]
pub fn adapt<'a>(
    from: &Dossier,
    into: &mut Dossier,
    templates: impl Iterator<Item = &'a Template>,
) -> Adapted {
    let templates: Vec<&Template> = templates.collect();
    let names = identities(from);
    let common = common_nouns(&templates);
    let mut adapted = Adapted::default();
    for (register, fields, one, several) in STRUCTURE {
        let taken = structure(from, into, *register, fields, &names, &common);
        if taken > 0 {
            adapted.kept.push(count(taken, one, several));
        }
    }
    into.references.clone_from(&from.references);
    if !into.references.is_empty() {
        adapted.kept.push(count(
            into.references.len(),
            "entrée de liste modifiée",
            "entrées de liste modifiées",
        ));
    }
    let mut refused = 0;
    for template in templates {
        let (taken, left) = answers(from, into, template, &names, &common);
        refused += left;
        if taken > 0 {
            adapted.kept.push(format!("{} de « {} »", count(taken, "réponse", "réponses"), template.title));
        }
    }
    if refused > 0 {
        let what = "réponse qui nomme le territoire, un lieu, une personne, un montant ou une date";
        let several = "réponses qui nomment le territoire, un lieu, une personne, un montant ou une date";
        adapted.left.push(count(refused, what, several));
    }
    adapted.left.extend(
        RegisterName::ALL
            .iter()
            .filter(|register| STRUCTURE.iter().all(|(kept, ..)| kept != *register) && !register.single())
            .filter(|register| **register != RegisterName::References && from.rows(**register).count() > 0)
            .map(|register| register.title().to_owned()),
    );
    adapted
}

/// Copies the records of a register that name nothing of the other territory. Gives how many.
fn structure(
    from: &Dossier,
    into: &mut Dossier,
    register: RegisterName,
    fields: &[&str],
    names: &[String],
    common: &BTreeSet<String>,
) -> usize {
    let mut taken = 0;
    for record in from.rows(register).records() {
        let title = record.get(title_field(register));
        if names_any(title.as_text(), names) || is_named(title.as_text(), common) {
            continue;
        }
        let kept: Vec<(&str, Value)> = fields
            .iter()
            .map(|field| (*field, still_led(into, register, field, record.get(field))))
            .filter(|(_, value)| !value.is_empty() && !speaks_of(value, names))
            .collect();
        let owner = register.owner().map(|(_, link)| link);
        if owner.is_some_and(|link| kept.iter().all(|(field, _)| *field != link)) {
            continue;
        }
        let copy = into.rows_mut(register).add(record.id().to_owned());
        for (field, value) in kept {
            // The value comes from a field of the same kind: it fits.
            let _ = copy.set(field, value);
        }
        taken += 1;
    }
    taken
}

/// A link, without the records that stayed behind.
fn still_led(into: &Dossier, register: RegisterName, field: &str, value: Value) -> Value {
    let Some(target) = register.field(field).and_then(crate::register::Field::target) else { return value };
    let known = |id: &String| into.rows(target).find(id).is_some();
    match value {
        Value::Text(id) if !known(&id) => Value::Empty,
        Value::List(ids) => match ids.into_iter().filter(known).collect::<Vec<_>>() {
            none if none.is_empty() => Value::Empty,
            some => Value::List(some),
        },
        value => value,
    }
}

/// Copies the answers that are choices or wordings. Gives how many, and how many were refused.
fn answers(
    from: &Dossier,
    into: &mut Dossier,
    template: &Template,
    names: &[String],
    common: &BTreeSet<String>,
) -> (usize, usize) {
    let (mut taken, mut refused) = (0, 0);
    for field in template.steps.iter().flat_map(|step| &step.fields).filter(|field| field.of.is_none()) {
        let answer = from.answer(&template.id, &field.id);
        let value = match field.kind.read(answer) {
            Ok(Value::Empty) | Err(_) => continue,
            Ok(value) => value,
        };
        let told = match &value {
            Value::Text(text) => text.clone(),
            Value::Rich(rich) => rich.plain(),
            _ => String::new(),
        };
        // What the template proposed names nobody.
        let own = *answer == field.default || !(is_local(&told, common) || speaks_of(&value, names));
        if !wording(&field.kind) || !own {
            refused += 1;
            continue;
        }
        into.answers.entry(template.id.clone()).or_default().insert(field.id.clone(), answer.clone());
        taken += 1;
    }
    (taken, refused)
}

/// The words that the templates write with a capital: « État », « Région ».
fn common_nouns(templates: &[&Template]) -> BTreeSet<String> {
    let fields = || templates.iter().flat_map(|template| &template.steps).flat_map(|step| &step.fields);
    let said =
        fields().flat_map(|field| [field.label.as_str(), &field.help, field.default.as_str().unwrap_or("")]);
    let titles = templates.iter().flat_map(|template| [template.title.as_str(), &template.purpose]);
    said.chain(titles).flat_map(words).filter(|word| is_capital(word)).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a wording tells a year, a count of more than one figure, or a name.
fn is_local(text: &str, common: &BTreeSet<String>) -> bool {
    words(text).any(|word| word.chars().filter(char::is_ascii_digit).count() > 1) || is_named(text, common)
}

/// Whether a wording says, inside a sentence, a name that no template says: a river is in no register, and
/// names its territory all the same.
fn is_named(text: &str, common: &BTreeSet<String>) -> bool {
    let (mut begins, mut end) = (true, 0);
    words(text).any(|word| {
        // The words are parts of the text: what stands between two of them tells whether a sentence begins.
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        begins |= text[end..start].contains(['.', '!', '?', ':', ';', '…', '«', '\n', '•', '–', '—']);
        end = start + word.len();
        let acronym = word.chars().all(|sign| sign.is_uppercase() || sign.is_numeric());
        let named = is_capital(word) && !begins && !acronym && !common.contains(word);
        begins = false;
        named
    })
}

/// Whether a kind of answer is a wording or a choice, which may serve elsewhere.
const fn wording(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Line { .. }
            | Kind::Text
            | Kind::Rich
            | Kind::YesNo
            | Kind::Choice { .. }
            | Kind::Choices { .. }
    )
}

/// Whether a value names the other territory, or gives an amount.
fn speaks_of(value: &Value, names: &[String]) -> bool {
    match value {
        Value::Text(text) => names_any(text, names),
        Value::Rich(rich) => rich_links(&value.to_json()) || names_any(&rich.plain(), names),
        _ => false,
    }
}

/// Whether a structured text links to a record: the record stays behind.
fn rich_links(json: &Json) -> bool {
    json.to_string().contains("\"#fiche:")
}

fn names_any(text: &str, names: &[String]) -> bool {
    let folded = format!(" {} ", fold(text));
    text.contains('€') || folded.contains(" euros ") || names.iter().any(|name| folded.contains(name))
}

/// The names by which the other territory would be known, folded, each between two spaces.
fn identities(dossier: &Dossier) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let folded = fold(name);
        let own: Vec<&str> = folded.split(' ').skip_while(|word| COMMON.contains(word)).collect();
        let end = own.iter().rposition(|word| !COMMON.contains(word)).map_or(0, |last| last + 1);
        // « Maille solidaire de la Mézerle » is called « Maille solidaire » as well.
        let short = own[..end].iter().position(|word| COMMON.contains(word)).filter(|words| *words > 1);
        for name in [Some(end), short].into_iter().flatten().map(|words| own[..words].join(" ")) {
            if name.len() > 3 {
                names.push(format!(" {name} "));
            }
        }
    };
    for field in ["name", "president", "manager_name"] {
        add(dossier.territory.get(field).as_text());
    }
    let named: &[(RegisterName, &[&str])] = &[
        (RegisterName::Epcis, &["name"]),
        (RegisterName::Communes, &["name"]),
        (RegisterName::Actors, &["name"]),
        (RegisterName::Signatories, &["organisation", "name"]),
        (RegisterName::Members, &["name"]),
        (RegisterName::Actions, &["title", "lead", "elected_lead"]),
        (RegisterName::Frameworks, &["name"]),
        (RegisterName::Orientations, &["elected_lead"]),
    ];
    for (register, fields) in named {
        for record in dossier.rows(*register).records() {
            fields.iter().for_each(|field| add(record.get(field).as_text()));
        }
    }
    names.retain(|name| !NATIONAL.contains(&name.trim()));
    names.sort_unstable();
    names.dedup();
    names
}
