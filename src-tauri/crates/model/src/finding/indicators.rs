//! C4: an indicator can be followed.

use std::collections::HashMap;

use super::{About, Case, Finding, Severity};
use crate::register::RegisterName;
use crate::vocabulary::MeasureKind;

/// C4: an indicator has a starting value, a target, a source and someone who takes it. One that describes
/// the territory without being tied to an objective or an action needs no target.
pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut values: HashMap<&str, (bool, bool)> = HashMap::new();
    for measure in case.dossier.measures.iter().filter(|measure| measure.value.is_some()) {
        let (reference, target) = values.entry(measure.indicator.as_str()).or_default();
        *reference |= measure.kind == Some(MeasureKind::Reference);
        *target |= measure.kind == Some(MeasureKind::Target);
    }
    for indicator in &case.dossier.indicators {
        let (reference, target) = values.get(indicator.id.as_str()).copied().unwrap_or_default();
        let aimed = !indicator.objectives.is_empty() || !indicator.actions.is_empty();
        let mut about = About::new(found, RegisterName::Indicators, &indicator.id);
        let parts = [
            ("", aimed && !reference, "de valeur de référence"),
            ("", aimed && !target, "de cible"),
            ("source", indicator.source.is_empty(), "de source"),
            ("responsible", aimed && indicator.responsible.is_empty(), "de responsable de la mesure"),
        ];
        about.add_lacking("C4", Severity::Warning, &parts, |what| {
            format!(
                "L’indicateur « {} » n’a pas encore {what}. Complétez-le, ou retirez-le.",
                indicator.title
            )
        });
    }
}
