//! Filling the holes of a text.

use super::parties::lower_article;
use super::{FIELD_ANCHOR, Resolver, part_anchor};
use crate::canvas::printed::printed;
use crate::canvas::record::shown;
use crate::condition::Context;
use crate::document::Inline;
use crate::french;
use crate::gazetteer::population;
use crate::ledger::{SumName, Sums};
use crate::money::Cents;
use crate::register::signatory::Signatory;
use crate::register::territory::Epci;
use crate::register::{Field, Record, RegisterName};
use crate::template::hole::{Counted, Hole, Perimeter, Person, Piece, Text};
use crate::value::Value;
use crate::vocabulary::{Axis, Civility, SignatoryRole, Vocabulary};

/// A text whose holes are filled.
pub(super) struct Filled {
    /// The text.
    pub inlines: Vec<Inline>,
    /// Whether it had holes, all of them empty and none required.
    empty_holes: bool,
}

impl Filled {
    /// Plain words.
    pub(super) fn words(text: String) -> Self {
        Self { inlines: vec![Inline::plain(text)], empty_holes: false }
    }

    /// Whether there is nothing worth printing.
    pub(super) fn vacant(&self) -> bool {
        self.empty_holes || self.inlines.iter().all(|inline| inline.text.trim().is_empty())
    }
}

impl<'a> Resolver<'a> {
    /// Fills a text.
    pub(super) fn fill(&self, text: &Text, context: Context<'a>) -> Filled {
        let mut inlines = Vec::new();
        let (mut holes, mut full) = (0, 0);
        for (place, piece) in text.0.iter().enumerate() {
            match piece {
                Piece::Words(words) => inlines.push(Inline::plain(words.as_str())),
                Piece::Hole(hole) => {
                    holes += 1;
                    let mut filled = self.hole(hole, context);
                    if matches!(hole, Hole::Signatory(_, "organisation")) && place > 0 {
                        filled.text = lower_article(&filled.text);
                    }
                    full += usize::from(!filled.text.is_empty());
                    inlines.push(filled);
                }
            }
        }
        Filled { inlines, empty_holes: holes > 0 && full == 0 }
    }

    /// A text on one line without marks; empty when it is vacant.
    pub(super) fn line(&self, text: &Text, context: Context<'a>) -> String {
        let filled = self.fill(text, context);
        if filled.vacant() {
            return String::new();
        }
        let text: String = filled.inlines.iter().map(|inline| inline.text.as_str()).collect();
        text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
    }

    fn hole(&self, hole: &Hole, context: Context<'a>) -> Inline {
        match hole {
            Hole::Answer(id) => self.answer_hole(id, context),
            Hole::Territory(field) => {
                record_hole(RegisterName::Territory, &self.dossier.territory, field, self)
            }
            Hole::TerritoryNamed => {
                match record_hole(RegisterName::Territory, &self.dossier.territory, "name", self) {
                    name if name.missing => name,
                    name => Inline::plain(french::with_article(&name.text)),
                }
            }
            Hole::Contract(field) => record_hole(RegisterName::Contract, &self.dossier.contract, field, self),
            Hole::ContractEnd => {
                Inline::plain(self.dossier.contract.end().map(french::long_date).unwrap_or_default())
            }
            // A territory has communes: none means that they are not entered yet.
            Hole::Perimeter(Perimeter::Communes) if self.dossier.communes.is_empty() => {
                missing("les communes du territoire")
            }
            Hole::Perimeter(fact) => Inline::plain(self.perimeter(*fact)),
            Hole::Count(register, filter) => Inline::plain(self.count(*register, filter)),
            Hole::Total(total) => Inline::plain(self.total(*total)),
            Hole::Article(id) => self.article_reference(id),
            Hole::Annex(id) => self.annex_reference(id),
            Hole::Signatory(role, field) => match self.signatory(*role) {
                Some(signatory) => record_hole(RegisterName::Signatories, signatory, field, self),
                None => missing(&format!("signataire « {} »", role.label().to_lowercase())),
            },
            Hole::Record(field) => self.at_hand(field, context),
            Hole::Words(id) => Inline::plain(
                words(&self.answer_hole(id, context))
                    .map_or_else(String::new, |words| french::count(words, "mot", "mots")),
            ),
            Hole::Spoken(id) => {
                Inline::plain(words(&self.answer_hole(id, context)).map(french::spoken).unwrap_or_default())
            }
            Hole::Plural(counted, one, several) => {
                let many = match counted {
                    Counted::Records(register) => self.dossier.rows(*register).count() > 1,
                    Counted::Departments => self.distinct(|epci| &epci.departments).len() > 1,
                };
                Inline::plain(if many { several } else { one }.as_str())
            }
            Hole::Gender(person, masculine, feminine) => {
                Inline::plain(match self.civility(person, context) {
                    Some(Civility::Sir) => masculine.clone(),
                    Some(Civility::Madam) => feminine.clone(),
                    None => format!("{masculine} ou {feminine}"),
                })
            }
        }
    }

