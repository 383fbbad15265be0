//! The checks of a template's layout: blocks, holes, conditions, tables.

use std::collections::BTreeSet;

use super::filter::filter;
use super::holes::holes;
use super::known::BLOCKS;
use super::table::table;
use super::{Checker, items};
use crate::condition::Filter;
use crate::dashboard::PANELS;
use crate::register::RegisterName;
use crate::template::fault::nearest;
use crate::template::hole::Text;
use crate::template::raw::{List, RawBlock, RawFact, RawLayout, Typed};
use crate::template::{Authority, Block, BlockBody, Each, Fact, Layout, MaquetteBy, Section};
use crate::value::Kind;

/// Where a block stands: what it may hold and what its holes may name depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Articles and annexes enclosing the block.
    pub(super) depth: u8,
    /// The register of the record at hand.
    pub(super) record: Option<RegisterName>,
    /// Directly in the layout or in an article, where an article may stand.
    pub(super) plan: bool,
}

/// Notes every article and annex before checking anything that may name one.
pub(super) fn collect_sections(checker: &mut Checker, layout: &Typed<RawLayout>) {
    if let Typed::Is(layout) = layout {
        collect_blocks(checker, &layout.blocks);
    }
}

fn collect_blocks(checker: &mut Checker, blocks: &List<RawBlock>) {
    for block in items(blocks) {
        if let (Typed::Is(kind), Typed::Is(id)) = (&block.block, &block.id) {
            match kind.as_str() {
                "article" => checker.articles.insert(id.clone()),
                "annex" => checker.annexes.insert(id.clone()),
                _ => false,
            };
        }
        collect_blocks(checker, &block.blocks);
    }
}

pub(super) fn layout(checker: &mut Checker, raw: &Typed<RawLayout>) -> Layout {
    let empty = RawLayout::default();
    let raw = match raw {
        Typed::Is(raw) => raw,
        Typed::Absent | Typed::Wrong(_) => {
            checker.faults.add(
                "layout",
                "La mise en page manque.",
                "Ajoutez \"layout\": { \"title\": …, \"blocks\": [ … ] }.",
            );
            return blank_layout(&empty);
        }
    };
    let known = [
        "title",
        "subtitle",
        "cover",
        "runningHead",
        "short",
        "contents",
        "contentsDepth",
        "signed",
        "blocks",
    ];
    checker.unknown("layout", &raw.unknown, &known);
    let signed = checker.optional("layout.signed", &raw.signed);
    if let Some(field) = &signed {
        answer_field(checker, "layout.signed", field);
    }
    let short = checker.optional("layout.short", &raw.short).unwrap_or(false);
    let depth = checker.optional("layout.contentsDepth", &raw.contents_depth).unwrap_or(2);
    if !(1..=3).contains(&depth) {
        let hint = "Écrivez 1, 2 ou 3.";
        checker.faults.add("layout.contentsDepth", format!("Un sommaire n’a pas {depth} niveaux."), hint);
    }
    let place = Place { depth: 0, record: None, plan: true };
    let mut seen = BTreeSet::new();
    Layout {
        title: text(checker, "layout.title", &raw.title, true, None),
        subtitle: text(checker, "layout.subtitle", &raw.subtitle, false, None),
        cover: facts(checker, "layout.cover", &raw.cover, None),
        running_head: text(checker, "layout.runningHead", &raw.running_head, false, None),
        short,
        contents: checker.optional("layout.contents", &raw.contents).unwrap_or(!short),
        contents_depth: depth,
        signed,
        blocks: blocks(checker, "layout.blocks", &raw.blocks, place, &mut seen),
    }
}

fn blank_layout(_: &RawLayout) -> Layout {
    Layout {
        title: Text::default(),
        subtitle: Text::default(),
        cover: Vec::new(),
        running_head: Text::default(),
        short: false,
        contents: false,
        contents_depth: 2,
        signed: None,
        blocks: Vec::new(),
    }
}

fn blocks(
    checker: &mut Checker,
    path: &str,
    raw: &List<RawBlock>,
    place: Place,
    seen: &mut BTreeSet<String>,
) -> Vec<Block> {
    let list = checker.list(path, raw, true);
    list.into_iter()
        .filter_map(|(index, raw)| block(checker, &format!("{path}[{index}]"), raw, place, seen))
        .collect()
}

