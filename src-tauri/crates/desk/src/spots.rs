//! What the parts of a printed page come from, so that a click leads back to the field.

use model::dossier::Dossier;
use model::edit::described;
use model::finding::Target;
use model::register::RegisterName;
use model::resolve::{FIELD_ANCHOR, RECORD_ANCHOR};
use model::template::Template;
use paper::press::Anchor;

use crate::wire::Spot;
use crate::workspace::place_of;

/// What stands on a page, after the last of what began before it. `canvas` is the template of the document.
pub fn on_page(anchors: &[Anchor], page: usize, dossier: &Dossier, canvas: Option<&Template>) -> Vec<Spot> {
    let view = |anchor: &Anchor| spot(anchor, dossier, canvas);
    let begun = anchors.iter().take_while(|anchor| anchor.page < page).filter_map(view).last();
    let begun = begun.map(|spot| Spot { down: 0.0, ..spot });
    let here = anchors.iter().filter(|anchor| anchor.page == page).filter_map(view);
    begun.into_iter().chain(here).collect()
}

fn spot(anchor: &Anchor, dossier: &Dossier, canvas: Option<&Template>) -> Option<Spot> {
    let (label, target) = match anchor.name.strip_prefix(FIELD_ANCHOR) {
        Some(field) => answer(canvas?, field)?,
        None => record(dossier, anchor.name.strip_prefix(RECORD_ANCHOR)?)?,
    };
    let (place, field) = place_of(dossier, target);
    Some(Spot { down: anchor.down, label, place, field })
}

fn answer(canvas: &Template, field: &str) -> Option<(String, Target)> {
    let step = canvas.steps.iter().find(|step| step.fields.iter().any(|own| own.id == field))?;
    let label = canvas.field(field)?.label.clone();
    let (template, step) = (canvas.id.clone(), step.id.clone());
    Some((label, Target::Answer { template, step, field: field.to_owned() }))
}

fn record(dossier: &Dossier, id: &str) -> Option<(String, Target)> {
    let holds = |register: &RegisterName| dossier.rows(*register).find(id).is_some();
    let register = RegisterName::ALL.iter().copied().find(holds)?;
    let target = Target::Record { register, record: id.to_owned(), field: None };
    Some((described(dossier, register, id), target))
}
