//! A register with its records, as the screen shows it.

use std::collections::BTreeMap;

use super::{ChildTable, Fact, FieldView, RecordView, RegisterView, RowView};
use crate::dossier::Dossier;
use crate::edit::title_of;
use crate::french;
use crate::register::action::Action;
use crate::register::funding::ActionMoney;
use crate::register::{Record, RegisterName};
use crate::value::{Choice, Kind, Value};
use crate::vocabulary::{Axis, Vocabulary};

/// Shows a register with this record open. Without one, or when it is gone, the first is.
#[must_use]
pub fn present(dossier: &Dossier, register: RegisterName, open: Option<&str>) -> RegisterView {
    let records = dossier.rows(register).records();
    let numbers = numbers(dossier, register);
    let shown = records.iter().find(|record| Some(record.id()) == open).or_else(|| records.first());
    RegisterView {
        register,
        title: register.title().to_owned(),
        guidance: guidance(register).to_owned(),
        open_ended: register != RegisterName::Territory,
        add_label: add_label(register).to_owned(),
        rows: records.iter().map(|record| row(dossier, register, *record, &numbers)).collect(),
        open: shown.map(|record| view(dossier, register, *record, &numbers)),
    }
}

/// The present number of each record: actions are numbered under their orientation (2.1), the
/// others in their order.
#[must_use]
pub fn numbers(dossier: &Dossier, register: RegisterName) -> BTreeMap<String, String> {
    let records = dossier.rows(register).records();
    if register != RegisterName::Actions {
        return records
            .iter()
            .enumerate()
            .map(|(place, record)| (record.id().to_owned(), (place + 1).to_string()))
            .collect();
    }
    let mut numbers = BTreeMap::new();
    let places: Vec<&str> = dossier.orientations.iter().map(|orientation| orientation.id.as_str()).collect();
    let mut counters = vec![0_usize; places.len() + 1];
    for action in &dossier.actions {
        let place = places.iter().position(|id| *id == action.orientation).unwrap_or(places.len());
        counters[place] += 1;
        // An action without orientation is numbered under 0, so that it shows at a glance.
        let head = if place == places.len() { 0 } else { place + 1 };
        numbers.insert(action.id.clone(), format!("{head}.{}", counters[place]));
    }
    numbers
}

fn row(
    dossier: &Dossier,
    register: RegisterName,
    record: &dyn Record,
    numbers: &BTreeMap<String, String>,
) -> RowView {
    RowView {
        id: record.id().to_owned(),
        number: numbers.get(record.id()).cloned().unwrap_or_default(),
        title: titled(record),
        note: note(dossier, register, record),
        axis: axis(dossier, register, record).map(|axis| axis.code().to_owned()),
        missing: missing(record),
    }
}

fn titled(record: &dyn Record) -> String {
    let title = title_of(record);
    if title.is_empty() { "Sans titre".to_owned() } else { title }
}

/// How many required fields of a record are empty.
#[must_use]
pub fn missing(record: &dyn Record) -> usize {
    record.fields().iter().filter(|field| field.required && record.get(field.name).is_empty()).count()
}

/// The axis of a record; an action without its own has its orientation's.
#[must_use]
pub fn axis(dossier: &Dossier, register: RegisterName, record: &dyn Record) -> Option<Axis> {
    let own = Axis::from_code(record.get("axis").as_text());
    if own.is_some() || register != RegisterName::Actions {
        return own;
    }
    let orientation = record.get("orientation");
    dossier.orientations.iter().find(|known| known.id == orientation.as_text()).and_then(|known| known.axis)
}

/// The line of facts under a record's title in a list.
fn note(dossier: &Dossier, register: RegisterName, record: &dyn Record) -> String {
    let fields: &[&str] = match register {
        RegisterName::Observations => &["nature", "theme", "figure"],
        RegisterName::Stakes | RegisterName::Orientations => &["priority", "elected_lead"],
        RegisterName::Actions => &["stage", "owner", "total_cost"],
        RegisterName::Actors => &["family", "engagement"],
        RegisterName::Signatories => &["role", "name"],
        RegisterName::Communes => &["insee", "municipal_population"],
        RegisterName::Epcis => &["departments", "municipal_population"],
        RegisterName::Territory | RegisterName::Funding | RegisterName::Articles => &[],
    };
    let texts =
        fields.iter().map(|name| shown(dossier, register, record, name)).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" · ")
}

fn view(
    dossier: &Dossier,
    register: RegisterName,
    record: &dyn Record,
    numbers: &BTreeMap<String, String>,
) -> RecordView {
    let children = (register == RegisterName::Actions).then(|| funding_table(dossier, record.id()));
    let facts =
        dossier.actions.iter().find(|action| register == RegisterName::Actions && action.id == record.id());
    RecordView {
        id: record.id().to_owned(),
        number: numbers.get(record.id()).cloned().unwrap_or_default(),
        title: titled(record),
        fields: fields(dossier, record, ""),
        children,
        facts: facts.map(|action| money_facts(dossier, action)).unwrap_or_default(),
    }
}

