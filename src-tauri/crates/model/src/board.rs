//! Workshop boards: large sheets of titled boxes, with room for sticky notes.

use chrono::NaiveDate;

use crate::canvas::arranged::by_axis;
use crate::dossier::Dossier;
use crate::french;
use crate::register::diagnostic::Observation;
use crate::register::mobilisation::Event;
use crate::vocabulary::{ActorFamily, Axis, EventFormat, ObservationNature, Vocabulary};

/// A board: pure content, without geometry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its title.
    pub title: String,
    /// The territory it is about.
    pub subtitle: String,
    /// The boxes, read row by row.
    pub cells: Vec<Cell>,
    /// What stands at the foot: origin and date.
    pub foot: String,
}

/// One box of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its title.
    pub title: String,
    /// The questions it asks the workshop, each with its own room to answer.
    pub questions: Vec<String>,
    /// What heads the notes: « Déjà repérés ».
    pub known: String,
    /// What is already known; the first question is asked about it.
    pub notes: Vec<String>,
}

/// The boards that a dossier gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardName {
    /// Strengths, weaknesses, opportunities, threats (D3).
    Afom,
    /// The actors, family by family (M1).
    Actors,
    /// The plan of the mobilisation (M2).
    Mobilisation,
    /// The orientations, axis by axis (D4).
    Orientations,
}

impl BoardName {
    /// Every board, in the order of the work.
    pub const ALL: &'static [Self] = &[Self::Afom, Self::Actors, Self::Mobilisation, Self::Orientations];

    /// Its code, as document identifiers have it: « afom ».
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Afom => "afom",
            Self::Actors => "acteurs",
            Self::Mobilisation => "mobilisation",
            Self::Orientations => "orientations",
        }
    }

    /// What stands at its head.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Afom => "Atouts, faiblesses, opportunités, menaces",
            Self::Actors => "Les acteurs du territoire",
            Self::Mobilisation => "Mobiliser le territoire",
            Self::Orientations => "Nos orientations",
        }
    }

    /// What a workshop does with it.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Afom => "Les constats déjà saisis, et de la place pour ceux des participants.",
            Self::Actors => {
                "Les acteurs déjà repérés, famille par famille, et de la place pour ceux qui manquent."
            }
            Self::Mobilisation => "Les rencontres déjà prévues, et de la place pour préparer les suivantes.",
            Self::Orientations => {
                "Les orientations déjà écrites, axe par axe, et de la place pour en débattre."
            }
        }
    }

    /// The board of a dossier. `today` is printed at its foot, and parts the events to come from
    /// those that were held.
    #[must_use]
    pub fn compose(self, dossier: &Dossier, today: NaiveDate) -> Board {
        let (cells, origin) = match self {
            Self::Afom => (afom(dossier), "diagnostic"),
            Self::Actors => (actors(dossier), "cartographie des acteurs"),
            Self::Mobilisation => (mobilisation(dossier, today), "plan de mobilisation"),
            Self::Orientations => (orientations(dossier), "orientations stratégiques"),
        };
        Board {
            title: self.title().to_owned(),
            subtitle: dossier.territory.name.clone(),
            cells,
            foot: format!("Planche d’atelier — {origin} — {}", french::long_date(today)),
        }
    }
}

fn cell(title: &str, questions: &[&str], known: &str, notes: Vec<String>) -> Cell {
    Cell {
        title: title.to_owned(),
        questions: questions.iter().map(|&question| question.to_owned()).collect(),
        known: known.to_owned(),
        notes,
    }
}

/// The four boxes with the observations already made, in the order in which the screen shows them.
fn afom(dossier: &Dossier) -> Vec<Cell> {
    let boxes = [
        (ObservationNature::Strength, "Atouts", "Sur quoi pouvons-nous nous appuyer ?"),
        (ObservationNature::Weakness, "Faiblesses", "Qu’est-ce qui nous freine, ici ?"),
        (ObservationNature::Opportunity, "Opportunités", "Qu’est-ce qui, dehors, peut nous aider ?"),
        (ObservationNature::Threat, "Menaces", "Qu’est-ce qui, dehors, peut nous atteindre ?"),
    ];
    let known = "Déjà constaté";
    boxes.map(|(nature, title, question)| cell(title, &[question], known, noted(dossier, nature))).to_vec()
}

fn noted(dossier: &Dossier, nature: ObservationNature) -> Vec<String> {
    let mut observations: Vec<&Observation> =
        dossier.observations.iter().filter(|observation| observation.nature == Some(nature)).collect();
    observations.sort_by_key(|observation| by_axis(observation.axis));
    let note = |observation: &&Observation| match observation.axis {
        Some(axis) => format!("{} ({})", observation.statement, axis.label().to_lowercase()),
        None => observation.statement.clone(),
    };
    observations.iter().map(note).collect()
}

