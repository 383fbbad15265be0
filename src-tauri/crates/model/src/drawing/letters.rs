//! How wide words are in Source Sans 3, and how they are broken into lines.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Advance widths of U+0020 to U+007E in Source Sans 3 SemiBold, in thousandths of the size.
/// The regular weight is 2 to 5 % narrower: that margin covers another font of the family list.
const WIDTHS: [u16; 95] = [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513,
    513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282,
    494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513,
    500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431,
    361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];

/// The width of a text set at `size`, in the unit of `size`. Slightly too wide rather than too narrow.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.nfd().filter(|c| !is_combining_mark(*c)).map(advance).sum();
    f64::from(thousandths) * size / 1000.0
}

fn advance(letter: char) -> u32 {
    let ascii = (letter as usize).checked_sub(0x20).and_then(|index| WIDTHS.get(index));
    match (ascii, letter) {
        (Some(&width), _) => u32::from(width),
        (None, '\u{a0}') => 200,
        (None, '\u{202f}') => 120,
        (None, '’' | '‘') => 275,
        (None, '«' | '»' | '–') => 490,
        (None, '€' | '−' | '×' | '≥' | '≤') => 513,
        (None, '…' | '—' | 'Œ' | 'œ' | 'Æ' | 'æ') => 965,
        (None, c) if (c as u32) < 0x2000 => 700,
        (None, _) => 1000,
    }
}

/// The text on at most `lines` lines no wider than `room`. What does not fit ends with « … ».
///
/// Lines break at ordinary spaces, never at U+00A0 or U+202F; a word wider than the room is cut.
pub(super) fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, size, room) {
            let joined = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if width(&joined, size) <= room {
                line = joined;
            } else {
                wrapped.push(std::mem::replace(&mut line, piece));
            }
        }
    }
    wrapped.push(line);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            *last = ended(last, size, room);
        }
    }
    wrapped
}

/// The text on one line.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    wrap(text, size, room, 1).concat()
}

/// A word cut where it passes the room, after a hyphen when it has one.
fn pieces(word: &str, size: f64, room: f64) -> Vec<String> {
    if width(word, size) <= room {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for letter in word.chars() {
        piece.push(letter);
        if width(&piece, size) > room && piece.chars().count() > 1 {
            let cut = piece.rfind('-').map_or(piece.len() - letter.len_utf8(), |hyphen| hyphen + 1);
            let rest = piece.split_off(cut.min(piece.len() - letter.len_utf8()).max(1));
            pieces.push(std::mem::replace(&mut piece, rest));
        }
    }
    pieces.push(piece);
    pieces
}

fn ended(line: &str, size: f64, room: f64) -> String {
    let mut kept = line.to_owned();
    while !kept.is_empty() && width(&kept, size) + width("…", size) > room {
        kept.pop();
    }
    // Rather a whole word than half of one, unless that would leave little.
    if let Some(space) = kept.rfind(' ').filter(|space| kept != line && *space > kept.len() / 2) {
        kept.truncate(space);
    }
    format!("{}…", kept.trim_end_matches([' ', '\u{a0}', '\u{202f}', ',', ':', ';', '-', '’']))
}

/// Whether a text can be broken at spaces only within these measures.
pub(super) fn fits(text: &str, size: f64, room: f64, lines: usize) -> bool {
    let words = text.split(' ').all(|word| width(word, size) <= room);
    words && wrap(text, size, room, usize::MAX).len() <= lines
}

/// French signs that must not part from the word before them, or after: as typed, as set.
const BOUND: [(&str, &str); 7] = [
    (" :", "\u{a0}:"),
    (" ;", "\u{202f};"),
    (" ?", "\u{202f}?"),
    (" !", "\u{202f}!"),
    (" %", "\u{a0}%"),
    (" »", "\u{a0}»"),
    ("« ", "«\u{a0}"),
];

/// One line of text, set as French is: newlines and the characters XML forbids become spaces, runs of
/// spaces become one, and the spaces of high signs do not break.
pub(super) fn clean(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_control() || c == '\u{2028}' { ' ' } else { c }).collect();
    let line = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    BOUND.iter().fold(line, |line, (typed, set)| line.replace(typed, set))
}

#[cfg(test)]
mod tests {
    use super::{clean, fits, width, wrap};

    #[test]
    fn lines_break_at_spaces_and_keep_amounts_whole() {
        assert_eq!(
            wrap("Coût total de 12\u{202f}500\u{a0}€", 10.0, 55.0, 3),
            ["Coût total", "de 12\u{202f}500\u{a0}€"]
        );
        assert_eq!(wrap("", 10.0, 60.0, 3), [""]);
    }

    #[test]
    fn what_does_not_fit_is_said_to_be_cut() {
        let lines = wrap("Direction départementale des territoires et de la mer", 10.0, 70.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| width(line, 10.0) <= 70.0), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_room_is_cut() {
        let lines = wrap("anticonstitutionnellement", 10.0, 40.0, 9);
        assert_eq!(lines.concat(), "anticonstitutionnellement");
        assert!(!fits("anticonstitutionnellement", 10.0, 40.0, 9));
    }

    #[test]
    fn a_text_becomes_one_clean_line() {
        assert_eq!(clean(" a\n\tb\u{0} c\u{a0}! "), "a b c\u{a0}!");
        assert_eq!(
            clean("Une « cible » : 9 % ; oui"),
            "Une «\u{a0}cible\u{a0}»\u{a0}: 9\u{a0}%\u{202f}; oui"
        );
    }
}