fn block(
    checker: &mut Checker,
    path: &str,
    raw: &RawBlock,
    place: Place,
    seen: &mut BTreeSet<String>,
) -> Option<Block> {
    let kind = checker.words(&format!("{path}.block"), &raw.block);
    if kind.is_empty() {
        return None;
    }
    let Some((_, keys)) = BLOCKS.iter().find(|(name, _)| *name == kind) else {
        let names = || BLOCKS.iter().map(|(name, _)| *name);
        let hint = nearest(&kind, names()).map_or_else(
            || format!("Blocs possibles : {}.", names().collect::<Vec<_>>().join(", ")),
            |near| format!("Vouliez-vous écrire « {near} » ?"),
        );
        checker.faults.add(&format!("{path}.block"), format!("« {kind} » n’est pas un bloc."), hint);
        return None;
    };
    check_keys(checker, path, raw, &kind, keys);
    let when = checker.condition(&format!("{path}.when"), &raw.when, place.record.is_some());
    if when.is_some() && kind == "article" {
        let hint = "C’est l’agent qui retire un article, dans le plan ; mettez la condition sur les blocs qu’il contient.";
        checker.faults.add(&format!("{path}.when"), "Un article n’a pas de condition.", hint);
    }
    let body = body(checker, path, raw, &kind, place, seen);
    Some(Block { when, body })
}

fn body(
    checker: &mut Checker,
    path: &str,
    raw: &RawBlock,
    kind: &str,
    place: Place,
    seen: &mut BTreeSet<String>,
) -> BlockBody {
    match kind {
        "article" => BlockBody::Article(section(checker, path, raw, place, seen, true)),
        "annex" => BlockBody::Annex(section(checker, path, raw, place, seen, false)),
        "heading" => BlockBody::Heading(checker.words(&format!("{path}.title"), &raw.title)),
        "text" => BlockBody::Text(text(checker, &format!("{path}.text"), &raw.text, true, place.record)),
        "list" => {
            let path = format!("{path}.items");
            let items = checker.list(&path, &raw.items, true);
            let items = items
                .into_iter()
                .map(|(index, item)| holes(checker, &format!("{path}[{index}]"), item, place.record));
            BlockBody::List(items.collect())
        }
        "note" => BlockBody::Note {
            title: checker.optional(&format!("{path}.title"), &raw.title).unwrap_or_default(),
            text: text(checker, &format!("{path}.text"), &raw.text, true, place.record),
        },
        "answer" => {
            let (field, empty) = answer_or(checker, path, raw);
            let filter = answer_filter(checker, path, raw, &field);
            BlockBody::Answer { field, empty, filter }
        }
        "facts" => {
            let list_path = format!("{path}.rows");
            checker.list(&list_path, &raw.rows, true);
            BlockBody::Facts(facts(checker, &list_path, &raw.rows, place.record))
        }
        "table" => BlockBody::Table(table(checker, path, raw, place)),
        "each" => BlockBody::Each(each(checker, path, raw, place, seen)),
        "landscape" => {
            let inner = Place { plan: false, ..place };
            BlockBody::Landscape(blocks(checker, &format!("{path}.blocks"), &raw.blocks, inner, seen))
        }
        "maquette" => BlockBody::Maquette {
            by: maquette_by(checker, &format!("{path}.by"), &raw.by),
            empty: checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default(),
        },
        "agreement" => {
            let (field, empty) = answer_or(checker, path, raw);
            BlockBody::Agreement { field, empty }
        }
        "changes" => {
            let (field, empty) = answer_or(checker, path, raw);
            BlockBody::Changes { field, empty }
        }
        "panel" => panel(checker, path, raw),
        "files" => BlockBody::Files,
        "signatures" => BlockBody::Signatures(authority(checker, path, raw)),
        "parties" => BlockBody::Parties(authority(checker, path, raw)),
        _ => BlockBody::PageBreak,
    }
}

