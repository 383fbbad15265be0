//! What the mobilisation covers, axis by axis and commune by commune, and what it leaves.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::counted;
use crate::dossier::Dossier;
use crate::french::{count, enumerate, spaced, thousands};
use crate::register::mobilisation::Event;
use crate::vocabulary::{ActorFamily, Axis, Vocabulary};

/// A table of counts, each of which leads to what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountTable {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is covered and what is not, in words.
    pub note: String,
    /// The head of each column.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<CountRow>,
}

/// What a row of such a table counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountRow {
    /// What it is about: an axis, a commune.
    pub title: String,
    /// Its axis, by code, for its mark.
    pub axis: Option<String>,
    /// Its counts.
    pub cells: Vec<CountCell>,
    /// Whether every count is nil.
    pub bare: bool,
}

/// A count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountCell {
    /// What it counts, for who does not see the table: « Acteurs, Cluny ».
    pub label: String,
    /// Written out: « 12 », « aucune ».
    pub text: String,
    /// The code of the records it counts; none when there are none.
    pub code: Option<String>,
}

/// The tables of a dossier.
#[must_use]
pub fn tables(dossier: &Dossier) -> Vec<CountTable> {
    let mut tables = vec![by_family(dossier), by_axis(dossier)];
    if !dossier.communes.is_empty() {
        tables.push(by_commune(dossier));
    }
    tables
}

/// A count of records, and what is said when there are none.
struct Column {
    head: &'static str,
    none: &'static str,
}

const ACTORS: Column = Column { head: "Acteurs", none: "aucun" };
const MET: Column = Column { head: "Rencontrés", none: "aucun" };
const EVENTS: Column = Column { head: "Rencontres", none: "aucune" };
const CONTRIBUTIONS: Column = Column { head: "Contributions", none: "aucune" };

fn row(title: &str, axis: Option<Axis>, counts: Vec<(&Column, usize, String)>) -> CountRow {
    let bare = counts.iter().all(|(_, number, _)| *number == 0);
    let cell = |(column, number, code): (&Column, usize, String)| CountCell {
        label: format!("{}, {title}", column.head),
        text: if number == 0 { column.none.to_owned() } else { thousands(number as u64) },
        code: (number > 0).then_some(code),
    };
    CountRow {
        title: title.to_owned(),
        axis: axis.map(|axis| axis.code().to_owned()),
        cells: counts.into_iter().map(cell).collect(),
        bare,
    }
}

fn head(first: &str, columns: &[&Column]) -> Vec<String> {
    std::iter::once(first).chain(columns.iter().map(|column| column.head)).map(str::to_owned).collect()
}

/// Who is around the table, and who is absent.
fn by_family(dossier: &Dossier) -> CountTable {
    let of = |code: String| (counted(dossier, &code).map_or(0, |counted| counted.ids.len()), code);
    let rows: Vec<CountRow> = ActorFamily::ALL
        .iter()
        .map(|family| {
            let (actors, actors_code) = of(format!("actors.family.{}", family.code()));
            let (met, met_code) = of(format!("actors.+.met:{}", family.code()));
            row(family.label(), None, vec![(&ACTORS, actors, actors_code), (&MET, met, met_code)])
        })
        .collect();
    let absent = |row: &&CountRow| row.bare;
    let unmet = |row: &&CountRow| !row.bare && row.cells[1].code.is_none();
    let named = |rows: Vec<&CountRow>| -> Vec<String> {
        rows.iter().map(|row| format!("« {} »", row.title)).collect()
    };
    let (absent, unmet) =
        (named(rows.iter().filter(absent).collect()), named(rows.iter().filter(unmet).collect()));
    let told = [("Absents", absent), ("Pas encore rencontrés", unmet)];
    let told = told.iter().filter(|(_, families)| !families.is_empty());
    let told: Vec<String> =
        told.map(|(what, families)| format!("{what}\u{a0}: {}.", enumerate(families))).collect();
    CountTable {
        id: "familles".to_owned(),
        title: "Par famille d’acteurs".to_owned(),
        note: spaced(if told.is_empty() {
            "Chaque famille a été rencontrée.".to_owned()
        } else {
            told.join(" ")
        }),
        head: head("Famille", &[&ACTORS, &MET]),
        rows,
    }
}

