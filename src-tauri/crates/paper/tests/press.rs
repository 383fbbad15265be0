//! What the press promises, checked on the PDF it writes and the SVG it shows. It is long because each promise is
//! a test of its own; those on pages stand apart.

#[path = "press/pages.rs"]
mod pages;
mod sample;

use std::collections::HashSet;
use std::error::Error;

use chrono::{NaiveDate, NaiveDateTime};
use lopdf::Object;
use model::document::{Block, Inline, RowRole};
use paper::carried::{Carried, carried};
use paper::pages::{Anchor, Pages};
use paper::press::{At, Enclosed, Press, typst_sources};
use sample::{bare, contract, heading, indicators, paragraph, row, signatories, table};

type Outcome = Result<(), Box<dyn Error>>;

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 14).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap_or_default()
}

/// The PDF of blocks, and the text of each page as the reader of the file would extract it.
fn print(blocks: Vec<Block>) -> Result<(Vec<u8>, Vec<String>), Box<dyn Error>> {
    let pdf = Press::new().lay_out(&bare(blocks))?.pdf(noon())?;
    let texts = texts(&pdf)?;
    Ok((pdf, texts))
}

/// The words of each page, one space between two.
fn texts(pdf: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let file = lopdf::Document::load_mem(pdf)?;
    let words = |page| {
        let text = file.extract_text(&[page])?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    file.get_pages().into_keys().map(words).collect()
}

/// The bookmarks from top to bottom, all levels in one line.
fn bookmarks(pdf: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let file = lopdf::Document::load_mem(pdf)?;
    let outlines = file.catalog()?.get(b"Outlines")?.as_reference()?;
    let mut titles = Vec::new();
    let mut next = vec![file.get_dictionary(outlines)?.get(b"First")?.as_reference()?];
    while let Some(id) = next.pop() {
        let item = file.get_dictionary(id)?;
        titles.push(lopdf::decode_text_string(item.get(b"Title")?)?);
        for key in [b"Next".as_slice(), b"First".as_slice()] {
            next.extend(item.get(key).and_then(Object::as_reference));
        }
    }
    Ok(titles)
}

/// The addresses that links lead to.
fn addresses(pdf: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let file = lopdf::Document::load_mem(pdf)?;
    let mut found = Vec::new();
    for object in file.objects.values().filter_map(|object| object.as_dict().ok()) {
        let action = object.get(b"A").and_then(|action| file.dereference(action)).map(|(_, action)| action);
        if let Ok(address) = action.and_then(Object::as_dict).and_then(|action| action.get(b"URI")) {
            found.push(lopdf::decode_text_string(address)?);
        }
    }
    Ok(found)
}

#[test]
fn a_contract_with_every_block_prints() -> Outcome {
    let pages = Press::new().lay_out(&contract())?;
    assert!(pages.count() > 20, "{} pages", pages.count());
    assert!(pages.replaced().is_empty());
    let pdf = pages.pdf(noon())?;
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let whole = texts(&pdf)?.concat();
    for words in ["Trois-Rivières", "À compléter", "l’État", "Maquette financière", "Camille Exemple"]
    {
        assert!(whole.contains(words), "{words} is missing");
    }
    Ok(())
}

#[test]
fn a_press_and_its_pages_may_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<Press>();
    crosses::<Pages>();
}

#[test]
fn bookmarks_hold_number_and_words() -> Outcome {
    let bookmarks = bookmarks(&Press::new().lay_out(&contract())?.pdf(noon())?)?;
    for words in
        ["Préambule", "Article 6 — Engagements des partenaires", "Axe 1 — Préserver l’eau et les sols"]
    {
        assert!(bookmarks.iter().any(|title| title == words), "{words} in {bookmarks:?}");
    }
    assert!(bookmarks.iter().any(|title| title.starts_with("6.2") && title.contains("Dispositions")));
    Ok(())
}

#[test]
fn the_same_document_gives_the_same_bytes() -> Outcome {
    let press = Press::new();
    let first = press.lay_out(&contract())?.pdf(noon())?;
    let again = press.lay_out(&contract())?.pdf(noon())?;
    let other = Press::new().lay_out(&contract())?.pdf(noon())?;
    assert!(first == again && first == other);
    Ok(())
}

