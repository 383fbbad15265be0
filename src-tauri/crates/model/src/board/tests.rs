use chrono::NaiveDate;

use super::{Board, BoardName};
use crate::dossier::Dossier;
use crate::register::RecordType;
use crate::register::actor::Actor;
use crate::register::mobilisation::Event;
use crate::register::orientation::Orientation;
use crate::vocabulary::{ActorFamily, Axis};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap_or_default()
}

fn board(name: BoardName, dossier: &Dossier) -> Board {
    name.compose(dossier, day(15))
}

#[test]
fn an_empty_dossier_gives_every_board_with_its_questions() {
    let dossier = Dossier::new("contrat-crte");
    let counts = [4, 6, 5, 3];
    for (name, cells) in BoardName::ALL.iter().zip(counts) {
        let board = board(*name, &dossier);
        assert_eq!(board.cells.len(), cells, "{}", board.title);
        assert!(board.cells.iter().all(|cell| !cell.questions.is_empty() && cell.notes.is_empty()));
        assert!(board.foot.ends_with("15\u{a0}juin 2026"), "{}", board.foot);
    }
}

#[test]
fn actors_stand_in_their_family_without_their_contact() {
    let mut dossier = Dossier::new("contrat-crte");
    let actor = |id: &str, family| Actor {
        name: format!("Acteur {id}"),
        family,
        contact: "Une personne".to_owned(),
        ..Actor::with_id(id.to_owned())
    };
    dossier.actors = vec![actor("a", Some(ActorFamily::Company)), actor("b", None)];
    let board = board(BoardName::Actors, &dossier);
    assert_eq!(board.cells[3].notes, ["Acteur a"]);
    assert_eq!(board.cells.len(), 7, "an actor without a family is not lost");
    assert_eq!(board.cells[6].notes, ["Acteur b"]);
    assert!(!format!("{board:?}").contains("Une personne"));
}

#[test]
fn only_events_to_come_are_planned() {
    let mut dossier = Dossier::new("contrat-crte");
    let event = |id: &str, date| Event {
        title: format!("Atelier {id}"),
        date,
        audience: vec![ActorFamily::Association],
        follow_up: format!("Suite {id}"),
        ..Event::with_id(id.to_owned())
    };
    dossier.events = vec![event("c", None), event("b", Some(day(15))), event("a", Some(day(14)))];
    let board = board(BoardName::Mobilisation, &dossier);
    assert_eq!(board.cells[2].notes, ["15\u{a0}juin 2026 : Atelier b", "Date à fixer : Atelier c"]);
    assert_eq!(board.cells[1].notes, ["Associations (2\u{a0}rencontres)"]);
    assert_eq!(board.cells[4].notes.len(), 3);
}

#[test]
fn orientations_stand_under_their_axis() {
    let mut dossier = Dossier::new("contrat-crte");
    let orientation = |id: &str, axis| Orientation {
        title: format!("Orientation {id}"),
        axis,
        ..Orientation::with_id(id.to_owned())
    };
    dossier.orientations = vec![orientation("a", Some(Axis::Living)), orientation("b", None)];
    let board = board(BoardName::Orientations, &dossier);
    assert_eq!(board.cells[2].notes, ["Orientation a"]);
    assert_eq!(board.cells[3].notes, ["Orientation b"]);
}
