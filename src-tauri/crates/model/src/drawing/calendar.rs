//! The calendar of actions: a bar an action over years and quarters, on as many drawings as it takes.

mod sheet;

use chrono::{Datelike, NaiveDate};

use super::{Drawing, DrawnTable, named, pen, sentences};
use crate::french::{count, enumerate, short_date};
use crate::vocabulary::{Axis, Vocabulary};

/// Actions in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What stands above the drawing; « (1 sur 3) » is added when there are several.
    pub title: String,
    /// The actions, in the order of their rows.
    pub entries: Vec<Entry>,
    /// The first and last years shown; from the dates when absent, within [`MOST_YEARS`].
    pub years: Option<(i32, i32)>,
}

/// An action in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title.
    pub name: String,
    /// The axis whose colour it takes.
    pub axis: Option<Axis>,
    /// Its first day.
    pub start: Option<NaiveDate>,
    /// Its last day.
    pub end: Option<NaiveDate>,
    /// Whether it goes on all along; a missing date is then on purpose.
    pub continuous: bool,
}

/// How many years a calendar shows at most.
pub const MOST_YEARS: i32 = 20;

/// What is known of an action's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    /// From a day to a day; a missing one is open.
    Span(Option<NaiveDate>, Option<NaiveDate>),
    /// No date.
    Unknown,
    /// It ends before it starts.
    Reversed,
}

impl Entry {
    const fn open(&self) -> Time {
        Time::Span(self.start, self.end)
    }

    fn time(&self) -> Time {
        match (self.start, self.end) {
            (Some(start), Some(end)) if start > end => Time::Reversed,
            (None, None) if !self.continuous => Time::Unknown,
            _ => self.open(),
        }
    }

    fn drawn(&self) -> bool {
        matches!(self.time(), Time::Span(..))
    }

    fn during(&self, year: i32) -> bool {
        let Time::Span(start, end) = self.time() else { return false };
        start.is_none_or(|date| date.year() <= year) && end.is_none_or(|date| date.year() >= year)
    }
}

impl Calendar {
    /// Draws it, on one drawing or several: each has about thirty rows of short titles, twenty of long
    /// ones, and fits on a printed page. What has no place in time is told by the last one.
    #[must_use]
    pub fn draw(&self) -> Vec<Drawing> {
        let apart: Vec<&Entry> = self.entries.iter().filter(|entry| !entry.drawn()).collect();
        let Some(years) = self.shown() else {
            let alt = sentences(&["Aucune date saisie.".to_owned(), told(&apart, &self.entries)]);
            let svg = pen::blank(&self.title, &alt, "Aucune date saisie");
            let everything: Vec<&Entry> = self.entries.iter().collect();
            return vec![Drawing::new(&self.title, &alt, svg, table(&everything))];
        };
        let sheets = sheet::split(self.entries.iter().filter(|entry| entry.drawn()).collect());
        let last = sheets.len().saturating_sub(1);
        let drawing = |(index, rows): (usize, &Vec<&Entry>)| {
            let title = if last == 0 {
                self.title.clone()
            } else {
                format!("{} ({} sur {})", self.title, index + 1, sheets.len())
            };
            let apart: &[&Entry] = if index == last { &apart } else { &[] };
            let alt = alt(rows, years, apart);
            let svg = sheet::draw(&title, &alt, rows, years, &asides(apart));
            let listed: Vec<&Entry> = rows.iter().chain(apart).copied().collect();
            Drawing::new(&title, &alt, svg, table(&listed))
        };
        sheets.iter().enumerate().map(drawing).collect()
    }