#[test]
fn characters_without_a_glyph_do_not_stop_the_print() -> Outcome {
    let text = "Forêt 🌱 et 水, \u{1}contrôle\u{0}, puce \u{f0b7}, famille 👨\u{200d}👩\u{200d}👧, \u{e5d2}, e\u{301}";
    let mut document = bare(vec![heading(1, "🌍", text), paragraph(text)]);
    document.title = text.into();
    let pages = Press::new().lay_out(&document)?;
    assert_eq!(pages.replaced(), ['水', '\u{e5d2}', '🌍', '🌱', '👧', '👨', '👩']);
    pages.pdf(noon())?;
    Ok(())
}

#[test]
fn every_printable_character_of_the_font_exports() -> Outcome {
    let planes = (0x20..0x2_0000).filter_map(char::from_u32);
    let all: Vec<char> = planes.collect();
    let blocks = all.chunks(4_000).map(|signs| {
        let spaced: String = signs.iter().flat_map(|sign| [*sign, ' ']).collect();
        paragraph(&spaced)
    });
    Press::new().lay_out(&bare(blocks.collect()))?.pdf(noon())?;
    Ok(())
}

#[test]
fn sixty_signatures_are_never_split() -> Outcome {
    let (_, pages) = print(vec![heading(1, "", "Signatures"), Block::Signatures { boxes: signatories(60) }])?;
    let count = |text: &str, words: &str| text.matches(words).count();
    assert_eq!(pages.iter().map(|page| count(page, "Date et signature")).sum::<usize>(), 60);
    for page in &pages {
        assert_eq!(count(page, "Date et signature"), count(page, "Camille Exemple"));
    }
    assert!((7..=16).contains(&pages.len()), "{} pages", pages.len());
    Ok(())
}

#[test]
fn twelve_signatures_stand_on_one_page_and_more_are_shared_out_under_a_heading() -> Outcome {
    let boxes =
        |count| print(vec![heading(1, "", "Signatures"), Block::Signatures { boxes: signatories(count) }]);
    let signed = |pages: &[String]| -> Vec<usize> {
        pages
            .iter()
            .map(|page| page.matches("Date et signature").count())
            .filter(|count| *count > 0)
            .collect()
    };
    assert_eq!(signed(&boxes(12)?.1), [12]);
    let (_, pages) = boxes(14)?;
    assert_eq!(signed(&pages), [8, 6]);
    assert!(pages.last().is_some_and(|page| page.contains("Signatures (suite)")));
    Ok(())
}

#[test]
fn a_long_table_repeats_its_head() -> Outcome {
    let (_, pages) = print(vec![heading(1, "", "Indicateurs"), indicators(120)])?;
    let body = &pages[1..];
    assert!(body.len() > 3);
    assert!(body.iter().all(|page| page.contains("Indicateur") && page.contains("Cible 2032")), "{body:?}");
    Ok(())
}

#[test]
fn a_careless_structure_still_conforms() -> Outcome {
    let linked = |link: &str| Inline { link: Some(link.into()), ..Inline::plain("lien ") };
    let anchored = |text: &str| Block::Heading {
        level: 4,
        number: Some(String::new()),
        text: text.into(),
        anchor: Some("ici".into()),
        axis: Some("inconnu".into()),
    };
    let columns = [("Un", 0, false), ("", 1, true)];
    let rows =
        vec![row(RowRole::Group, &[]), row(RowRole::Record, &["a"]), row(RowRole::Total, &["a", "b", "c"])];
    let (pdf, _) = print(vec![
        anchored("Premier"),
        anchored("Deuxième\nsuite"),
        anchored(" "),
        heading(9, "1", "Trop profond"),
        Block::Paragraph {
            text: [
                "#ici",
                "#nulle-part",
                "#",
                "javascript:alert(1)",
                "https://exemple.fr/é à",
                "http:",
                "file:///etc",
            ]
            .map(linked)
            .to_vec(),
        },
        Block::Paragraph { text: vec![] },
        table("", &columns, rows),
        table("Vide", &columns, vec![]),
        table("Sans colonne", &[], vec![]),
        Block::Facts { rows: vec![] },
        Block::List { ordered: true, items: vec![vec![], vec![paragraph("un")]] },
        Block::Quote { blocks: vec![] },
        Block::Landscape { blocks: vec![], fold: false },
        Block::Signatures { boxes: vec![] },
        Block::Lines { count: 0 },
        Block::Boxes { options: vec![" ".into()] },
        Block::PageBreak,
        Block::PageBreak,
    ])?;
    assert_eq!(bookmarks(&pdf)?, ["Premier", "Deuxième suite", "1\u{2002}Trop profond"]);
    assert_eq!(addresses(&pdf)?, ["https://exemple.fr/%C3%A9%20%C3%A0"]);
    Ok(())
}

