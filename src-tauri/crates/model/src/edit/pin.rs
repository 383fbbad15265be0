//! Keeping with a dossier the template it is written with.

use super::Operation;
use crate::dossier::Dossier;
use crate::register::RegisterName;
use crate::template::Template;
use crate::value::Value;

/// What keeps this template with the dossier, in place of another version if there is one. The bytes of
/// its text are kept under the fingerprint.
#[must_use]
pub fn pin(dossier: &Dossier, template: &Template, fingerprint: &str) -> Vec<Operation> {
    let (register, id) = (RegisterName::Templates, template.id.as_str());
    let known = dossier.rows(register).find(id);
    let mut operations = Vec::new();
    if known.is_none() {
        operations.push(Operation::Insert { register, id: id.to_owned() });
    }
    for (field, text) in [("version", template.version.as_str()), ("fingerprint", fingerprint)] {
        if known.is_none_or(|known| known.get(field).as_text() != text) {
            let value = Value::Text(text.to_owned());
            operations.push(Operation::Set { register, id: id.to_owned(), field, value });
        }
    }
    operations
}
