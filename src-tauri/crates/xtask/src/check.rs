//! `cargo xtask test`: everything, in the order in which it fails fastest.

use std::path::Path;

use crate::command::{Outcome, SELECTION, run, run_with, say, target};
use crate::setup;

pub fn everything(root: &Path) -> Outcome {
    setup::tests(root)?;
    let ui = root.join("ui");
    run(&ui, setup::npm(), &["run", "check"])?;
    run(&ui, setup::npm(), &["run", "lint"])?;
    run(&ui, setup::npm(), &["test"])?;
    run(root, "cargo", &["fmt", "--all", "--check"])?;
    cargo(root, "clippy", &["--all-targets", "--", "-D", "warnings"])?;
    cargo(root, "build", &[])?;
    cargo(root, "test", &[])?;
    paper(root)?;
    window(root)?;
    say("\nTout est vert.");
    Ok(())
}

fn cargo(root: &Path, verb: &str, more: &[&str]) -> Outcome {
    let arguments: Vec<&str> = [verb].iter().chain(&SELECTION).chain(more).copied().collect();
    run(root, "cargo", &arguments)
}

/// The PDFs of full, empty and identity-only dossiers, before the validator.
fn paper(root: &Path) -> Outcome {
    let folder = target(root).join("papier");
    std::fs::create_dir_all(&folder)?;
    let python = setup::python(root, "validateur", "tests/paper/requirements.txt", "page")?;
    let canevas = target(root).join("debug/canevas").display().to_string();
    let folder = folder.display().to_string();
    run(root, &python, &["tests/paper/conformance.py", &canevas, &folder])
}

/// The real window, under Xvfb.
fn window(root: &Path) -> Outcome {
    let e2e = target(root).join("debug/e2e").display().to_string();
    let pictures = target(root).join("ecrans").display().to_string();
    let arguments = ["-a", "-s", "-screen 0 1920x1080x24", &e2e, &pictures];
    run_with(root, "xvfb-run", &arguments, &[("LANG", "C.UTF-8")])
}
