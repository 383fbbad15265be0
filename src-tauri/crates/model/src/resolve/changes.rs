//! What changed: on two pages for those who decide, what matters first and the rest counted; or whole, as
//! an amendment states it.

use super::{heading, paragraph};
use crate::document::{Block, Column, Inline, Row, RowRole, Table};
use crate::french::{count, enumerate};
use crate::notice::{ChangeNotice, Changed, RegisterChanges};
use crate::register::RegisterName;

/// How many sums are printed at least.
const AMOUNTS: usize = 10;
/// The longest name or text printed on two pages, in characters.
const LONGEST: usize = 70;
/// What is kept at least of the name of the owner of a line, in characters.
const SHORTEST: usize = 20;

/// The registers whose changes an elected official decides on, in this order.
const DECIDED: [RegisterName; 6] = [
    RegisterName::Contract,
    RegisterName::Orientations,
    RegisterName::Actions,
    RegisterName::Funding,
    RegisterName::Costs,
    RegisterName::Signatories,
];

/// The registers that serve the work rather than the contract: their changes are only ever counted.
const ASIDE: [RegisterName; 5] = [
    RegisterName::Attachments,
    RegisterName::Maps,
    RegisterName::Waivers,
    RegisterName::References,
    RegisterName::Templates,
];

/// How far changes are told.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// The level of the headings.
    level: u8,
    /// How many names of a list are printed before the others are counted.
    names: usize,
    /// How many rows of a table are printed before the others are counted.
    rows: usize,
    /// The longest name or text that is printed, in characters.
    longest: usize,
    /// The registers told in full.
    told: fn(RegisterName) -> bool,
}

impl Extent {
    /// As far, under headings of this level.
    pub const fn under(self, level: u8) -> Self {
        Self { level, ..self }
    }
}

/// On two pages.
pub const BRIEF: Extent =
    Extent { level: 1, names: 4, rows: 6, longest: LONGEST, told: |register| DECIDED.contains(&register) };
/// Every change of the contract, in full.
pub const WHOLE: Extent = Extent {
    level: 1,
    names: usize::MAX,
    rows: usize::MAX,
    longest: usize::MAX,
    told: |register| !ASIDE.contains(&register),
};

pub fn changes(notice: &ChangeNotice, extent: Extent) -> Vec<Block> {
    if notice.is_empty() {
        return vec![paragraph(vec![Inline::plain("Rien n’a changé depuis cette version.")])];
    }
    let mut blocks = Vec::new();
    if !notice.money.is_empty() {
        blocks.push(heading(extent.level, None, "Les montants", None));
        blocks.extend(table("Montants du contrat", "Montant", &notice.money, extent.rows.max(AMOUNTS)));
    }
    let mut told: Vec<&RegisterChanges> =
        notice.registers.iter().filter(|changes| (extent.told)(changes.register)).collect();
    // What is decided on comes first.
    let place = |register: RegisterName| DECIDED.iter().position(|own| *own == register);
    told.sort_by_key(|changes| place(changes.register).unwrap_or(DECIDED.len()));
    blocks.extend(told.into_iter().flat_map(|changes| in_full(changes, extent)));
    blocks.extend(others(notice, extent));
    blocks
}

/// A register told in full: what came, what went, what became something else.
fn in_full(changes: &RegisterChanges, extent: Extent) -> Vec<Block> {
    let mut blocks = vec![heading(extent.level, None, &changes.title, None)];
    let mut told = Vec::new();
    for (words, names) in [("Ajouts", &changes.added), ("Retraits", &changes.removed)] {
        if !names.is_empty() {
            told.push((words.to_owned(), vec![Inline::plain(listed(names, extent))]));
        }
    }
    if changes.reordered {
        told.push(("Ordre".to_owned(), vec![Inline::plain("L’ordre a changé, donc les numéros.")]));
    }
    if !told.is_empty() {
        blocks.push(Block::Facts { rows: told });
    }
    let fields = changes.changed.iter().flat_map(|record| {
        record.fields.iter().map(|field| Changed {
            label: if changes.register.single() {
                field.label.clone()
            } else {
                format!("{} : {}", cut(&record.name, extent.longest), field.label.to_lowercase())
            },
            before: brief(&field.before, extent.longest),
            after: brief(&field.after, extent.longest),
        })
    });
    let fields: Vec<Changed> = fields.collect();
    if !fields.is_empty() {
        let caption = format!("{} : modifications", changes.title);
        blocks.extend(table(&caption, "Ce qui change", &fields, extent.rows));
    }
    blocks
}