fn fields(dossier: &Dossier, record: &dyn Record, except: &str) -> Vec<FieldView> {
    let fields = record.fields().iter().filter(|field| field.name != except && !inner(field.name, record));
    fields
        .map(|field| {
            let value = record.get(field.name);
            FieldView {
                id: field.name.to_owned(),
                kind: field.kind.clone(),
                label: field.label.to_owned(),
                help: field.help.to_owned(),
                example: String::new(),
                source: String::new(),
                required: field.required,
                typed: typed(&value),
                value: value.to_json(),
                is_default: false,
                options: link_options(dossier, &field.kind),
            }
        })
        .collect()
}

/// The fields by which an article of the plan hangs in its place are not for the person to fill.
fn inner(field: &str, record: &dyn Record) -> bool {
    record.fields().iter().any(|other| other.name == "section")
        && matches!(field, "template" | "section" | "parent" | "excluded")
}

fn funding_table(dossier: &Dossier, action: &str) -> ChildTable {
    let lines = dossier.funding_of(action).enumerate();
    ChildTable {
        register: RegisterName::Funding,
        title: RegisterName::Funding.title().to_owned(),
        link: "action".to_owned(),
        add_label: add_label(RegisterName::Funding).to_owned(),
        rows: lines
            .map(|(place, line)| RecordView {
                id: line.id.clone(),
                number: (place + 1).to_string(),
                title: titled(line),
                fields: fields(dossier, line, "action"),
                children: None,
                facts: Vec::new(),
            })
            .collect(),
    }
}

fn money_facts(dossier: &Dossier, action: &Action) -> Vec<Fact> {
    let money = ActionMoney::of(dossier, action);
    let fact = |label: &str, text: String, alert: bool| Fact { label: label.to_owned(), text, alert };
    let mut facts = vec![
        fact("Subventions acquises", money.granted.print(), false),
        fact("Subventions demandées ou envisagées", money.expected.print(), false),
        fact("Autofinancement (fonds propres et prêts)", money.own_share.print(), false),
        fact("Total du plan", money.planned.print(), false),
    ];
    facts.push(match money.cost {
        None => fact("Reste à financer", "à calculer : le coût total n’est pas saisi".to_owned(), true),
        Some(_) if money.missing.0 < 0 => {
            fact("Financements en trop", crate::money::Cents(-money.missing.0).print(), true)
        }
        Some(_) => fact("Reste à financer", money.missing.print(), money.missing.0 != 0),
    });
    facts
}

/// The value as an entry box shows it.
#[must_use]
pub fn typed(value: &Value) -> String {
    match value {
        Value::Empty | Value::Rich(_) | Value::Bool(_) | Value::List(_) => String::new(),
        Value::Text(text) => text.clone(),
        Value::Money(cents) => cents.typed(),
        Value::Number(number) => french::number(*number),
        Value::Year(year) => year.to_string(),
        Value::Date(date) => french::short_date(*date),
    }
}

/// The records a field may link to.
#[must_use]
pub fn link_options(dossier: &Dossier, kind: &Kind) -> Vec<Choice> {
    let (Kind::Link { register } | Kind::Links { register }) = kind else {
        return Vec::new();
    };
    let numbers = numbers(dossier, *register);
    let numbered =
        matches!(register, RegisterName::Orientations | RegisterName::Actions | RegisterName::Stakes);
    let label = |record: &&dyn Record| match numbers.get(record.id()) {
        Some(number) if numbered => format!("{number} — {}", titled(*record)),
        _ => titled(*record),
    };
    let records = dossier.rows(*register).records();
    records.iter().map(|record| Choice { code: record.id().to_owned(), label: label(record) }).collect()
}

/// A field of a record as printed: codes become labels, links become titles.
#[must_use]
pub fn shown(dossier: &Dossier, register: RegisterName, record: &dyn Record, name: &str) -> String {
    let value = record.get(name);
    let text = register.field(name).map(|field| printed(dossier, &field.kind, &value)).unwrap_or_default();
    let unit = if name == "figure" { record.get("unit").as_text().to_owned() } else { String::new() };
    if text.is_empty() || unit.is_empty() { text } else { format!("{text}\u{a0}{unit}") }
}

