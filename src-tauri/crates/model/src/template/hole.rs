//! Texts with holes: `Le contrat, conclu pour {territory.name}, compte {count:actions} actions.`

mod written;

use crate::ledger::SumName;
use crate::register::RegisterName;
use crate::vocabulary::{SignatoryRole, Vocabulary};

/// A text cut into words and holes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Piece>);

/// A piece of such a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Characters printed as they are.
    Words(String),
    /// A value to print.
    Hole(Hole),
}

/// What a hole prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hole {
    /// The answer to a field of the template.
    Answer(String),
    /// A field of the territory.
    Territory(&'static str),
    /// The name of the territory with its article, inside a sentence.
    TerritoryNamed,
    /// A field of the contract's own facts.
    Contract(&'static str),
    /// The last day of the contract, when its start and its length tell it.
    ContractEnd,
    /// A fact of the perimeter.
    Perimeter(Perimeter),
    /// How many records a register counts: those where each of these fields has its value.
    Count(RegisterName, Vec<(&'static str, String)>),
    /// A sum over the actions, by unit (HT, TTC).
    Total(Total),
    /// An article's present number.
    Article(String),
    /// An annex's present number.
    Annex(String),
    /// A field of the first signatory in this role.
    Signatory(SignatoryRole, &'static str),
    /// A field of the record at hand, or its number.
    Record(String),
    /// How many words the answer to a field has.
    Words(String),
    /// How long the answer to a field takes to say.
    Spoken(String),
    /// One wording or the other, as there is at most one or several of what is counted.
    Plural(Counted, String, String),
    /// One wording or the other, masculine then feminine, as the civility of a person says; both when it
    /// says nothing.
    Gender(Person, String, String),
}

/// What a wording agrees with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The records of a register.
    Records(RegisterName),
    /// The départements of the perimeter.
    Departments,
}

impl Counted {
    fn from_code(code: &str) -> Option<Self> {
        if code == "perimeter.departments" {
            return Some(Self::Departments);
        }
        RegisterName::from_code(code).filter(|register| register.printable()).map(Self::Records)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Records(register) => register.code(),
            Self::Departments => "perimeter.departments",
        }
    }
}

/// Where the civility of a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// The answer to a field of the template.
    Answer(String),
    /// The first signatory in this role.
    Signatory(SignatoryRole),
    /// The record at hand.
    Record,
}

/// The facts of the perimeter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Perimeter {
    /// Municipal population.
    Population,
    /// Total population.
    TotalPopulation,
    /// Vintage of the populations.
    Year,
    /// Where the figures come from.
    Source,
    /// How many communes.
    Communes,
    /// The names of the intercommunalities.
    Epcis,
    /// The départements.
    Departments,
    /// The region or regions.
    Region,
}

/// The facts of the perimeter, as a template writes them.
const PERIMETER: [(&str, Perimeter); 8] = [
    ("population", Perimeter::Population),
    ("total_population", Perimeter::TotalPopulation),
    ("year", Perimeter::Year),
    ("source", Perimeter::Source),
    ("communes", Perimeter::Communes),
    ("epcis", Perimeter::Epcis),
    ("departments", Perimeter::Departments),
    ("region", Perimeter::Region),
];

/// The sums over the actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Their cost.
    Cost,
    /// One of the sums of their funding.
    Sum(SumName),
}

/// Cuts a text at its holes.
///
/// # Errors
/// The holes that are not understood, each with what was wrong. Whether an answer, article or
/// annex exists is checked by the caller, which knows the template.
pub fn parse(text: &str) -> Result<Text, Vec<String>> {
    let mut pieces = Vec::new();
    let mut wrong = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            pieces.push(Piece::Words(rest[..open].to_owned()));
        }
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            wrong.push("Une accolade « { » n’est pas refermée.".to_owned());
            return Err(wrong);
        };
        match hole(after[..close].trim()) {
            Ok(hole) => pieces.push(Piece::Hole(hole)),
            Err(message) => wrong.push(message),
        }
        rest = &after[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    if wrong.is_empty() { Ok(Text(pieces)) } else { Err(wrong) }
}