/// The field a block reads, and what is printed when it gives nothing.
fn answer_or(checker: &mut Checker, path: &str, raw: &RawBlock) -> (String, String) {
    let field = checker.words(&format!("{path}.field"), &raw.field);
    if !field.is_empty() {
        answer_field(checker, &format!("{path}.field"), &field);
    }
    (field, checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default())
}

/// The filter of an answer: only a table of a register has records to choose among.
fn answer_filter(checker: &mut Checker, path: &str, raw: &RawBlock, field: &str) -> Filter {
    if matches!(raw.filter, Typed::Absent) {
        return Filter::new();
    }
    let path = format!("{path}.where");
    let known = checker.fields.iter().find(|(id, _)| id == field);
    let register = known.and_then(|(_, kind)| match kind {
        Kind::Table { register, .. } => Some(*register),
        _ => None,
    });
    let Some(register) = register else {
        let hint = "Retirez « where », ou donnez au champ le type table.";
        checker.faults.add(&path, format!("« {field} » n’est pas un tableau de fiches."), hint);
        return Filter::new();
    };
    filter(checker, &path, &raw.filter, register, None)
}

fn panel(checker: &mut Checker, path: &str, raw: &RawBlock) -> BlockBody {
    let name = checker.words(&format!("{path}.panel"), &raw.panel);
    let known = PANELS.into_iter().find(|panel| *panel == name);
    if known.is_none() && !name.is_empty() {
        let hint = format!("Tableaux : {}.", PANELS.join(", "));
        checker.faults.add(&format!("{path}.panel"), format!("Il n’y a pas de tableau « {name} »."), hint);
    }
    let show = checker.optional(&format!("{path}.show"), &raw.show).unwrap_or_default();
    if !matches!(show.as_str(), "" | "figures" | "drawings") {
        let hint = "Écrivez \"figures\" ou \"drawings\", ou retirez cette clé.";
        checker.faults.add(&format!("{path}.show"), format!("« {show} » ne s’imprime pas."), hint);
    }
    BlockBody::Panel {
        panel: known.unwrap_or(PANELS[0]),
        figures: show != "drawings",
        drawings: show != "figures",
    }
}

fn authority(checker: &mut Checker, path: &str, raw: &RawBlock) -> Authority {
    let path = format!("{path}.authority");
    match checker.optional(&path, &raw.authority).as_deref() {
        None => Authority::Stated,
        Some("blank") => Authority::Blank,
        Some(other) => {
            let hint = "Écrivez \"blank\" pour une ligne à remplir à la main, ou retirez cette clé.";
            checker.faults.add(&path, format!("« {other} » ne dit pas quelle délibération imprimer."), hint);
            Authority::Stated
        }
    }
}

fn maquette_by(checker: &mut Checker, path: &str, raw: &Typed<String>) -> MaquetteBy {
    match checker.words(path, raw).as_str() {
        "financeur" => MaquetteBy::Funder,
        "annee" | "" => MaquetteBy::Year,
        other => {
            let hint = "Écrivez \"annee\" ou \"financeur\".";
            checker.faults.add(path, format!("Une maquette ne se découpe pas par « {other} »."), hint);
            MaquetteBy::Year
        }
    }
}

fn section(
    checker: &mut Checker,
    path: &str,
    raw: &RawBlock,
    place: Place,
    seen: &mut BTreeSet<String>,
    article: bool,
) -> Section {
    let deepest = if article { 1 } else { 0 };
    if !place.plan || place.depth > deepest {
        let hint = if article {
            "Mettez l’article à la racine de « blocks » ou directement dans un article."
        } else {
            "Mettez l’annexe à la racine de « blocks »."
        };
        checker.faults.add(path, "Ce bloc ne peut pas se trouver ici.", hint);
    }
    let id = checker.slug(&format!("{path}.id"), &raw.id, '_');
    let what = if article { "article" } else { "annexe" };
    checker.unique(&format!("{path}.id"), &id, seen, what);
    let title = checker.words(&format!("{path}.title"), &raw.title);
    let inner = Place { depth: place.depth + 1, plan: article, ..place };
    Section { id, title, blocks: blocks(checker, &format!("{path}.blocks"), &raw.blocks, inner, seen) }
}

