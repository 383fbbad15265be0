//! The tables of the money: the maquette over the years of the contract (D8) and the annual agreement
//! (D9). Both are computed from the actions and never typed.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::table::short_tax;
use super::{Resolver, paragraph};
use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::ledger::{Account, SumName, Sums};
use crate::money::Cents;
use crate::register::RegisterName;
use crate::register::funding::FundingLine;
use crate::template::MaquetteBy;
use crate::vocabulary::{ActionStage, FundingNature, FundingState, Tax};

/// How many amounts stand side by side on a landscape page.
const WIDEST: usize = 7;
/// How many on an A3 page.
const WIDEST_FOLDED: usize = 14;

/// What a column says of an action.
type Amount<'a> = dyn Fn(&Account<'_>) -> Option<Cents> + 'a;

/// A column of the money: its head, and the amount of an action under it.
struct MoneyColumn<'a> {
    title: String,
    of: Box<Amount<'a>>,
}

impl<'a> MoneyColumn<'a> {
    fn new(title: &str, of: impl Fn(&Account<'_>) -> Option<Cents> + 'a) -> Self {
        Self { title: title.to_owned(), of: Box::new(of) }
    }
}

impl Resolver<'_> {
    /// The maquette: each action under its orientation, with its subtotals and totals, each tax unit
    /// in a table of its own.
    pub(super) fn maquette(&self, by: MaquetteBy, empty: &str) -> Vec<Block> {
        let columns = match by {
            MaquetteBy::Year => self.year_columns(),
            MaquetteBy::Funder => self.funder_columns(),
        };
        let title = match by {
            MaquetteBy::Year => "Maquette financière : dépenses par année",
            // Its columns add up what is granted and what is not: no funder is to be taken at that word.
            MaquetteBy::Funder => {
                "Maquette financière : financements par financeur, aides seulement envisagées comprises"
            }
        };
        self.money_tables(title, &columns, empty, |account| account.sums != Sums::default())
    }

    /// The operations that a funder was asked to pay, or pays, in a year (D9: state requested or beyond).
    pub(super) fn agreement(&self, year: &Json, empty: &str) -> Vec<Block> {
        let Some(year) = year.as_i64().and_then(|year| i32::try_from(year).ok()) else {
            return said(empty);
        };
        let funders = self.funders_of(move |line| in_agreement(line, year));
        let mut columns = vec![MoneyColumn::new("Coût total", |account| account.action.total_cost)];
        columns.push(MoneyColumn::new("Assiette", |account| {
            account.action.eligible.or(account.action.total_cost)
        }));
        for funder in funders {
            let name = self.payer(&funder).to_owned();
            columns.push(MoneyColumn::new(&name, move |account| {
                sum(account.lines.iter().filter(|line| line.funder == funder && in_agreement(line, year)))
            }));
        }
        columns.push(MoneyColumn::new("Total de l’année", move |account| {
            sum(account.lines.iter().filter(|line| in_agreement(line, year)))
        }));
        let title = format!("Opérations financées en {year}");
        self.money_tables(&title, &columns, empty, |account| {
            account.lines.iter().any(|line| in_agreement(line, year))
        })
    }

    /// What each funder was asked to pay, or pays, in a year, all operations together.
    pub(super) fn agreed(&self, year: i32) -> Vec<Block> {
        let paid = |funder: Option<&str>, tax: Option<Tax>| {
            let own = self.ledger.accounts().iter().filter(|account| account.action.tax == tax);
            let lines = own.flat_map(|account| &account.lines).filter(|line| in_agreement(line, year));
            sum(lines.filter(|line| funder.is_none_or(|funder| line.funder == funder)))
        };
        let mut units = vec![Some(Tax::Excluded), Some(Tax::Included), None];
        units.retain(|tax| paid(None, *tax).is_some());
        if units.is_empty() {
            return Vec::new();
        }
        let row = |role: RowRole, name: &str, funder: Option<&str>| {
            let amount = |tax: &Option<Tax>| paid(funder, *tax).unwrap_or_default().print();
            let cells = std::iter::once(name.to_owned()).chain(units.iter().map(amount));
            Row { role, cells: cells.map(|cell| vec![Inline::plain(cell)]).collect() }
        };
        let funders = self.funders_of(|line| in_agreement(line, year));
        let mut rows: Vec<Row> =
            funders.iter().map(|funder| row(RowRole::Record, self.payer(funder), Some(funder))).collect();
        rows.push(row(RowRole::Total, "Total", None));
        let mut columns = vec![Column { title: "Financeur".to_owned(), width: 40, numeric: false }];
        columns.extend(units.iter().map(|tax| {
            let title = format!("Montants {}", tax.map_or("à préciser (HT ou TTC)", short_tax));
            Column { title, width: 20, numeric: true }
        }));
        vec![Block::Table(Table { caption: format!("Part de chaque financeur en {year}"), columns, rows })]
    }

    /// The name of a funder.
    fn payer(&self, funder: &str) -> &str {
        match self.dossier.funder_name(funder) {
            "" => "Financeur à préciser",
            name => name,
        }
    }

