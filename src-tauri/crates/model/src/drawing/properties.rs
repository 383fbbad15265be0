//! What holds for every chart, whatever its data.

use proptest::prelude::*;

use super::curve::{Curve, Reading};
use super::matrix::{Matrix, Placing, overlaps};
use super::measure::shares;
use super::perimeter::{self, Perimeter, Spot};
use super::radar::{Profile, Radar};
use super::stacked::{Direction, Series, Stacked};
use super::{Drawing, Measure, samples};
use crate::money::Cents;

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-zéèàç’ -]{0,60}", Just(String::new()), "[A-Z]{30,60}", "\\PC{0,20}"]
}

fn note() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![9 => (0_u8..8).prop_map(Some), 1 => Just(None)]
}

fn placing() -> impl Strategy<Value = Placing> {
    (name(), note(), note()).prop_map(|(name, influence, interest)| Placing { name, influence, interest })
}

fn crowded() -> impl Strategy<Value = Placing> {
    (name(), 3_u8..5).prop_map(|(name, note)| Placing { name, influence: Some(note), interest: Some(3) })
}

fn matrix(actors: Vec<Placing>) -> Matrix {
    Matrix { title: "Acteurs".to_owned(), actors }
}

/// What every drawing keeps.
fn sound(drawing: &Drawing) {
    let columns = drawing.table.head.len();
    assert_eq!(drawing.table.numeric.len(), columns);
    assert!(drawing.table.rows.iter().all(|row| row.len() == columns), "{:?}", drawing.table);
    assert!(!drawing.alt.is_empty());
    let svg = &drawing.svg;
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    // What a person typed stands between tags, where it may spell anything.
    for tag in svg.split('<').filter_map(|rest| rest.split('>').next()) {
        assert!(!tag.contains("NaN") && !tag.contains("inf") && !tag.contains("style="), "{tag}");
    }
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    for used in svg.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(svg.contains(&format!("id=\"{used}\"")), "{used} is not defined");
    }
}

/// The height of a text page, 683 pt, on a drawing that is printed 442 pt wide.
const PAGE: f64 = 741.0;

fn height(drawing: &Drawing) -> f64 {
    let after = drawing.svg.split("height=\"").nth(1).unwrap_or_default();
    after.split("pt").next().and_then(|figure| figure.parse().ok()).unwrap_or(f64::INFINITY)
}

