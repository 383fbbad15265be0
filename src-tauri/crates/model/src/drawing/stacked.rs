//! Stacked bars: figures by category and by series, for instance money by year and by state.

mod across;
mod upright;

use super::measure::{percent, shares};
use super::paint::{self, Paint};
use super::{Drawing, DrawnTable, Measure, named, pen, sentences};
use crate::french::count;

/// Which way the bars go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, one row a category: long names fit.
    Across,
    /// From bottom to top, one column a category; drawn across when the names do not fit.
    Upright,
}

/// Figures by category and by series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stacked {
    /// What stands above the drawing.
    pub title: String,
    /// What the categories are: « Année », « Financeur ».
    pub by: String,
    /// The names of the categories, in order. Those that do not fit on a page, from the end, are told
    /// together under the drawing: put the weightiest first.
    pub categories: Vec<String>,
    /// The series, in order. Past eight, the smallest are drawn together; the table keeps them apart.
    pub series: Vec<Series>,
    /// What the figures are.
    pub measure: Measure,
    /// Which way the bars go.
    pub direction: Direction,
    /// Whether the categories add up: what is counted once in each of them has no total.
    pub summed: bool,
    /// A remark under the drawing and in the alternative text: « Montants hors taxes. ».
    pub note: String,
}

/// One series: its name and a value for each category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// « Acquis ».
    pub name: String,
    /// The place of its ink, when it is not its own place among the series: two drawings that tell some of
    /// the same series give each one the same ink.
    pub ink: Option<usize>,
    /// In cents when the chart's measure is money. A value that is missing counts as zero; one below
    /// zero is in the sums and the table, but is not drawn.
    pub values: Vec<i64>,
}

/// What is drawn: series that count, with their paints, and bars that fit on a page.
struct Stack {
    series: Vec<(String, Paint)>,
    bars: Vec<Bar>,
}

/// One bar: its name, its whole as written in the table, and its parts, one for each series.
struct Bar {
    name: String,
    whole: i64,
    parts: Vec<i64>,
}

impl Bar {
    /// The length drawn: the parts above zero.
    fn drawn(&self) -> i64 {
        self.parts.iter().fold(0, |sum, &part| sum.saturating_add(part.max(0)))
    }
}

