//! The checks of a template's layout: blocks, holes, conditions, tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::check::{Checker, items};
use super::fault::nearest;
use super::hole::{self, Hole, Piece, Text};
use super::raw::{List, RawBlock, RawColumn, RawCondition, RawFact, RawLayout, Typed};
use super::{Block, BlockBody, Column, ColumnSource, Each, Fact, Layout, Section, Table};
use crate::condition::Condition;
use crate::register::RegisterName;
use crate::register::funding::MONEY_NAMES;

/// Each block with the keys it takes.
const BLOCKS: [(&str, &[&str]); 14] = [
    ("article", &["id", "title", "blocks"]),
    ("annex", &["id", "title", "blocks"]),
    ("heading", &["title"]),
    ("text", &["text"]),
    ("list", &["items"]),
    ("note", &["title", "text"]),
    ("answer", &["field", "empty"]),
    ("facts", &["rows"]),
    ("table", &["register", "where", "columns", "caption", "group", "empty"]),
    ("each", &["register", "where", "title", "blocks", "empty"]),
    ("landscape", &["blocks"]),
    ("pageBreak", &[]),
    ("signatures", &[]),
    ("parties", &[]),
];

/// Where a block stands: what it may hold and what its holes may name depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Articles and annexes enclosing the block.
    depth: u8,
    /// The register of the record at hand.
    record: Option<RegisterName>,
    /// Directly in the layout or in an article, where an article may stand.
    plan: bool,
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
    let known = ["title", "subtitle", "cover", "runningHead", "contents", "signed", "blocks"];
    checker.unknown("layout", &raw.unknown, &known);
    let signed = checker.optional("layout.signed", &raw.signed);
    if let Some(field) = &signed {
        answer_field(checker, "layout.signed", field);
    }
    let place = Place { depth: 0, record: None, plan: true };
    let mut seen = BTreeSet::new();
    Layout {
        title: text(checker, "layout.title", &raw.title, true, None),
        subtitle: text(checker, "layout.subtitle", &raw.subtitle, false, None),
        cover: facts(checker, "layout.cover", &raw.cover, None),
        running_head: text(checker, "layout.runningHead", &raw.running_head, false, None),
        contents: checker.optional("layout.contents", &raw.contents).unwrap_or(true),
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
        contents: false,
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
            let field = checker.words(&format!("{path}.field"), &raw.field);
            if !field.is_empty() {
                answer_field(checker, &format!("{path}.field"), &field);
            }
            BlockBody::Answer {
                field,
                empty: checker.optional(&format!("{path}.empty"), &raw.empty).unwrap_or_default(),
            }
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
        "signatures" => BlockBody::Signatures,
        "parties" => BlockBody::Parties,
        _ => BlockBody::PageBreak,
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

fn table(checker: &mut Checker, path: &str, raw: &RawBlock, place: Place) -> Table {
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
    checker.unknown(path, &raw.unknown, &["field", "title", "width", "total"]);
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
    let actions = register == RegisterName::Actions;
    let (source, label) = match name.as_str() {
        "" => return None,
        "number" => (ColumnSource::Number, "N°"),
        "granted" if actions => (ColumnSource::Granted, "Subventions acquises"),
        "missing" if actions => (ColumnSource::Missing, "Reste à financer"),
        "own_share" if actions => (ColumnSource::OwnShare, "Autofinancement"),
        "axis" if actions => (ColumnSource::Axis, "Axe"),
        name => {
            let field = record_field(checker, &format!("{path}.field"), register, name)?;
            (ColumnSource::Field(field.name), field.label)
        }
    };
    Some(Column { source, title: title.unwrap_or_else(|| label.to_owned()), width, total })
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
        let label = checker.words(&format!("{path}.label"), &raw.label);
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

fn holes(checker: &mut Checker, path: &str, words: &str, record: Option<RegisterName>) -> Text {
    let text = match hole::parse(words) {
        Ok(text) => text,
        Err(wrong) => {
            for message in wrong {
                checker.faults.add(
                    path,
                    message,
                    "Un trou s’écrit par exemple {intitule}, {territory.name} ou {article:objet}.",
                );
            }
            return Text::default();
        }
    };
    for piece in &text.0 {
        let Piece::Hole(hole) = piece else { continue };
        match hole {
            Hole::Answer(field) => answer_field(checker, path, field),
            Hole::Article(id) => checker.known(path, "article", id, &checker.articles.clone()),
            Hole::Annex(id) => checker.known(path, "annexe", id, &checker.annexes.clone()),
            Hole::Record(field) => match record {
                Some(RegisterName::Actions) if MONEY_NAMES.contains(&field.as_str()) => {}
                Some(register) if field != "number" => {
                    record_field(checker, path, register, field);
                }
                Some(_) => {}
                None => checker.faults.add(
                    path,
                    "« {record.…} » n’a de sens que dans un bloc « each ».",
                    "Déplacez ce texte dans un bloc « each ».",
                ),
            },
            Hole::Territory(_)
            | Hole::Perimeter(_)
            | Hole::Count(..)
            | Hole::Total(_)
            | Hole::Signatory(..) => {}
        }
    }
    text
}

fn answer_field(checker: &mut Checker, path: &str, field: &str) {
    let known: BTreeSet<String> = checker.fields.iter().map(|(id, _)| id.clone()).collect();
    checker.known(path, "champ", field, &known);
}

fn record_field(
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

fn filter(
    checker: &mut Checker,
    path: &str,
    raw: &Typed<BTreeMap<String, Json>>,
    register: RegisterName,
    at_hand: Option<RegisterName>,
) -> Vec<(String, Json)> {
    let Typed::Is(raw) = raw else {
        if matches!(raw, Typed::Wrong(_)) {
            checker.faults.add(path, "Un filtre est un objet.", "Exemple : {\"stage\": \"fiche_action\"}.");
        }
        return Vec::new();
    };
    for (name, value) in raw {
        let path = format!("{path}.{name}");
        let Some(field) = record_field(checker, &path, register, name) else { continue };
        if value.as_str() == Some("{record}") {
            if at_hand.is_none() {
                checker.faults.add(
                    &path,
                    "« {record} » n’a de sens que dans un bloc « each ».",
                    "Déplacez ce tableau dans un bloc « each ».",
                );
            }
        } else if let Err(bad) = field.kind.read(value) {
            checker.faults.add(
                &path,
                "Le filtre compare ce champ à une valeur qu’il ne peut pas avoir.",
                bad.0,
            );
        }
    }
    raw.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

pub(super) fn condition(
    checker: &mut Checker,
    path: &str,
    raw: &RawCondition,
    in_record: bool,
) -> Option<Condition> {
    let keys = ["filled", "equals", "value", "all", "any", "not", "register", "least", "where"];
    checker.unknown(path, &raw.unknown, &keys);
    if let Some(field) = checker.optional(&format!("{path}.filled"), &raw.filled) {
        condition_field(checker, &format!("{path}.filled"), &field, in_record);
        return Some(Condition::Filled(field));
    }
    if let Some(field) = checker.optional(&format!("{path}.equals"), &raw.equals) {
        condition_field(checker, &format!("{path}.equals"), &field, in_record);
        let (Typed::Is(value) | Typed::Wrong(value)) = &raw.value else {
            checker.faults.add(
                &format!("{path}.value"),
                "Cette clé manque.",
                "« equals » compare un champ à « value ».",
            );
            return None;
        };
        return Some(Condition::Equals(field, value.clone()));
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
        let filter = filter(checker, &format!("{path}.where"), &raw.filter, register, None);
        return Some(Condition::Count { register, least, filter });
    }
    checker.faults.add(
        path,
        "Cette condition ne dit rien.",
        "Écrivez une des clés filled, equals, all, any, not ou register.",
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
