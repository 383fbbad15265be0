//! The other ways a register is shown: as one table, drawn, in groups.

use super::record::{self, Only};
use super::{RegisterView, arranged, drawn, grid, perimeter};
use crate::canvas::options::options;
use crate::dashboard::{self, coverage};
use crate::dossier::Dossier;
use crate::register::RegisterName;

/// Shows a register as one table; as [`record::present`] does when it is not one that is.
#[must_use]
pub fn present_grid(dossier: &Dossier, register: RegisterName, only: Option<&Only>) -> RegisterView {
    let Some(grid) = grid::present(dossier, register, only.map(|only| only.ids.as_slice())) else {
        return record::present(dossier, register, None, only);
    };
    RegisterView {
        options: options(dossier, grid.columns.iter().map(|column| &column.kind)),
        grid: Some(grid),
        ..record::bare(dossier, register, only)
    }
}

/// Shows the drawing of a register; as [`record::present`] does when it has none.
#[must_use]
pub fn present_drawing(dossier: &Dossier, register: RegisterName, only: Option<&Only>) -> RegisterView {
    let view = record::bare(dossier, register, only);
    if !view.drawable {
        return record::present(dossier, register, None, only);
    }
    if register == RegisterName::Indicators {
        let ids = only.map(|only| only.ids.as_slice());
        return RegisterView { trends: drawn::trends(dossier, ids), ..view };
    }
    if register == RegisterName::Communes {
        let Some(drawing) = perimeter::drawing(dossier) else {
            return record::present(dossier, register, None, only);
        };
        return RegisterView { drawing: Some(drawing), ..view };
    }
    if register == RegisterName::Funders {
        return RegisterView { panel: Some(dashboard::money_panel(dossier)), ..view };
    }
    RegisterView { drawing: Some(drawn::matrix(dossier)), coverage: coverage::tables(dossier), ..view }
}

/// Shows a register in its groups; as [`record::present`] does when it has none.
#[must_use]
pub fn present_arranged(dossier: &Dossier, register: RegisterName, only: Option<&Only>) -> RegisterView {
    let arrangement = arranged::present(dossier, register, only.map(|only| only.ids.as_slice()));
    if arrangement.is_none() {
        return record::present(dossier, register, None, only);
    }
    RegisterView { arrangement, ..record::bare(dossier, register, only) }
}
