//! The characters that can be printed, and what becomes of the others.
//!
//! PDF/A refuses a file with a glyph its fonts lack, and one emoji pasted from a message must not
//! cost the user an export. So characters are settled before the layout.

use std::collections::BTreeSet;

use typst::text::{Coverage, Font};
use unicode_normalization::UnicodeNormalization;

/// What stands for a character no embedded face has.
const STAND_IN: char = '□';

/// The characters the embedded faces have.
pub struct Repertoire {
    coverage: Option<Coverage>,
}

impl Repertoire {
    /// The characters of `font`; the faces of one family share them.
    pub fn of(font: Option<&Font>) -> Self {
        Self { coverage: font.map(|font| font.info().coverage.clone()) }
    }

    /// `text` with composed accents, without control or invisible characters, and with « □ » for
    /// each visible character that cannot be printed. Those are added to `replaced`.
    pub fn settle(&self, text: &str, replaced: &mut BTreeSet<char>) -> String {
        text.nfc().filter_map(|sign| self.sign(sign, replaced)).collect()
    }

    fn sign(&self, sign: char, replaced: &mut BTreeSet<char>) -> Option<char> {
        match sign {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
            '\t' | '\u{3000}' => Some(' '),
            // Word pastes its bullets from a symbol font, as a private character.
            '\u{f0b7}' => Some('•'),
            _ if sign.is_control() || is_invisible(sign) => None,
            _ if !is_private(sign) && self.covers(sign) => Some(sign),
            _ if sign.is_whitespace() => Some(' '),
            _ => {
                replaced.insert(sign);
                Some(STAND_IN)
            }
        }
    }

    fn covers(&self, sign: char) -> bool {
        self.coverage.as_ref().is_some_and(|coverage| coverage.contains(sign.into()))
    }
}

/// Joiners, direction marks, variation selectors, skin tones, tags: they draw nothing by themselves.
fn is_invisible(sign: char) -> bool {
    matches!(u32::from(sign),
        0x034f | 0x061c | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f
        | 0xfe00..=0xfe0f | 0xfeff | 0xfff9..=0xfffb | 0x1f3fb..=0x1f3ff | 0xe0000..=0xe0fff)
}

fn is_private(sign: char) -> bool {
    matches!(u32::from(sign), 0xe000..=0xf8ff | 0xf0000..=0x0010_ffff)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Repertoire;
    use crate::world::load_fonts;

    fn settle(text: &str) -> (String, Vec<char>) {
        let fonts = load_fonts();
        let mut replaced = BTreeSet::new();
        let text = Repertoire::of(fonts.first()).settle(text, &mut replaced);
        (text, replaced.into_iter().collect())
    }

    #[test]
    fn french_text_passes_unchanged() {
        let text = "Œuvre, cœur, « ça » : 12\u{202f}345\u{a0}€ — CO₂, m², n°, l’été… ☐ ✓ → ≥";
        assert_eq!(settle(text), (text.to_owned(), vec![]));
    }

    #[test]
    fn what_no_face_has_is_replaced_and_told() {
        let (text, replaced) = settle("Forêt 🌱 et 水\u{e123}");
        assert_eq!(text, "Forêt □ et □□");
        assert_eq!(replaced, ['水', '\u{e123}', '🌱']);
    }

    #[test]
    fn what_draws_nothing_goes_silently() {
        assert_eq!(settle("a\u{0}b\u{7}c\u{feff}d\u{200b}\r\ne\u{fe0f}"), ("abcd\ne".to_owned(), vec![]));
        assert_eq!(settle("e\u{301}\tx\u{f0b7}"), ("é x•".to_owned(), vec![]));
    }
}
