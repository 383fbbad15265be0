//! Tables of a register: columns, groups and totals.

use super::maquette::{aids, said};
use super::{ROW_ANCHOR, Resolver};
use crate::canvas::record::{axis, shown};
use crate::condition::Context;
use crate::document::{Block, Column, Inline, Row, RowRole, Table as Printed};
use crate::ledger::SumName;
use crate::money::Cents;
use crate::register::funding::FundingLine;
use crate::register::indicator::Measure;
use crate::register::{Field, Record, RegisterName};
use crate::template::{ColumnSource, Table};
use crate::value::{Kind, Value};
use crate::vocabulary::{Axis, FundingState, MeasureKind, ObservationNature, Tax, Vocabulary};

/// A number that can be added up.
#[derive(Clone, Copy)]
enum Summand {
    Money(Cents),
    Number(f64),
}

impl Summand {
    fn is_zero(self) -> bool {
        match self {
            Self::Money(cents) => cents == Cents(0),
            Self::Number(number) => number == 0.0,
        }
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn table(&self, table: &Table, context: Context<'a>) -> Vec<Block> {
        let mut records = context.records(table.register, &super::each::answered(&table.filter, context));
        if table.register == RegisterName::Actions {
            self.by_number(&mut records);
        }
        if table.columns.first().is_some_and(|column| column.source == ColumnSource::Field("code")) {
            // « 8.1 » comes before « 13.1 ».
            let part = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
            records.sort_by_key(|record| {
                record.get("code").as_text().split('.').map(part).collect::<Vec<u32>>()
            });
        }
        if records.is_empty() {
            return said(&table.empty);
        }
        // What was refused counts nowhere: it is read last.
        records.sort_by_key(|record| is_refused(*record));
        let mut rows = Vec::new();
        match &table.group {
            None => rows.extend(records.iter().map(|record| self.row(table, *record))),
            Some(group) => self.grouped(table, group, &records, &mut rows),
        }
        // A plan may not cover the cost yet: what its lines add up to is not the cost.
        let total = if table.register == RegisterName::Funding { SumName::Planned.label() } else { "Total" };
        rows.extend(self.totals(table, &records, total));
        if table.register == RegisterName::Funding {
            rows.extend(self.gap(table, &records));
        }
        let mut blocks = vec![Block::Table(told(Printed {
            caption: table.caption.clone(),
            columns: columns(table),
            rows,
        }))];
        if table.columns.iter().any(|column| column.source == ColumnSource::Rate) {
            blocks.extend(said(&self.bases(&records)));
        }
        blocks
    }

    fn grouped(&self, table: &Table, group: &str, records: &[&dyn Record], rows: &mut Vec<Row>) {
        let mut left: Vec<&dyn Record> = records.to_vec();
        // The groups of a closed list follow its order.
        if let Some(Kind::Choice { options }) = table.register.field(group).map(|field| &field.kind) {
            left.sort_by_key(|record| {
                let code = record.get(group);
                options.iter().position(|option| option.code == code.as_text()).unwrap_or(options.len())
            });
        }
        let several = left.iter().any(|record| record.get(group) != left[0].get(group));
        while let Some(first) = left.first() {
            let key = first.get(group);
            let (same, others): (Vec<&dyn Record>, Vec<&dyn Record>) =
                left.iter().partition(|record| record.get(group) == key);
            rows.push(Row {
                role: RowRole::Group,
                cells: vec![vec![Inline::plain(self.group_title(table, group, *first))]],
            });
            rows.extend(same.iter().map(|record| self.row(table, *record)));
            if several {
                rows.extend(self.totals(table, &same, "Sous-total"));
            }
            left = others;
        }
    }

    fn group_title(&self, table: &Table, group: &str, record: &dyn Record) -> String {
        let nature = (table.register == RegisterName::Observations && group == "nature")
            .then(|| ObservationNature::from_code(record.get(group).as_text()))
            .flatten();
        if let Some(nature) = nature {
            return nature.plural().to_owned();
        }
        let title = shown(self.dossier, table.register, record, group);
        let linked = table.register.field(group).and_then(|field| match &field.kind {
            Kind::Link { register } => self.number(*register, record.get(group).as_text()).map(str::to_owned),
            _ => None,
        });
        match (linked, title.is_empty()) {
            (_, true) => "Sans rattachement".to_owned(),
            (Some(number), false) => format!("{number}. {title}"),
            (None, false) => title,
        }
    }

    fn row(&self, table: &Table, record: &dyn Record) -> Row {
        let cell =
            |column: &crate::template::Column| match self.cell_text(table.register, column.source, record) {
                text if !text.is_empty() => text,
                _ if !column.empty.is_empty() => column.empty.clone(),
                _ => self.unsaid_in(table.register, column.source).to_owned(),
            };
        let cells = table.columns.iter().map(|column| vec![Inline::plain(cell(column))]);
        let mut cells: Vec<Vec<Inline>> = cells.collect();
        if let Some(first) = cells.first_mut().and_then(|cell| cell.first_mut()) {
            first.anchor = Some(format!("{ROW_ANCHOR}{}", record.id()));
        }
        Row { role: RowRole::Record, cells }
    }

    fn cell_text(&self, register: RegisterName, source: ColumnSource, record: &dyn Record) -> String {
        match source {
            ColumnSource::Number => self.number(register, record.id()).unwrap_or_default().to_owned(),
            ColumnSource::Axis => {
                axis(self.dossier, register, record).map(Axis::label).unwrap_or_default().to_owned()
            }
            ColumnSource::Field("tax") => {
                Tax::from_code(record.get("tax").as_text()).map(short_tax).unwrap_or_default().to_owned()
            }
            ColumnSource::Field(name) => match record.get(name) {
                // A column is narrow: « 31/12/2027 ».
                Value::Date(date) => crate::french::short_date(date),
                // The unit of a column stands in its head.
                Value::Number(number) if head_unit(register, source).is_some() => {
                    crate::french::number(number)
                }
                _ => shown(self.dossier, register, record, name),
            },
            ColumnSource::Sum(name) => self.told_sum(record.id(), name).map(Cents::print).unwrap_or_default(),
            ColumnSource::Measure(kind) => self.measure(record, kind),
            ColumnSource::Rate => {
                self.funding_line(record).and_then(|line| self.rate(line)).unwrap_or_default()
            }
        }
    }

    /// What is said of the records that leave this column empty.
    fn unsaid_in(&self, register: RegisterName, source: ColumnSource) -> &'static str {
        let ColumnSource::Field(name) = source else { return "" };
        register.field(name).map_or("", |field| self.unsaid(field))
    }