/// A box a family. Only names are shown: the contacts and the team's judgements are never printed.
fn actors(dossier: &Dossier) -> Vec<Cell> {
    let known = "Déjà repérés";
    let names = |family: Option<ActorFamily>| -> Vec<String> {
        let actors = dossier.actors.iter().filter(|actor| actor.family == family);
        actors.map(|actor| actor.name.clone()).collect()
    };
    let family =
        |family: &ActorFamily| cell(family.label(), &[missing(*family)], known, names(Some(*family)));
    let mut cells: Vec<Cell> = ActorFamily::ALL.iter().map(family).collect();
    let unfiled = names(None);
    if !unfiled.is_empty() {
        cells.push(cell("Famille à préciser", &["Où les ranger ?"], known, unfiled));
    }
    cells
}

const fn missing(family: ActorFamily) -> &'static str {
    match family {
        ActorFamily::State => "Quel service, quel opérateur manque ici ?",
        ActorFamily::LocalAuthority => "Quelle commune, quel syndicat manque ici ?",
        ActorFamily::Association => "Quelle association manque ici ?",
        ActorFamily::Company => "Quelle entreprise, quelle coopérative manque ici ?",
        ActorFamily::Research => "Quelle école, quel laboratoire manque ici ?",
        ActorFamily::Individual => "Qui n’a-t-on jamais invité ?",
    }
}

/// The plan of the mobilisation, with what the events to come already settle.
fn mobilisation(dossier: &Dossier, today: NaiveDate) -> Vec<Cell> {
    let events = upcoming(dossier, today);
    let written = |text: fn(&Event) -> &String| -> Vec<String> {
        events.iter().map(|event| text(event).clone()).filter(|text| !text.is_empty()).collect()
    };
    let invited = tally::<ActorFamily>(&events, |event, family| event.audience.contains(&family));
    let formats = tally::<EventFormat>(&events, |event, format| event.format == Some(format));
    let dated = events.iter().map(|event| appointment(event)).collect();
    let followed = dossier.events.iter().map(|event| event.follow_up.clone());
    let followed = followed.filter(|text| !text.is_empty()).collect();
    vec![
        cell(
            "Pour quoi mobiliser",
            &["Que voulons-nous décider ensemble ?"],
            "Objectifs déjà écrits",
            written(|event| &event.goal),
        ),
        cell("Qui inviter", &["Sans qui cela n’a-t-il pas de sens ?"], "Publics déjà visés", invited),
        cell("Où et quand", &["Quel lieu, quel jour leur convient ?"], "Rencontres prévues", dated),
        cell("Comment", &["Quel format donne la parole à tous ?"], "Formats déjà prévus", formats),
        cell(
            "Ce que nous ferons des réponses",
            &["Qui répond, sous quel délai, et par quel moyen ?"],
            "Suites déjà données",
            followed,
        ),
    ]
}

/// The events to come, today's among them, in order of date; those without a date come last.
fn upcoming(dossier: &Dossier, today: NaiveDate) -> Vec<&Event> {
    let mut events: Vec<&Event> =
        dossier.events.iter().filter(|event| event.date.is_none_or(|date| date >= today)).collect();
    events.sort_by_key(|event| event.date.unwrap_or(NaiveDate::MAX));
    events
}

/// « 18 mars 2027 : Atelier de la filature — Halle de Grandfoulon ».
fn appointment(event: &Event) -> String {
    let day = event.date.map_or_else(|| "Date à fixer".to_owned(), french::long_date);
    let place = if event.place.is_empty() { String::new() } else { format!(" — {}", event.place) };
    format!("{day} : {}{place}", event.title)
}

/// The entries of a list that some event has, each with the number of these events.
fn tally<V: Vocabulary>(events: &[&Event], has: impl Fn(&Event, V) -> bool) -> Vec<String> {
    let count = |entry: V| events.iter().filter(|event| has(event, entry)).count();
    let used = V::ALL.iter().map(|&entry| (entry.label(), count(entry))).filter(|&(_, count)| count > 0);
    used.map(|(label, count)| format!("{label} ({})", french::count(count, "rencontre", "rencontres")))
        .collect()
}

/// A box an axis, and one more while an orientation has none.
fn orientations(dossier: &Dossier) -> Vec<Cell> {
    let titles = |axis: Option<Axis>| -> Vec<String> {
        let orientations = dossier.orientations.iter().filter(|orientation| orientation.axis == axis);
        orientations.map(|orientation| orientation.title.clone()).collect()
    };
    let (known, questions) =
        ("Orientations déjà écrites", ["Qu’est-ce qui doit changer ?", "Par quoi commencer ?"]);
    let axis = |axis: &Axis| cell(axis.label(), &questions, known, titles(Some(*axis)));
    let mut cells: Vec<Cell> = Axis::ALL.iter().map(axis).collect();
    let unfiled = titles(None);
    if !unfiled.is_empty() {
        cells.push(cell("Axe à préciser", &["Sous quel axe les ranger ?"], known, unfiled));
    }
    cells
}

#[cfg(test)]
mod tests;