#[test]
fn what_is_too_deep_or_too_long_still_prints() -> Outcome {
    let nest = |block: Block, _| Block::List { ordered: true, items: vec![vec![paragraph("niveau"), block]] };
    let long = "mot ".repeat(4_000);
    let word = "a".repeat(300);
    let columns = [(word.as_str(), 1, false), ("Montant", 1, true)];
    let (_, pages) = print(vec![
        heading(1, "1", &word),
        (0..40).fold(paragraph("au fond"), nest),
        table("Longues cellules", &columns, vec![row(RowRole::Record, &[&long, "1 250 000 €"])]),
        Block::Facts { rows: vec![("Fait".into(), vec![Inline::plain(long.clone())])] },
        Block::Note { title: "Note".into(), text: vec![Inline::plain(long.clone())] },
        Block::Quote { blocks: vec![paragraph(&long)] },
    ])?;
    assert!(pages.concat().contains("au fond") && pages.len() > 10);
    Ok(())
}

#[test]
fn an_empty_document_prints_its_cover() -> Outcome {
    let mut document = bare(vec![]);
    document.title = "\u{0} ".into();
    document.watermark = Some(" ".into());
    document.contents = true;
    let pages = Press::new().lay_out(&document)?;
    assert!(pages.count() >= 1);
    pages.pdf(noon())?;
    Ok(())
}

#[test]
fn the_preview_can_stand_in_a_strict_page() -> Outcome {
    let pages = Press::new().lay_out(&contract())?;
    let mut identifiers = HashSet::new();
    for index in 0..pages.count() {
        let svg = pages.svg(index).unwrap_or_default();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        for banned in ["<script", "<a ", "<style", "style=", "<image", "href=\"http", "exemple.fr", " on"] {
            assert!(!svg.contains(banned), "{banned} on page {index}");
        }
        for identifier in svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(identifiers.insert(identifier.to_owned()), "{identifier} stands twice");
        }
    }
    assert!(pages.svg(pages.count()).is_none());
    Ok(())
}

#[test]
fn user_text_is_never_markup() -> Outcome {
    let text = "#set page(fill: red) *gras* $x^2$ @ici <a> // \\ `code` #json(\"/house.typ\") = titre";
    let (_, pages) = print(vec![heading(1, "", text), paragraph(text)])?;
    assert!(pages.concat().matches("*gras* $x^2$").count() >= 2, "{pages:?}");
    let sources = typst_sources(&bare(vec![paragraph(text)]));
    assert!(sources.markup.contains("/data.json") && !sources.markup.contains("gras"));
    assert!(sources.data.contains("*gras*"));
    Ok(())
}