    fn year_columns(&self) -> Vec<MoneyColumn<'static>> {
        let mut columns = vec![MoneyColumn::new("Coût total", |account| account.action.total_cost)];
        let years: BTreeSet<i32> = self.dossier.costs.iter().filter_map(|line| line.year).collect();
        for year in years {
            columns.push(MoneyColumn::new(&year.to_string(), move |account| {
                amounts(account.costs.iter().filter(|line| line.year == Some(year)).map(|line| line.amount))
            }));
        }
        columns.push(MoneyColumn::new("Sans année", |account| {
            let dated = account.costs.iter().filter(|line| line.year.is_some());
            let dated = amounts(dated.map(|line| line.amount)).unwrap_or_default();
            account.action.total_cost.map(|cost| cost - dated).filter(|rest| *rest != Cents(0))
        }));
        columns
    }

    fn funder_columns(&self) -> Vec<MoneyColumn<'static>> {
        let mut columns = vec![MoneyColumn::new("Coût total", |account| account.action.total_cost)];
        for funder in self.funders_of(aid) {
            let name = self.payer(&funder).to_owned();
            columns.push(MoneyColumn::new(&name, move |account| {
                sum(account.lines.iter().filter(|line| line.funder == funder && aid(line)))
            }));
        }
        let named = |name: SumName| {
            move |account: &Account<'_>| account.sums.named(name).filter(|sum| *sum != Cents(0))
        };
        columns.push(MoneyColumn::new("Valorisation", named(SumName::InKind)));
        columns.push(MoneyColumn::new("Fonds propres", named(SumName::OwnFunds)));
        columns.push(MoneyColumn::new("Prêts", named(SumName::Loans)));
        columns.push(MoneyColumn::new("Reste à financer", named(SumName::Missing)));
        columns
    }

    /// The funders of the lines kept, in the order of the register.
    fn funders_of(&self, kept: impl Fn(&FundingLine) -> bool) -> Vec<String> {
        let lines = self.ledger.accounts().iter().flat_map(|account| &account.lines);
        let named: BTreeSet<&str> =
            lines.filter(|line| kept(line)).map(|line| line.funder.as_str()).collect();
        let known = self.dossier.funders.iter().map(|funder| funder.id.as_str());
        let mut funders: Vec<String> = known.filter(|id| named.contains(id)).map(str::to_owned).collect();
        let unknown = |id: &&&str| !self.dossier.funders.iter().any(|funder| funder.id == **id);
        funders.extend(named.iter().filter(unknown).map(|id| (*id).to_owned()));
        funders
    }

    fn money_tables(
        &self,
        title: &str,
        columns: &[MoneyColumn<'_>],
        empty: &str,
        kept: impl Fn(&Account<'_>) -> bool,
    ) -> Vec<Block> {
        let units = [Some(Tax::Excluded), Some(Tax::Included), None];
        let mut tables = Vec::new();
        for tax in units {
            let own = self.ledger.accounts().iter().filter(|account| account.action.tax == tax);
            let own: Vec<&Account<'_>> = own.filter(|account| kept(account)).collect();
            if own.is_empty() {
                continue;
            }
            // A funder or a year that pays nothing in this unit has no column.
            let used = |column: &&MoneyColumn<'_>| own.iter().any(|account| (column.of)(account).is_some());
            let shown: Vec<&MoneyColumn<'_>> = columns.iter().filter(used).collect();
            let unit = tax.map_or("unité à préciser", short_tax);
            let sheets = sheets(&shown, if self.fold { WIDEST_FOLDED } else { WIDEST });
            for (place, sheet) in sheets.iter().enumerate() {
                let part = if sheets.len() > 1 {
                    format!(", {} sur {}", place + 1, sheets.len())
                } else {
                    String::new()
                };
                tables.push(self.money_table(&format!("{title} (montants {unit}{part})"), sheet, &own));
            }
        }
        if tables.is_empty() { said(empty) } else { tables }
    }

    fn money_table(&self, caption: &str, columns: &[&MoneyColumn<'_>], accounts: &[&Account<'_>]) -> Block {
        let mut rows = Vec::new();
        for orientation in self.orientations_of(accounts) {
            let own: Vec<&Account<'_>> =
                accounts.iter().copied().filter(|account| self.orientation(account) == orientation).collect();
            rows.push(Row {
                role: RowRole::Group,
                cells: vec![vec![Inline::plain(self.group_name(&orientation))]],
            });
            rows.extend(own.iter().map(|account| self.money_row(columns, account)));
            // The subtotal of one row would only say it again.
            if own.len() > 1 {
                rows.push(total_row("Sous-total", columns, &own));
            }
        }
        rows.extend(by_stage(columns, accounts));
        rows.push(total_row("Total", columns, accounts));
        let head =
            |title: &str, width: u16, numeric: bool| Column { title: title.to_owned(), width, numeric };
        let mut heads = vec![head("Fiche", 5, false), head("Action et maître d’ouvrage", 26, false)];
        heads.extend(columns.iter().map(|column| head(&column.title, 11, true)));
        Block::Table(Table { caption: caption.to_owned(), columns: heads, rows })
    }

    /// The orientation of an account, empty when it is not one of the register.
    fn orientation(&self, account: &Account<'_>) -> String {
        let known = self.dossier.orientations.iter().any(|known| known.id == account.action.orientation);
        if known { account.action.orientation.clone() } else { String::new() }
    }

    fn orientations_of(&self, accounts: &[&Account<'_>]) -> Vec<String> {
        let used: BTreeSet<String> = accounts.iter().map(|account| self.orientation(account)).collect();
        let mut orientations: Vec<String> = self
            .dossier
            .orientations
            .iter()
            .map(|known| known.id.clone())
            .filter(|id| used.contains(id))
            .collect();
        if used.contains("") {
            orientations.push(String::new());
        }
        orientations
    }

    fn group_name(&self, orientation: &str) -> String {
        let known = self.dossier.orientations.iter().find(|known| known.id == orientation);
        let number = self.number(RegisterName::Orientations, orientation).unwrap_or_default();
        known.map_or_else(|| "Sans orientation".to_owned(), |known| format!("{number}. {}", known.title))
    }

    fn money_row(&self, columns: &[&MoneyColumn<'_>], account: &Account<'_>) -> Row {
        let action = account.action;
        // What is ready and what still matures are told apart wherever their money is.
        let number = self.number(RegisterName::Actions, &action.id);
        let stage = action.stage.map(ActionStage::short);
        let number = number.into_iter().chain(stage).collect::<Vec<_>>().join("\n");
        let name = if action.owner.is_empty() {
            action.title.clone()
        } else {
            format!("{}\n{}", action.title, action.owner)
        };
        let mut cells = vec![vec![Inline::plain(number)], vec![Inline::plain(name)]];
        let amount = |cents: Option<Cents>| vec![Inline::plain(cents.map(Cents::print).unwrap_or_default())];
        cells.extend(columns.iter().map(|column| amount((column.of)(account))));
        Row { role: RowRole::Record, cells }
    }
}

/// The columns of each sheet: more amounts than a page holds are cut into sheets of the same size, each
/// with the first column again, which is the cost.
fn sheets<'a, 'b>(columns: &[&'a MoneyColumn<'b>], widest: usize) -> Vec<Vec<&'a MoneyColumn<'b>>> {
    let Some((first, rest)) = columns.split_first().filter(|_| columns.len() > widest) else {
        return vec![columns.to_vec()];
    };
    let count = rest.len().div_ceil(widest - 1);
    let size = rest.len().div_ceil(count);
    rest.chunks(size).map(|chunk| [&[*first], chunk].concat()).collect()
}

/// A subsidy, a patronage, or a line that does not say yet.
pub(super) fn aids(line: &FundingLine) -> bool {
    !matches!(line.nature, Some(FundingNature::OwnFunds | FundingNature::Loan | FundingNature::InKind))
}

/// Such a line that was not refused.
fn aid(line: &FundingLine) -> bool {
    line.state != Some(FundingState::Refused) && aids(line)
}

fn in_agreement(line: &FundingLine, year: i32) -> bool {
    line.year == Some(year)
        && matches!(line.state, Some(FundingState::Requested | FundingState::Granted | FundingState::Settled))
}

fn sum<'a>(lines: impl Iterator<Item = &'a &'a FundingLine>) -> Option<Cents> {
    amounts(lines.map(|line| line.amount))
}

/// A sum; nothing when there is nothing to add.
fn amounts(amounts: impl Iterator<Item = Option<Cents>>) -> Option<Cents> {
    amounts.flatten().fold(None, |sum: Option<Cents>, amount| Some(sum.unwrap_or_default() + amount))
}

/// What the ready actions and the maturing projects come to, when the table has both.
fn by_stage<'a>(columns: &[&MoneyColumn<'_>], accounts: &[&'a Account<'a>]) -> Vec<Row> {
    let of = |stage: ActionStage| -> Vec<&'a Account<'a>> {
        accounts.iter().copied().filter(|account| account.action.stage == Some(stage)).collect()
    };
    let stages = [ActionStage::Ready, ActionStage::Project].map(|stage| (stage, of(stage)));
    if stages.iter().any(|(_, own)| own.is_empty()) {
        return Vec::new();
    }
    let row = |(stage, own): &(ActionStage, Vec<&'a Account<'a>>)| total_row(stage.plural(), columns, own);
    stages.iter().map(row).collect()
}

fn total_row<'a>(title: &str, columns: &[&MoneyColumn<'_>], accounts: &[&'a Account<'a>]) -> Row {
    let mut cells = vec![Vec::new(), vec![Inline::bold(title)]];
    cells.extend(columns.iter().map(|column| {
        let total = amounts(accounts.iter().map(|account| (column.of)(account)));
        vec![Inline::bold(total.map(Cents::print).unwrap_or_default())]
    }));
    Row { role: RowRole::Total, cells }
}

/// A remark of its own, in italics; nothing when there is nothing to say.
pub(super) fn said(words: &str) -> Vec<Block> {
    let text = vec![Inline { italic: true, ..Inline::plain(words) }];
    if words.is_empty() { Vec::new() } else { vec![paragraph(text)] }
}
