//! A record that is taken away, with what hangs from it.

use super::Operation;
use crate::dossier::Dossier;
use crate::register::RegisterName;
use crate::value::{Kind, Value};

/// Takes a record away: first what belongs to it, then the links to it, then itself.
///
/// Each step is applied to a scratch copy, because two records that go away may be named in the
/// same list of links.
pub(super) fn removal(scratch: &mut Dossier, register: RegisterName, id: &str) -> Vec<Operation> {
    let mut operations = Vec::new();
    for other in RegisterName::ALL.iter().copied() {
        for field in other.fields().iter().filter(|field| points_to(&field.kind, register)) {
            for (record, left) in pointing(scratch, other, field.name, id) {
                if other.owner() == Some((register, field.name)) {
                    operations.extend(removal(scratch, other, &record));
                } else {
                    let unlink =
                        Operation::Set { register: other, id: record, field: field.name, value: left };
                    scratch.apply(&unlink);
                    operations.push(unlink);
                }
            }
        }
    }
    let delete = Operation::Delete { register, id: id.to_owned() };
    scratch.apply(&delete);
    operations.push(delete);
    operations
}

fn points_to(kind: &Kind, register: RegisterName) -> bool {
    matches!(kind, Kind::Link { register: target } | Kind::Links { register: target } if *target == register)
}

/// The records whose field names `id`, with what the field holds once the name is taken out.
fn pointing(dossier: &Dossier, register: RegisterName, field: &str, id: &str) -> Vec<(String, Value)> {
    let records = dossier.rows(register).records().into_iter();
    records
        .filter_map(|record| match record.get(field) {
            Value::Text(link) if link == id => Some((record.id().to_owned(), Value::Empty)),
            Value::List(links) if links.iter().any(|link| link == id) => {
                let left: Vec<String> = links.into_iter().filter(|link| link != id).collect();
                let left = if left.is_empty() { Value::Empty } else { Value::List(left) };
                Some((record.id().to_owned(), left))
            }
            _ => None,
        })
        .collect()
}
