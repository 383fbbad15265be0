//! Running other programs, and saying what is done.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a task gives back: it stops at the first thing that fails, in words.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Says a line to the person who runs the task.
#[allow(clippy::print_stdout)]
pub fn say(text: &str) {
    println!("{text}");
}

/// Runs a program, shows what it prints, and fails if it fails.
pub fn run(folder: &Path, program: &str, arguments: &[&str]) -> Outcome {
    run_with(folder, program, arguments, &[])
}

/// Runs a program with these variables.
pub fn run_with(folder: &Path, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    say(&format!("\n> {program} {}", arguments.join(" ")));
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("« {program} » ne se lance pas : {error}"))?;
    if !status.success() {
        return Err(format!("« {program} {} » a échoué ({status}).", arguments.join(" ")).into());
    }
    say(&format!("  ({} s)", start.elapsed().as_secs()));
    Ok(())
}

/// Whether a program is there and answers these arguments without failing.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// One selection of packages and features everywhere: another one would build the same crates again.
pub const SELECTION: [&str; 4] = [
    "--workspace",
    "--features",
    "canevas-app/e2e,canevas-app/custom-protocol,floor/custom-protocol",
    "--locked",
];

/// Where cargo builds: `CARGO_TARGET_DIR`, or `target` in the project.
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
