//! The toolbox: every template says what it is for, is filled by the sample, and prints whole.

use desk::{DocumentForm, Library, Printer};
use model::condition::{Context, Kin};
use model::document::{Block, Document, Inline, RowRole};
use model::dossier::Dossier;
use model::resolve::resolve;
use model::template::{Field, Template};
use model::value::{Kind, Value};

use crate::support::{contract, same, sample, templates, today};

#[test]
fn every_template_gives_this_document_and_asks_these_fields() {
    for template in templates() {
        let mut out = format!("{} — {}\n\n", template.id, template.title);
        for step in &template.steps {
            out.push_str(&format!("{} — {}\n", step.id, step.title));
            for field in &step.fields {
                let required = if field.from.is_some() { " *" } else { "" };
                out.push_str(&format!("  {}{required} : {}\n", field.id, field.label));
            }
        }
        out.push_str(&format!("\n{}", resolve(&template, &sample(), today()).outline()));
        same(&format!("tests/golden/outils/{}.txt", template.id), &out);
    }
}

#[test]
fn every_template_says_what_it_is_for_and_every_field_how_to_answer() {
    let mut lacks = Vec::new();
    for template in templates() {
        for (what, text) in
            [("purpose", &template.purpose), ("moment", &template.moment), ("filledBy", &template.filled_by)]
        {
            lacks.extend(text.is_empty().then(|| format!("{}: no {what}", template.id)));
        }
        for field in template.steps.iter().flat_map(|step| &step.fields) {
            let place = format!("{}.{}", template.id, field.id);
            lacks.extend((field.help.is_empty() && field.of.is_none()).then(|| format!("{place}: no help")));
            let written = matches!(field.kind, Kind::Line { .. } | Kind::Text | Kind::Rich);
            let silent = written && field.example.is_empty() && field.of.is_none();
            lacks.extend(silent.then(|| format!("{place}: no example")));
        }
    }
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
}

#[test]
fn the_sample_fills_every_field_of_every_template() {
    let dossier = sample();
    let lacks: Vec<String> = templates()
        .iter()
        .flat_map(|template| {
            template.steps.iter().flat_map(|step| &step.fields).map(move |field| (template, field))
        })
        .filter_map(|(template, field)| {
            let lack = unfilled(&dossier, template, field)?;
            Some(format!("{}.{}: {lack}", template.id, field.id))
        })
        .collect();
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
}

/// What a dossier lacks to fill a field.
fn unfilled(dossier: &Dossier, template: &Template, field: &Field) -> Option<String> {
    if let Kind::Table { register, .. } = field.kind {
        return (dossier.rows(register).count() == 0).then(|| "the register has no line".into());
    }
    // What the contract or the territory holds is read there; a proposed wording is no answer.
    let context = Context { dossier, template, plan: &[], record: None, kin: &Kin::default(), amends: false };
    let held = field.of.map(|_| context.answer_to(field));
    let value = match field.kind.read(held.as_deref().unwrap_or(dossier.answer(&template.id, &field.id))) {
        Ok(value) => value,
        Err(bad) => return Some(bad.to_string()),
    };
    if value.is_empty() {
        return Some("no answer".into());
    }
    let (links, register) = match (&field.kind, &value) {
        (Kind::Link { register }, Value::Text(id)) => (vec![id.clone()], *register),
        (Kind::Links { register }, Value::List(ids)) => (ids.clone(), *register),
        _ => return None,
    };
    let lost = links.into_iter().find(|id| dossier.rows(register).find(id).is_none())?;
    Some(format!("no record {lost}"))
}

#[test]
fn every_template_prints_whole_on_a_full_an_empty_and_a_bare_dossier() {
    let full = sample();
    let mut faults = Vec::new();
    for template in templates() {
        let empty = Dossier::new("contrat-crte");
        let mut bare = Dossier::new("contrat-crte");
        for field in template.steps.iter().flat_map(|step| &step.fields).filter(|field| field.from.is_some())
        {
            let answer = full.answer(&template.id, &field.id);
            if !answer.is_null() {
                bare.answers.entry(template.id.clone()).or_default().insert(field.id.clone(), answer.clone());
            }
        }
        for (name, dossier) in [("plein", &full), ("vide", &empty), ("nécessaire", &bare)] {
            let document = resolve(&template, dossier, today());
            let mut found = Vec::new();
            look(&document, &mut found);
            faults.extend(found.into_iter().map(|fault| format!("{} ({name}) : {fault}", template.id)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What would shame us on a page: a heading over nothing, a label without text, a code, a hole.
fn look(document: &Document, found: &mut Vec<String>) {
    let flat = flat(&document.blocks);
    for (what, line) in [("titre", &document.title), ("titre courant", &document.running_head)] {
        if line.is_empty() || line.replace('\u{a0}', " ").contains("n° –") {
            found.push(format!("{what} « {line} »"));
        }
    }
    for (place, block) in flat.iter().enumerate() {
        if let Block::Heading { level, text, .. } = block {
            let next = flat[place + 1..].iter().find(|block| !matches!(block, Block::PageBreak));
            let bare = match next {
                None => true,
                Some(Block::Heading { level: below, .. }) => below <= level,
                Some(_) => false,
            };
            if bare {
                found.push(format!("rien sous « {text} »"));
            }
        }
        if let Block::Table(table) = block
            && table.rows.is_empty()
        {
            found.push(format!("tableau vide « {} »", table.caption));
        }
        if let Block::Facts { rows } = block {
            for (label, text) in rows {
                if words(text).trim().is_empty() {
                    found.push(format!("« {label} » sans valeur"));
                }
            }
        }
        for text in texts(block) {
            let coded = text.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
                word.contains('_')
                    && word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
            });
            if text.contains("None") || text.contains('{') || coded {
                found.push(format!("« {text} »"));
            }
            // « les opérations de l’année . »: a sentence that waited for an answer.
            if text.replace('\u{a0}', " ").contains(" .") || text.contains(" ,") {
                found.push(format!("un vide dans « {text} »"));
            }
            // A dossier that has nothing yet may ask for what is missing, never print a lone colon.
            if text.trim_end().ends_with(':') && text.trim().len() < 4 {
                found.push(format!("« {text} »"));
            }
        }
    }
}

fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Landscape { blocks, .. } => out.extend(flat(blocks)),
            _ => out.push(block),
        }
    }
    out
}

