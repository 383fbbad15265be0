//! The sentences: what was added, removed, moved, reworded.

use super::Difference;
use super::align::moved;

/// How many words a quoted text has at most.
const QUOTED: usize = 16;
/// How many unchanged words are quoted around those that changed.
const AROUND: usize = 4;

/// What a sentence is about, with the ending its participles take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) name: &'static str,
    pub(super) ending: &'static str,
}

impl Noun {
    /// A masculine noun, with its article: « Le champ ».
    pub(super) const fn m(name: &'static str) -> Self {
        Self { name, ending: "" }
    }

    /// A feminine one: « La question ».
    pub(super) const fn f(name: &'static str) -> Self {
        Self { name, ending: "e" }
    }

    /// The noun and the words it stands for, when it has some.
    pub(super) fn with(self, words: &str) -> String {
        if words.is_empty() { self.name.to_owned() } else { format!("{} {}", self.name, quote(words)) }
    }

    /// « La question « … » est ajoutée. »
    pub(super) fn was(self, words: &str, participle: &str) -> String {
        format!("{} est {participle}{}.", self.with(words), self.ending)
    }
}

/// What has been told so far.
#[derive(Debug, Default)]
pub(super) struct Told(pub(super) Vec<Difference>);

impl Told {
    pub(super) fn say(&mut self, place: &str, sentence: impl Into<String>) {
        self.0.push(Difference { place: place.to_owned(), sentence: sentence.into() });
    }

    /// A text that changed; empty for none.
    pub(super) fn words(&mut self, place: &str, noun: Noun, before: &str, after: &str) {
        if before == after {
            return;
        }
        let sentence = match (before.is_empty(), after.is_empty()) {
            (true, _) => noun.was(after, "ajouté"),
            (_, true) => noun.was(before, "retiré"),
            _ => {
                let (before, after) = apart(before, after);
                format!("{} {} devient {}.", noun.name, quoted(&before), quoted(&after))
            }
        };
        self.say(place, sentence);
    }

    /// A yes or no that changed: what is said of no, and of yes.
    pub(super) fn switch(&mut self, place: &str, said: [&str; 2], before: bool, after: bool) {
        if before != after {
            self.say(place, said[usize::from(after)]);
        }
    }

    /// Items with an identifier and a name: which were added, removed or moved.
    pub(super) fn order(&mut self, place: &str, noun: Noun, before: &[(&str, &str)], after: &[(&str, &str)]) {
        let (old, new) = (ids(before), ids(after));
        for (_, name) in before.iter().filter(|(id, _)| !new.contains(id)) {
            self.say(place, noun.was(name, "retiré"));
        }
        let moved = moved(&old, &new);
        for (at, (id, name)) in after.iter().enumerate() {
            if !old.contains(id) {
                self.say(place, noun.was(name, "ajouté"));
            } else if moved.contains(id) {
                let whither = match at.checked_sub(1) {
                    None => "en tête".to_owned(),
                    Some(previous) => format!("après {}", quote(after[previous].1)),
                };
                self.say(place, format!("{} est déplacé{} {whither}.", noun.with(name), noun.ending));
            }
        }
    }

    /// The same, and which were renamed.
    pub(super) fn list(&mut self, place: &str, noun: Noun, before: &[(&str, &str)], after: &[(&str, &str)]) {
        self.order(place, noun, before, after);
        for (id, name) in after {
            if let Some((_, old)) = before.iter().find(|(old, _)| old == id) {
                self.words(place, noun, old, name);
            }
        }
    }
}

fn ids<'a>(items: &[(&'a str, &str)]) -> Vec<&'a str> {
    items.iter().map(|(id, _)| *id).collect()
}

/// The words between quotation marks, cut when they are many.
pub(super) fn quote(words: &str) -> String {
    quoted(&cut(&pieces(words), false, false))
}

fn quoted(words: &str) -> String {
    format!("«\u{a0}{words}\u{a0}»")
}

/// The words of a text; the end of a line is a word too, as it changes what is printed.
fn pieces(text: &str) -> Vec<String> {
    text.replace('\n', " ¶ ").split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Two wordings of a text, each reduced to what changed and a few words around.
fn apart(before: &str, after: &str) -> (String, String) {
    let (before, after) = (pieces(before), pieces(after));
    let head = before.iter().zip(&after).take_while(|(old, new)| old == new).count();
    let tails = before[head..].iter().rev().zip(after[head..].iter().rev());
    let tail = tails.take_while(|(old, new)| old == new).count();
    let from = head.saturating_sub(AROUND);
    let dropped = tail.saturating_sub(AROUND);
    let shown = |words: &[String]| cut(&words[from..words.len() - dropped], from > 0, dropped > 0);
    (shown(&before), shown(&after))
}

fn cut(words: &[String], begun: bool, goes_on: bool) -> String {
    let long = words.len() > QUOTED;
    let shown = words[..words.len().min(QUOTED)].join(" ");
    let (head, tail) = (if begun { "… " } else { "" }, if long || goes_on { " …" } else { "" });
    format!("{head}{shown}{tail}")
}
