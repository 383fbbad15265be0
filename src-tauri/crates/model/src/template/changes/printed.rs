//! What changed in what is printed: the plan, then the texts under each article.

use super::align::{alike, kept};
use super::pieces::{ANNEX, ARTICLE, COLUMN, Part, Piece, facts, parts};
use super::telling::{Noun, Told, quote};
use crate::template::Template;

const PLAN: &str = "Plan";

pub(super) fn printed(told: &mut Told, before: &Template, after: &Template) {
    let cover = |template: &Template| facts(&template.layout.cover).collect::<Vec<_>>();
    let (old, new) = (cover(before), cover(after));
    let pieces =
        |facts: Vec<String>| -> Vec<Piece<'_>> { facts.into_iter().map(|words| mention(words)).collect() };
    compare(told, "Couverture", &pieces(old), &pieces(new));
    let (old, new) = (parts(before), parts(after));
    plan(told, &old, &new);
    for part in &new {
        if let Some(was) = old.iter().find(|was| same(was, part)) {
            compare(told, &place_of(part), &was.pieces, &part.pieces);
        }
    }
}

fn mention(words: String) -> Piece<'static> {
    let noun = Noun::f("La mention");
    Piece { noun, id: None, words, when: None, settings: Vec::new(), under: String::new() }
}

/// Whether two parts are the same article or annex, or both the body.
fn same(before: &Part<'_>, after: &Part<'_>) -> bool {
    let id = |part: &Part<'_>| part.section.map(|(noun, section)| (noun, section.id.clone()));
    id(before) == id(after)
}

fn place_of(part: &Part<'_>) -> String {
    match part.section {
        None => "Hors article".to_owned(),
        Some((noun, section)) => {
            let kind = if noun == ARTICLE { "Article" } else { "Annexe" };
            format!("{kind} {}", quote(&section.title))
        }
    }
}

/// The articles and annexes that were added, removed, renamed or put elsewhere.
fn plan(told: &mut Told, before: &[Part<'_>], after: &[Part<'_>]) {
    for part in before.iter().filter(|part| !after.iter().any(|other| same(part, other))) {
        if let Some((noun, section)) = part.section {
            told.say(PLAN, noun.was(&section.title, "retiré"));
        }
    }
    for part in after {
        let Some((noun, section)) = part.section else { continue };
        let holder = part.parent.map(|parent| parent.id.as_str());
        let inside = part
            .parent
            .map_or_else(String::new, |parent| format!(" dans l’article {}", quote(&parent.title)));
        let Some((was, (_, old))) =
            before.iter().find(|was| same(was, part)).and_then(|was| Some((was, was.section?)))
        else {
            told.say(PLAN, format!("{} est ajouté{}{inside}.", noun.with(&section.title), noun.ending));
            continue;
        };
        told.words(PLAN, noun, &old.title, &section.title);
        if was.parent.map(|parent| parent.id.as_str()) != holder {
            let inside = if inside.is_empty() { " au premier niveau" } else { &inside };
            told.say(PLAN, format!("{} est maintenant{inside}.", noun.with(&section.title)));
        }
    }
}

/// What changed among the pieces of a part.
fn compare(told: &mut Told, place: &str, before: &[Piece<'_>], after: &[Piece<'_>]) {
    let (old, new): (Vec<Same<'_, '_>>, Vec<Same<'_, '_>>) =
        (before.iter().map(Same).collect(), after.iter().map(Same).collect());
    let mut pairs = kept(&old, &new);
    reworded(&mut pairs, before, after);
    let stayed = pairs.len();
    moved(&mut pairs, before, after);
    // What the plan tells is not told again, unless it only moved.
    let in_plan = |piece: &Piece<'_>| piece.noun == ARTICLE || piece.noun == ANNEX;
    for (at, piece) in before.iter().enumerate() {
        if !in_plan(piece) && !pairs.iter().any(|(old, _)| *old == at) {
            told.say(&under(place, piece), piece.noun.was(&piece.words, "retiré"));
        }
    }
    for (at, piece) in after.iter().enumerate() {
        let place = under(place, piece);
        match pairs.iter().position(|(_, new)| *new == at) {
            None if in_plan(piece) => {}
            None => told.say(&place, piece.noun.was(&piece.words, "ajouté")),
            Some(pair) => {
                if pair >= stayed {
                    let place = if in_plan(piece) { PLAN } else { &place };
                    told.say(place, piece.noun.was(&piece.words, "déplacé"));
                }
                piece_changes(told, &place, &before[pairs[pair].0], piece);
            }
        }
    }
}

/// Pairs what is in both but is no longer in the same order.
fn moved(pairs: &mut Vec<(usize, usize)>, before: &[Piece<'_>], after: &[Piece<'_>]) {
    for (at, piece) in before.iter().enumerate() {
        if pairs.iter().any(|(old, _)| *old == at) {
            continue;
        }
        let free = |new: &usize| !pairs.iter().any(|(_, taken)| taken == new) && after[*new].is(piece);
        if let Some(new) = (0..after.len()).find(free) {
            pairs.push((at, new));
        }
    }
}

/// Pieces are put side by side by what they are.
struct Same<'p, 'a>(&'p Piece<'a>);

impl PartialEq for Same<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0)
    }
}

fn under(place: &str, piece: &Piece<'_>) -> String {
    if piece.under.is_empty() { place.to_owned() } else { format!("{place}, {}", quote(&piece.under)) }
}

/// Between two pieces that stayed, pairs those that were reworded: alike, or alone of their sort.
fn reworded(pairs: &mut Vec<(usize, usize)>, before: &[Piece<'_>], after: &[Piece<'_>]) {
    let (mut i, mut j) = (0, 0);
    let ends = pairs.iter().copied().chain([(before.len(), after.len())]);
    let mut found = Vec::new();
    for (end, stop) in ends.collect::<Vec<_>>() {
        let alone = |noun: Noun| {
            let one = |pieces: &[Piece<'_>]| pieces.iter().filter(|piece| piece.noun == noun).count() == 1;
            one(&before[i..end]) && one(&after[j..stop])
        };
        let mut free: Vec<usize> = (j..stop).filter(|at| after[*at].id.is_none()).collect();
        for old in (i..end).filter(|at| before[*at].id.is_none()) {
            let near = |new: &usize| {
                let (old, new) = (&before[old], &after[*new]);
                old.noun == new.noun && (alone(old.noun) || alike(&old.words, &new.words))
            };
            if let Some(place) = free.iter().position(near) {
                found.push((old, free.remove(place)));
            }
        }
        (i, j) = (end + 1, stop + 1);
    }
    pairs.extend(found);
}

/// What changed in a piece.
fn piece_changes(told: &mut Told, place: &str, before: &Piece<'_>, after: &Piece<'_>) {
    // An article is renamed in the plan, a question in its step.
    if after.id.is_none() || after.noun == COLUMN {
        told.words(place, after.noun, &before.words, &after.words);
    }
    let it = after.noun.with(&after.words);
    if before.when != after.when {
        let how = match (before.when, after.when) {
            (None, _) => "ne s’imprime plus que sous condition",
            (_, None) => "s’imprime toujours",
            _ => "ne s’imprime plus sous la même condition",
        };
        told.say(place, format!("{it} {how}."));
    }
    for ((_, old), (how, new)) in before.settings.iter().zip(&after.settings) {
        if old != new {
            told.say(place, format!("{it} {how}."));
        }
    }
}
