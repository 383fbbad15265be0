//! Two sequences put side by side.

/// The longest sequence of items that stand in both in the same order: the place of each, before and after.
pub(super) fn kept<T: PartialEq>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    // longest[i][j]: how many items the tails from i and from j have in common.
    let mut longest = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            longest[i][j] = if before[i] == after[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < before.len() && j < after.len() {
        if before[i] == after[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The items of the second that stand in both, but no longer in the same order among those that stayed.
pub(super) fn moved<T: PartialEq + Copy>(before: &[T], after: &[T]) -> Vec<T> {
    let kept = kept(before, after);
    let out_of_order = |place: usize| !kept.iter().any(|(_, after)| *after == place);
    let stayed = after.iter().enumerate().filter(|(_, item)| before.contains(item));
    stayed.filter(|(place, _)| out_of_order(*place)).map(|(_, item)| *item).collect()
}

/// Whether two texts have at least half of their words in common: one is then the other reworded.
pub(super) fn alike(before: &str, after: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (before, mut after) = (words(before), words(after));
    let total = before.len() + after.len();
    let mut common = 0;
    for word in &before {
        if let Some(place) = after.iter().position(|other| other == word) {
            after.swap_remove(place);
            common += 1;
        }
    }
    4 * common >= total
}