/// An amount as the table prints it, in cents.
fn cents(printed: &str) -> i64 {
    Cents::parse(printed).map_or_else(|| panic!("not an amount: {printed}"), |cents| cents.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_covers_anything_in_a_matrix(actors in prop::collection::vec(placing(), 0..60)) {
        let matrix = matrix(actors);
        prop_assert_eq!(overlaps(&matrix), Vec::<String>::new());
        sound(&matrix.draw());
    }

    #[test]
    fn actors_too_many_to_be_numbered_are_counted(notes in prop::collection::vec((note(), note()), 160..300)) {
        let placing = |&(influence, interest): &(Option<u8>, Option<u8>)| Placing { name: "Commune".to_owned(), influence, interest };
        let matrix = matrix(notes.iter().map(placing).collect());
        let drawing = matrix.draw();
        prop_assert_eq!(overlaps(&matrix), Vec::<String>::new());
        sound(&drawing);
        prop_assert!(height(&drawing) <= PAGE, "{} pt", height(&drawing));
        // Whatever they are, a drawing that is seen at once is small; the table has them all.
        prop_assert!(drawing.svg.matches('<').count() < 300, "{}", drawing.svg.matches('<').count());
        prop_assert_eq!(drawing.table.rows.len(), matrix.actors.len());
    }

    #[test]
    fn nothing_covers_anything_on_a_map(
        sites in prop::collection::vec((0.0_f64..0.4, 0.0_f64..0.4, 0.004_f64..0.12, name()), 0..40),
    ) {
        let spot = |(x, y, size, name): (f64, f64, f64, String)| Spot {
            name,
            surface: vec![vec![vec![(x, 46.0 + y), (x + size, 46.0 + y), (x, 46.0 + y + size)]]],
            ..Spot::default()
        };
        let map = samples::perimeter(0, 1);
        let map = Perimeter { communes: sites.into_iter().map(spot).collect(), ..map };
        prop_assert_eq!(perimeter::overlaps(&map), Vec::<String>::new());
        sound(&map.draw());
    }

    #[test]
    fn nothing_covers_anything_in_a_small_matrix(actors in prop::collection::vec(placing(), 1..14)) {
        prop_assert_eq!(overlaps(&matrix(actors)), Vec::<String>::new());
    }

    #[test]
    fn nothing_covers_anything_in_a_crowded_cell(actors in prop::collection::vec(crowded(), 1..60)) {
        prop_assert_eq!(overlaps(&matrix(actors)), Vec::<String>::new());
    }

    #[test]
    fn each_share_is_the_nearest_and_the_same_for_the_same_value(
        mut values in prop::collection::vec(0_i64..10_000_000_000, 1..12),
    ) {
        values.push(values[0]);
        let whole: i64 = values.iter().sum();
        let told = shares(&values);
        prop_assert_eq!(told.first(), told.last());
        for (value, share) in values.iter().zip(&told) {
            let exact = if whole == 0 { 0.0 } else { *value as f64 * 1000.0 / whole as f64 };
            let near = (*share as f64 - exact).abs();
            prop_assert!(near <= 0.501 || (*share == 1 && exact < 0.5) || (*share == 999 && exact > 999.0));
        }
    }

    #[test]
    fn totals_are_the_sums_of_their_parts(
        rows in prop::collection::vec((name(), prop::collection::vec(-5_000_i64..9_000_000_000, 0..11)), 0..30),
        upright in any::<bool>(),
    ) {
        let value = |series: usize| rows.iter().map(|(_, row)| row.get(series).copied().unwrap_or(0)).collect();
        let chart = Stacked {
            title: "Montants".to_owned(),
            by: "Année".to_owned(),
            categories: rows.iter().map(|(name, _)| name.clone()).collect(),
            series: (0..11).map(|index| Series { name: format!("S{index}"), ink: None, values: value(index) }).collect(),
            measure: Measure::Money,
            direction: if upright { Direction::Upright } else { Direction::Across },
            summed: true,
            note: String::new(),
        };
        let drawing = chart.draw();
        sound(&drawing);
        prop_assert!(height(&drawing) <= PAGE, "{} pt", height(&drawing));
        let figures: Vec<Vec<i64>> =
            drawing.table.rows.iter().map(|row| row[1..].iter().map(|cell| cents(cell)).collect()).collect();
        for row in &figures {
            let Some((total, parts)) = row.split_last() else { panic!("a row without a total") };
            prop_assert_eq!(parts.iter().sum::<i64>(), *total);
        }
        let Some((totals, rows)) = figures.split_last() else { panic!("no row of totals") };
        for (column, total) in totals.iter().enumerate() {
            prop_assert_eq!(rows.iter().map(|row| row[column]).sum::<i64>(), *total);
        }
    }

    #[test]
    fn any_curve_is_drawn(
        years in prop::collection::vec(1900_i32..2200, 0..40),
        values in prop::collection::vec(any::<f64>(), 40),
        ends in any::<(bool, bool)>(),
    ) {
        let readings: Vec<Reading> =
            years.iter().zip(&values).map(|(&year, &value)| Reading { year, value }).collect();
        let curve = Curve {
            title: "Indicateur".to_owned(),
            unit: "km".to_owned(),
            reference: readings.first().copied().filter(|_| ends.0),
            target: readings.last().copied().filter(|_| ends.1),
            observed: readings,
        };
        sound(&curve.draw());
    }

    #[test]
    fn any_radar_is_drawn(notes in prop::collection::vec(prop::option::of(any::<i8>()), 0..11), names in any::<bool>()) {
        let profile = Profile { name: String::new(), notes: notes.clone() };
        let objectives = notes.iter().map(|_| if names { "Objectif".repeat(30) } else { String::new() }).collect();
        sound(&Radar { title: "Effets".to_owned(), objectives, series: vec![profile; 2] }.draw());
    }

    #[test]
    fn a_calendar_loses_no_action_and_stays_on_its_pages(picks in prop::collection::vec(0_usize..12, 1..200)) {
        let mut calendar = samples::calendar();
        let entries = calendar.entries.clone();
        calendar.entries = picks.iter().map(|&pick| entries[pick].clone()).collect();
        let drawings = calendar.draw();
        let told: usize = drawings.iter().map(|drawing| drawing.table.rows.len()).sum();
        prop_assert_eq!(told, picks.len());
        for drawing in &drawings {
            sound(drawing);
            prop_assert!(height(drawing) <= PAGE, "{} pt", height(drawing));
        }
    }
}

#[test]
fn samples_are_sound_and_drawn_twice_alike() {
    for ((name, drawing), (_, again)) in samples::all().into_iter().zip(samples::all()) {
        sound(&drawing);
        assert_eq!(drawing, again, "{name}");
    }
}

#[test]
fn one_value_alone_is_told_without_axes() {
    let reading = Reading { year: 2024, value: 8.7 };
    let curve = |reference, target| Curve {
        title: "Sols artificialisés".to_owned(),
        unit: "ha par an".to_owned(),
        reference,
        observed: Vec::new(),
        target,
    };
    let alone = curve(Some(reading), None).draw();
    assert!(
        alone.svg.contains("8,7\u{a0}ha par an en 2024") && alone.svg.contains("deux valeurs"),
        "{}",
        alone.svg
    );
    assert!(!alone.svg.contains(">2024<"), "no axis: {}", alone.svg);
    assert_eq!(alone.table.rows.len(), 1);
    let two = curve(Some(reading), Some(Reading { year: 2030, value: 4.0 })).draw();
    assert!(two.svg.contains(">2024<") && two.svg.contains(">2030<"), "{}", two.svg);
}
