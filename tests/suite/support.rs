//! What the tests share: where things are, and comparing with a file that is kept.

use std::path::PathBuf;
use std::sync::LazyLock;

use desk::Library;
use model::dossier::Dossier;
use model::template::Template;

/// A place of the project: of the checkout the tests run in, not of the one they were built in.
pub fn project(path: &str) -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap();
    package.join("..").join(path)
}

/// Compares a text with the file that keeps it; writes the file when asked to.
pub fn same(path: &str, text: &str) {
    let file = project(path);
    if std::env::var_os("CANEVAS_UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    if kept == text {
        return;
    }
    let difference = kept.lines().zip(text.lines()).position(|(kept, now)| kept != now);
    let line = difference.unwrap_or_else(|| kept.lines().count().min(text.lines().count()));
    panic!(
        "{path} is not what the code gives, from line {}:\n  kept: {}\n  now:  {}\nIf the new text is right: CANEVAS_UPDATE=1 cargo test -p tests",
        line + 1,
        kept.lines().nth(line).unwrap_or("(end)"),
        text.lines().nth(line).unwrap_or("(end)"),
    );
}

/// The text of a file of the project.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The example dossier.
pub fn sample() -> Dossier {
    desk::read_dossier("sample", &text("samples/trois-rivieres/dossier.json")).unwrap()
}

/// A dossier with nothing left to review.
pub fn complete() -> Dossier {
    desk::read_dossier("complet", &text("tests/complete/dossier.json")).unwrap()
}

/// Every template that ships, the contract's first.
pub fn templates() -> Vec<Template> {
    Library::embedded().templates().cloned().collect()
}

/// The same, as the rules take them.
pub fn refs(templates: &[Template]) -> Vec<&Template> {
    templates.iter().collect()
}

/// The contract's template, checked once for all the cases.
pub fn contract() -> Template {
    static TEMPLATE: LazyLock<Template> =
        LazyLock::new(|| Library::embedded().template("contrat-crte").unwrap().clone());
    TEMPLATE.clone()
}

/// A day for documents that carry a date.
pub fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
}