    /// A value of an indicator with its year: the first reference, the last target, the last observation.
    fn measure(&self, indicator: &dyn Record, kind: MeasureKind) -> String {
        let own = self.dossier.measures.iter().filter(|measure| {
            measure.indicator == indicator.id() && measure.kind == Some(kind) && measure.value.is_some()
        });
        let measure: Option<&Measure> = match kind {
            MeasureKind::Reference => own.min_by_key(|measure| measure.year),
            MeasureKind::Target | MeasureKind::Observed => own.max_by_key(|measure| measure.year),
        };
        let Some(measure) = measure else { return String::new() };
        let unit = indicator.get("unit");
        let text = crate::french::measured(measure.value.unwrap_or_default(), unit.as_text());
        measure.year.map_or_else(|| text.clone(), |year| format!("{text} ({year})"))
    }

    /// The share of its base that a line pays: « 30,0 % ». What was refused pays nothing.
    fn rate(&self, line: &FundingLine) -> Option<String> {
        let amount = line.amount.filter(|_| !is_refused(line))?;
        self.base(line).map(|base| amount.share_of(base))
    }

    /// What the rate of a line is a share of. A third party's aid: the line's own base, else the action's
    /// eligible cost, else its cost. Own funds, loans and what is given in kind pay a part of the cost.
    fn base(&self, line: &FundingLine) -> Option<Cents> {
        let action = self.ledger.account(&line.action)?.action;
        let eligible = if aids(line) { line.base.or(action.eligible) } else { None };
        eligible.or(action.total_cost).filter(|base| *base > Cents(0))
    }

    /// What the rates of these lines are shares of, in a sentence; nothing when they have none.
    fn bases(&self, records: &[&dyn Record]) -> String {
        let lines = records.iter().filter_map(|record| self.funding_line(*record));
        let rated: Vec<&FundingLine> = lines.filter(|line| self.rate(line).is_some()).collect();
        let cost = |line: &FundingLine| self.ledger.account(&line.action)?.action.total_cost;
        let mut others =
            rated.iter().filter(|line| self.base(line) != cost(line)).map(|line| self.base(line));
        match others.next() {
            _ if rated.is_empty() => String::new(),
            None => "Taux\u{a0}: part du coût total.".to_owned(),
            Some(first) => {
                // One base is told in figures when every aid has it.
                let one = rated.iter().all(|line| !aids(line) || self.base(line) == first);
                let told =
                    first.filter(|_| one).map_or_else(String::new, |base| format!(" ({})", base.print()));
                format!(
                    "Taux\u{a0}: les aides en part de leur assiette{told}, le reste en part du coût total."
                )
            }
        }
    }

