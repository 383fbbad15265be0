//! C9: the same project entered twice.

use std::collections::HashMap;

use super::strategy::named;
use super::{About, Case, Finding, Severity};
use crate::french::fold;
use crate::register::RegisterName;
use crate::register::action::Action;

/// C9: two actions look alike when their titles have the same words, or when the same owner carries, in
/// the same communes, two actions whose two longest words are the same. Each pair is told once, about the
/// later of the two.
pub(super) fn check(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut seen: HashMap<String, &Action> = HashMap::new();
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

fn keys(action: &Action) -> Vec<String> {
    let title = fold(&action.title);
    let mut words: Vec<&str> = title.split(' ').filter(|word| word.len() > 2).collect();
    words.sort_unstable();
    let mut keys = vec![words.join(" ")];
    if !action.communes.is_empty() && !action.owner.is_empty() {
        // Stable: words of one length keep their alphabetical order.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut communes = action.communes.clone();
        communes.sort_unstable();
        let longest = words.iter().take(2).copied().collect::<Vec<_>>().join(" ");
        keys.push(format!("{}|{}|{longest}", fold(&action.owner), communes.join(",")));
    }
    keys
}
