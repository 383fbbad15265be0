//! The checks of what reads registers: tables, conditions.

use super::Checker;
use super::filter::filter;
use super::layout::{Place, answer_field, record_field};
use crate::condition::Condition;
use crate::ledger::SumName;
use crate::register::RegisterName;
use crate::template::raw::{RawBlock, RawColumn, RawCondition, RawField, Typed};
use crate::template::{Column, ColumnSource, Table};
use crate::vocabulary::{MeasureKind, Vocabulary};

pub(super) fn table(checker: &mut Checker, path: &str, raw: &RawBlock, place: Place) -> Table {
    let register = checker.register(&format!("{path}.register"), &raw.register, true);
    let columns_path = format!("{path}.columns");
    let columns = checker.list(&columns_path, &raw.columns, true);
    let columns = columns
        .into_iter()
        .filter_map(|(index, raw)| column(checker, &format!("{columns_path}[{index}]"), raw, register))
        .collect();
    let group = checker.optional(&format!("{path}.group"), &raw.group);
    if let Some(group) = &group {
        record_field(checker, &format!("{path}.group"), register, group);
    }
    Table {
        register,
        columns,
        filter: filter(checker, &format!("{path}.where"), &raw.filter, register, place.record),
        group,
        caption: checker.words(&format!("{path}.caption"), &raw.caption),
        empty: checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default(),
    }
}

fn column(checker: &mut Checker, path: &str, raw: &RawColumn, register: RegisterName) -> Option<Column> {
    checker.unknown(path, &raw.unknown, &["field", "title", "width", "total", "empty"]);
    let name = checker.words(&format!("{path}.field"), &raw.field);
    let title = checker.optional(&format!("{path}.title"), &raw.title);
    let width = checker.optional(&format!("{path}.width"), &raw.width).unwrap_or(10);
    if width == 0 {
        checker.faults.add(
            &format!("{path}.width"),
            "Une colonne de largeur nulle ne s’imprime pas.",
            "Donnez un nombre entre 1 et 100.",
        );
    }
    let total = checker.optional(&format!("{path}.total"), &raw.total).unwrap_or(false);
    let empty = checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default();
    let (source, label) = match (name.as_str(), computed(register, &name)) {
        ("", _) => return None,
        (_, Some(computed)) => computed,
        (name, None) => {
            let field = record_field(checker, &format!("{path}.field"), register, name)?;
            (ColumnSource::Field(field.name), field.label)
        }
    };
    Some(Column { source, title: title.unwrap_or_else(|| label.to_owned()), width, total, empty })
}

/// The columns of a register that are computed, with their head.
fn computed(register: RegisterName, name: &str) -> Option<(ColumnSource, &'static str)> {
    match (register, name) {
        (_, "number") => Some((ColumnSource::Number, "N°")),
        (RegisterName::Actions, "axis") => Some((ColumnSource::Axis, "Axe")),
        (RegisterName::Actions, name) => {
            SumName::from_code(name).map(|sum| (ColumnSource::Sum(sum), sum.label()))
        }
        (RegisterName::Indicators, "observed") => {
            Some((ColumnSource::Measure(MeasureKind::Observed), "Dernière valeur"))
        }
        (RegisterName::Indicators, name) => {
            MeasureKind::from_code(if name == "target" { "cible" } else { name })
                .map(|kind| (ColumnSource::Measure(kind), kind.label()))
        }
        (RegisterName::Funding, "rate") => Some((ColumnSource::Rate, "Taux")),
        _ => None,
    }
}

