//! The panel of the money: by state, by year, by funder, by axis; each tax unit apart.

use super::panels::money_code;
use super::{Figure, Panel};
use crate::dossier::Dossier;
use crate::drawing::stacked::{Direction, Series, Stacked};
use crate::drawing::{Drawing, Measure};
use crate::ledger::{Cut, Ledger, Part, SumName, Sums};
use crate::money::Cents;
use crate::vocabulary::{Axis, Tax, Vocabulary};

const UNITS: [(Option<Tax>, &str); 3] =
    [(Some(Tax::Excluded), "HT"), (Some(Tax::Included), "TTC"), (None, "unité à préciser")];

/// What a plan is made of, in the order told and drawn.
const PARTS: [SumName; 7] = [
    SumName::Settled,
    SumName::Granted,
    SumName::Requested,
    SumName::Considered,
    SumName::InKind,
    SumName::OwnFunds,
    SumName::Loans,
];

pub fn money(dossier: &Dossier, ledger: &Ledger<'_>) -> Panel {
    let mut figures = Vec::new();
    // Actions without any money have no figure to show.
    let mut parts = ledger.cut(Cut::Contract);
    parts.retain(|part| part.sums.costed > 0 || part.sums.planned() != Cents(0));
    let told = told(&parts);
    for part in &parts {
        let unit = UNITS.iter().find(|(tax, _)| *tax == part.tax).map_or("", |(_, unit)| unit);
        figures.extend(sums(&part.sums, &told, unit));
    }
    let mut drawings = Vec::new();
    for (tax, unit) in UNITS {
        for (cut, title, by) in [
            (Cut::Year, "Financements par année", "Année"),
            (Cut::Funder, "Financements par financeur", "Financeur"),
            (Cut::Axis, "Financements par axe", "Axe"),
        ] {
            let parts: Vec<Part> = ledger.cut(cut).into_iter().filter(|part| part.tax == tax).collect();
            if parts.iter().any(|part| part.sums.planned() != Cents(0)) {
                let named = |part: &Part| name(dossier, cut, &part.key);
                drawings.push(drawing(&format!("{title} ({unit})"), by, &parts, named));
            }
        }
    }
    Panel {
        id: "financement".to_owned(),
        title: "Financement".to_owned(),
        note: "Un prêt n’est pas une subvention, et ce qui est demandé n’est pas acquis : rien n’est additionné entre statuts, ni entre montants HT et TTC.".to_owned(),
        figures,
        drawings,
        tables: Vec::new(),
    }
}

/// The sums to tell: those that one of the units has, and what is missing.
fn told(parts: &[Part]) -> Vec<SumName> {
    let mut names: Vec<SumName> = PARTS.into_iter().chain([SumName::Missing, SumName::Refused]).collect();
    let holds =
        |name: SumName| parts.iter().any(|part| part.sums.named(name).unwrap_or_default() != Cents(0));
    names.retain(|name| *name == SumName::Missing || holds(*name));
    names
}

fn sums(sums: &Sums, told: &[SumName], unit: &str) -> Vec<Figure> {
    let figure = |label: String, amount: Cents, code: String| Figure {
        label: format!("{label} ({unit})"),
        text: amount.print(),
        code,
    };
    let mut figures = vec![figure("Coût total".to_owned(), sums.cost, "actions.+.costed".to_owned())];
    figures.extend(told.iter().map(|name| {
        let label = match name {
            SumName::Refused => "Aides refusées, pour mémoire",
            name => name.label(),
        };
        figure(label.to_owned(), sums.named(*name).unwrap_or_default(), money_code(*name))
    }));
    figures
}

fn name(dossier: &Dossier, cut: Cut, key: &str) -> String {
    match cut {
        Cut::Funder => match dossier.funder_name(key) {
            "" => "Financeur à préciser".to_owned(),
            name => name.to_owned(),
        },
        Cut::Axis => Axis::from_code(key).map_or("Sans axe", Axis::label).to_owned(),
        _ if key.is_empty() => "Sans année".to_owned(),
        _ => key.to_owned(),
    }
}

fn drawing(title: &str, by: &str, parts: &[Part], named: impl Fn(&Part) -> String) -> Drawing {
    let mut parts: Vec<&Part> = parts.iter().filter(|part| part.sums.planned() != Cents(0)).collect();
    if by == "Financeur" {
        // The weightiest first: a drawing that does not hold them all tells the others together.
        parts.sort_by_key(|part| std::cmp::Reverse(part.sums.planned()));
    }
    let value = |part: &Part, sum: SumName| part.sums.named(sum).unwrap_or_default().0;
    let series = PARTS.into_iter().enumerate().map(|(place, sum)| Series {
        name: sum.label().to_owned(),
        ink: Some(place),
        values: parts.iter().map(|part| value(part, sum)).collect(),
    });
    Stacked {
        title: title.to_owned(),
        by: by.to_owned(),
        categories: parts.iter().map(|part| named(part)).collect(),
        series: series.filter(|series| series.values.iter().any(|value| *value != 0)).collect(),
        measure: Measure::Money,
        direction: if by == "Année" { Direction::Upright } else { Direction::Across },
        summed: true,
        note: String::new(),
    }
    .draw()
}