    fn funding_line(&self, record: &dyn Record) -> Option<&'a FundingLine> {
        let account = self.ledger.account(record.get("action").as_text())?;
        account.lines.iter().copied().find(|line| line.id == record.id())
    }

    fn summand(&self, source: ColumnSource, record: &dyn Record) -> Option<Summand> {
        match source {
            ColumnSource::Sum(SumName::Missing) => {
                // What one action has too much of does not pay for another.
                let missing = self.action_sum(record.id(), SumName::Missing)?;
                Some(Summand::Money(missing.max(Cents(0))))
            }
            ColumnSource::Sum(name) => self.action_sum(record.id(), name).map(Summand::Money),
            ColumnSource::Field(name) => match record.get(name) {
                Value::Money(_) if is_refused(record) => Some(Summand::Money(Cents(0))),
                Value::Money(cents) => Some(Summand::Money(cents)),
                Value::Number(number) => Some(Summand::Number(number)),
                _ => None,
            },
            ColumnSource::Number | ColumnSource::Axis | ColumnSource::Measure(_) | ColumnSource::Rate => None,
        }
    }

    /// The totals of these records. Amounts without and with VAT are never added up: each kind
    /// present has its own row.
    fn totals(&self, table: &Table, records: &[&dyn Record], word: &str) -> Vec<Row> {
        let added = |column: &crate::template::Column| {
            column.total && records.iter().any(|record| self.summand(column.source, *record).is_some())
        };
        if !table.columns.iter().any(added) {
            return Vec::new();
        }
        if table.register != RegisterName::Actions {
            let refused = records.iter().any(|record| is_refused(*record));
            let word = if refused { format!("{word} hors refus") } else { word.to_owned() };
            return vec![self.total_row(table, records, word)];
        }
        let kinds = [Some(Tax::Excluded), Some(Tax::Included), None];
        let mut rows = Vec::new();
        for kind in kinds {
            let same: Vec<&dyn Record> = records
                .iter()
                .copied()
                .filter(|record| Tax::from_code(record.get("tax").as_text()) == kind)
                .collect();
            let costed = same.iter().any(|record| {
                table.columns.iter().any(|column| {
                    column.total && self.summand(column.source, *record).is_some_and(|sum| !sum.is_zero())
                })
            });
            // Records whose unit is not chosen and that hold no amount have no total to show.
            if same.is_empty() || (kind.is_none() && !costed) {
                continue;
            }
            let unit = kind.map_or("unité à préciser", short_tax);
            rows.push(self.total_row(table, &same, format!("{word} {unit}")));
        }
        rows
    }

    /// What the plan of an action leaves to find, and its cost, under what the plan adds up to: the column is
    /// read to its end. Nothing when the plan covers the cost, or when the lines are those of several actions.
    fn gap(&self, table: &Table, records: &[&dyn Record]) -> Vec<Row> {
        let lines: Vec<&FundingLine> =
            records.iter().filter_map(|record| self.funding_line(*record)).collect();
        let account = lines.first().and_then(|line| self.ledger.account(&line.action));
        let alone = lines.iter().all(|line| line.action == lines[0].action);
        let Some(account) = account.filter(|_| alone) else { return Vec::new() };
        let (cost, missing) = (account.action.total_cost, account.sums.named(SumName::Missing));
        let (Some(cost), Some(missing)) = (cost, missing.filter(|sum| *sum > Cents(0))) else {
            return Vec::new();
        };
        // A share of the cost is told only in a column where all are.
        let rated = lines.iter().all(|line| self.base(line) == Some(cost));
        let row = |title: &str, sum: Cents| {
            let mut row = self.total_row(table, &[], title.to_owned());
            for (column, cell) in table.columns.iter().zip(&mut row.cells) {
                match column.source {
                    _ if column.total => *cell = vec![Inline::bold(sum.print())],
                    ColumnSource::Rate if rated => *cell = vec![Inline::bold(sum.share_of(cost))],
                    _ => {}
                }
            }
            row
        };
        vec![row(SumName::Missing.label(), missing), row("Coût total", cost)]
    }

    fn total_row(&self, table: &Table, records: &[&dyn Record], title: String) -> Row {
        let mut cells: Vec<Vec<Inline>> = table
            .columns
            .iter()
            .map(|column| {
                let sum = column
                    .total
                    .then(|| sum(records.iter().filter_map(|record| self.summand(column.source, *record))));
                vec![Inline::bold(sum.flatten().unwrap_or_default())]
            })
            .collect();
        // The title takes the first column that has no total of its own and is wide enough for words.
        let place = table
            .columns
            .iter()
            .position(|column| !column.total && column.source != ColumnSource::Number)
            .unwrap_or(0);
        if let Some(cell) = cells.get_mut(place) {
            *cell = vec![Inline::bold(title)];
        }
        Row { role: RowRole::Total, cells }
    }
}