fn each(
    checker: &mut Checker,
    path: &str,
    raw: &RawBlock,
    place: Place,
    seen: &mut BTreeSet<String>,
) -> Each {
    let register = checker.register(&format!("{path}.register"), &raw.register, true);
    let inner = Place { record: Some(register), plan: false, ..place };
    Each {
        register,
        filter: filter(checker, &format!("{path}.where"), &raw.filter, register, place.record),
        title: text(checker, &format!("{path}.title"), &raw.title, true, Some(register)),
        blocks: blocks(checker, &format!("{path}.blocks"), &raw.blocks, inner, seen),
        empty: checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default(),
    }
}

fn facts(checker: &mut Checker, path: &str, raw: &List<RawFact>, record: Option<RegisterName>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (index, raw) in checker.list(path, raw, false) {
        let path = format!("{path}[{index}]");
        checker.unknown(&path, &raw.unknown, &["label", "text"]);
        let label = text(checker, &format!("{path}.label"), &raw.label, true, record);
        facts.push(Fact { label, text: text(checker, &format!("{path}.text"), &raw.text, true, record) });
    }
    facts
}

fn text(
    checker: &mut Checker,
    path: &str,
    raw: &Typed<String>,
    needed: bool,
    record: Option<RegisterName>,
) -> Text {
    let words =
        if needed { checker.words(path, raw) } else { checker.optional(path, raw).unwrap_or_default() };
    holes(checker, path, &words, record)
}

pub(super) fn answer_field(checker: &mut Checker, path: &str, field: &str) {
    let known: BTreeSet<String> = checker.fields.iter().map(|(id, _)| id.clone()).collect();
    checker.known(path, "aucun champ", field, &known);
}

pub(super) fn record_field(
    checker: &mut Checker,
    path: &str,
    register: RegisterName,
    name: &str,
) -> Option<&'static crate::register::Field> {
    let field = register.field(name);
    if field.is_none() {
        let names = || register.fields().iter().map(|field| field.name);
        let hint = nearest(name, names()).map_or_else(
            || format!("Champs : {}.", names().collect::<Vec<_>>().join(", ")),
            |near| format!("Vouliez-vous écrire « {near} » ?"),
        );
        checker.faults.add(
            path,
            format!("Le registre « {} » n’a pas de champ « {name} ».", register.code()),
            hint,
        );
    }
    field
}

/// Reports the keys that this block does not take.
fn check_keys(checker: &mut Checker, path: &str, raw: &RawBlock, kind: &str, keys: &[&str]) {
    let all: Vec<&str> = keys.iter().copied().chain(["block", "when"]).collect();
    checker.unknown(path, &raw.unknown, &all);
    let present = [
        ("id", !matches!(raw.id, Typed::Absent)),
        ("title", !matches!(raw.title, Typed::Absent)),
        ("text", !matches!(raw.text, Typed::Absent)),
        ("items", !matches!(raw.items, Typed::Absent)),
        ("field", !matches!(raw.field, Typed::Absent)),
        ("rows", !matches!(raw.rows, Typed::Absent)),
        ("register", !matches!(raw.register, Typed::Absent)),
        ("where", !matches!(raw.filter, Typed::Absent)),
        ("columns", !matches!(raw.columns, Typed::Absent)),
        ("caption", !matches!(raw.caption, Typed::Absent)),
        ("group", !matches!(raw.group, Typed::Absent)),
        ("empty", !matches!(raw.empty, Typed::Absent)),
        ("by", !matches!(raw.by, Typed::Absent)),
        ("panel", !matches!(raw.panel, Typed::Absent)),
        ("authority", !matches!(raw.authority, Typed::Absent)),
        ("show", !matches!(raw.show, Typed::Absent)),
        ("blocks", !matches!(raw.blocks, Typed::Absent)),
    ];
    for (key, present) in present {
        if present && !keys.contains(&key) {
            checker.faults.add(
                &format!("{path}.{key}"),
                format!("« {key} » n’a pas de sens pour un bloc « {kind} »."),
                format!(
                    "Ce bloc accepte : {}.",
                    if keys.is_empty() {
                        "rien d’autre que « when »".to_owned()
                    } else {
                        keys.join(", ")
                    }
                ),
            );
        }
    }
}