fn listed(names: &[String], extent: Extent) -> String {
    let most = extent.names;
    let mut shown: Vec<String> = names.iter().take(most).map(|name| cut(name, extent.longest)).collect();
    if names.len() > most {
        shown.push(format!("et {} autres", names.len() - most));
    }
    shown.join("\n")
}

/// A name on one line of the page. What tells a line from the others of its owner, at the end, is kept.
fn cut(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let (owner, line) = name.rsplit_once(" — ").unwrap_or((name, ""));
    let line = if line.is_empty() { String::new() } else { format!(" — {line}") };
    let room = longest.saturating_sub(line.chars().count() + 1).max(SHORTEST);
    owner.chars().take(room).collect::<String>().trim_end().to_owned() + "…" + &line
}

/// A long text is not compared on paper: that it was rewritten is enough to look it up.
fn brief(text: &str, longest: usize) -> String {
    match text {
        "" => "(rien)".to_owned(),
        text if text.chars().count() > longest => "(texte long, à lire dans le document)".to_owned(),
        text if text.chars().count() > LONGEST => text.to_owned(),
        text => text.replace('\n', " ; "),
    }
}

/// A table of changes, then how many it leaves out.
fn table(caption: &str, head: &str, changed: &[Changed], most: usize) -> Vec<Block> {
    let column = |title: &str, width: u16| Column { title: title.to_owned(), width, numeric: false };
    let cell = |text: &str| vec![Inline::plain(text)];
    let rows = changed.iter().take(most).map(|one| Row {
        role: RowRole::Record,
        cells: vec![cell(&one.label), cell(&one.before), cell(&one.after)],
    });
    let mut blocks = vec![Block::Table(Table {
        caption: caption.to_owned(),
        columns: vec![column(head, 20), column("Avant", 14), column("Maintenant", 14)],
        rows: rows.collect(),
    })];
    if changed.len() > most {
        let left = count(changed.len() - most, "autre modification", "autres modifications");
        blocks.push(paragraph(vec![Inline::plain(format!("Et {left}, à lire dans l’écran des versions."))]));
    }
    blocks
}

/// The other registers, and the answers, counted.
fn others(notice: &ChangeNotice, extent: Extent) -> Vec<Block> {
    let mut rows = Vec::new();
    for changes in notice.registers.iter().filter(|changes| !(extent.told)(changes.register)) {
        let mut told = Vec::new();
        for (number, one, many) in [
            (changes.added.len(), "ajout", "ajouts"),
            (changes.removed.len(), "retrait", "retraits"),
            (changes.changed.len(), "modification", "modifications"),
        ] {
            if number > 0 {
                told.push(count(number, one, many));
            }
        }
        if changes.reordered {
            told.push("ordre changé".to_owned());
        }
        rows.push((changes.title.clone(), vec![Inline::plain(enumerate(&told))]));
    }
    if !notice.answers.is_empty() {
        let mut told = count(notice.answers.len(), "passage réécrit", "passages réécrits");
        if extent.names >= notice.answers.len() {
            let names: Vec<String> =
                notice.answers.iter().map(|answer| format!("« {} »", answer.label)).collect();
            told = format!("{told} : {}", enumerate(&names));
        }
        rows.push(("Texte du contrat".to_owned(), vec![Inline::plain(told)]));
    }
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![heading(extent.level, None, "Le reste", None), Block::Facts { rows }]
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut};

    #[test]
    fn a_long_name_keeps_what_tells_its_line_from_the_others() {
        let name = "1.1 Créer une chaufferie bois et un réseau de chaleur à Montorvaille — ADEME, 2028";
        let shown = cut(name, LONGEST);
        assert!(shown.chars().count() <= LONGEST, "{shown}");
        assert!(shown.starts_with("1.1 Créer") && shown.ends_with("… — ADEME, 2028"), "{shown}");
        assert_eq!(cut("1.2. Un nom court", LONGEST), "1.2. Un nom court");
    }
}
