//! What the parts of a printed page come from, so that a click leads back to the field.

use model::dossier::Dossier;
use model::edit::described;
use model::finding::Target;
use model::register::RegisterName;
use model::resolve::{FIELD_ANCHOR, PART_ANCHOR, RECORD_ANCHOR, ROW_ANCHOR};
use model::template::Template;
use paper::pages::Anchor;

use crate::wire::Spot;
use crate::workspace::place_of;

/// How far down a page its first line may stand, as a share of its height: a large heading on a page that is not
/// large. The text begins at a tenth.
const TOP: f64 = 0.13;

/// What stands on a page, after the last of what began before it. `canvas` is the template of the document.
pub fn on_page(anchors: &[Anchor], page: usize, dossier: &Dossier, canvas: Option<&Template>) -> Vec<Spot> {
    let view = |anchor: &Anchor| spot(anchor, dossier, canvas);
    let start = anchors.partition_point(|anchor| anchor.page < page);
    let (before, from) = anchors.split_at(start);
    let here = from.iter().take_while(|anchor| anchor.page == page);
    // What is at the top of the page leaves no room above it for what began before.
    let topped = here.clone().next().is_some_and(|first| first.down < TOP);
    let begun = if topped { None } else { before.iter().rev().find_map(view) };
    let begun = begun.map(|spot| Spot { down: 0.0, across: 0.0, ..spot });
    let mut spots: Vec<Spot> = begun.into_iter().chain(here.filter_map(view)).collect();
    // A text of several lines has a point at each of them.
    spots.dedup_by(|next, spot| next.place == spot.place && next.field == spot.field);
    spots
}

fn spot(anchor: &Anchor, dossier: &Dossier, canvas: Option<&Template>) -> Option<Spot> {
    let name = anchor.name.as_str();
    let (label, target) = if let Some(field) = name.strip_prefix(FIELD_ANCHOR) {
        answer(canvas?, field)?
    } else if let Some((id, field)) = name.strip_prefix(PART_ANCHOR).and_then(|part| part.rsplit_once('.')) {
        record(dossier, id, Some(field))?
    } else {
        let id = name.strip_prefix(RECORD_ANCHOR).or_else(|| name.strip_prefix(ROW_ANCHOR))?;
        record(dossier, id, None)?
    };
    let (place, field) = place_of(dossier, target);
    Some(Spot { down: anchor.down, across: anchor.across, label, place, field })
}

fn answer(canvas: &Template, field: &str) -> Option<(String, Target)> {
    let step = canvas.steps.iter().find(|step| step.fields.iter().any(|own| own.id == field))?;
    let label = canvas.field(field)?.label.clone();
    let (template, step) = (canvas.id.clone(), step.id.clone());
    Some((label, Target::Answer { template, step, field: field.to_owned() }))
}

/// The register of a record.
pub fn register_of(dossier: &Dossier, id: &str) -> Option<RegisterName> {
    RegisterName::ALL.iter().copied().find(|register| dossier.rows(*register).find(id).is_some())
}

fn record(dossier: &Dossier, id: &str, field: Option<&str>) -> Option<(String, Target)> {
    let register = register_of(dossier, id)?;
    let mut label = described(dossier, register, id);
    if let Some(field) = field.and_then(|field| register.field(field)) {
        label = format!("{label}\u{a0}: {}", field.label);
    }
    let target = Target::Record { register, record: id.to_owned(), field: field.map(str::to_owned) };
    Some((label, target))
}
