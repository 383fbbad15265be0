//! Shares of a whole, for instance actions and amounts over the three axes.

use super::area::Area;
use super::letters::{width, wrap};
use super::measure::{percent, shares, whole_share};
use super::paint::{self, HAIR, Paint};
use super::pen::{DROP, EDGE, INNER, LEAD, Pen, SIZE, Style, WIDTH, blank};
use super::{Drawing, DrawnTable, Measure, named, sentences};
use crate::vocabulary::Axis;

/// One or several wholes over the same parts, each a bar of 100 %.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// What stands above the drawing.
    pub title: String,
    /// What the parts are: « Axe ».
    pub by: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// The wholes: « Actions », « Coût total ».
    pub wholes: Vec<Whole>,
    /// A remark under the drawing and in the alternative text.
    pub note: String,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The axis it is, when it is one: then it has the colour and the mark of the axis.
    pub axis: Option<Axis>,
}

impl Part {
    /// The three axes.
    #[must_use]
    pub fn axes() -> Vec<Self> {
        use crate::vocabulary::Vocabulary;
        Axis::ALL.iter().map(|&axis| Self { name: axis.label().to_owned(), axis: Some(axis) }).collect()
    }

    fn paint(&self, index: usize) -> Paint {
        self.axis.map_or_else(|| if index < 3 { paint::series(index) } else { paint::ELSE }, paint::axis)
    }
}

/// A whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Its name.
    pub name: String,
    /// What its figures are.
    pub measure: Measure,
    /// One for each part, in cents when the measure is money. A missing value counts as zero; one below
    /// zero is in the table and its total, and has no share.
    pub values: Vec<i64>,
}

impl Whole {
    fn value(&self, part: usize) -> i64 {
        self.values.get(part).copied().unwrap_or(0)
    }

    fn values(&self, parts: usize) -> Vec<i64> {
        (0..parts).map(|part| self.value(part)).collect()
    }

    fn total(&self, parts: usize) -> i64 {
        self.values(parts).into_iter().fold(0, i64::saturating_add)
    }
}

const THICK: f64 = 28.0;