fn hole(name: &str) -> Result<Hole, String> {
    if let Some((family, rest)) = name.split_once(':') {
        return match family {
            "article" => Ok(Hole::Article(rest.to_owned())),
            "annex" => Ok(Hole::Annex(rest.to_owned())),
            "count" => count(rest),
            "total" => total(rest),
            "words" => Ok(Hole::Words(rest.to_owned())),
            "spoken" => Ok(Hole::Spoken(rest.to_owned())),
            "plural" => plural(rest),
            "gender" => gender(rest),
            _ => Err(format!("« {{{name}}} » n’est pas un trou connu.")),
        };
    }
    match name.split_once('.') {
        Some(("territory", "named")) => Ok(Hole::TerritoryNamed),
        Some(("territory", field)) => known_field(RegisterName::Territory, field).map(Hole::Territory),
        Some(("contract", "end")) => Ok(Hole::ContractEnd),
        Some(("contract", field)) => known_field(RegisterName::Contract, field).map(Hole::Contract),
        Some(("perimeter", fact)) => perimeter(fact),
        Some(("record", field)) => Ok(Hole::Record(field.to_owned())),
        Some(("signatory", rest)) => signatory(rest),
        Some(_) => Err(format!("« {{{name}}} » n’est pas un trou connu.")),
        None if name.is_empty() => Err("Un trou est vide : « {} ».".to_owned()),
        None => Ok(Hole::Answer(name.to_owned())),
    }
}

/// The field whose answer a filter compares with: « {field} ». `{record}` is the record at hand.
#[must_use]
pub fn answer_named(value: &str) -> Option<&str> {
    let name = value.strip_prefix('{')?.strip_suffix('}')?;
    (name != "record").then_some(name)
}

fn plural(rest: &str) -> Result<Hole, String> {
    let parts: Vec<&str> = rest.split('|').collect();
    let [counted, one, several] = parts.as_slice() else {
        return Err(format!(
            "« {{plural:{rest}}} » : écrivez un registre et deux tournures, « {{plural:actions|l’action|les actions}} »."
        ));
    };
    let counted =
        Counted::from_code(counted).ok_or_else(|| format!("Il n’y a pas de registre « {counted} »."))?;
    Ok(Hole::Plural(counted, (*one).to_owned(), (*several).to_owned()))
}

fn gender(rest: &str) -> Result<Hole, String> {
    let parts: Vec<&str> = rest.split('|').collect();
    let [person, masculine, feminine] = parts.as_slice() else {
        return Err(format!(
            "« {{gender:{rest}}} » : écrivez une civilité et deux tournures, « {{gender:civilite|le maire|la maire}} »."
        ));
    };
    let person = match person.split_once('.') {
        None => Person::Answer((*person).to_owned()),
        Some(("record", "civility")) => Person::Record,
        Some(("signatory", role)) => {
            let role = role.strip_suffix(".civility").and_then(SignatoryRole::from_code);
            Person::Signatory(role.ok_or_else(|| format!("« {person} » n’est pas une civilité."))?)
        }
        Some(_) => return Err(format!("« {person} » n’est pas une civilité.")),
    };
    Ok(Hole::Gender(person, (*masculine).to_owned(), (*feminine).to_owned()))
}

fn known_field(register: RegisterName, name: &str) -> Result<&'static str, String> {
    let known = register.field(name).map(|field| field.name);
    known.ok_or_else(|| format!("Le registre « {} » n’a pas de champ « {name} ».", register.code()))
}

fn perimeter(fact: &str) -> Result<Hole, String> {
    let known = PERIMETER.iter().find(|(name, _)| *name == fact);
    known
        .map(|(_, fact)| Hole::Perimeter(*fact))
        .ok_or_else(|| format!("Le périmètre n’a pas de donnée « {fact} »."))
}

fn count(rest: &str) -> Result<Hole, String> {
    let (register, filter) = match rest.split_once('?') {
        Some((register, filter)) => (register, Some(filter)),
        None => (rest, None),
    };
    let register = RegisterName::from_code(register)
        .filter(|register| register.printable())
        .ok_or_else(|| format!("Il n’y a pas de registre « {register} »."))?;
    let condition = |filter: &str| {
        let (field, value) =
            filter.split_once('=').ok_or_else(|| format!("Le filtre « {filter} » s’écrit champ=valeur."))?;
        Ok((known_field(register, field)?, value.to_owned()))
    };
    let conditions = filter.map(|filter| filter.split('&').map(condition).collect::<Result<_, String>>());
    Ok(Hole::Count(register, conditions.transpose()?.unwrap_or_default()))
}

fn total(name: &str) -> Result<Hole, String> {
    let total = match name {
        "cost" => Total::Cost,
        name => {
            let known = || SumName::ALL.map(SumName::code).join(", ");
            let unknown = || format!("Il n’y a pas de total « {name} », mais cost, {}.", known());
            Total::Sum(SumName::from_code(name).ok_or_else(unknown)?)
        }
    };
    Ok(Hole::Total(total))
}

fn signatory(rest: &str) -> Result<Hole, String> {
    let (role, field) = rest
        .split_once('.')
        .ok_or_else(|| format!("« signatory.{rest} » s’écrit signatory.qualité.champ."))?;
    let role =
        SignatoryRole::from_code(role).ok_or_else(|| format!("Il n’y a pas de qualité « {role} »."))?;
    known_field(RegisterName::Signatories, field).map(|field| Hole::Signatory(role, field))
}
