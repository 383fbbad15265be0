//! The cells of a repeating block.

use std::collections::BTreeSet;

use super::Checker;
use super::known::CELLS;
use crate::template::raw::{RawField, RawTotal};
use crate::value::{Kind, RowColumn};

impl Checker {
    /// The cells of a repeating block.
    pub(super) fn row_columns(&mut self, path: &str, raw: &RawField, needed: bool) -> Vec<RowColumn> {
        let path = format!("{path}.columns");
        let mut ids = BTreeSet::new();
        let mut columns = Vec::new();
        for (index, raw) in self.list(&path, &raw.columns, needed) {
            let path = format!("{path}[{index}]");
            self.unknown(&path, &raw.unknown, &["id", "label", "kind", "options", "unit", "total"]);
            let id = self.slug(&format!("{path}.id"), &raw.id, '_');
            self.unique(&format!("{path}.id"), &id, &mut ids, "case");
            let label = self.words(&format!("{path}.label"), &raw.label);
            let name = self.words(&format!("{path}.kind"), &raw.kind);
            let options = self.options(&path, &raw.options, name == "choice");
            let unit = self.optional(&format!("{path}.unit"), &raw.unit).unwrap_or_default();
            let kind = match name.as_str() {
                "" | "line" => Kind::line(),
                "text" => Kind::Text,
                "number" => Kind::Number { unit },
                "money" => Kind::Money,
                "year" => Kind::Year,
                "date" => Kind::Date,
                "period" => Kind::Period,
                "percent" => Kind::Percent,
                "yesNo" => Kind::YesNo,
                "siren" => Kind::Siren,
                "siret" => Kind::Siret,
                "choice" => Kind::Choice { options },
                other => {
                    self.faults.add(
                        &format!("{path}.kind"),
                        format!("« {other} » n’est pas un type de case."),
                        format!("Types possibles : {}.", CELLS.join(", ")),
                    );
                    Kind::line()
                }
            };
            let total = self.optional(&format!("{path}.total"), &raw.total);
            let total = match total {
                None | Some(RawTotal::Plain(false)) => None,
                Some(RawTotal::Plain(true)) => Some(Vec::new()),
                Some(RawTotal::Apart(choices)) => Some(choices),
            };
            columns.push(RowColumn { id, label, kind, total });
        }
        self.totals(&path, &columns);
        columns
    }

    /// A total adds amounts or numbers, and keeps choices apart.
    fn totals(&mut self, path: &str, columns: &[RowColumn]) {
        let choice = |column: &&RowColumn| matches!(column.kind, Kind::Choice { .. });
        let choices: BTreeSet<String> = columns.iter().filter(choice).map(|it| it.id.clone()).collect();
        for (index, column) in columns.iter().enumerate() {
            let path = format!("{path}[{index}].total");
            let Some(apart) = &column.total else { continue };
            if !matches!(column.kind, Kind::Money | Kind::Number { .. }) {
                self.faults.add(
                    &path,
                    format!("La case « {} » n’a pas de total.", column.label),
                    "Retirez « total », ou donnez à la case le type money ou number.",
                );
            }
            for id in apart.clone() {
                self.known(&path, "aucune case de choix", &id, &choices);
            }
        }
    }
}