impl Shares {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let alt = self.alt();
        let svg = match self.wholes.iter().find(|whole| self.drawn(whole)) {
            Some(_) => self.svg(&alt),
            None => blank(&self.title, &alt, self.nothing()),
        };
        Drawing::new(&self.title, &alt, svg, self.table())
    }

    fn drawn(&self, whole: &Whole) -> bool {
        whole.values(self.parts.len()).iter().any(|&value| value > 0)
    }

    fn nothing(&self) -> &'static str {
        self.wholes.first().map_or("Aucune donnée saisie", |whole| whole.measure.nothing())
    }

    fn table(&self) -> DrawnTable {
        let mut head = vec![self.by.clone()];
        for whole in &self.wholes {
            head.extend([named(&whole.name), format!("{}, part", named(&whole.name))]);
        }
        let mut table = DrawnTable::of_figures(head);
        let told: Vec<Vec<u64>> =
            self.wholes.iter().map(|whole| shares(&whole.values(self.parts.len()))).collect();
        for (index, part) in self.parts.iter().enumerate() {
            let mut row = vec![named(&part.name)];
            for (whole, told) in self.wholes.iter().zip(&told) {
                row.extend([whole.measure.print(whole.value(index)), percent(told[index])]);
            }
            table.rows.push(row);
        }
        let mut totals = vec!["Total".to_owned()];
        for (whole, told) in self.wholes.iter().zip(&told) {
            totals.extend([whole.measure.print(whole.total(self.parts.len())), percent(whole_share(told))]);
        }
        table.rows.push(totals);
        table
    }

    fn alt(&self) -> String {
        let told: Vec<String> = self.wholes.iter().map(|whole| self.said(whole)).collect();
        let told = if told.is_empty() { format!("{}.", self.nothing()) } else { sentences(&told) };
        sentences(&[told, self.note.clone()])
    }

    fn said(&self, whole: &Whole) -> String {
        let name = named(&whole.name);
        if !self.drawn(whole) {
            return format!("{name} : {}.", whole.measure.nothing().to_lowercase());
        }
        let told = shares(&whole.values(self.parts.len()));
        let parts: Vec<String> = self
            .parts
            .iter()
            .enumerate()
            .map(|(index, part)| {
                format!(
                    "{} : {} ({})",
                    named(&part.name),
                    whole.measure.said(whole.value(index)),
                    percent(told[index])
                )
            })
            .collect();
        let total = whole.measure.said(whole.total(self.parts.len()));
        format!("{name} : {total} — {}.", parts.join(" ; "))
    }

    fn svg(&self, alt: &str) -> String {
        let mut pen = Pen::new(&self.title, alt);
        let mut y = EDGE;
        for whole in &self.wholes {
            y = self.bar(&mut pen, whole, y);
        }
        y = self.key(&mut pen, y);
        if !self.note.is_empty() {
            y += pen.remarks(y, std::slice::from_ref(&self.note));
        }
        pen.finish(y + EDGE - 4.0)
    }

    /// One bar under its name and total; gives the height under it.
    fn bar(&self, pen: &mut Pen, whole: &Whole, top: f64) -> f64 {
        let total = whole.measure.said(whole.total(self.parts.len()));
        pen.text(EDGE, top + 9.0, &named(&whole.name), Style::start().bold());
        pen.text(WIDTH - EDGE, top + 9.0, &total, Style::end().bold());
        let top = top + 15.0;
        let values = whole.values(self.parts.len());
        let told = shares(&values);
        let sum = values.iter().map(|&value| value.max(0) as f64).sum::<f64>();
        if sum <= 0.0 {
            let frame = Area { x: EDGE, y: top, width: INNER, height: THICK };
            pen.path(&frame.corners(), true, HAIR, 1.0, "5 3");
            pen.text(WIDTH / 2.0, top + THICK / 2.0 + DROP, whole.measure.nothing(), Style::middle().quiet());
            return top + THICK + 14.0;
        }
        let mut x = EDGE;
        for (index, part) in self.parts.iter().enumerate() {
            let long = INNER * values[index].max(0) as f64 / sum;
            if values[index] > 0 {
                pen.bar(Area { x, y: top, width: long, height: THICK }, part.paint(index));
                let share = percent(told[index]);
                if width(&share, SIZE) + 9.0 <= long {
                    pen.chip(x + long / 2.0, top + THICK / 2.0, &share);
                }
            }
            x += long;
        }
        top + THICK + 14.0
    }

    /// What each part is, with its figures, a column for each whole; gives the height under it.
    fn key(&self, pen: &mut Pen, top: f64) -> f64 {
        let figures: Vec<Vec<String>> = self.wholes.iter().map(|whole| self.figures(whole)).collect();
        let wide =
            |column: &Vec<String>| column.iter().map(|text| width(text, SIZE)).fold(0.0, f64::max) + 18.0;
        let used: f64 = figures.iter().map(wide).sum();
        let mut y = top;
        for (index, part) in self.parts.iter().enumerate() {
            pen.bar(Area { x: EDGE + 0.5, y: y + 2.5, width: 22.0, height: 11.0 }, part.paint(index));
            let mut x = EDGE + 30.0;
            if let Some(axis) = part.axis {
                pen.axis_mark(x + 8.0, y + 8.0, axis);
                x += 22.0;
            }
            let names = wrap(&named(&part.name), SIZE, (WIDTH - EDGE - x - used).max(80.0), 3);
            let high = names.len() as f64 * LEAD;
            pen.lines(x, y + 8.0 + (high - LEAD) / 2.0, &names, Style::start());
            let mut right = WIDTH - EDGE;
            for column in figures.iter().rev() {
                pen.text(right, y + 8.0 + DROP, &column[index], Style::end());
                right -= wide(column);
            }
            y += high + 8.0;
        }
        y
    }

    /// The figures of each part in a whole.
    fn figures(&self, whole: &Whole) -> Vec<String> {
        let told = shares(&whole.values(self.parts.len()));
        let figure = |(index, share): (usize, &u64)| {
            format!("{} ({})", whole.measure.said(whole.value(index)), percent(*share))
        };
        told.iter().enumerate().map(figure).collect()
    }
}