fn by_axis(dossier: &Dossier) -> CountTable {
    let of = |code: String| (counted(dossier, &code).map_or(0, |counted| counted.ids.len()), code);
    let rows: Vec<CountRow> = Axis::ALL
        .iter()
        .map(|axis| {
            let (actors, actors_code) = of(format!("actors.axes.{}", axis.code()));
            let (events, events_code) = of(format!("events.+.axis:{}", axis.code()));
            let (contributions, contributions_code) = of(format!("contributions.axis.{}", axis.code()));
            let counts = vec![
                (&ACTORS, actors, actors_code),
                (&EVENTS, events, events_code),
                (&CONTRIBUTIONS, contributions, contributions_code),
            ];
            row(axis.label(), Some(*axis), counts)
        })
        .collect();
    let lacking = |column: usize| -> Vec<String> {
        let bare = rows.iter().filter(|row| row.cells[column].code.is_none());
        bare.map(|row| format!("« {} »", row.title)).collect()
    };
    let told = [("Sans acteur", lacking(0)), ("Sans rencontre", lacking(1))];
    let told = told.iter().filter(|(_, axes)| !axes.is_empty());
    let told: Vec<String> = told.map(|(what, axes)| format!("{what}\u{a0}: {}.", enumerate(axes))).collect();
    let note = if told.is_empty() {
        "Chaque axe a des acteurs et des rencontres.".to_owned()
    } else {
        told.join(" ")
    };
    CountTable {
        id: "axes".to_owned(),
        title: "Par axe de transition".to_owned(),
        note: format!("{note} Une rencontre compte pour l’axe de ses acteurs et de ses actions."),
        head: head("Axe", &[&ACTORS, &EVENTS, &CONTRIBUTIONS]),
        rows,
    }
}

fn by_commune(dossier: &Dossier) -> CountTable {
    let rows: Vec<CountRow> = dossier
        .communes
        .iter()
        .map(|commune| {
            let id = commune.id.as_str();
            let actors = dossier.actors.iter().filter(|actor| actor.commune == id).count();
            let events = dossier.events.iter().filter(|event| event.commune == id).count();
            let counts = vec![
                (&ACTORS, actors, format!("actors.commune.{id}")),
                (&EVENTS, events, format!("events.commune.{id}")),
            ];
            row(&commune.name, None, counts)
        })
        .collect();
    let with = |column: usize| rows.iter().filter(|row| row.cells[column].code.is_some()).count();
    let bare = rows.iter().filter(|row| row.bare).count();
    let note = format!(
        "Sur {}, {} au moins un acteur et {} au moins une rencontre\u{a0}; {} ni l’un ni l’autre.",
        count(rows.len(), "commune", "communes"),
        count(with(0), "a", "ont"),
        count(with(1), "a", "ont"),
        count(bare, "n’a", "n’ont"),
    );
    CountTable {
        id: "communes".to_owned(),
        title: "Par commune".to_owned(),
        note,
        head: head("Commune", &[&ACTORS, &EVENTS]),
        rows,
    }
}

/// Whether an axis is concerned by a meeting: by an actor present, or by an action it was about.
pub(super) fn concerns(dossier: &Dossier, axis: Axis) -> impl Fn(&Event) -> bool {
    let actors: HashSet<String> = dossier
        .actors
        .iter()
        .filter(|actor| actor.axes.contains(&axis))
        .map(|actor| actor.id.clone())
        .collect();
    let ledger = crate::ledger::Ledger::of(dossier);
    let actions: HashSet<String> = dossier
        .actions
        .iter()
        .filter(|action| ledger.axis(action) == Some(axis))
        .map(|action| action.id.clone())
        .collect();
    move |event| {
        event.actors.iter().any(|id| actors.contains(id))
            || event.actions.iter().any(|id| actions.contains(id))
    }
}
