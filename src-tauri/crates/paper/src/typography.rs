//! French punctuation: the spaces that must not break, and the curved apostrophe.
//!
//! A user types « Titre: texte », `l'eau` or `oui ?`; print wants a no-break space before the
//! high marks and inside the guillemets. Addresses, e-mails and times stay as they were typed.

use model::document::Inline;

/// Before `:` and inside « », and between a figure and its unit.
const WIDE: char = '\u{a0}';
/// Before `;`, `!` and `?`.
const NARROW: char = '\u{202f}';

/// A character and the run it belongs to.
type Sign = (char, usize);

/// The text with French spaces and apostrophes. Applying it twice changes nothing more.
#[must_use]
pub fn french(text: &str) -> String {
    let signs: Vec<Sign> = text.chars().map(|sign| (sign, 0)).collect();
    punctuate(&signs).into_iter().map(|(sign, _)| sign).collect()
}

/// The same over a line of runs: a mark may stand in another run than the word it follows.
pub fn french_runs(runs: &mut [Inline]) {
    let signs: Vec<Sign> = runs
        .iter()
        .enumerate()
        .flat_map(|(index, run)| run.text.chars().map(move |sign| (sign, index)))
        .collect();
    for run in runs.iter_mut() {
        run.text.clear();
    }
    for (sign, index) in punctuate(&signs) {
        runs[index].text.push(sign);
    }
}

fn punctuate(signs: &[Sign]) -> Vec<Sign> {
    let verbatim = verbatim(signs);
    let dialled = dialled(signs);
    let mut out: Vec<Sign> = Vec::with_capacity(signs.len() + 8);
    for (at, &(sign, run)) in signs.iter().enumerate() {
        let last = out.last().map(|&(last, _)| last);
        let next = signs.get(at + 1).map(|&(next, _)| next);
        match sign {
            _ if verbatim[at] => out.push((sign, run)),
            ' ' if next == Some(' ') || opened(&out) => {}
            ' ' if dialled[at] => out.push((WIDE, run)),
            ' ' if binds(last, next) => out.push((WIDE, run)),
            ' ' if parts_thousands(&out, &signs[at + 1..]) => out.push((NARROW, run)),
            WIDE | NARROW if opened(&out) => {}
            '\'' if is_elision(last, next) => out.push(('’', run)),
            ';' | '!' | '?' if ends_phrase(next) => close(&mut out, NARROW, (sign, run)),
            ':' if ends_phrase(next) && next != Some(':') && last != Some(':') => {
                close(&mut out, WIDE, (sign, run));
            }
            '»' => close(&mut out, WIDE, (sign, run)),
            '«' => {
                out.push((sign, run));
                if next.is_some_and(|next| next != '\n') {
                    out.push((WIDE, run));
                }
            }
            _ => out.push((sign, run)),
        }
    }
    out
}

/// Sets a mark after exactly one space of the right kind, or none where the mark starts its line.
fn close(out: &mut Vec<Sign>, space: char, mark: Sign) {
    let kept = out.iter().rposition(|&(sign, _)| !is_space(sign)).map_or(0, |at| at + 1);
    let before = kept.checked_sub(1).map(|at| out[at].0);
    match before {
        None | Some('\n') => {}
        Some('«') => {
            out.truncate(kept);
            out.push((WIDE, mark.1));
        }
        Some('(' | '[' | '¿' | '¡') => out.truncate(kept),
        Some(';' | '!' | '?') if mark.0 != '»' && mark.0 != ':' => out.truncate(kept),
        Some(_) => {
            out.truncate(kept);
            out.push((space, mark.1));
        }
    }
    out.push(mark);
}

/// Whether the text stands just after « and its space.
fn opened(out: &[Sign]) -> bool {
    matches!(out, [.., ('«', _), (WIDE, _)])
}

/// Whether a space joins a figure to its unit, or « n° » to its figure.
fn binds(last: Option<char>, next: Option<char>) -> bool {
    match (last, next) {
        (Some(last), Some('%' | '€' | '‰')) => last.is_ascii_digit(),
        (Some('°'), Some(next)) => next.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a space stands before a group of three digits, after a group of one to three.
fn parts_thousands(before: &[Sign], after: &[Sign]) -> bool {
    let is_digit = |&&(sign, _): &&Sign| sign.is_ascii_digit();
    let left = before.iter().rev().take_while(is_digit).count();
    let right = after.iter().take_while(is_digit).count();
    (1..=3).contains(&left) && right == 3
}

fn is_elision(last: Option<char>, next: Option<char>) -> bool {
    last.is_some_and(char::is_alphabetic) && next.is_some_and(|next| next.is_alphanumeric() || next == '«')
}

/// A high mark is punctuation only where a phrase can end: 14:30, a?b=c and `::` are not.
fn ends_phrase(next: Option<char>) -> bool {
    next.is_none_or(|next| next.is_whitespace() || "»)]}\"”…,.;:!?".contains(next))
}

fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | WIDE | NARROW | '\u{2009}')
}