/// The columns of a field that is a table of a register.
pub(super) fn fields(
    checker: &mut Checker,
    path: &str,
    raw: &RawField,
    register: RegisterName,
) -> Vec<&'static str> {
    let columns_path = format!("{path}.fields");
    let columns = checker.list(&columns_path, &raw.fields, true);
    // Of a register that is not there, nothing can be said of the columns.
    if !matches!(&raw.register, Typed::Is(code) if code == register.code()) {
        return Vec::new();
    }
    if !register.tabled() {
        checker.faults.add(
            &format!("{path}.register"),
            format!("Le registre « {} » ne se remplit pas en tableau.", register.code()),
            "Choisissez un registre dont les fiches s’ajoutent une à une, par exemple actions ou indicators.",
        );
        return Vec::new();
    }
    let mut names = Vec::new();
    for (index, name) in columns {
        let path = format!("{columns_path}[{index}]");
        let Some(field) = record_field(checker, &path, register, name) else { continue };
        if names.contains(&field.name) {
            checker.faults.add(
                &path,
                format!("La colonne « {name} » est déjà dans le tableau."),
                "Gardez-la une seule fois.",
            );
        } else if !field.kind.fits_cell() {
            let fitting = register.fields().iter().filter(|field| field.kind.fits_cell());
            checker.faults.add(
                &path,
                format!("Le champ « {name} » ne tient pas dans une case de tableau."),
                format!(
                    "Retirez-le : il se remplit dans la fiche. Colonnes possibles : {}.",
                    fitting.map(|field| field.name).collect::<Vec<_>>().join(", ")
                ),
            );
        } else {
            names.push(field.name);
        }
    }
    // A line added without it would belong to nothing.
    let owner = register.owner().map(|(_, field)| field).filter(|_| register.inner());
    if let Some(owner) = owner.filter(|owner| !names.contains(owner)) {
        checker.faults.add(
            &columns_path,
            format!("Il manque la colonne « {owner} »."),
            format!("Ajoutez « {owner} » : elle dit à quelle fiche chaque ligne appartient."),
        );
    }
    names
}

pub(super) fn condition(
    checker: &mut Checker,
    path: &str,
    raw: &RawCondition,
    in_record: bool,
) -> Option<Condition> {
    let keys = [
        "filled", "equals", "contains", "value", "article", "amends", "all", "any", "not", "register",
        "least", "where",
    ];
    checker.unknown(path, &raw.unknown, &keys);
    if let Some(field) = checker.optional(&format!("{path}.filled"), &raw.filled) {
        condition_field(checker, &format!("{path}.filled"), &field, in_record);
        return Some(Condition::Filled(field));
    }
    for (key, named) in [("equals", &raw.equals), ("contains", &raw.contains)] {
        let Some(field) = checker.optional(&format!("{path}.{key}"), named) else { continue };
        condition_field(checker, &format!("{path}.{key}"), &field, in_record);
        let (Typed::Is(value) | Typed::Wrong(value)) = &raw.value else {
            checker.faults.add(
                &format!("{path}.value"),
                "Cette clé manque.",
                format!("« {key} » compare un champ à « value »."),
            );
            return None;
        };
        let value = value.clone();
        return Some(match key {
            "equals" => Condition::Equals(field, value),
            _ => Condition::Contains(field, value),
        });
    }
    if let Some(article) = checker.optional(&format!("{path}.article"), &raw.article) {
        checker.known(&format!("{path}.article"), "aucun article", &article, &checker.articles.clone());
        return Some(Condition::InPlan(article));
    }
    if let Some(amends) = checker.optional(&format!("{path}.amends"), &raw.amends) {
        return Some(if amends { Condition::Amends } else { Condition::Not(Box::new(Condition::Amends)) });
    }
    for (key, list) in [("all", &raw.all), ("any", &raw.any)] {
        if !matches!(list, Typed::Absent) {
            let path = format!("{path}.{key}");
            let inner = checker.list(&path, list, true);
            let inner = inner
                .into_iter()
                .filter_map(|(index, raw)| condition(checker, &format!("{path}[{index}]"), raw, in_record))
                .collect();
            return Some(if key == "all" { Condition::All(inner) } else { Condition::Any(inner) });
        }
    }
    if let Typed::Is(inner) = &raw.not {
        return condition(checker, &format!("{path}.not"), inner, in_record)
            .map(|inner| Condition::Not(Box::new(inner)));
    }
    if !matches!(raw.register, Typed::Absent) {
        let register = checker.register(&format!("{path}.register"), &raw.register, true);
        let least = checker.optional(&format!("{path}.least"), &raw.least).unwrap_or(1);
        let at_hand = in_record.then_some(register);
        let filter = filter(checker, &format!("{path}.where"), &raw.filter, register, at_hand);
        return Some(Condition::Count { register, least, filter });
    }
    checker.faults.add(
        path,
        "Cette condition ne dit rien.",
        "Écrivez une des clés filled, equals, contains, article, amends, all, any, not ou register.",
    );
    None
}

fn condition_field(checker: &mut Checker, path: &str, field: &str, in_record: bool) {
    if field.starts_with("record.") {
        if !in_record {
            checker.faults.add(
                path,
                "« record.… » n’a de sens que dans un bloc « each ».",
                "Nommez un champ du modèle.",
            );
        }
    } else {
        answer_field(checker, path, field);
    }
}
