//! The words of a text that a dictionary may be asked about.

/// What ends a word, beside spaces.
const ENDS: &str = "«»“”\"()[]{}<>,;:!?…/+=%°*|–—";

/// The words of a text, in order. Numbers, codes, acronyms, addresses and abbreviations are left out.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace)
        .filter(|token| !token.contains("://") && !token.contains("www.") && !token.contains(['@', '#', '_']))
        .flat_map(|token| token.split(|c: char| ENDS.contains(c)))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| is_word(word))
}

fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
    letters.count() > 1 && capitals < 2 && !word.contains('.') && !word.chars().any(char::is_numeric)
}

/// Whether a dictionary knows a word: whole, without its elision, or part by part.
pub fn known(word: &str, check: &dyn Fn(&str) -> bool) -> bool {
    if check(word) {
        return true;
    }
    let bare = word.rsplit(['’', '\'']).next().unwrap_or(word);
    let elided = bare.len() < word.len() && elision(&word[..word.len() - bare.len()]);
    if elided && known(bare, check) {
        return true;
    }
    let mut parts = word.split('-').filter(|part| !part.is_empty());
    word.contains('-') && parts.all(|part| known(part, check))
}

/// Whether this is what stands before a vowel, its apostrophe included.
fn elision(before: &str) -> bool {
    let before = before.trim_end_matches(['’', '\'']).to_lowercase();
    const ELIDED: [&str; 15] = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
        "quelqu",
    ];
    ELIDED.contains(&before.as_str())
}

#[cfg(test)]
mod tests {
    use super::{known, words};

    #[test]
    fn codes_numbers_and_addresses_are_not_words() {
        let text = "L’EPCI n° 3 (SIREN 200040293) écrit à mairie@exemple.fr, « voir www.exemple.fr/a_b », art. L.5211-1 ; CO₂, 12h30. Eau-de-vie !";
        let found: Vec<&str> = words(text).collect();
        assert_eq!(found, ["écrit", "voir", "art", "Eau-de-vie"]);
    }

    #[test]
    fn an_elision_and_a_compound_are_known_by_their_parts() {
        let check = |word: &str| ["eau", "de", "vie", "aujourd’hui", "il"].contains(&word);
        for word in ["l’eau", "l'eau", "aujourd’hui", "eau-vie", "qu’il", "d’eau-vie"] {
            assert!(known(word, &check), "{word}");
        }
        for word in ["x’eau", "l’aeu", "eau-vei", "l’"] {
            assert!(!known(word, &check), "{word}");
        }
    }
}
