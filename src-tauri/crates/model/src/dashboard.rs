//! The dashboard: facts, never a score. Each figure names the records it counts, so that it leads to them;
//! each drawing is doubled by its table.

mod counted;
pub mod coverage;
mod money;
mod panels;
pub(crate) mod time;

use serde::Serialize;
use ts_rs::TS;

use crate::dossier::Dossier;
use crate::drawing::Drawing;
use crate::ledger::Ledger;

pub use counted::{Counted, counted};

/// The dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    /// Its panels, in order.
    pub panels: Vec<Panel>,
}

/// A group of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Panel {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to know to read it; may be empty.
    pub note: String,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its drawings.
    pub drawings: Vec<Drawing>,
    /// Its tables of counts, for the screen alone: a document does not print them.
    pub tables: Vec<coverage::CountTable>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// Its value, written out: « 12 sur 24 », « 1 250 000 € HT ».
    pub text: String,
    /// The code under which [`counted`] gives the records it counts.
    pub code: String,
}

/// The dashboard of a dossier.
#[must_use]
pub fn present(dossier: &Dossier) -> Dashboard {
    let ledger = Ledger::of(dossier);
    Dashboard {
        panels: vec![
            panels::maturity(dossier),
            money::money(dossier, &ledger),
            panels::society(dossier, &ledger),
            panels::ecology(dossier),
            panels::mobilisation(dossier),
            time::calendar(dossier),
            time::indicators(dossier),
        ],
    }
}

/// The panel of the money alone.
#[must_use]
pub fn money_panel(dossier: &Dossier) -> Panel {
    money::money(dossier, &Ledger::of(dossier))
}

/// The panels, by identifier. The dashboard shows all but the map, which stands with the communes.
pub const PANELS: [&str; 8] = [
    "maturite",
    "financement",
    "societe",
    "ecologie",
    "mobilisation",
    "calendrier",
    time::INDICATORS,
    "perimetre",
];

/// One panel, by its identifier.
#[must_use]
pub fn panel(dossier: &Dossier, id: &str) -> Option<Panel> {
    Some(match id {
        "maturite" => panels::maturity(dossier),
        "financement" => money_panel(dossier),
        "societe" => panels::society(dossier, &Ledger::of(dossier)),
        "ecologie" => panels::ecology(dossier),
        "mobilisation" => panels::mobilisation(dossier),
        "calendrier" => time::calendar(dossier),
        time::INDICATORS => time::indicators(dossier),
        "perimetre" => panels::perimeter(dossier),
        _ => return None,
    })
}

/// A figure whose value is the number of records its code counts.
fn figure(dossier: &Dossier, label: &str, code: &str) -> Figure {
    let count = counted(dossier, code).map_or(0, |counted| counted.ids.len());
    Figure { label: label.to_owned(), text: crate::french::thousands(count as u64), code: code.to_owned() }
}