    /// The years shown; none when nothing is dated.
    fn shown(&self) -> Option<(i32, i32)> {
        if !self.entries.iter().any(Entry::drawn) {
            return None;
        }
        if let Some((first, last)) = self.years {
            return Some((first, last.clamp(first, first.saturating_add(MOST_YEARS - 1))));
        }
        let drawn = self.entries.iter().filter(|entry| entry.drawn());
        let years: Vec<i32> =
            drawn.flat_map(|entry| [entry.start, entry.end]).flatten().map(|date| date.year()).collect();
        let (first, last) = (years.iter().min()?, years.iter().max()?);
        Some((*first, *last.min(&(first + MOST_YEARS - 1))))
    }
}

fn table(entries: &[&Entry]) -> DrawnTable {
    let mut table = DrawnTable::of_words(&["Action", "Axe", "Début", "Fin"]);
    for entry in entries {
        let absent = if entry.continuous { "en continu" } else { "non précisé" };
        let written = |date: Option<NaiveDate>| date.map_or_else(|| absent.to_owned(), short_date);
        let axis = entry.axis.map_or("—", Axis::label).to_owned();
        table.rows.push(vec![named(&entry.name), axis, written(entry.start), written(entry.end)]);
    }
    table
}

fn alt(rows: &[&Entry], (first, last): (i32, i32), apart: &[&Entry]) -> String {
    let span = if first == last { format!("sur {first}") } else { format!("de {first} à {last}") };
    let open = names(rows, |entry| !entry.continuous && entry.start.is_some() && entry.end.is_none());
    let endless = names(rows, |entry| entry.continuous);
    sentences(&[
        format!("Calendrier de {}, {span}.", count(rows.len(), "action", "actions")),
        bounds(rows),
        busiest(rows, (first, last)),
        if open.is_empty() { open } else { format!("Sans fin prévue : {open}.") },
        if endless.is_empty() { endless } else { format!("En continu : {endless}.") },
        sentences(&asides(apart)),
    ])
}

fn bounds(rows: &[&Entry]) -> String {
    let first = rows.iter().filter_map(|entry| Some((entry.start?, entry))).min_by_key(|(date, _)| *date);
    let last = rows.iter().rev().filter_map(|entry| Some((entry.end?, entry))).max_by_key(|(date, _)| *date);
    let first =
        first.map(|(date, entry)| format!("Premier début : {}, {}.", short_date(date), named(&entry.name)));
    let last =
        last.map(|(date, entry)| format!("Dernière fin : {}, {}.", short_date(date), named(&entry.name)));
    sentences(&[first.unwrap_or_default(), last.unwrap_or_default()])
}

fn busiest(rows: &[&Entry], (first, last): (i32, i32)) -> String {
    let load = |year: i32| rows.iter().filter(|entry| entry.during(year)).count();
    match (first..=last).rev().max_by_key(|&year| load(year)) {
        Some(year) if first < last && rows.len() > 1 => {
            format!("Année la plus chargée : {year}, {} en cours.", count(load(year), "action", "actions"))
        }
        _ => String::new(),
    }
}

/// What is told of the actions that have no bar.
fn asides(apart: &[&Entry]) -> Vec<String> {
    let unknown = names(apart, |entry| entry.time() == Time::Unknown);
    let reversed = names(apart, |entry| entry.time() == Time::Reversed);
    let said = [("Sans date", unknown), ("Fin avant le début, non dessiné", reversed)];
    said.into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(head, names)| format!("{head} : {names}."))
        .collect()
}

fn told(apart: &[&Entry], all: &[Entry]) -> String {
    if all.is_empty() { "Aucune action.".to_owned() } else { sentences(&asides(apart)) }
}

/// The names of those that answer, the first eight of them.
fn names(entries: &[&Entry], keep: impl Fn(&Entry) -> bool) -> String {
    const TOLD: usize = 8;
    let mut names: Vec<String> =
        entries.iter().filter(|entry| keep(entry)).map(|entry| named(&entry.name)).collect();
    if names.len() > TOLD + 1 {
        let more = names.split_off(TOLD).len();
        names.push(format!("{more} autres"));
    }
    enumerate(&names)
}