impl Stacked {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let bars = self.bars();
        let alt = self.alt(&bars);
        let svg = if bars.iter().all(|bar| bar.drawn() == 0) {
            pen::blank(&self.title, &alt, self.measure.nothing())
        } else {
            let stack = self.stack(bars);
            match self.direction {
                Direction::Upright if upright::fits(&stack, &self.measure) => {
                    upright::draw(self, &stack, &alt)
                }
                Direction::Upright | Direction::Across => across::draw(self, &stack, &alt),
            }
        };
        Drawing::new(&self.title, &alt, svg, self.table())
    }

    /// Every category with a value for each series.
    fn bars(&self) -> Vec<Bar> {
        let bar = |(index, name): (usize, &String)| {
            let parts: Vec<i64> =
                self.series.iter().map(|series| series.values.get(index).copied().unwrap_or(0)).collect();
            Bar { name: named(name), whole: sum(&parts), parts }
        };
        self.categories.iter().enumerate().map(bar).collect()
    }

    /// Leaves out the series that are zero everywhere, and draws the smallest of too many together.
    fn stack(&self, mut bars: Vec<Bar>) -> Stack {
        let totals: Vec<i64> = (0..self.series.len())
            .map(|index| bars.iter().fold(0_i64, |sum, bar| sum.saturating_add(bar.parts[index].max(0))))
            .collect();
        let mut ranks: Vec<usize> = (0..totals.len()).filter(|&index| totals[index] > 0).collect();
        ranks.sort_by_key(|&index| (std::cmp::Reverse(totals[index]), index));
        let others = if ranks.len() > paint::MOST { ranks.split_off(paint::MOST - 1) } else { Vec::new() };
        ranks.sort_unstable();
        for bar in &mut bars {
            let pick = |index: &usize| bar.parts[*index].max(0);
            let mut parts: Vec<i64> = ranks.iter().map(pick).collect();
            if !others.is_empty() {
                parts.push(others.iter().map(pick).fold(0, i64::saturating_add));
            }
            bar.parts = parts;
        }
        let painted = |(place, &index): (usize, &usize)| {
            let series = &self.series[index];
            // Past eight series there is no ink for each: those drawn share them out.
            let own = if self.series.len() > paint::MOST { place } else { index };
            (named(&series.name), paint::series(series.ink.unwrap_or(own)))
        };
        let mut series: Vec<(String, Paint)> = ranks.iter().enumerate().map(painted).collect();
        if !others.is_empty() {
            series.push((count(others.len(), "autre", "autres"), paint::series(paint::MOST - 1)));
        }
        Stack { series, bars }
    }

    fn table(&self) -> DrawnTable {
        let mut head = vec![self.by.clone()];
        head.extend(self.series.iter().map(|series| named(&series.name)));
        head.push("Total".to_owned());
        let mut table = DrawnTable::of_figures(head);
        let mut totals = vec![0_i64; self.series.len()];
        for bar in self.bars() {
            for (total, part) in totals.iter_mut().zip(&bar.parts) {
                *total = total.saturating_add(*part);
            }
            table.rows.push(self.row(bar.name, &bar.parts));
        }
        if self.summed {
            table.rows.push(self.row("Total".to_owned(), &totals));
        }
        table
    }

    fn row(&self, name: String, figures: &[i64]) -> Vec<String> {
        let whole = sum(figures);
        let figures = figures.iter().chain([&whole]).map(|&figure| self.measure.print(figure));
        std::iter::once(name).chain(figures).collect()
    }

    fn alt(&self, bars: &[Bar]) -> String {
        if bars.iter().all(|bar| bar.parts.iter().all(|&part| part == 0)) {
            return sentences(&[format!("{}.", self.measure.nothing()), self.note.clone()]);
        }
        let said = |value: i64| self.measure.said(value);
        let total = bars.iter().fold(0_i64, |total, bar| total.saturating_add(bar.whole));
        let total = if self.summed { format!(" Total : {}.", said(total)) } else { String::new() };
        let categories = bars.iter().map(|bar| format!("{} : {}", bar.name, said(bar.whole)));
        sentences(&[
            format!("{}.{total}", count(bars.len(), "barre empilée", "barres empilées")),
            self.extremes(bars),
            if bars.len() <= 6 { listed(&self.by, categories) } else { String::new() },
            self.parts_said(bars),
            self.negatives(bars),
            self.note.clone(),
        ])
    }

    fn extremes(&self, bars: &[Bar]) -> String {
        let most = bars.iter().rev().max_by_key(|bar| bar.whole);
        let least = bars.iter().min_by_key(|bar| bar.whole);
        match (most, least) {
            (Some(most), Some(least)) if bars.len() > 6 && most.whole > least.whole => format!(
                "Le plus élevé : {}, {}. Le plus bas : {}, {}.",
                most.name,
                self.measure.said(most.whole),
                least.name,
                self.measure.said(least.whole)
            ),
            _ => String::new(),
        }
    }

    fn parts_said(&self, bars: &[Bar]) -> String {
        let totals: Vec<i64> = (0..self.series.len())
            .map(|index| bars.iter().fold(0_i64, |sum, bar| sum.saturating_add(bar.parts[index])))
            .collect();
        if self.series.len() < 2 || !self.summed {
            return String::new();
        }
        let told = totals.iter().all(|&total| total >= 0).then(|| shares(&totals));
        let parts = self.series.iter().zip(&totals).enumerate().map(|(index, (series, &total))| {
            let share = told.as_ref().map_or_else(String::new, |told| format!(" ({})", percent(told[index])));
            format!("{} : {}{share}", named(&series.name), self.measure.said(total))
        });
        listed("Par série", parts)
    }

    /// Says that values below zero are not drawn.
    fn negatives(&self, bars: &[Bar]) -> String {
        match bars.iter().flat_map(|bar| &bar.parts).filter(|&&part| part < 0).count() {
            0 => String::new(),
            1 => "Une valeur négative entre dans les totaux sans être dessinée.".to_owned(),
            several => format!("{several} valeurs négatives entrent dans les totaux sans être dessinées."),
        }
    }

    /// What is written under the drawing.
    fn remarks(&self, rounded: bool, left_out: String) -> Vec<String> {
        let rounded = if rounded { "Montants abrégés : le tableau donne les montants exacts." } else { "" };
        let all = [self.note.clone(), left_out, self.negatives(&self.bars()), rounded.to_owned()];
        all.into_iter().filter(|remark| !remark.is_empty()).collect()
    }
}

fn listed(head: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("{head} — {}.", items.join(" ; "))
}

fn sum(values: &[i64]) -> i64 {
    values.iter().fold(0, |sum, &value| sum.saturating_add(value))
}

#[cfg(test)]
mod tests {
    use super::paint;
    use crate::drawing::samples::by_year;

    /// The inks of the series drawn, by name.
    fn inks(chart: &super::Stacked) -> Vec<(String, super::Paint)> {
        chart.stack(chart.bars()).series
    }

    #[test]
    fn a_series_keeps_its_ink_whatever_others_are_empty_or_left_out() {
        let whole = by_year();
        let before = inks(&whole);
        let (last, ink) = before[before.len() - 1].clone();
        let mut emptied = whole.clone();
        emptied.series[0].values.iter_mut().for_each(|value| *value = 0);
        assert_eq!(inks(&emptied).last(), Some(&(last.clone(), ink)), "an empty series keeps its place");
        let mut left = whole;
        let place = left.series.len() - 1;
        left.series = vec![super::Series { ink: Some(place), ..left.series[place].clone() }];
        assert_eq!(inks(&left), [(last, ink)], "one that is alone takes the ink it is given");
        assert_ne!(ink, paint::series(0));
    }
}