fn words(inlines: &[Inline]) -> String {
    inlines.iter().map(|inline| inline.text.as_str()).collect()
}

fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Paragraph { text } | Block::Note { text, .. } => vec![words(text)],
        Block::Facts { rows } => rows.iter().map(|(_, text)| words(text)).collect(),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| words(cell)).collect(),
        Block::List { items, .. } => items.iter().flatten().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn papers_for_officials_stay_short() {
    let library = Library::embedded();
    let now = today().and_hms_opt(9, 0, 0).unwrap();
    let mapped = sample();
    let mut bare = mapped.clone();
    bare.maps.clear();
    let papers = [
        ("synthese-elus", &mapped, 2),
        ("note-conseil", &mapped, 2),
        ("fiche-territoire", &bare, 2),
        // The map and the table of its communes take a page.
        ("fiche-territoire", &mapped, 3),
    ];
    for (id, dossier, most) in papers {
        let form = DocumentForm::Tool(Box::new(library.template(id).unwrap().clone()), None);
        let contract = library.template("contrat-crte").unwrap();
        let print =
            Printer::new().print(desk::Job::new(dossier, contract, &form), now, &|_, _| Ok(())).unwrap();
        assert!(print.pages <= most, "{id}: {} pages", print.pages);
        assert!(print.replaced.is_empty(), "{id}: {:?}", print.replaced);
    }
}

/// What the contract of the sample prints, one text a line.
fn contract_words(dossier: &Dossier) -> String {
    let document = resolve(&contract(), dossier, today());
    flat(&document.blocks).into_iter().flat_map(texts).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_contract_says_its_last_day_when_it_is_known() {
    let mut dossier = sample();
    assert!(contract_words(&dossier).contains("soit jusqu’au 31\u{a0}janvier 2033."));
    dossier.contract.start = None;
    let words = contract_words(&dossier);
    assert!(words.contains("soit jusqu’au ……") && !words.contains("31\u{a0}janvier 2033"));
}

#[test]
fn a_label_agrees_with_the_number_of_départements() {
    let labels = |dossier: &Dossier| -> Vec<String> {
        resolve(&contract(), dossier, today()).cover.into_iter().map(|(label, _)| label).collect()
    };
    let mut dossier = sample();
    assert!(labels(&dossier).iter().any(|label| label == "Département"));
    dossier.epcis[0].departments.push_str(", Jura");
    assert!(labels(&dossier).iter().any(|label| label == "Départements"));
}

#[test]
fn findings_are_told_by_nature_from_strengths_to_threats() {
    let document = resolve(&contract(), &sample(), today());
    let tables = flat(&document.blocks).into_iter().filter_map(|block| match block {
        Block::Table(table) if table.caption.starts_with("Constats") => Some(table),
        _ => None,
    });
    let order = ["Atouts", "Faiblesses", "Opportunités", "Menaces", "Besoins mal couverts"];
    for table in tables {
        let heads = table.rows.iter().filter(|row| row.role == RowRole::Group);
        let places: Vec<usize> = heads
            .map(|row| order.iter().position(|nature| *nature == words(&row.cells[0])).expect("a nature"))
            .collect();
        assert!(places.is_sorted() && !places.is_empty(), "{}: {places:?}", table.caption);
    }
}

#[test]
fn no_column_is_empty_in_every_row() {
    for template in templates() {
        for block in flat(&resolve(&template, &sample(), today()).blocks) {
            let Block::Table(table) = block else { continue };
            let rows: Vec<_> = table.rows.iter().filter(|row| row.role == RowRole::Record).collect();
            let empty = |place: &usize| rows.iter().all(|row| words(&row.cells[*place]).is_empty());
            let empty: Vec<&str> = (0..table.columns.len())
                .filter(empty)
                .map(|place| table.columns[place].title.as_str())
                .collect();
            assert!(empty.is_empty() || rows.is_empty(), "{}, « {} »: {empty:?}", template.id, table.caption);
        }
    }
}
