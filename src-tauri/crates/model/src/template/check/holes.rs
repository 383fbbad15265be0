//! The checks of the holes of a text: what they name exists.

use super::Checker;
use super::layout::{answer_field, record_field};
use crate::ledger::SumName;
use crate::register::RegisterName;
use crate::template::hole::{self, Hole, Person, Piece, Text};
use crate::value::Kind;
use crate::vocabulary::{Civility, Vocabulary};

pub(super) fn holes(checker: &mut Checker, path: &str, words: &str, record: Option<RegisterName>) -> Text {
    let text = match hole::parse(words) {
        Ok(text) => text,
        Err(wrong) => {
            for message in wrong {
                checker.faults.add(
                    path,
                    message,
                    "Un trou s’écrit par exemple {intitule}, {territory.name}, {contract.end}, {record.title}, {count:actions}, {article:objet} ou {plural:actions|l’action|les actions}.",
                );
            }
            return Text::default();
        }
    };
    for piece in &text.0 {
        if let Piece::Hole(hole) = piece {
            known(checker, path, hole, record);
        }
    }
    text
}

/// Whether what a hole names exists.
fn known(checker: &mut Checker, path: &str, hole: &Hole, record: Option<RegisterName>) {
    match hole {
        Hole::Answer(field) | Hole::Words(field) | Hole::Spoken(field) => {
            answer_field(checker, path, field);
            let table = |(id, kind): &(String, Kind)| id == field && matches!(kind, Kind::Table { .. });
            if checker.fields.iter().any(table) {
                checker.faults.add(
                    path,
                    format!("« {field} » est un tableau : il ne tient pas dans une phrase."),
                    "Imprimez-le par un bloc « answer ».",
                );
            }
        }
        Hole::Article(id) => checker.known(path, "aucun article", id, &checker.articles.clone()),
        Hole::Annex(id) => checker.known(path, "aucune annexe", id, &checker.annexes.clone()),
        Hole::Record(field) => match record {
            Some(RegisterName::Actions) if SumName::from_code(field).is_some() => {}
            Some(register) if field != "number" => {
                record_field(checker, path, register, field);
            }
            Some(_) => {}
            None => outside(checker, path),
        },
        Hole::Gender(person, ..) => civility(checker, path, person, record),
        Hole::Territory(_)
        | Hole::TerritoryNamed
        | Hole::Contract(_)
        | Hole::ContractEnd
        | Hole::Perimeter(_)
        | Hole::Count(..)
        | Hole::Total(_)
        | Hole::Plural(..)
        | Hole::Signatory(..) => {}
    }
}

fn outside(checker: &mut Checker, path: &str) {
    checker.faults.add(
        path,
        "« {record.…} » n’a de sens que dans un bloc « each ».",
        "Déplacez ce texte dans un bloc « each ».",
    );
}

/// Whether a person's civility can be known: from a choice between the two, or from a register.
fn civility(checker: &mut Checker, path: &str, person: &Person, record: Option<RegisterName>) {
    match (person, record) {
        (Person::Answer(field), _) => {
            answer_field(checker, path, field);
            let kind = checker.fields.iter().find(|(id, _)| id == field).map(|(_, kind)| kind);
            let says = |code: Civility| match kind {
                Some(Kind::Choice { options }) => options.iter().any(|option| option.code == code.code()),
                _ => false,
            };
            if kind.is_some() && !Civility::ALL.iter().all(|code| says(*code)) {
                checker.faults.add(
                    path,
                    format!("Le champ « {field} » ne dit pas si c’est une femme ou un homme."),
                    "Donnez-lui le type \"choice\", avec les codes madame et monsieur.",
                );
            }
        }
        (Person::Record, Some(register)) => {
            record_field(checker, path, register, "civility");
        }
        (Person::Record, None) => outside(checker, path),
        (Person::Signatory(_), _) => {}
    }
}
