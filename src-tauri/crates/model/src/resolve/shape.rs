//! The last look at the blocks, once all of them are resolved: headings over nothing, levels that skip,
//! titles left alone before landscape pages.

use std::collections::HashSet;

use super::FIELD_ANCHOR;
use crate::document::Block as Out;

/// A title and a few lines before landscape pages would stand alone on a page of their own: they open
/// the landscape pages instead, which begin on a new page anyway.
pub(super) fn into_landscape(mut blocks: Vec<Out>) -> Vec<Out> {
    let opening = |block: &Out| {
        matches!(block, Out::PageBreak | Out::Anchor { .. } | Out::Heading { .. } | Out::Paragraph { .. })
    };
    let place = blocks.iter().position(|block| !opening(block)).unwrap_or(blocks.len());
    if place > 4 || !matches!(blocks.get(place), Some(Out::Landscape { .. })) {
        return blocks;
    }
    let mut rest = blocks.split_off(place);
    if let Some(Out::Landscape { blocks: inner, .. }) = rest.first_mut() {
        blocks.retain(|block| *block != Out::PageBreak);
        inner.splice(0..0, blocks);
    }
    rest
}

/// Takes away the headings under which nothing is printed: what they head has no answer yet. Articles,
/// annexes and sheets, which are named elsewhere, stay.
pub(crate) fn drop_bare_headings(blocks: &mut Vec<Out>) {
    let mut below = 0;
    let mut kept: Vec<Out> = Vec::new();
    for mut block in std::mem::take(blocks).into_iter().rev() {
        if let Out::Landscape { blocks, .. } = &mut block {
            drop_bare_headings(blocks);
            if blocks.is_empty() {
                continue;
            }
        }
        match &block {
            // What stands below is another heading of this level or above, or the end.
            Out::Heading { level, number: None, anchor: None, .. } if below <= *level => continue,
            Out::Heading { level, .. } => below = *level,
            Out::PageBreak | Out::Anchor { .. } => {}
            _ => below = u8::MAX,
        }
        kept.push(block);
    }
    kept.reverse();
    *blocks = kept;
}

/// Takes away the anchors of answers already met: one printed twice is come back to where it stands first.
pub(super) fn drop_second_anchors(blocks: &mut Vec<Out>, met: &mut HashSet<String>) {
    blocks.retain_mut(|block| match block {
        Out::Anchor { name } if name.starts_with(FIELD_ANCHOR) => met.insert(name.clone()),
        Out::Landscape { blocks, .. } | Out::Quote { blocks } => {
            drop_second_anchors(blocks, met);
            true
        }
        _ => true,
    });
}

/// Takes away the captions that only repeat the heading the table opens under.
pub(super) fn drop_echoes(blocks: &mut [Out]) {
    let mut headed = String::new();
    for block in blocks {
        match block {
            Out::Heading { text, .. } => headed = said(text),
            Out::Anchor { .. } | Out::Paragraph { .. } | Out::PageBreak => {}
            Out::Table(table) => {
                if !headed.is_empty() && said(&table.caption) == headed {
                    table.caption.clear();
                }
                headed.clear();
            }
            Out::Landscape { blocks, .. } => {
                drop_echoes(blocks);
                headed.clear();
            }
            _ => headed.clear(),
        }
    }
}

/// What a title says, without its article nor its capital.
fn said(title: &str) -> String {
    let lower = title.trim().to_lowercase();
    let bare = ["les ", "la ", "le ", "l’"].iter().find_map(|article| lower.strip_prefix(article));
    bare.unwrap_or(&lower).to_owned()
}

/// Lowers headings that would skip a level: a document read aloud is walked by its levels.
pub(super) fn close_gaps(blocks: &mut [Out], last: &mut u8) {
    for block in blocks {
        match block {
            Out::Heading { level, .. } => {
                *level = (*level).clamp(1, *last + 1);
                *last = *level;
            }
            Out::Landscape { blocks, .. } => close_gaps(blocks, last),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Out, drop_bare_headings, drop_echoes};
    use crate::document::Table;
    use crate::resolve::{heading, paragraph};

    #[test]
    fn a_caption_that_repeats_its_heading_goes_and_any_other_stays() {
        let table = |caption: &str| {
            Out::Table(Table { caption: caption.to_owned(), columns: Vec::new(), rows: Vec::new() })
        };
        let mut blocks = vec![
            heading(1, None, "Prochains rendez-vous", None),
            table("Les prochains rendez-vous"),
            heading(1, None, "Valeurs", None),
            paragraph(Vec::new()),
            table("Indicateurs de résultat"),
            table("Valeurs"),
            Out::Landscape {
                blocks: vec![heading(1, None, "Enjeux", None), paragraph(Vec::new()), table("Enjeux")],
                fold: false,
            },
        ];
        drop_echoes(&mut blocks);
        let captions = |blocks: &[Out]| -> Vec<String> {
            let tables = blocks.iter().filter_map(|block| match block {
                Out::Table(table) => Some(table.caption.clone()),
                _ => None,
            });
            tables.collect()
        };
        assert_eq!(captions(&blocks), ["", "Indicateurs de résultat", "Valeurs"]);
        let Some(Out::Landscape { blocks, .. }) = blocks.last() else { panic!("landscape pages are wanted") };
        assert_eq!(captions(blocks), [""]);
    }

    #[test]
    fn landscape_pages_left_without_content_go_with_their_headings() {
        let bare = || heading(1, None, "Rien", None);
        let full = vec![heading(1, None, "Plein", None), paragraph(Vec::new())];
        let mut blocks = vec![bare(), Out::Landscape { blocks: vec![bare()], fold: false }];
        blocks.splice(0..0, full.clone());
        drop_bare_headings(&mut blocks);
        assert_eq!(blocks, full);
    }
}
