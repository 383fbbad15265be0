//! The documents that are computed whole, without a canvas: the maquette, an annual agreement, the
//! dashboard, and what changed since a version.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::changes::{BRIEF, changes};
use super::{Resolver, heading, notice, paragraph};
use crate::dashboard::{self, time};
use crate::document::{Block, Column, Document, Inline, Row, RowRole, Table};
use crate::dossier::Dossier;
use crate::drawing::{Drawing, DrawnTable};
use crate::french::long_date;
use crate::notice::ChangeNotice;
use crate::organisation::House;
use crate::plan::plan;
use crate::template::{MaquetteBy, Template};
use crate::vocabulary::FundingState;

/// Which indicators have a curve on paper.
const OBSERVED: &str = "Un indicateur a sa courbe dès qu’une valeur observée y est saisie.";

/// The maquette of the contract over its years, by year and by funder (D8).
#[must_use]
pub fn maquette(template: &Template, dossier: &Dossier, fold: bool, today: NaiveDate) -> Document {
    let plan = plan(template, dossier);
    let resolver = Resolver { fold, ..Resolver::new(template, dossier, &plan) };
    let nothing = "Aucune action n’a encore de coût ni de financement.";
    let mut tables = resolver.maquette(MaquetteBy::Year, nothing);
    tables.extend(resolver.maquette(MaquetteBy::Funder, ""));
    let mut document = short("Maquette financière pluriannuelle", dossier, today);
    document.blocks = vec![heading(1, None, "En bref", None)];
    document.blocks.push(paragraph(vec![Inline::plain(
        "Les montants viennent des fiches, à la date du document. Une aide refusée n’est comptée nulle part ; un prêt n’est pas une subvention. Les montants hors taxes et toutes taxes comprises ne sont jamais additionnés.",
    )]));
    let panel = dashboard::money_panel(dossier);
    document.blocks.push(figures(panel.figures));
    let years = panel
        .drawings
        .into_iter()
        .filter(|drawing| drawing.table.head.first().is_some_and(|head| head == "Année"));
    document.blocks.extend(years.map(drawn));
    document.blocks.push(Block::Landscape { blocks: headed("Détail par action", tables), fold });
    document
}

/// The operations funded in a year, with what each partner pays (D9), to be joined to the agreement of that
/// year, which the parties sign; its table on A3 pages when `fold`.
#[must_use]
pub fn agreement(
    template: &Template,
    dossier: &Dossier,
    year: i32,
    fold: bool,
    today: NaiveDate,
) -> Document {
    let plan = plan(template, dossier);
    let resolver = Resolver { fold, ..Resolver::new(template, dossier, &plan) };
    let nothing = format!("Aucun financement demandé, acquis ou soldé n’est inscrit en {year}.");
    let mut document = short(&format!("Opérations financées en {year}"), dossier, today);
    document.subtitle = format!("{} — à joindre à la convention financière {year}", document.subtitle);
    document.watermark = Some(super::DRAFT.to_owned());
    let intro = format!(
        "Opérations du contrat pour lesquelles un financement est demandé, acquis ou soldé au titre de l’année {year}. Les tableaux sont calculés à partir des plans de financement des fiches."
    );
    document.blocks = vec![heading(1, None, "Objet", None), paragraph(vec![Inline::plain(intro)])];
    document.blocks.extend(resolver.agreed(year));
    let tables = resolver.agreement(&Json::from(year), &nothing);
    let title = "Détail par opération";
    document.blocks.push(Block::Landscape { blocks: headed(title, tables), fold });
    document
}

/// The years an agreement may be written for: those in which something is requested, granted or settled.
#[must_use]
pub fn agreement_years(dossier: &Dossier) -> BTreeSet<i32> {
    let stated = dossier.funding.iter().filter(|line| {
        let state = line.state;
        matches!(state, Some(FundingState::Requested | FundingState::Granted | FundingState::Settled))
    });
    stated.filter_map(|line| line.year).collect()
}

/// The dashboard on paper.
#[must_use]
pub fn dashboard(dossier: &Dossier, today: NaiveDate) -> Document {
    let mut document = short("Tableau de bord", dossier, today);
    for panel in dashboard::present(dossier).panels {
        document.blocks.push(heading(1, None, &panel.title, None));
        document.blocks.extend(told(dossier, panel, true, true));
    }
    document
}

/// What changed since a version, on two pages at most: what an elected official needs to decide.
#[must_use]
pub fn since(
    notice: &ChangeNotice,
    dossier: &Dossier,
    version: &str,
    frozen_on: NaiveDate,
    today: NaiveDate,
) -> Document {
    let title = format!("Ce qui a changé depuis « {version} »");
    let mut document = short(&title, dossier, today);
    document.subtitle = format!("{} — version figée le {}", dossier.territory.name, long_date(frozen_on));
    document.blocks = changes(notice, BRIEF);
    document
}

/// A document that opens with a band, without blocks yet.
pub(super) fn short(title: &str, dossier: &Dossier, today: NaiveDate) -> Document {
    let name =
        if dossier.territory.name.is_empty() { "Territoire à nommer" } else { &dossier.territory.name };
    Document {
        title: title.to_owned(),
        subtitle: name.to_owned(),
        cover: Vec::new(),
        notice: notice(dossier),
        running_head: format!("{title} – {name}"),
        date: long_date(today),
        watermark: None,
        contents: false,
        contents_depth: 2,
        short: true,
        house: House::default(),
        blocks: Vec::new(),
    }
}

fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut headed = vec![heading(1, None, title, None)];
    headed.extend(blocks);
    headed
}

/// The panel of the dashboard of this name, as far as it is wanted.
pub(super) fn panel(dossier: &Dossier, name: &str, figures: bool, drawings: bool) -> Vec<Block> {
    dashboard::panel(dossier, name).map_or_else(Vec::new, |panel| told(dossier, panel, figures, drawings))
}

/// A panel of the dashboard: its figures, its drawings with their tables. An indicator nobody has observed yet
/// has a row rather than a curve.
fn told(dossier: &Dossier, panel: dashboard::Panel, figured: bool, drawings: bool) -> Vec<Block> {
    let indicators = panel.id == time::INDICATORS;
    let note = if indicators { OBSERVED } else { &panel.note };
    let mut out = Vec::new();
    if !note.is_empty() {
        out.push(paragraph(vec![Inline::plain(note)]));
    }
    if figured {
        out.push(figures(panel.figures));
    }
    if drawings && indicators {
        out.extend(time::followed(dossier).into_iter().map(drawn));
        let awaited = time::awaited(dossier);
        if !awaited.rows.is_empty() {
            let caption = "Indicateurs dont aucune valeur n’est encore observée".to_owned();
            out.push(Block::Table(Table { caption, ..printed(awaited) }));
        }
    } else if drawings {
        out.extend(panel.drawings.into_iter().map(drawn));
    }
    out
}

/// Figures of the dashboard as a block: facts, or a table when the same amounts are told in several tax
/// units, so that each unit has its column.
pub(super) fn figures(figures: Vec<dashboard::Figure>) -> Block {
    let mut units: Vec<&str> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for (name, unit) in figures.iter().filter_map(|figure| in_unit(&figure.label)) {
        if !units.contains(&unit) {
            units.push(unit);
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if units.len() < 2 || figures.iter().any(|figure| in_unit(&figure.label).is_none()) {
        let rows = figures.into_iter().map(|figure| (figure.label, vec![Inline::plain(figure.text)]));
        return Block::Facts { rows: rows.collect() };
    }
    let cell = |name: &str, unit: &str| {
        let told = figures.iter().find(|figure| in_unit(&figure.label) == Some((name, unit)));
        told.map(|figure| vec![Inline::plain(figure.text.as_str())]).unwrap_or_default()
    };
    let rows = names.iter().map(|name| {
        let amounts = units.iter().map(|unit| cell(name, unit));
        let cells = std::iter::once(vec![Inline::plain(*name)]).chain(amounts);
        Row { role: RowRole::Record, cells: cells.collect() }
    });
    let head = |title: &str, width: u16, numeric: bool| Column { title: title.to_owned(), width, numeric };
    let mut columns = vec![head("Montants", 30, false)];
    columns.extend(units.iter().map(|unit| head(unit, 22, true)));
    Block::Table(Table { caption: String::new(), columns, rows: rows.collect() })
}

/// « Coût total (HT) » is « Coût total », in « HT ».
fn in_unit(label: &str) -> Option<(&str, &str)> {
    label.strip_suffix(')')?.rsplit_once(" (")
}

/// A drawing as a block, its table below it.
pub(crate) fn drawn(drawing: Drawing) -> Block {
    let table = printed(drawing.table);
    Block::Drawing { title: drawing.title, alt: drawing.alt, svg: drawing.svg, table }
}

/// A table of figures, without a caption.
fn printed(table: DrawnTable) -> Table {
    // What is read in words takes the room of its longest cell, so that a name beside dates is not cut short.
    let longest = |place: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(place)).chain(table.head.get(place));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default().clamp(10, 44) as u16
    };
    let columns = table.head.iter().zip(&table.numeric).enumerate();
    let columns = columns.map(|(place, (title, numeric))| Column {
        title: title.clone(),
        width: if *numeric { 10 } else { longest(place) },
        numeric: *numeric,
    });
    let columns: Vec<Column> = columns.collect();
    let rows = table.rows.into_iter().map(|row| Row {
        role: if row.first().is_some_and(|first| first == "Total") {
            RowRole::Total
        } else {
            RowRole::Record
        },
        cells: row.into_iter().map(|cell| vec![Inline::plain(cell)]).collect(),
    });
    Table { caption: String::new(), columns, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::{Block, figures};
    use crate::dashboard::Figure;

    fn told(labels: &[&str]) -> Block {
        let figure = |label: &&str| Figure {
            label: (*label).to_owned(),
            text: "1\u{a0}€".to_owned(),
            code: String::new(),
        };
        figures(labels.iter().map(figure).collect())
    }

    #[test]
    fn amounts_told_in_two_units_stand_in_two_columns() {
        let Block::Table(table) = told(&["Coût (HT)", "Prêts (HT)", "Coût (TTC)"]) else {
            panic!("a table is wanted")
        };
        let heads: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(heads, ["Montants", "HT", "TTC"]);
        assert_eq!(table.rows.len(), 2);
        assert!(table.rows[1].cells[2].is_empty());
    }

    #[test]
    fn figures_of_one_unit_or_of_none_are_facts() {
        assert!(matches!(told(&["Coût (HT)", "Prêts (HT)"]), Block::Facts { .. }));
        assert!(matches!(told(&["Coût (HT)", "Coût (TTC)", "Acteurs"]), Block::Facts { .. }));
    }
}