/// The table without the columns that no row fills, when two at least stay; one of amounts is read even when
/// it is empty.
fn told(mut table: Printed) -> Printed {
    let filled = |place: usize| {
        let full =
            |row: &&Row| row.cells.get(place).is_some_and(|cell| cell.iter().any(|it| !it.text.is_empty()));
        place == 0
            || table.columns[place].numeric
            || table.rows.iter().filter(|row| row.role != RowRole::Group).any(|row| full(&row))
    };
    let kept: Vec<bool> = (0..table.columns.len()).map(filled).collect();
    if kept.iter().filter(|kept| **kept).count() < 2 {
        return table;
    }
    let mut places = kept.iter();
    table.columns.retain(|_| places.next().is_some_and(|kept| *kept));
    for row in table.rows.iter_mut().filter(|row| row.role != RowRole::Group) {
        let mut places = kept.iter();
        row.cells.retain(|_| places.next().is_some_and(|kept| *kept));
    }
    table
}

/// Whether a record is a funding line that was refused.
fn is_refused(record: &dyn Record) -> bool {
    record.register() == RegisterName::Funding
        && record.get("state").as_text() == FundingState::Refused.code()
}

/// The table that a field makes of a register, with the columns it chose.
pub(super) fn chosen(caption: &str, register: RegisterName, names: &[&'static str]) -> Table {
    let column = |field: &Field| crate::template::Column {
        source: ColumnSource::Field(field.name),
        title: field.label.to_owned(),
        width: super::rows::width(&field.kind),
        total: false,
        empty: String::new(),
    };
    Table {
        register,
        columns: names.iter().filter_map(|name| register.field(name)).map(column).collect(),
        filter: Vec::new(),
        group: None,
        caption: caption.to_owned(),
        empty: String::new(),
    }
}

fn columns(table: &Table) -> Vec<Column> {
    let numeric = |source: ColumnSource| match source {
        ColumnSource::Sum(_) | ColumnSource::Rate => true,
        // A finding's figure comes with its unit, in words.
        ColumnSource::Field("figure") => false,
        ColumnSource::Field(name) => {
            let kind = table.register.field(name).map(|field| &field.kind);
            matches!(kind, Some(Kind::Money | Kind::Number { .. }))
        }
        ColumnSource::Number | ColumnSource::Axis | ColumnSource::Measure(_) => false,
    };
    let column = |column: &crate::template::Column| Column {
        title: match head_unit(table.register, column.source) {
            Some(unit) => format!("{} ({unit})", column.title),
            None => column.title.clone(),
        },
        width: column.width,
        numeric: numeric(column.source),
    };
    table.columns.iter().map(column).collect()
}

/// The unit that all the numbers of a column have.
fn head_unit(register: RegisterName, source: ColumnSource) -> Option<&'static str> {
    let ColumnSource::Field(name) = source else { return None };
    match &register.field(name)?.kind {
        Kind::Number { unit } if unit == "hab." => Some("habitants"),
        Kind::Number { unit } => Some(unit.as_str()).filter(|unit| !unit.is_empty()),
        _ => None,
    }
}

pub(super) const fn short_tax(tax: Tax) -> &'static str {
    match tax {
        Tax::Excluded => "HT",
        Tax::Included => "TTC",
    }
}

/// A sum, written out; nothing when there is nothing to add.
fn sum(summands: impl Iterator<Item = Summand>) -> Option<String> {
    let (mut money, mut number) = (None, None);
    for summand in summands {
        match summand {
            Summand::Money(cents) => money = Some(money.unwrap_or_default() + cents),
            Summand::Number(value) => number = Some(number.unwrap_or(0.0) + value),
        }
    }
    money.map(Cents::print).or_else(|| number.map(crate::french::number))
}
