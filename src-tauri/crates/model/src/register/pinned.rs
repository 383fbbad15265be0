//! The templates a dossier was written with.

use super::record;
use crate::value::Kind;

record! {
    /// A template the dossier is written with, under its own identifier. It keeps the version it was begun
    /// with, whatever the program ships later; its text stands among the contents of the file, under the
    /// fingerprint.
    PinnedTemplate in Templates {
        "" {
            version: String, required = Kind::line(), "Version", "";
            fingerprint: String, required = Kind::line(), "Empreinte", "";
        }
    }
}
