//! `cargo xtask run`: the application, or its work where there is no display.

use std::path::Path;

use crate::command::{self, Outcome, say, target};
use crate::setup;

fn open_window(root: &Path) -> Outcome {
    command::run(
        root,
        "cargo",
        &["build", "--package", "canevas-app", "--features", "canevas-app/custom-protocol"],
    )?;
    let program =
        target(root).join("debug").join(if cfg!(windows) { "canevas-app.exe" } else { "canevas-app" });
    say("\nCanevas s’ouvre.");
    command::run(root, &program.display().to_string(), &[])
}

fn export_example(root: &Path) -> Outcome {
    say(
        "\nPas d’écran ici (DISPLAY et WAYLAND_DISPLAY sont vides) : l’exemple est exporté par le même code.",
    );
    let pdf = target(root).join("contrat-exemple.pdf");
    let to = pdf.display().to_string();
    let sample = "samples/trois-rivieres/dossier.json";
    let export =
        ["run", "--package", "cli", "--", "exporter", sample, "--document", "contrat-crte", "--vers", &to];
    command::run(root, "cargo", &export)?;
    say(&format!("\nLe contrat de l’exemple : {to}"));
    Ok(())
}

/// Prepares the machine, then opens the application.
pub fn run(root: &Path) -> Outcome {
    setup::build(root)?;
    if has_display() { open_window(root) } else { export_example(root) }
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
