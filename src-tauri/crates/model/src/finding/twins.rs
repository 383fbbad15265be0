//! C9: the same project entered twice.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::french::fold;
use crate::register::RegisterName;
use crate::register::action::Action;

/// C9: two actions look alike when their titles have the same words, or when the same owner carries, in
/// the same communes, two actions whose two longest words are the same. Each pair is told once, about the
/// later of the two.
pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut seen: FxHashMap<u64, &Action> = FxHashMap::default();
    for action in case.dossier.actions.iter().filter(|action| !action.title.is_empty()) {
        let mut twin = None;
        for key in keys(action) {
            twin = twin.or(seen.insert(key, action));
        }
        if let Some(twin) = twin {
            let message = format!(
                "« {} » ressemble beaucoup à « {} ». Si c’est le même projet, gardez une seule fiche.",
                named(action),
                named(twin)
            );
            About::new(found, RegisterName::Actions, &action.id).add(
                "C9",
                Severity::Information,
                "title",
                message,
            );
        }
    }
}

/// What two actions that look alike have in common, as 64 bits: among some thousands of actions, that two
/// others meet by chance is out of reach.
fn keys(action: &Action) -> impl Iterator<Item = u64> {
    let title = fold(&action.title);
    let mut words: Vec<&str> = title.split(' ').filter(|word| word.len() > 2).collect();
    words.sort_unstable();
    let same_words = key(&words);
    let placed = !action.communes.is_empty() && !action.owner.is_empty();
    let same_place = placed.then(|| {
        // Stable: words of one length keep their alphabetical order.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut communes = action.communes.clone();
        communes.sort_unstable();
        key(&(fold(&action.owner), communes, words.iter().take(2).collect::<Vec<_>>()))
    });
    std::iter::once(same_words).chain(same_place)
}

fn key(of: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}