#[test]
fn a_file_that_lacks_a_text_a_page_or_its_end_is_not_taken_for_the_document() -> Outcome {
    let press = Press::new();
    let first = paragraph("Le territoire s’engage sur deux cents kilomètres de haies.");
    let second = paragraph("Les communes entretiennent ces haies pendant dix ans.");
    let whole = press.lay_out(&bare(vec![first.clone(), second.clone()]))?;
    let pdf = whole.pdf(noon())?;
    whole.prove(&pdf)?;
    let refused = |pages: &Pages, pdf: &[u8]| pages.prove(pdf).err().map(|error| error.to_string());
    let lacking = press.lay_out(&bare(vec![first.clone()]))?.pdf(noon())?;
    let told = refused(&whole, &lacking).unwrap_or_default();
    assert!(told.contains("il y manque « Les communes entretiennent ces haies pendant dix ans. »"), "{told}");
    let longer = press.lay_out(&bare(vec![first, Block::PageBreak, second]))?.pdf(noon())?;
    let told = refused(&whole, &longer).unwrap_or_default();
    assert!(told.contains("il a 3 pages au lieu de 2"), "{told}");
    assert!(refused(&whole, &pdf[..pdf.len() / 2]).is_some(), "half a file was taken for the whole");
    Ok(())
}

#[test]
fn what_was_broken_by_pages_hyphens_and_narrow_cells_is_found_again() -> Outcome {
    let long =
        "L’intercommunalité accompagnera l’écoconception, les coopérations et la réindustrialisation. "
            .repeat(160);
    let cell = vec![Inline::plain(long.clone())];
    let mut indicators = indicators(3);
    if let Block::Table(table) = &mut indicators {
        for row in &mut table.rows {
            row.cells[0].clone_from(&cell);
        }
    }
    let odd = "Cafe\u{301} à 7,8 t éq. CO₂, 45 m², œuf, ﬁn, 1er, 漢字 et 🙂.";
    let pages = Press::new().lay_out(&bare(vec![paragraph(&long), indicators, paragraph(odd)]))?;
    assert!(pages.count() > 5, "{} pages", pages.count());
    pages.prove(&pages.pdf(noon())?)?;
    Ok(())
}

#[test]
fn a_pdf_gives_back_the_file_it_carries() -> Outcome {
    let dossier = Carried {
        name: "Dossier d’été.crte".to_owned(),
        description: "Le dossier, à ouvrir dans Canevas".to_owned(),
        bytes: (0..=255_u8).cycle().take(70_000).collect(),
    };
    for document in [contract(), bare(vec![paragraph("Un document sans pages de trop.")])] {
        let press = Press::new();
        let plain = press.lay_out(&document)?;
        let pages =
            press.lay_out_with(&document, Enclosed { carried: Some(dossier.clone()), content: None })?;
        assert_eq!(pages.count(), plain.count(), "what is carried takes no page");
        let pdf = pages.pdf(noon())?;
        pages.prove(&pdf)?;
        assert_eq!(carried(&pdf), std::slice::from_ref(&dossier));
        let plain = plain.pdf(noon())?;
        assert!(carried(&plain).is_empty());
        assert!(pages.prove(&plain).is_err(), "a file that carries nothing was taken for one that does");
    }
    Ok(())
}

#[test]
fn a_stretch_laid_out_alone_has_the_pages_of_the_whole() -> Outcome {
    let (press, document) = (Press::new(), contract());
    let whole = press.lay_out(&document)?;
    let mut alone = 0;
    for page in 0..whole.count() {
        let Some(around) = press.lay_out_around(&document, At::Page(page), &whole, None)? else {
            // The cover and the contents belong to no stretch.
            continue;
        };
        assert!(around.whole().contains(&page), "page {page}: {:?} are whole", around.whole());
        for own in around.whole() {
            assert_eq!(around.svg(own), whole.svg(own), "page {own}, around {page}");
        }
        alone += 1;
    }
    assert!(alone > 3, "{alone} pages came alone");
    Ok(())
}

