//! Spelling: the French dictionary, the names of the dossier, the words the person taught.

use std::collections::HashSet;
use std::sync::LazyLock;

use model::dossier::Dossier;
use model::register::RegisterName;
use model::spelling::{known, words};
use model::value::Kind;
use spellbook::Dictionary;

use crate::host::Host;
use crate::refusal::Refusal;
use crate::wire::{AskSpelling, AskSuggestions, LearnWord, Nothing, Settings, Spelling, Suggestions};
use crate::{Desk, held};

/// How many words of a text are told at most: beyond, the text is in another language.
const TOLD: usize = 20;
/// How many suggestions a person chooses among.
const OFFERED: usize = 5;

/// Read once, at the first text: it takes a tenth of a second.
static DICTIONARY: LazyLock<Option<Dictionary>> = LazyLock::new(|| {
    let read = Dictionary::new(include_str!("../dictionary/fr.aff"), include_str!("../dictionary/fr.dic"));
    read.map_err(|error| tracing::error!(%error, "the dictionary cannot be read")).ok()
});

/// The registers whose names are no one's mistakes.
const NAMED: [RegisterName; 7] = [
    RegisterName::Territory,
    RegisterName::Communes,
    RegisterName::Actors,
    RegisterName::Funders,
    RegisterName::Signatories,
    RegisterName::Bodies,
    RegisterName::Orientations,
];

impl<H: Host> Desk<H> {
    /// The words of a text that nobody knows, in order, each once.
    pub(crate) fn spell(&self, request: &AskSpelling) -> Result<Spelling, Refusal> {
        let Some(dictionary) = &*DICTIONARY else { return Ok(Spelling { words: Vec::new() }) };
        let taught: HashSet<String> = held(&self.chosen).words.iter().cloned().collect();
        let session = self.session(&request.dossier)?;
        let names = held(&session).names();
        let check = |word: &str| dictionary.check(word) || taught.contains(word) || names.contains(word);
        let mut unknown: Vec<String> = Vec::new();
        for word in words(&request.text) {
            if unknown.len() < TOLD && !known(word, &check) && !unknown.iter().any(|told| told == word) {
                unknown.push(word.to_owned());
            }
        }
        Ok(Spelling { words: unknown })
    }

    /// What a word may have been meant for, the likeliest first.
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn suggest(&self, request: &AskSuggestions) -> Result<Suggestions, Refusal> {
        let mut words = Vec::new();
        if let Some(dictionary) = &*DICTIONARY {
            // The elision stays: only what follows it is looked up.
            let start = request
                .word
                .rfind(['’', '\''])
                .map_or(0, |place| place + request.word[place..].chars().next().map_or(0, char::len_utf8));
            let (before, bare) = request.word.split_at(start);
            dictionary.suggest(bare, &mut words);
            words.truncate(OFFERED);
            words.iter_mut().for_each(|word| word.insert_str(0, before));
        }
        Ok(Suggestions { words })
    }

    /// Learns a word for this machine, or forgets it.
    pub(crate) fn learn_word(&self, request: &LearnWord) -> Result<Settings, Refusal> {
        let mut settings = held(&self.chosen).clone();
        settings.words.retain(|word| *word != request.word);
        if request.known {
            settings.words.push(request.word.clone());
            settings.words.sort();
        }
        self.choose(settings)?;
        self.settings(&Nothing {})
    }
}

/// The capitalised words of what has a name in a dossier.
pub fn names(dossier: &Dossier) -> HashSet<String> {
    let mut names = HashSet::new();
    for register in NAMED {
        let lines = register.fields().iter().filter(|field| matches!(field.kind, Kind::Line { .. }));
        let lines: Vec<&str> = lines.map(|field| field.name).collect();
        for record in dossier.rows(register).records() {
            for line in &lines {
                let text = record.get(line);
                // Part by part: the capitals of a compound name are no acronym.
                let parts = text.as_text().split(['-', '’', '\'']).flat_map(words);
                names.extend(parts.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned));
            }
        }
    }
    names
}
