//! Workshop boards: large sheets of titled boxes, with room for sticky notes.

use crate::dossier::Dossier;
use crate::register::diagnostic::Observation;
use crate::vocabulary::{ObservationNature, Vocabulary};

/// A board: pure content, without geometry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its title.
    pub title: String,
    /// The territory it is about.
    pub subtitle: String,
    /// The boxes, read row by row, two a row.
    pub cells: Vec<Cell>,
    /// What stands at the foot: origin and date.
    pub foot: String,
}

/// One box of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its title.
    pub title: String,
    /// The question it asks the workshop.
    pub question: String,
    /// What is already known.
    pub notes: Vec<String>,
}

/// The AFOM of the diagnostic: the four boxes with the observations already made, the weightiest first.
#[must_use]
pub fn afom(dossier: &Dossier, date: &str) -> Board {
    let questions = [
        (ObservationNature::Strength, "Atouts", "Sur quoi pouvons-nous nous appuyer ?"),
        (ObservationNature::Weakness, "Faiblesses", "Qu’est-ce qui nous freine, ici ?"),
        (ObservationNature::Opportunity, "Opportunités", "Qu’est-ce qui, dehors, peut nous aider ?"),
        (ObservationNature::Threat, "Menaces", "Qu’est-ce qui, dehors, peut nous atteindre ?"),
    ];
    let cells = questions.map(|(nature, title, question)| Cell {
        title: title.to_owned(),
        question: question.to_owned(),
        notes: notes(dossier, nature),
    });
    Board {
        title: "Atouts, faiblesses, opportunités, menaces".to_owned(),
        subtitle: dossier.territory.name.clone(),
        cells: cells.to_vec(),
        foot: format!("Planche d’atelier — diagnostic — {date}"),
    }
}

fn notes(dossier: &Dossier, nature: ObservationNature) -> Vec<String> {
    let mut observations: Vec<&Observation> =
        dossier.observations.iter().filter(|observation| observation.nature == Some(nature)).collect();
    observations.sort_by_key(|observation| observation.importance.map_or(u8::MAX, |weight| weight as u8));
    let note = |observation: &&Observation| match observation.axis {
        Some(axis) => format!("{} ({})", observation.statement, axis.label().to_lowercase()),
        None => observation.statement.clone(),
    };
    observations.iter().map(note).collect()
}