#[test]
fn a_page_whose_text_is_taken_away_is_filled_by_what_follows() -> Outcome {
    let part = |place: usize, lines: usize| {
        let (text, anchor) = (format!("Partie {place}"), Some(format!("partie-{place}")));
        let mut blocks = vec![Block::Heading { level: 2, number: None, text, anchor, axis: None }];
        blocks.extend((0..lines).map(|_| paragraph("Une ligne de texte.")));
        blocks
    };
    let document = |long: usize| {
        let lines = [10, long, 20, 12, 30, 8];
        bare((0..lines.len()).flat_map(|place| part(place, lines[place])).collect())
    };
    let press = Press::new();
    let whole = press.lay_out(&document(150))?;
    for left in [0, 1, 40, 90] {
        let now = document(left);
        let around = press.lay_out_around(&now, At::Anchor("partie-1"), &whole, None)?.ok_or("no page")?;
        let page = around.anchors().iter().find(|it| it.name == "partie-1").ok_or("no part")?.page;
        let again = press.lay_out(&now)?;
        let shown = around.svg(page).ok_or(format!("{left} lines left: page {page} is not whole"))?;
        // The page tells how many there are: the layout before had more.
        let count = |svg: &str| svg.matches("<use").count();
        assert!(count(&shown).abs_diff(count(&again.svg(page).unwrap_or_default())) < 4, "{left} lines left");
    }
    Ok(())
}

#[test]
fn a_sheet_being_typed_in_stays_as_close_as_the_whole_set_it() -> Outcome {
    let sheet = |lines: usize| {
        let (text, anchor) = ("Fiche 1".to_owned(), Some("record-a".to_owned()));
        let mut blocks = vec![Block::Heading { level: 1, number: None, text, anchor, axis: None }];
        blocks.extend((0..lines).map(|_| paragraph("Une ligne de texte.")));
        blocks.insert(20, Block::Anchor { name: "milieu".to_owned() });
        bare(blocks)
    };
    let middle = |anchors: &[Anchor]| {
        anchors.iter().find(|anchor| anchor.name == "milieu").map(|anchor| (anchor.page, anchor.down))
    };
    let press = Press::new();
    let whole = press.lay_out(&sheet(39))?;
    assert_eq!(whole.count(), 2, "the sheet is set closer to hold on one page after the cover");
    // So much was taken away that the whole, laid out anew, sets the sheet as usual.
    let typed = sheet(25);
    let around = press.lay_out_around(&typed, At::Anchor("milieu"), &whole, None)?.ok_or("no page")?;
    assert_eq!(middle(&around.anchors()), middle(whole.anchors()));
    assert_ne!(middle(press.lay_out(&typed)?.anchors()), middle(whole.anchors()));
    Ok(())
}

#[test]
fn a_sheet_known_by_its_caption_stays_as_close_too() -> Outcome {
    let sheet = |lines: usize| {
        let columns = [("Action", 30, false), ("Montant", 10, true)];
        let rows = (0..6).map(|_| row(RowRole::Record, &["Une action", "1 €"])).collect();
        // The space before « : » is not the one that is printed.
        let mut blocks = vec![table("Maquette : montants", &columns, rows)];
        blocks.push(Block::Anchor { name: "milieu".to_owned() });
        blocks.extend((0..lines).map(|_| paragraph("Une ligne de texte.")));
        bare(vec![Block::Landscape { blocks, fold: false }])
    };
    let middle = |anchors: &[Anchor]| {
        anchors.iter().find(|anchor| anchor.name == "milieu").map(|anchor| (anchor.page, anchor.down))
    };
    let mut closer = 0;
    for lines in 10..30 {
        let press = Press::new();
        let whole = press.lay_out(&sheet(lines))?;
        let typed = sheet(4);
        let around = press.lay_out_around(&typed, At::Anchor("milieu"), &whole, None)?.ok_or("no page")?;
        assert_eq!(middle(&around.anchors()), middle(whole.anchors()), "{lines} lines");
        closer += usize::from(middle(press.lay_out(&typed)?.anchors()) != middle(whole.anchors()));
    }
    assert!(closer > 0, "none was set closer");
    Ok(())
}

#[test]
fn a_file_is_packed_and_reads_the_same() -> Outcome {
    let pages = Press::new().lay_out(&contract())?;
    let pdf = pages.pdf(noon())?;
    let file = lopdf::Document::load_mem(&pdf)?;
    let held = file.objects.len();
    let free = pdf.windows(4).filter(|window| *window == b" obj").count();
    assert!(free * 4 < held, "{free} objects of {held} stand outside of the streams");
    assert_eq!(file.get_pages().len(), pages.count());
    pages.prove(&pdf)?;
    Ok(())
}
