//! Charts as a dossier gives them, for the tests.

use chrono::NaiveDate;

use super::calendar::{Calendar, Entry};
use super::curve::{Curve, Reading};
use super::matrix::{Matrix, Placing};
use super::perimeter::{Perimeter, Spot};
use super::radar::{Profile, Radar};
use super::shares::{Part, Shares, Whole};
use super::stacked::{Direction, Series, Stacked};
use super::steps::{Step, Steps};
use super::{Drawing, Measure};
use crate::vocabulary::Axis;

/// Every kept drawing, under the name of its files.
pub(super) fn all() -> Vec<(&'static str, Drawing)> {
    let mut all = vec![
        ("money-by-year", by_year().draw()),
        ("money-by-funder", by_funder().draw()),
        ("environment", environment().draw()),
        ("mobilisation", mobilisation().draw()),
        ("axes", axes().draw()),
        ("matrix-names", matrix(9).draw()),
        ("matrix-numbers", matrix(24).draw()),
        ("matrix-counts", matrix(240).draw()),
        ("indicator", indicator().draw()),
        ("perimeter", perimeter(9, 3).draw()),
        ("perimeter-numbers", perimeter(49, 7).draw()),
        ("nothing", Stacked { categories: Vec::new(), ..by_year() }.draw()),
    ];
    all.extend(calendar().draw().into_iter().map(|drawing| ("calendar", drawing)));
    all
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn series(name: &str, values: &[i64]) -> Series {
    Series { name: name.to_owned(), ink: None, values: values.to_vec() }
}

pub(super) fn by_year() -> Stacked {
    Stacked {
        title: "Plan de financement par année et par état".to_owned(),
        by: "Année".to_owned(),
        categories: words(&["2026", "2027", "2028", "2029", "2030", "2031"]),
        series: vec![
            series("Acquis", &[84_500_000, 42_000_000, 12_000_050, 0, 0, 0]),
            series("Demandé", &[12_000_000, 96_000_000, 61_250_000, 30_000_000, 0, 0]),
            series("Envisagé", &[0, 25_000_000, 88_000_000, 120_000_000, 74_000_000, 21_500_000]),
        ],
        measure: Measure::Money,
        direction: Direction::Upright,
        summed: true,
        note: "Montants hors taxes.".to_owned(),
    }
}

fn by_funder() -> Stacked {
    Stacked {
        title: "Participations par financeur".to_owned(),
        by: "Financeur".to_owned(),
        categories: words(&[
            "État (DETR, DSIL, Fonds vert)",
            "Région",
            "Département",
            "Agence de l’eau",
            "Direction départementale des territoires et de la mer, au titre du programme d’intérêt général",
            "Communauté de communes des Trois Rivières",
        ]),
        direction: Direction::Across,
        summed: true,
        ..by_year()
    }
}

fn environment() -> Radar {
    Radar {
        title: "Effets sur les sept objectifs".to_owned(),
        objectives: words(&[
            "Atténuation du changement climatique",
            "Adaptation au changement climatique",
            "Ressource en eau",
            "Économie circulaire et déchets",
            "Pollutions",
            "Biodiversité et sols",
            "Cohésion sociale et territoriale",
        ]),
        series: vec![
            Profile {
                name: "Avant mesures".to_owned(),
                notes: vec![Some(2), Some(1), None, Some(0), Some(-1), Some(-2), Some(1)],
            },
            Profile {
                name: "Après mesures".to_owned(),
                notes: vec![Some(2), Some(1), None, Some(1), Some(0), Some(-1), Some(2)],
            },
        ],
    }
}

fn mobilisation() -> Steps {
    let step = |(name, count): (&str, u32)| Step { name: name.to_owned(), count };
    Steps {
        title: "Mobilisation des acteurs".to_owned(),
        measure: Measure::count("acteur", "acteurs"),
        steps: [("Repéré", 62), ("Contacté", 48), ("Rencontré", 31), ("Engagé", 14), ("Signataire", 9)]
            .map(step)
            .to_vec(),
        cumulative: true,
    }
}

fn axes() -> Shares {
    let whole = |name: &str, measure: Measure, values: &[i64]| Whole {
        name: name.to_owned(),
        measure,
        values: values.to_vec(),
    };
    Shares {
        title: "Répartition entre les trois axes".to_owned(),
        by: "Axe".to_owned(),
        parts: Part::axes(),
        wholes: vec![
            whole("Actions", Measure::count("action", "actions"), &[14, 8, 5]),
            whole("Coût total", Measure::Money, &[512_345_678, 98_000_000, 33_333_333]),
        ],
        note: "Montants hors taxes.".to_owned(),
    }
}

pub(super) const TITLES: [&str; 12] = [
    "Rénovation énergétique des écoles de Saint-Aubin et de Villeneuve-sur-Orne",
    "Réseau de chaleur bois",
    "Voie verte le long de l’ancienne ligne ferroviaire, de la gare à l’étang",
    "Plan de paysage",
    "Tiers-lieu de la Halle",
    "Restauration de la continuité écologique de la rivière et de ses affluents, première tranche de travaux",
    "Ressourcerie intercommunale",
    "Maison de santé pluriprofessionnelle",
    "Marché de producteurs",
    "Animation du contrat",
    "Atlas de la biodiversité communale",
    "Navette à la demande",
];

pub(super) fn calendar() -> Calendar {
    let day = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1);
    let axes = [Axis::Ecological, Axis::Economic, Axis::Living];
    let entry = |(index, title): (usize, &&str)| {
        let (rank, year) = (index as u32, 2026 + (index as i32) % 4);
        Entry {
            name: (*title).to_owned(),
            axis: axes.get(index % 4).copied(),
            start: day(year, 1 + rank % 12).filter(|_| index != 10),
            end: day(year + 1 + (index as i32) % 3, 1 + (rank * 5) % 12)
                .filter(|_| index != 10 && index != 6),
            continuous: false,
        }
    };
    let mut entries: Vec<Entry> = TITLES.iter().enumerate().map(entry).collect();
    entries[9] = Entry { axis: None, start: None, end: None, continuous: true, ..entries[9].clone() };
    Calendar { title: "Calendrier des actions".to_owned(), entries, years: Some((2026, 2031)) }
}