/// A value as printed in a document.
#[must_use]
pub fn printed(dossier: &Dossier, kind: &Kind, value: &Value) -> String {
    let label = |code: &str, options: &[Choice]| {
        options
            .iter()
            .find(|option| option.code == code)
            .map_or_else(|| code.to_owned(), |option| option.label.clone())
    };
    let title =
        |register: RegisterName, id: &str| dossier.rows(register).find(id).map(title_of).unwrap_or_default();
    match (kind, value) {
        (Kind::Choice { options }, Value::Text(code)) => label(code, options),
        (Kind::Choices { options }, Value::List(codes)) => {
            french::enumerate(&codes.iter().map(|code| label(code, options)).collect::<Vec<_>>())
        }
        (Kind::Link { register }, Value::Text(id)) => title(*register, id),
        (Kind::Links { register }, Value::List(ids)) => {
            let titles = ids.iter().map(|id| title(*register, id)).filter(|title| !title.is_empty());
            // Whole sentences may be linked to: a comma would run them together.
            titles.collect::<Vec<_>>().join("\n")
        }
        (Kind::Number { unit }, Value::Number(number)) if !unit.is_empty() => {
            format!("{}\u{a0}{unit}", french::number(*number))
        }
        (_, Value::Money(cents)) => cents.print(),
        (_, Value::Date(date)) => french::long_date(*date),
        (_, Value::Bool(bool)) => if *bool { "Oui" } else { "Non" }.to_owned(),
        (_, Value::Rich(rich)) => rich.plain(),
        (Kind::Siren, Value::Text(id)) => spaced(id, &[3, 3, 3]),
        (Kind::Siret, Value::Text(id)) => spaced(id, &[3, 3, 3, 5]),
        (_, value) => typed(value),
    }
}

fn spaced(id: &str, groups: &[usize]) -> String {
    let mut rest = id;
    let mut parts = Vec::new();
    for length in groups {
        let Some((head, tail)) = rest.split_at_checked(*length) else { return id.to_owned() };
        parts.push(head);
        rest = tail;
    }
    if rest.is_empty() { parts.join("\u{a0}") } else { id.to_owned() }
}

const fn add_label(register: RegisterName) -> &'static str {
    match register {
        RegisterName::Territory => "",
        RegisterName::Epcis => "Ajouter une intercommunalité",
        RegisterName::Communes => "Ajouter une commune",
        RegisterName::Observations => "Ajouter un constat",
        RegisterName::Stakes => "Ajouter un enjeu",
        RegisterName::Orientations => "Ajouter une orientation",
        RegisterName::Actions => "Ajouter une action",
        RegisterName::Funding => "Ajouter une ligne de financement",
        RegisterName::Actors => "Ajouter un acteur",
        RegisterName::Signatories => "Ajouter un signataire",
        RegisterName::Articles => "Ajouter un article",
    }
}

/// What to know before filling a register.
const fn guidance(register: RegisterName) -> &'static str {
    match register {
        RegisterName::Territory => {
            "L’identité du territoire sert à tous les documents : elle n’est saisie qu’une fois. Les noms, codes et populations viennent de la liste nationale ; vous pouvez les corriger."
        }
        RegisterName::Epcis => {
            "Les intercommunalités signataires. Un contrat peut en réunir plusieurs, portées par un pôle ou un pays."
        }
        RegisterName::Communes => {
            "Les communes du périmètre, avec leur population et son millésime. Vérifiez qu’une commune nouvelle n’y manque pas."
        }
        RegisterName::Observations => {
            "Un constat est un fait, pas une opinion : une phrase, un chiffre quand il existe, son année et sa source. Une vingtaine suffit, répartis sur les trois axes. C’est d’ici que partent les enjeux, puis les actions."
        }
        RegisterName::Stakes => {
            "Un enjeu dit ce que le territoire a à gagner ou à perdre. Appuyez chacun sur un ou plusieurs constats et classez-les : un contrat où tout est prioritaire n’a pas de priorité."
        }
        RegisterName::Orientations => {
            "Trois à six orientations suffisent à la plupart des contrats. Chacune répond à des enjeux et sera portée par au moins une action."
        }
        RegisterName::Actions => {
            "Une « fiche projet » est en maturation ; une « fiche action » est prête : portée, décrite, financée, évaluée et capable de démarrer. Le plan de financement doit tomber juste, au centime."
        }
        RegisterName::Funding => "",
        RegisterName::Actors => {
            "Tous ceux qui font vivre le territoire : associations, entreprises, coopératives, habitants engagés, services publics. Repérez aussi les absents. Les appréciations et les contacts restent dans ce dossier : aucun document public ne les imprime."
        }
        RegisterName::Signatories => {
            "Chaque signataire a un représentant, une fonction et, sauf l’État, une délibération qui l’autorise à signer. La page de signatures se compose d’elle-même."
        }
        RegisterName::Articles => "Cet article a été ajouté par vous : son texte vous appartient.",
    }
}