/// Marks the spaces inside telephone numbers, « 01 99 00 12 34 » or « +33 1 99 00 12 34 »: one that is cut by
/// the end of a line is misread.
fn dialled(signs: &[Sign]) -> Vec<bool> {
    let mut marks = vec![false; signs.len()];
    let digit = |at: usize| signs.get(at).is_some_and(|(sign, _)| sign.is_ascii_digit());
    for start in 0..signs.len() {
        let groups: &[usize] = match signs[start].0 {
            _ if start > 0
                && (digit(start - 1) || signs[start - 1].0 == ' ' && start > 1 && digit(start - 2)) =>
            {
                continue;
            }
            '0' => &[2, 2, 2, 2, 2],
            '+' => &[2, 1, 2, 2, 2, 2],
            _ => continue,
        };
        let mut at = start + usize::from(signs[start].0 == '+');
        let mut spaces = Vec::new();
        let whole = groups.iter().enumerate().all(|(place, length)| {
            let spaced = place == 0 || signs.get(at).is_some_and(|(sign, _)| *sign == ' ');
            if place > 0 {
                spaces.push(at);
                at += 1;
            }
            let written = (at..at + length).all(digit) && !digit(at + length);
            at += length;
            spaced && written
        });
        let goes_on = signs.get(at).is_some_and(|(sign, _)| *sign == ' ') && digit(at + 1);
        if whole && !goes_on {
            spaces.into_iter().for_each(|space| marks[space] = true);
        }
    }
    marks
}

/// Marks the signs of addresses and e-mails.
fn verbatim(signs: &[Sign]) -> Vec<bool> {
    let mut marks = vec![false; signs.len()];
    let mut start = 0;
    for end in 0..=signs.len() {
        let ends = signs.get(end).is_none_or(|&(sign, _)| sign.is_whitespace() || matches!(sign, '«' | '»'));
        if ends {
            let word: String = signs[start..end].iter().map(|&(sign, _)| sign).collect();
            if word.contains("://") || word.contains("www.") || word.contains('@') {
                marks[start..end].fill(true);
            }
            start = end + 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use model::document::Inline;

    use super::{french, french_runs};

    #[test]
    fn marks_take_their_space() {
        let pairs = [
            ("Titre: texte", "Titre\u{a0}: texte"),
            ("Titre : texte", "Titre\u{a0}: texte"),
            ("Vraiment?", "Vraiment\u{202f}?"),
            ("Oui !", "Oui\u{202f}!"),
            ("un ; deux;trois", "un\u{202f}; deux;trois"),
            ("Quoi?!", "Quoi\u{202f}?!"),
            ("Quoi ? !", "Quoi\u{202f}?!"),
            ("(oui ?)", "(oui\u{202f}?)"),
            ("(?)", "(?)"),
            ("« eau »", "«\u{a0}eau\u{a0}»"),
            ("«eau»", "«\u{a0}eau\u{a0}»"),
            ("«  Quoi ?  » : rien", "«\u{a0}Quoi\u{202f}?\u{a0}»\u{a0}: rien"),
            ("déjà\u{202f}: fait", "déjà\u{a0}: fait"),
            ("vers 2030…?", "vers 2030…\u{202f}?"),
            ("30 % de 20 €", "30\u{a0}% de 20\u{a0}€"),
            ("1 250 000 €", "1\u{202f}250\u{202f}000\u{a0}€"),
            ("en 2026 300 arbres, 04 50 12", "en 2026 300 arbres, 04 50 12"),
            ("n° 12", "n°\u{a0}12"),
            ("au 01 99 00 12 34.", "au 01\u{a0}99\u{a0}00\u{a0}12\u{a0}34."),
            ("+33 1 99 00 12 34", "+33\u{a0}1\u{a0}99\u{a0}00\u{a0}12\u{a0}34"),
            ("les 01 02 03 04 05 06", "les 01 02 03 04 05 06"),
            ("deux  espaces", "deux espaces"),
        ];
        for (typed, printed) in pairs {
            assert_eq!(french(typed), printed, "{typed}");
        }
    }

    #[test]
    fn apostrophes_curve_inside_words_only() {
        assert_eq!(french("l'eau d'aujourd'hui"), "l’eau d’aujourd’hui");
        assert_eq!(french("un 'mot' de 5' et 3'2"), "un 'mot' de 5' et 3'2");
    }

    #[test]
    fn addresses_times_and_codes_stay_as_typed() {
        for typed in [
            "https://exemple.fr/a?b=1;c=2!",
            "www.exemple.fr/page?",
            "ecrire@exemple.fr;copie@exemple.fr",
            "à 14:30",
            "l’échelle 1:25",
            "C:\\Dossiers",
            "crate::module",
            "12:30:45",
            "a!=b",
        ] {
            assert_eq!(french(typed), typed);
        }
        assert_eq!(french("Voir https://exemple.fr : là"), "Voir https://exemple.fr\u{a0}: là");
    }

    #[test]
    fn lines_start_without_a_space() {
        assert_eq!(french("un\n: deux\n! trois\n«"), "un\n: deux\n! trois\n«");
    }

    #[test]
    fn setting_twice_changes_nothing() {
        let alphabet = [' ', 'a', ':', '!', '«', '»', '\'', '\u{a0}', '7', '%', '\n', '@'];
        let count = alphabet.len();
        for number in 0..count.pow(5) {
            let mut rest = number;
            let typed: String = std::iter::repeat_with(|| {
                let sign = alphabet[rest % count];
                rest /= count;
                sign
            })
            .take(5)
            .collect();
            let once = french(&typed);
            assert_eq!(french(&once), once, "{typed:?}");
        }
    }

    #[test]
    fn a_mark_follows_a_word_of_another_run() {
        let mut runs = [Inline::bold("Objet "), Inline::plain(": l'"), Inline::bold("eau")];
        french_runs(&mut runs);
        let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["Objet", "\u{a0}: l’", "eau"]);
    }
}
