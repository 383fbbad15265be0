//! What a field may be chosen among.

use super::Options;
use super::record::{numbers, titled};
use crate::dossier::Dossier;
use crate::lists;
use crate::register::{Record, RegisterName};
use crate::value::{Choice, Kind};
use crate::vocabulary::Vocabulary;

/// What fields of these kinds may be chosen among, each register and list once.
pub(super) fn options<'a>(dossier: &Dossier, kinds: impl Iterator<Item = &'a Kind>) -> Options {
    let mut options = Options::new();
    for kind in kinds {
        match kind {
            Kind::Link { register } | Kind::Links { register } => {
                let among = || records(dossier, *register);
                options.entry(register.code().to_owned()).or_insert_with(among);
            }
            Kind::Entry { list } | Kind::Entries { list } => {
                let among = || lists::choices(dossier, *list);
                options.entry(list.code().to_owned()).or_insert_with(among);
            }
            _ => {}
        }
    }
    options
}

/// The records of a register, by what a list to choose from calls them.
pub(crate) fn records(dossier: &Dossier, register: RegisterName) -> Vec<Choice> {
    let numbered = matches!(
        register,
        RegisterName::Orientations | RegisterName::Actions | RegisterName::Stakes | RegisterName::Objectives
    );
    let numbers = if numbered { numbers(dossier, register) } else { Default::default() };
    let label = |record: &dyn Record| match numbers.get(record.id()) {
        Some(number) => format!("{number} — {}", titled(record)),
        None => titled(record),
    };
    let records = dossier.rows(register).records().into_iter();
    records.map(|record| Choice { code: record.id().to_owned(), label: label(record) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{RegisterName, Vocabulary, lists::ListName};

    #[test]
    fn a_code_is_a_register_or_a_list_never_both() {
        for list in ListName::ALL {
            assert_eq!(RegisterName::from_code(list.code()), None);
        }
    }
}
