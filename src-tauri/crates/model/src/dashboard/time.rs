//! The panels of what moves with time: the actions, and the values of the indicators.

use super::{Panel, figure, panels::panel};
use crate::canvas::drawn;
use crate::dossier::Dossier;
use crate::drawing::calendar::{Calendar, Entry};
use crate::ledger::Ledger;

/// When the actions run.
pub fn calendar(dossier: &Dossier) -> Panel {
    let mut panel = panel("calendrier", "Calendrier des actions", "");
    let ledger = Ledger::of(dossier);
    let entry = |action: &crate::register::action::Action| Entry {
        name: action.title.clone(),
        axis: ledger.axis(action),
        start: action.start,
        end: action.end,
        continuous: action.continuous == Some(true),
    };
    panel.figures.push(figure(dossier, "Actions datées", "actions.+.dated"));
    let entries = dossier.actions.iter().map(entry).collect();
    let calendar = Calendar { title: "Les actions dans le temps".to_owned(), entries, years: None };
    panel.drawings = calendar.draw();
    panel
}

/// How the indicators go, from where one starts to where one wants to be.
pub fn indicators(dossier: &Dossier) -> Panel {
    let mut panel = panel(
        "indicateurs",
        "Évolution des indicateurs",
        "Un indicateur a sa courbe dès qu’une valeur datée y est saisie.",
    );
    panel.figures.push(figure(dossier, "Indicateurs", "indicators"));
    panel.figures.push(figure(dossier, "Avec une référence et une cible", "indicators.+.bounded"));
    panel.drawings = dossier.indicators.iter().filter_map(|one| drawn::curve(dossier, one)).collect();
    panel
}
