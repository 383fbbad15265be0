//! The project's own tasks: `cargo xtask run`, `test`, `bindings`, `bench`, `data`.

mod command;
mod data;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use command::{Outcome, say};

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let root = root();
    let outcome: Outcome = match task.as_str() {
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

const USAGE: &str = "cargo xtask data       refait la liste des intercommunalités";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap_or(Path::new(".")).to_owned()
}
