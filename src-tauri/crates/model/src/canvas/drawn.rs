//! What is drawn beside a register or a record.

use super::Trend;
use super::record::{numbers, titled};
use crate::dossier::Dossier;
use crate::drawing::Drawing;
use crate::drawing::curve::{Curve, Reading};
use crate::drawing::matrix::{Matrix, Placing};
use crate::drawing::radar::{Profile, Radar};
use crate::lists::{self, ListName};
use crate::register::RegisterName;
use crate::register::action::{Action, NOTES};
use crate::register::indicator::Indicator;
use crate::vocabulary::{Level, MeasureKind, Note, Vocabulary};

/// The drawings of a record's sheet: the notes of an action, the values of an indicator.
pub(super) fn of_record(dossier: &Dossier, register: RegisterName, id: &str) -> Vec<Drawing> {
    let drawing = match register {
        RegisterName::Actions => dossier.actions.iter().find(|one| one.id == id).and_then(|action| {
            let noted = action.notes().iter().any(Option::is_some);
            noted.then(|| radar(dossier, action))
        }),
        RegisterName::Indicators => {
            dossier.indicators.iter().find(|one| one.id == id).and_then(|one| curve(dossier, one))
        }
        _ => None,
    };
    drawing.into_iter().collect()
}

/// The notes of an action on the seven environmental objectives.
fn radar(dossier: &Dossier, action: &Action) -> Drawing {
    let objectives = NOTES.iter().map(|(_, code)| lists::label(dossier, ListName::Environment, code));
    let notes = action.notes().iter().map(|note| note.and_then(Note::value)).collect();
    Radar {
        title: "Effets sur les sept objectifs environnementaux".to_owned(),
        objectives: objectives.collect(),
        series: vec![Profile { name: "Note de l’action".to_owned(), notes }],
    }
    .draw()
}

/// The indicators, each with its values drawn small, narrowed to these.
pub(super) fn trends(dossier: &Dossier, only: Option<&[String]>) -> Vec<Trend> {
    let numbers = numbers(dossier, RegisterName::Indicators);
    let shown = dossier.indicators.iter().filter(|one| only.is_none_or(|only| only.contains(&one.id)));
    let trend = |one: &Indicator| {
        let curve = readings(dossier, one);
        Trend {
            id: one.id.clone(),
            number: numbers.get(&one.id).cloned().unwrap_or_default(),
            title: titled(one),
            note: curve.as_ref().map_or_else(|| "Aucune valeur saisie.".to_owned(), Curve::summary),
            drawing: curve.as_ref().map(Curve::draw_small),
        }
    };
    shown.map(trend).collect()
}

/// The values of an indicator over the years; none while nothing dated was entered.
#[must_use]
pub(crate) fn curve(dossier: &Dossier, indicator: &Indicator) -> Option<Drawing> {
    readings(dossier, indicator).map(|curve| curve.draw())
}

/// The values of an indicator, when there is one.
pub(crate) fn readings(dossier: &Dossier, indicator: &Indicator) -> Option<Curve> {
    let of = |kind: MeasureKind| {
        let own = dossier.measures.iter().filter(move |one| one.indicator == indicator.id);
        own.filter(move |one| one.kind == Some(kind))
            .filter_map(|one| Some(Reading { year: one.year?, value: one.value? }))
    };
    let curve = Curve {
        title: indicator.title.clone(),
        unit: indicator.unit.clone(),
        reference: of(MeasureKind::Reference).next(),
        observed: of(MeasureKind::Observed).collect(),
        target: of(MeasureKind::Target).next_back(),
    };
    let drawn = curve.reference.is_some() || curve.target.is_some() || !curve.observed.is_empty();
    drawn.then_some(curve)
}

/// The influence × interest matrix of the actors. It is for the team's eyes: it is never printed.
#[must_use]
pub(super) fn matrix(dossier: &Dossier) -> Drawing {
    let note = |level: Option<Level>| level.and_then(|level| level.code().parse().ok());
    let actors = dossier.actors.iter();
    let placing = actors.map(|actor| Placing {
        name: actor.name.clone(),
        influence: note(actor.influence),
        interest: note(actor.interest),
    });
    Matrix { title: "Influence et intérêt des acteurs".to_owned(), actors: placing.collect() }.draw()
}