const ACTORS: [&str; 12] = [
    "Communauté de communes",
    "Direction départementale des territoires et de la mer",
    "Région",
    "Chambre d’agriculture",
    "Association des usagers du vélo",
    "Agence de l’eau",
    "Club des entreprises du bassin",
    "Collège Jean-Moulin",
    "Syndicat mixte de la rivière",
    "Ressourcerie La Seconde Vie",
    "Office de tourisme",
    "Habitants du quartier de la gare",
];

pub(super) fn matrix(count: usize) -> Matrix {
    let placing = |index: usize| Placing {
        name: ACTORS[index % ACTORS.len()].to_owned(),
        influence: (index % 11 != 10).then_some(1 + ((index * 7 + index / 5) % 5) as u8),
        interest: Some(1 + ((index * 3 + 4) % 5) as u8),
    };
    Matrix {
        title: "Influence et intérêt des acteurs".to_owned(), actors: (0..count).map(placing).collect()
    }
}

const COMMUNES: [&str; 9] = [
    "Saint-Aubin",
    "Villeneuve-sur-Orne",
    "Le Bourg",
    "La Chapelle-des-Bois-Noirs",
    "Ay",
    "Pont-l’Abbé",
    "Montfort",
    "Vieux-Moulin",
    "Cherbray-lès-Étangs",
];

/// So many communes in rows, the last of them without surface, and a neighbour at each side.
pub(super) fn perimeter(count: usize, across: usize) -> Perimeter {
    let square = |column: f64, row: f64, size: f64| {
        let (west, south) = (-5.0 + column * 0.1, 46.0 - row * 0.07);
        let (east, north) = (west + 0.1 * size, south + 0.07 * size);
        vec![vec![(west, south), (east, south), (east, north), (west, north)]]
    };
    let spot = |index: usize| Spot {
        name: COMMUNES[index % COMMUNES.len()].to_owned(),
        insee: format!("{:05}", index + 1),
        population: Some(250.0 + (index * 977 % 4_000) as f64),
        total_population: None,
        surface: if index + 1 == count {
            Vec::new()
        } else {
            vec![square((index % across) as f64, (index / across) as f64, 1.0)]
        },
    };
    Perimeter {
        title: "Carte du périmètre".to_owned(),
        communes: (0..count).map(spot).collect(),
        outline: Vec::new(),
        around: vec![vec![square(-1.0, 0.0, 1.0)], vec![square(across as f64, 1.0, 1.0)]],
        year: Some(2026),
        source: "Contours : fichier « essai.geojson ».".to_owned(),
    }
}

fn indicator() -> Curve {
    let reading = |(year, value): (i32, f64)| Reading { year, value };
    Curve {
        title: "Part modale du vélo".to_owned(),
        unit: "% des déplacements".to_owned(),
        reference: Some(reading((2022, 2.4))),
        observed: [(2023, 2.7), (2024, 3.6), (2025, 3.3), (2026, 4.2)].map(reading).to_vec(),
        target: Some(reading((2031, 9.0))),
    }
}
