//! The panels of what moves with time: the actions, and the values of the indicators.

use super::{Panel, figure, panels::panel};
use crate::canvas::drawn;
use crate::dossier::Dossier;
use crate::drawing::calendar::{Calendar, Entry};
use crate::drawing::curve::{Curve, Reading};
use crate::drawing::{Drawing, DrawnTable};
use crate::french::measured;
use crate::ledger::Ledger;

/// The panel of the indicators.
pub const INDICATORS: &str = "indicateurs";

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
        INDICATORS,
        "Évolution des indicateurs",
        "Un indicateur a sa courbe dès qu’une valeur datée y est saisie.",
    );
    panel.figures.push(figure(dossier, "Indicateurs", "indicators"));
    panel.figures.push(figure(dossier, "Avec une référence et une cible", "indicators.+.bounded"));
    panel.drawings = dossier.indicators.iter().filter_map(|one| drawn::curve(dossier, one)).collect();
    panel
}

/// The curves of the indicators of which a value was observed.
pub fn followed(dossier: &Dossier) -> Vec<Drawing> {
    let curves = dossier.indicators.iter().filter_map(|one| drawn::readings(dossier, one));
    curves.filter(|curve| !curve.observed.is_empty()).map(|curve| curve.draw()).collect()
}

/// From where the other indicators start, and where they go: on paper, the curve of each would be a straight line
/// that takes half a page.
pub fn awaited(dossier: &Dossier) -> DrawnTable {
    let row = |curve: Curve| {
        let told = |reading: Option<Reading>| {
            reading
                .map_or_else(String::new, |it| format!("{} ({})", measured(it.value, &curve.unit), it.year))
        };
        vec![curve.title.clone(), told(curve.reference), told(curve.target)]
    };
    let curves = dossier.indicators.iter().filter_map(|one| drawn::readings(dossier, one));
    DrawnTable {
        head: ["Indicateur", "Référence", "Cible"].map(str::to_owned).to_vec(),
        numeric: vec![false; 3],
        rows: curves.filter(|curve| curve.observed.is_empty()).map(row).collect(),
    }
}
