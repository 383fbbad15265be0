//! Facts, and the sums over the actions that they tell. Amounts without and with VAT are never mixed.

use super::Resolver;
use super::parties::capitalised;
use super::table::short_tax;
use crate::condition::Context;
use crate::document::{Block as Out, Column, Inline, Row, RowRole, Table};
use crate::french;
use crate::ledger::{SumName, Sums};
use crate::money::Cents;
use crate::template::Fact;
use crate::template::hole::{Hole, Piece, Total};
use crate::vocabulary::Tax;

/// A sum, in one unit.
type Sum = (Option<Tax>, Cents);

impl<'a> Resolver<'a> {
    /// A sum over the actions, in each unit in which some are counted.
    fn sums(&self, total: Total) -> Vec<Sum> {
        let units = [Some(Tax::Excluded), Some(Tax::Included), None];
        let sums = units.into_iter().filter_map(|tax| {
            let accounts = self.ledger.accounts().iter().filter(|account| account.action.tax == tax);
            let costed: Vec<&Sums> =
                accounts.map(|account| &account.sums).filter(|sums| sums.costed > 0).collect();
            let sum: Cents = costed
                .iter()
                .map(|sums| match total {
                    Total::Cost => sums.cost,
                    Total::Sum(SumName::Missing) => sums.missing().max(Cents(0)),
                    Total::Sum(name) => sums.named(name).unwrap_or_default(),
                })
                .sum();
            (!costed.is_empty()).then_some((tax, sum))
        });
        sums.collect()
    }

    /// « 100 000 € HT », or « 100 000 € pour les opérations en HT et 4 200 € pour les opérations en TTC »: side
    /// by side, two units might be read as one amount told twice.
    pub(super) fn total(&self, total: Total) -> String {
        match self.sums(total).as_slice() {
            [(Some(tax), sum)] => format!("{}\u{a0}{}", sum.print(), short_tax(*tax)),
            [(None, sum)] => format!("{}\u{a0}(HT ou TTC à préciser)", sum.print()),
            several if several.iter().all(|(_, sum)| *sum == Cents(0)) && !several.is_empty() => {
                Cents(0).print()
            }
            several => {
                let told =
                    several.iter().map(|(tax, sum)| format!("{} pour les {}", sum.print(), counted(*tax)));
                french::enumerate(&told.collect::<Vec<_>>())
            }
        }
    }

    /// Facts. Sums that follow each other in several units stand in a table, a column a unit.
    pub(super) fn facts(&self, facts: &[Fact], context: Context<'a>) -> Vec<Out> {
        let mut out = Vec::new();
        let mut rows: Vec<(String, Vec<Inline>)> = Vec::new();
        for run in facts.chunk_by(|one, next| sum_of(one).is_some() == sum_of(next).is_some()) {
            if let Some(table) = self.apart(run, context) {
                flush(&mut rows, &mut out);
                out.push(Out::Table(table));
                continue;
            }
            let told =
                run.iter().map(|fact| (self.line(&fact.label, context), self.fill(&fact.text, context)));
            let told = told.filter(|(_, filled)| !filled.vacant());
            rows.extend(told.map(|(label, filled)| (label, filled.inlines)));
        }
        flush(&mut rows, &mut out);
        out
    }

    /// What the cover tells.
    pub(super) fn cover(&self, context: Context<'a>) -> Vec<(String, String)> {
        let facts = self
            .template
            .layout
            .cover
            .iter()
            .map(|fact| (self.line(&fact.label, context), self.line(&fact.text, context)));
        facts.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// Sums in columns, when there are several of them in several units.
    fn apart(&self, facts: &[Fact], context: Context<'a>) -> Option<Table> {
        let totals: Option<Vec<Total>> = facts.iter().map(sum_of).collect();
        let told: Vec<Vec<Sum>> = totals?.into_iter().map(|total| self.sums(total)).collect();
        // The units are those of the actions, so the same for each sum.
        let units: Vec<Option<Tax>> = told.first()?.iter().map(|(tax, _)| *tax).collect();
        if facts.len() < 2 || units.len() < 2 {
            return None;
        }
        let rows = facts.iter().zip(told).map(|(fact, sums)| {
            let amounts = sums.into_iter().map(|(_, sum)| sum.print());
            let cells = std::iter::once(self.line(&fact.label, context)).chain(amounts);
            Row { role: RowRole::Record, cells: cells.map(|text| vec![Inline::plain(text)]).collect() }
        });
        let mut columns = vec![Column { title: "Montants".to_owned(), width: 30, numeric: false }];
        columns.extend(units.into_iter().map(|tax| Column {
            title: capitalised(counted(tax)),
            width: 22,
            numeric: true,
        }));
        Some(Table { caption: String::new(), columns, rows: rows.collect() })
    }
}

/// The operations counted in a unit.
const fn counted(tax: Option<Tax>) -> &'static str {
    match tax {
        Some(Tax::Excluded) => "opérations en\u{a0}HT",
        Some(Tax::Included) => "opérations en\u{a0}TTC",
        None => "opérations à préciser (HT ou\u{a0}TTC)",
    }
}

/// The sum a fact tells, and nothing else.
fn sum_of(fact: &Fact) -> Option<Total> {
    match fact.text.0.as_slice() {
        [Piece::Hole(Hole::Total(total))] => Some(*total),
        _ => None,
    }
}

fn flush(rows: &mut Vec<(String, Vec<Inline>)>, out: &mut Vec<Out>) {
    if !rows.is_empty() {
        out.push(Out::Facts { rows: std::mem::take(rows) });
    }
}
