//! The project's own tasks: `cargo xtask run`, `test`, `bindings`, `bench`, `data`.
//!
//! Nothing here downloads anything but packages through cargo, npm, apt-get and pip.

mod bench;
mod check;
mod command;
mod data;
mod launch;
mod setup;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use command::{Outcome, SELECTION, run_with, say};

const USAGE: &str = "\
cargo xtask run        installe ce qui manque, construit, ouvre l’application
cargo xtask test       installe ce qui manque, puis vérifie tout
cargo xtask bindings   réécrit les fichiers engendrés par le code
cargo xtask bench      mesure les rapports de temps (construction optimisée) ; un mot en choisit une mesure
cargo xtask data       refait la liste des intercommunalités";

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let root = root();
    let outcome: Outcome = match task.as_str() {
        "run" => launch::run(&root),
        "test" => check::everything(&root),
        "bindings" => bindings(&root),
        "bench" => bench::measure(&root, std::env::args().nth(2).as_deref()),
        "data" => data::make(&root),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("\n{error}"));
            ExitCode::FAILURE
        }
    }
}

/// Rewrites what the suite compares: interface types, schemas, golden texts.
fn bindings(root: &Path) -> Outcome {
    let only = ["--test", "suite", "generated"];
    let arguments: Vec<&str> = ["test"].iter().chain(&SELECTION).chain(&only).copied().collect();
    run_with(root, "cargo", &arguments, &[("CANEVAS_UPDATE", "1")])
}

/// The checkout the task is run in. Cargo says so when it starts the task: what was true when the task was
/// built may be another checkout that shares its build output.
fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    package.ancestors().nth(3).unwrap_or(Path::new(".")).to_owned()
}
