//! The influence × interest matrix of the actors.

mod layout;
mod sheet;

use super::{Drawing, DrawnTable, named, sentences, told};
use crate::french::count;

/// Actors by what they weigh and by what they care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// What stands above the drawing.
    pub title: String,
    /// The actors.
    pub actors: Vec<Placing>,
}

/// Where an actor stands. One without both notes is told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Its name.
    pub name: String,
    /// Its influence on the project, from 1 to 5.
    pub influence: Option<u8>,
    /// Its interest in the project, from 1 to 5.
    pub interest: Option<u8>,
}

/// From which note influence and interest count as strong. Three is the middle of the scale: an
/// actor is rather asked too much than forgotten.
const STRONG: u8 = 3;

/// What to do with an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Quadrant {
    Associate,
    Convince,
    Support,
    Inform,
}

impl Quadrant {
    const ALL: [Self; 4] = [Self::Associate, Self::Convince, Self::Support, Self::Inform];

    const fn title(self) -> &'static str {
        match self {
            Self::Associate => "À associer étroitement",
            Self::Convince => "À convaincre",
            Self::Support => "À appuyer comme relais",
            Self::Inform => "À tenir informés",
        }
    }
}

/// An actor with both its notes, and its number in the drawing and the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    number: usize,
    name: String,
    influence: u8,
    interest: u8,
}

impl Mark {
    const fn quadrant(&self) -> Quadrant {
        match (self.influence >= STRONG, self.interest >= STRONG) {
            (true, true) => Quadrant::Associate,
            (true, false) => Quadrant::Convince,
            (false, true) => Quadrant::Support,
            (false, false) => Quadrant::Inform,
        }
    }
}

/// What covers something else in its drawing, or leaves its frame: nothing must.
#[cfg(test)]
pub(super) fn overlaps(matrix: &Matrix) -> Vec<String> {
    layout::check::overlaps(&layout::lay(&matrix.marks()))
}

impl Matrix {
    /// Draws it: names beside the marks when they all find a place, numbers and a key otherwise; beyond a hundred,
    /// how many there are in each cell.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let marks = self.marks();
        let alt = self.alt(&marks);
        let svg = if marks.is_empty() {
            super::pen::blank(&self.title, &alt, "Aucun acteur situé")
        } else {
            sheet::draw(&self.title, &alt, &marks, &self.asides())
        };
        Drawing::new(&self.title, &alt, svg, self.table(&marks))
    }

    /// The actors with both notes, numbered by quadrant, then from the most to the least influential.
    fn marks(&self) -> Vec<Mark> {
        let mark = |actor: &Placing| {
            let (influence, interest) = (actor.influence?.clamp(1, 5), actor.interest?.clamp(1, 5));
            Some(Mark { number: 0, name: named(&actor.name), influence, interest })
        };
        let mut marks: Vec<Mark> = self.actors.iter().filter_map(mark).collect();
        marks.sort_by_key(|mark| (mark.quadrant(), 5 - mark.influence, 5 - mark.interest));
        for (index, mark) in marks.iter_mut().enumerate() {
            mark.number = index + 1;
        }
        marks
    }

    fn unplaced(&self) -> Vec<String> {
        let missing = |actor: &&Placing| actor.influence.is_none() || actor.interest.is_none();
        self.actors.iter().filter(missing).map(|actor| named(&actor.name)).collect()
    }

    fn asides(&self) -> Vec<String> {
        let names = self.unplaced();
        if names.is_empty() { Vec::new() } else { vec![format!("Non situés : {}.", told(&names))] }
    }

    fn alt(&self, marks: &[Mark]) -> String {
        if marks.is_empty() {
            return sentences(&["Aucun acteur situé.".to_owned(), sentences(&self.asides())]);
        }
        let quadrant = |quadrant: Quadrant| {
            let names: Vec<String> = marks
                .iter()
                .filter(|mark| mark.quadrant() == quadrant)
                .map(|mark| mark.name.clone())
                .collect();
            let told = if names.is_empty() { "personne".to_owned() } else { told(&names) };
            format!("{} ({}) : {told}.", quadrant.title(), names.len())
        };
        let head = format!(
            "Matrice de {} selon leur influence et leur intérêt, de 1 à 5 ; une note compte comme forte à partir de {STRONG}.",
            count(marks.len(), "acteur", "acteurs")
        );
        let quadrants: Vec<String> = Quadrant::ALL.into_iter().map(quadrant).collect();
        sentences(&[head, sentences(&quadrants), sentences(&self.asides())])
    }

    fn table(&self, marks: &[Mark]) -> DrawnTable {
        let mut table = DrawnTable::of_words(&["Numéro", "Acteur", "Influence", "Intérêt", "Quadrant"]);
        table.numeric = vec![true, false, true, true, false];
        for mark in marks {
            table.rows.push(vec![
                mark.number.to_string(),
                mark.name.clone(),
                mark.influence.to_string(),
                mark.interest.to_string(),
                mark.quadrant().title().to_owned(),
            ]);
        }
        let note =
            |note: Option<u8>| note.map_or_else(|| "—".to_owned(), |note| note.clamp(1, 5).to_string());
        for actor in self.actors.iter().filter(|actor| actor.influence.is_none() || actor.interest.is_none())
        {
            let (influence, interest) = (note(actor.influence), note(actor.interest));
            table.rows.push(vec![
                "—".to_owned(),
                named(&actor.name),
                influence,
                interest,
                "Non situé".to_owned(),
            ]);
        }
        table
    }
}