    fn signatory(&self, role: SignatoryRole) -> Option<&'a Signatory> {
        self.dossier.signatories.iter().find(|signatory| signatory.role == Some(role))
    }

    fn civility(&self, person: &Person, context: Context<'a>) -> Option<Civility> {
        match person {
            Person::Answer(field) => context.answer(field).as_str().and_then(Civility::from_code),
            Person::Signatory(role) => self.signatory(*role)?.civility,
            Person::Record => Civility::from_code(context.record?.get("civility").as_text()),
        }
    }

    fn at_hand(&self, field: &str, context: Context<'a>) -> Inline {
        let Some(record) = context.record else { return Inline::plain("") };
        let register = record.register();
        if field == "number" {
            return Inline::plain(self.number(register, record.id()).unwrap_or_default());
        }
        if field == "axis" {
            let axis = crate::canvas::record::axis(self.dossier, register, record);
            return Inline::plain(axis.map(Axis::label).unwrap_or_default())
                .at(part_anchor(record.id(), field));
        }
        if let Some(name) = SumName::from_code(field).filter(|_| register == RegisterName::Actions) {
            // Nought beside each name of a plan that has no line yet would only lengthen the sheet.
            let planned = self.ledger.account(record.id()).is_some_and(|account| !account.lines.is_empty());
            let sum = self.told_sum(record.id(), name).filter(|_| planned || name == SumName::Missing);
            return Inline::plain(sum.map(Cents::print).unwrap_or_default());
        }
        record_hole(register, record, field, self)
    }

    /// What is said of a record that leaves this field empty; nothing of a link to a register without records.
    pub(super) fn unsaid(&self, field: &Field) -> &'static str {
        let open = field.target().is_none_or(|target| !self.dossier.rows(target).records().is_empty());
        if open { field.empty } else { "" }
    }

    fn answer_hole(&self, id: &str, context: Context<'a>) -> Inline {
        let Some(field) = self.template.field(id) else { return Inline::plain("") };
        if field.when.as_ref().is_some_and(|when| !when.holds(context)) {
            return Inline::plain("");
        }
        let told = match field.kind.read(&context.answer(id)) {
            Ok(Value::Empty) | Err(_) if field.required(self.stage) => missing(&field.label),
            Ok(Value::Empty) | Err(_) => Inline::plain(""),
            Ok(value) => Inline::plain(printed(self.dossier, &field.kind, &value)),
        };
        told.at(format!("{FIELD_ANCHOR}{id}"))
    }

    fn perimeter(&self, fact: Perimeter) -> String {
        let epcis = &self.dossier.epcis;
        let sum = |value: fn(&Epci) -> Option<f64>| -> String {
            // A sum of which a part is unknown would pass for the whole.
            let values: Option<Vec<f64>> = epcis.iter().map(value).collect();
            values
                .filter(|values| !values.is_empty())
                .map(|values| population(values.iter().sum()))
                .unwrap_or_default()
        };
        match fact {
            Perimeter::Population => sum(|epci| epci.municipal_population),
            Perimeter::TotalPopulation => sum(|epci| epci.total_population),
            Perimeter::Year => {
                let mut years: Vec<String> = epcis
                    .iter()
                    .filter_map(|epci| epci.population_year)
                    .map(|year| year.to_string())
                    .collect();
                years.sort_unstable();
                years.dedup();
                french::enumerate(&years)
            }
            Perimeter::Source => epcis.first().map(|epci| epci.source.clone()).unwrap_or_default(),
            Perimeter::Communes => french::thousands(self.dossier.communes.len() as u64),
            Perimeter::Epcis => {
                french::enumerate(&epcis.iter().map(|epci| epci.name.clone()).collect::<Vec<_>>())
            }
            Perimeter::Departments => french::enumerate(&self.distinct(|epci| &epci.departments)),
            Perimeter::Region => french::enumerate(&self.distinct(|epci| &epci.region)),
        }
    }

    /// What the intercommunalities say of themselves, each thing once, in order.
    fn distinct(&self, value: fn(&Epci) -> &String) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for part in self.dossier.epcis.iter().flat_map(|epci| value(epci).split(", ")) {
            if !part.is_empty() && !values.iter().any(|known| known == part) {
                values.push(part.to_owned());
            }
        }
        values
    }

    fn count(&self, register: RegisterName, filter: &[(&'static str, String)]) -> String {
        let records = self.dossier.rows(register).records();
        let counted = records.iter().filter(|record| {
            filter.iter().all(|(field, code)| match record.get(field) {
                Value::Text(text) => text == *code,
                Value::Bool(bool) => bool.to_string() == *code,
                Value::List(items) => items.contains(code),
                _ => false,
            })
        });
        french::thousands(counted.count() as u64)
    }

    /// A sum of one action, to be printed: without any cost nor funding, there is none to tell.
    pub(super) fn told_sum(&self, action: &str, name: SumName) -> Option<Cents> {
        let account = self.ledger.account(action).filter(|account| account.sums != Sums::default())?;
        account.sums.named(name)
    }

    /// A sum of one action, by its name.
    pub(super) fn action_sum(&self, action: &str, name: SumName) -> Option<Cents> {
        self.ledger.account(action)?.sums.named(name)
    }

    /// « article 6.3 », as a link to it.
    pub(super) fn article_reference(&self, id: &str) -> Inline {
        match self.plan.iter().find(|planned| planned.id == id) {
            Some(planned) if !planned.excluded => Inline {
                text: format!("article\u{a0}{}", planned.number),
                link: Some(format!("#article-{id}")),
                ..Inline::default()
            },
            Some(planned) => missing(&format!("l’article « {} » a été retiré", planned.title)),
            None => missing("l’article auquel renvoie ce passage n’existe plus"),
        }
    }

    /// « action 2.3 », as a link to its sheet: the number follows the order of the registers.
    pub(super) fn record_reference(&self, link: &str, words: &str) -> Inline {
        let (register, id) = link.split_once('/').unwrap_or(("", link));
        let register = RegisterName::from_code(register);
        let number = register.and_then(|register| self.number(register, id));
        match (register, number) {
            (Some(register), Some(number)) => Inline {
                text: format!("{}\u{a0}{number}", register.noun()),
                link: Some(format!("#record-{id}")),
                ..Inline::default()
            },
            _ => missing(&format!("la fiche « {words} » à laquelle renvoie ce passage n’existe plus")),
        }
    }

    fn annex_reference(&self, id: &str) -> Inline {
        match self.annexes.iter().find(|(annex, _)| annex == id) {
            Some((_, number)) => Inline {
                text: format!("annexe\u{a0}{number}"),
                link: Some(format!("#annex-{id}")),
                ..Inline::default()
            },
            None => missing("l’annexe à laquelle renvoie ce passage n’est pas imprimée"),
        }
    }
}

/// How many words an answer has; none while it is to be written.
fn words(answer: &Inline) -> Option<usize> {
    let words = answer.text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    (!answer.missing && words > 0).then_some(words)
}

fn record_hole(register: RegisterName, record: &dyn Record, name: &str, resolver: &Resolver<'_>) -> Inline {
    let text = shown(resolver.dossier, register, record, name);
    let field = register.field(name);
    match field {
        Some(field) if text.is_empty() && field.required(resolver.stage) => missing(field.label),
        Some(field) if text.is_empty() => Inline::plain(resolver.unsaid(field)),
        _ => Inline::plain(text),
    }
    .at(part_anchor(record.id(), name))
}

fn missing(what: &str) -> Inline {
    Inline { text: format!("[à compléter : {what}]"), missing: true, ..Inline::default() }
}
